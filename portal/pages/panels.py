"""Panels that show a text in all languages, side by side."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from .languages import languages, localized


def title_panel():
    """The titles in all languages; each fills in the address of its own language as one types."""
    return FieldRowPanel(
        [
            TitleFieldPanel(
                localized("title", language), targets=[localized("local_slug", language)]
            )
            for language in languages()
        ]
    )


def text_panel(field_name, heading=None, side_by_side=True, **options):
    """
    A translated text, one field a language.

    ``side_by_side`` suits short texts; long ones, as a body of blocks, stand below each other.
    ``options`` go to each ``FieldPanel``.
    """
    fields = [FieldPanel(localized(field_name, language), **options) for language in languages()]
    if side_by_side:
        return FieldRowPanel(fields, heading=heading or "")
    return MultiFieldPanel(fields, heading=heading or "")
