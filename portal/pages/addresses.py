"""The public addresses of a page: one in each language."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _
from wagtail.models import AbstractPage

from .languages import address_part, default_language, in_default_language, languages, localized
from .redirects import leave_redirects

# Together with the language's prefix it fits into the 255 characters of a redirect's old path.
ADDRESS_LENGTH = 250


class Addressed:
    """
    Keeps ``local_path_<language>`` of a page, derived from its ``local_slug_<language>``.

    ``local_slug_<language>`` is what an editor chose, or the folded title of that language. While a
    language has neither, its address borrows the slug of the default language, so that no address
    is ever empty. Wagtail's own ``slug`` and ``url_path`` mirror the default language. The paths
    start at the root of the tree, as ``url_path`` does; a site's root page has the same path in
    every language, because Wagtail keeps the paths of sites without a language.
    """

    def get_local_path(self, language):
        return getattr(self, localized("local_path", language)) or "/"

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        """Wagtail asks this before it saves or moves a page: is its address free everywhere?"""
        if parent_page is None or page is None:
            return AbstractPage._slug_is_available(slug, parent_page, page)
        return not any(
            page.taken_path(parent_page, language, page._wanted_slug(parent_page, language))
            for language in languages()
        )

    def taken_path(self, parent, language, slug):
        """The path that ``slug`` makes under ``parent``, if another page has it; else ``None``."""
        path = f"{parent.get_local_path(language)}{slug}/"
        others = self.base_page_model.objects.exclude(pk=self.pk)
        return path if others.filter(**{localized("local_path", language): path}).exists() else None

    @in_default_language
    @transaction.atomic
    def save(self, clean=True, **kwargs):
        """
        Write the page with its addresses settled, those below it moved along and redirects left.

        An address that somebody else took in the meantime gets a number, so that two people who
        save at once both keep their work. Raises ``ValidationError`` for an address that is too
        long, of the page itself or of a page below it.
        """
        if kwargs.get("update_fields") is not None:  # Wagtail's book-keeping: no address changes
            return super().save(clean=clean, **kwargs)
        self._lock_siblings()
        before = self._stored_paths()
        self.settle_addresses()
        self.settle_text()
        super().save(clean=clean, **kwargs)
        moves = {
            language: (old, self.get_local_path(language))
            for language, old in before.items()
            if old and old != self.get_local_path(language)
        }
        if moves:
            self._move_descendants(moves)
            leave_redirects(self, moves)

    @in_default_language
    def _set_core_field_defaults(self):
        if self.get_parent() is not None:
            self.settle_addresses()
        super()._set_core_field_defaults()

    def settle_addresses(self):
        """Fill ``local_slug``, ``local_path`` and ``slug`` in for the place that the page has."""
        parent = self.get_parent()
        if parent is None:
            for language in languages():
                setattr(self, localized("local_path", language), "/")
            return
        slugs = {
            language: self._free_slug(parent, language, self._wanted_slug(parent, language))
            for language in languages()
        }
        for language, slug in slugs.items():
            path = f"{parent.get_local_path(language)}{slug}/"
            if len(path) > ADDRESS_LENGTH:
                raise ValidationError({localized("local_slug", language): too_long_message()})
            if self._has_own_slug(language):
                setattr(self, localized("local_slug", language), slug)
            setattr(self, localized("local_path", language), path)
        self.slug = slugs[default_language()]

    def _has_own_slug(self, language):
        return language == default_language() or bool(
            getattr(self, localized("local_slug", language))
            or address_part(getattr(self, localized("title", language)))
        )

    def _wanted_slug(self, parent, language):
        default = default_language()
        if self._state.adding and self.slug:  # copies and aliases get their slug from Wagtail
            default_slug = self.slug
        else:
            default_slug = (
                getattr(self, localized("local_slug", default))
                or address_part(getattr(self, localized("title", default)))
                or self.slug
                or self._meta.model_name
            )
        if language == default or parent.depth == 1:
            return default_slug
        return (
            getattr(self, localized("local_slug", language))
            or address_part(getattr(self, localized("title", language)))
            or default_slug
        )

    def _free_slug(self, parent, language, slug):
        free, number = slug, 1
        while self.taken_path(parent, language, free):
            number += 1
            free = f"{slug}-{number}"
        return free

    def _lock_siblings(self):
        parent = self.get_parent()
        if parent is not None:
            list(self.base_page_model.objects.select_for_update().filter(pk=parent.pk).only("pk"))

    def _stored_paths(self):
        columns = [localized("local_path", language) for language in languages()]
        stored = self.base_page_model.objects.filter(pk=self.pk).values_list(*columns).first()
        return dict(zip(languages(), stored or (), strict=False))

    def _move_descendants(self, moves):
        """Give every page below this one its new addresses, in one statement."""
        below = self.base_page_model.objects.filter(path__startswith=self.path).exclude(pk=self.pk)
        columns = {localized("local_path", language): move for language, move in moves.items()}
        for column, (old, new) in columns.items():
            longest = below.aggregate(longest=Max(Length(column)))["longest"] or 0
            if longest - len(old) + len(new) > ADDRESS_LENGTH:
                raise ValidationError(too_long_message())
        if default_language() in moves:  # the bare column repeats the default language's
            columns["local_path"] = moves[default_language()]
        below.rewrite(False).update(
            **{
                column: Concat(Value(new), Substr(column, len(old) + 1))
                for column, (old, new) in columns.items()
            }
        )


def too_long_message():
    return _(
        "The address of this page or of a page below it would be longer than %(limit)s "
        "characters. Choose a shorter one."
    ) % {"limit": ADDRESS_LENGTH}
