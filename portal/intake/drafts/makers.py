"""What the apps that own page types bring along to have drafts made of documents."""

from django.utils.translation import gettext_lazy as _

from portal.pages.languages import default_language, localized
from portal.pages.models import HomePage

_makers = {}


class CannotMakeDraft(Exception):
    """Why no page can be made from a document, in the user's language."""


def register_draft_maker(maker):
    """Have ``maker``, a ``DraftMaker``, make the pages of its kind."""
    _makers[maker.kind] = maker


def maker_of(kind):
    """The ``DraftMaker`` of the pages of a kind."""
    return _makers[kind]


class DraftMaker:
    """
    Makes pages of one type from parts of documents; the app that has the type descends from it.

    ``kind`` is a name of ``PageKind``, ``page_model`` the type of the page and ``index_model`` that
    of the list below which it stands. ``uses`` are the kinds of findings that the pages have a
    place for: on those alone clerks decide. ``row_keys`` names, by relation of the page, the field
    by which its rows are recognised; rows of the rest are by all that they say.
    """

    kind = ""
    page_model = None
    index_model = None
    uses = frozenset()
    row_keys = {}

    def fill(self, page, content):
        """
        Set what is peculiar to the type to what ``content`` says on ``page``, which is empty.

        It is never stored: what editors do to the page that is stays out of sight.
        """
        raise NotImplementedError

    def new_page(self, content):
        """A page, not yet stored, with what it cannot do without."""
        return self.page_model(original_language=content.language)

    def find_index(self):
        """The list below which new pages stand; where there is none, a draft of one is made."""
        index = self.index_model.objects.order_by("-live", "path").first()
        if index:
            return index
        home = HomePage.objects.order_by("path").first()
        if home is None:
            raise CannotMakeDraft(_("The portal has no home page yet: make one first."))
        name = str(self.index_model._meta.verbose_name).capitalize()
        index = self.index_model(live=False, **{localized("title", default_language()): name})
        home.add_child(instance=index)
        index.save_revision(clean=False)
        return index
