"""What an editor has to do today: each app says it of what it keeps."""

from dataclasses import dataclass
from operator import attrgetter

from django.urls import reverse
from wagtail.permissions import policy_registry

from portal.pages.models import PortalPage

#: How many rows of a kind the first screen of the admin shows.
SHOWN = 4

_duties = []


@dataclass(frozen=True)
class Row:
    """One thing to do: where it is done, and a few words on it."""

    title: str
    url: str
    note: str = ""
    is_urgent: bool = False
    badges: tuple = ()


class Duty:
    """
    One kind of things to do.

    ``items`` finds them, the most urgent first and only what the user may change: a query set or a
    list. ``row`` makes a ``Row`` of one. Kinds with a lower ``order`` come first.
    """

    key = ""
    title = ""
    icon = "list-ul"
    order = 100

    def items(self, user):
        """What there is to do for ``user``: a query set or a list."""
        raise NotImplementedError

    def row(self, item):
        """One of ``items`` as a ``Row``."""
        raise NotImplementedError

    def rows(self, items):
        """Some of ``items`` as a list of ``Row``."""
        return [self.row(item) for item in items]

    @property
    def url(self):
        """Address of the list of all of them."""
        return reverse("desk_duty", args=[self.key])


@dataclass(frozen=True)
class Outlook:
    """The first rows of a duty, and how many there are in all."""

    duty: Duty
    rows: list
    number: int


def register_duty(duty):
    """Let the first screen of the admin show what ``duty`` finds."""
    _duties.append(duty)


def all_duties():
    """Every ``Duty`` that an app has registered, in the order in which they are shown."""
    return sorted(_duties, key=attrgetter("order"))


def look_out(user):
    """An ``Outlook`` for each duty: at most two queries for each, however much there is to do."""
    outlooks = []
    for duty in all_duties():
        items = duty.items(user)
        first = list(items[: SHOWN + 1])
        number = len(first)
        if number > SHOWN:
            number = len(items) if isinstance(items, list) else items.count()
        outlooks.append(Outlook(duty, duty.rows(first[:SHOWN]), number))
    return outlooks


def editable_pages(user):
    """The pages that ``user`` may change."""
    policy = policy_registry.get_by_type(PortalPage)
    return policy.instances_user_has_permission_for(user, "change")


def edit_page_url(pk):
    """Address of the form of the page with the key ``pk``."""
    return reverse("wagtailadmin_pages:edit", args=[pk])
