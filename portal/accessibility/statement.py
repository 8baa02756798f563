"""What an accessibility statement says: the page's data in the words of the law."""

from django.utils.functional import cached_property
from django.utils.html import format_html

from portal.pages.languages import active_language

from .wording import ACT_ADDRESS, OMBUDSMAN_ADDRESS, WORDING


class Statement:
    """
    The sentences and headings of ``page``, a statement, in the active language.

    The identifiers in them (``a11y-…``) are those of the technical conditions: they are read by
    machines, stand once on the page and are never translated.
    """

    def __init__(self, page):
        self.page = page
        self.words = WORDING[active_language()]

    @property
    def opening(self):
        page, words = self.page, self.words
        return format_html(
            words["opening"],
            body=format_html('<span id="a11y-podmiot">{}</span>', page.public_body),
            scope=format_html('<span id="a11y-zakres">{}</span>', words["scope"][page.scope]),
            act=format_html('<a href="{}">{}</a>', ACT_ADDRESS, words["act"]),
            site=format_html(
                '<a id="a11y-url" href="{}">{}</a>',
                page.site_address,
                page.site_name or page.site_address,
            ),
        )

    @property
    def published(self):
        return self.words["published"][self.page.scope]

    @property
    def status(self):
        """The sentence on compliance; it gives a reason unless everything is compliant."""
        page, words = self.page, self.words
        return words["status_sentence"][page.scope].format(
            degree=words["degree"][page.status],
            reason="" if page.status == page.Status.FULL else words["reason"],
        )

    @cached_property
    def failing_groups(self):
        """Pairs of a heading and the open failings of its group; none where all is compliant."""
        if self.page.status == self.page.Status.FULL:
            return []
        failings = self.page.open_failings
        groups = (
            (heading, [each for each in failings if each.group == group])
            for group, heading in self.words["failing_groups"].items()
        )
        return [(heading, found) for heading, found in groups if found]

    @property
    def basis(self):
        return self.words["basis"][self.page.basis]

    @property
    def request(self):
        """What anybody may ask for."""
        kind = self.words["site_kind"][self.page.scope]
        return self.words["procedure_request"].format(site_kind=kind)

    @property
    def complaint(self):
        ombudsman = format_html('<a href="{}">{}</a>', OMBUDSMAN_ADDRESS, self.words["ombudsman"])
        return format_html(self.words["procedure_complaint"], ombudsman=ombudsman)
