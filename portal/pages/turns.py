"""
One lock around whatever changes a tree: that of the pages and that of the collections.

A place in a tree is a path that is worked out from the paths of others, so two people who change a
tree side by side would work with places that are no longer true. Each waits for their turn and
looks at the tree as it is then: docs/adr/0045.
"""

import logging
from contextlib import contextmanager
from functools import wraps

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

logger = logging.getLogger(__name__)

#: What the command ``publish_scheduled`` calls what it does.
SCHEDULED = "wagtail.publish.scheduled"
#: What the lock is called among the advisory locks of a PostgreSQL database; any number would do.
TREES = 4_201_977
#: How long somebody waits for their turn; SQLite's ``timeout`` says the same (settings).
PATIENCE = "60s"
#: How long a form that saves itself waits: it holds a place that readers wait for.
SHORT_PATIENCE = "10s"
#: Those parts of Wagtail's admin that change a tree, or write pages of which others read places.
PARTS_WITH_TREES = {"wagtailadmin_pages", "wagtailadmin_collections", "wagtailadmin_api"}
JSON = "application/json"
BULK_ACTIONS = "wagtail_bulk_action"


@contextmanager
def tree_locked(patience=PATIENCE):
    """
    A transaction in which nobody else changes a tree. It may stand within another one.

    Whatever of a tree was read before is to be read anew. Taken before any row is locked, it lets
    no two wait for each other. Raises ``OperationalError`` where the turn does not come in time.
    SQLite needs no more than the transaction, which begins by waiting for all others that write.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_xact_lock(%s) FROM set_config('lock_timeout', %s, true)",
                    [TREES, patience],
                )
        yield


def in_turn(view):
    """Have ``view`` of Wagtail's admin answer when its turn has come, if it may change a tree."""

    @wraps(view)
    def wait_and_answer(request, *args, **kwargs):
        if not may_change_tree(request):
            return view(request, *args, **kwargs)
        saves_itself = request.get_preferred_type(["text/html", JSON]) == JSON
        with tree_locked(SHORT_PATIENCE if saves_itself else PATIENCE):
            return view(request, *args, **kwargs)

    return wait_and_answer


def may_change_tree(request):
    """Whether ``request`` does more than look, in a part of the admin that has to do with trees."""
    match = request.resolver_match
    if request.method in ("GET", "HEAD", "OPTIONS") or "preview" in (match.url_name or ""):
        return False
    return match.url_name == BULK_ACTIONS or not PARTS_WITH_TREES.isdisjoint(match.namespaces)


class TakesTurns:
    """
    A page whose every change of the tree waits for its turn.

    What is in memory may be older than the lock: places are read anew before they are relied on,
    and a page that is saved never writes an old place over its present one.
    """

    #: What says where a page stands.
    PLACE = ("path", "depth", "numchild", "url_path")

    def find_place(self):
        """Read anew where the page stands. Raises ``DoesNotExist`` where it has been deleted."""
        pages = self._meta.get_field("path").model.objects
        place = pages.values(*self.PLACE).get(pk=self.pk)
        for name, value in place.items():
            setattr(self, name, value)

    @classmethod
    def add_root(cls, **kwargs):
        with tree_locked():
            return super().add_root(**kwargs)

    @classmethod
    def fix_tree(cls, *args, **kwargs):
        with tree_locked():
            return super().fix_tree(*args, **kwargs)

    def add_child(self, **kwargs):
        with tree_locked():
            self.find_place()
            return super().add_child(**kwargs)

    def add_sibling(self, pos=None, **kwargs):
        with tree_locked():
            self.find_place()
            return super().add_sibling(pos, **kwargs)

    def move(self, target, pos=None, user=None):
        with tree_locked():
            self.find_place()
            target.find_place()
            return super().move(target, pos, user)

    def copy(self, *args, **kwargs):
        with tree_locked():
            self.find_place()
            return super().copy(*args, **kwargs)

    def create_alias(self, *args, **kwargs):
        with tree_locked():
            self.find_place()
            return super().create_alias(*args, **kwargs)

    def publish(self, revision, *args, **kwargs):
        """
        Publish a revision. One that was scheduled and cannot be published holds nothing else up: it
        stays scheduled and is tried again, and the log says why. One that somebody else has
        published by now is left alone.
        """
        is_scheduled = kwargs.get("log_action") == SCHEDULED
        try:
            with tree_locked():
                revision.refresh_from_db()
                if is_scheduled and not revision.approved_go_live_at:
                    return None
                return super().publish(revision, *args, **kwargs)
        except ValidationError as error:
            if not is_scheduled:
                raise
            reasons = " ".join(error.messages)
            logger.warning("Not published as scheduled: %s (%s): %s", self, self.pk, reasons)

    def unpublish(self, set_expired=False, **kwargs):
        """Unpublish the page; if its time is said to be over, only where that is still so."""
        with tree_locked():
            self.find_place()
            if set_expired:
                self.refresh_from_db()
                if not (self.live and self.expire_at and self.expire_at < timezone.now()):
                    return None
            return super().unpublish(set_expired=set_expired, **kwargs)

    def delete(self, *args, **kwargs):
        with tree_locked():
            self.find_place()
            return super().delete(*args, **kwargs)
