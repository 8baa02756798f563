"""What a person may do with a page, asked of the database as seldom as can be."""

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from wagtail.models import PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy


class PagePolicy(PagePermissionPolicy):
    """Wagtail's rights by section; the section that a person has alone is not asked for again."""

    def explorable_root_instance(self, user):
        known = self._explorable_root_instance_cache_name
        if not hasattr(user, known):
            pages = {page.pk: page for page in self.instances_with_direct_explore_permission(user)}
            if len(pages) == 1:
                setattr(user, known, *pages.values())
        return super().explorable_root_instance(user)


class WholePortal(SitePermissionPolicy):
    """Rights to settings that are given for the whole portal or not at all."""

    def get_cached_permissions_for_user(self, user):
        return ()


class PagePermissions(PagePermissionTester):
    """
    Wagtail's answers, for lists of many pages.

    Whoever may not publish may delete or move a page only where nothing at it or below it is
    published; Wagtail asks the database for each page, once for each button. Of a page with nothing
    below it, its own row says it; of others, ``know_what_is_below`` asks for a whole list at once.
    """

    def can_delete(self, ignore_bulk=False):
        if not self._is_about_what_is_below(ignore_bulk):
            return super().can_delete(ignore_bulk)
        is_foreign = self.page.owner_id != self.user.pk or self._has_below("foreign")
        is_live = self.page.live or self._has_below("live")
        if "change" in self.permissions:
            return "publish" in self.permissions or not is_live
        if "publish" in self.permissions:
            return not is_foreign
        return not is_foreign and not is_live

    def _is_about_what_is_below(self, ignore_bulk):
        """Whether the answer depends on the pages below, and what they are is known already."""
        if not self.user.is_active or self.user.is_superuser or self.page_is_root:
            return False
        if not self.permissions & {"add", "change"}:
            return False
        is_known = self.page.is_leaf() or hasattr(self.page, "live_below")
        may_have_pages_below = (
            ignore_bulk or self.page.is_leaf() or "bulk_delete" in self.permissions
        )
        return is_known and may_have_pages_below

    def _has_below(self, what):
        return not self.page.is_leaf() and getattr(self.page, f"{what}_below")


def know_what_is_below(pages, user):
    """
    Note at each of ``pages`` whether there are published pages below it, and ones of other people.

    One query for all of them, none where nothing is below any.
    """
    parents = {page.pk: page for page in pages if not page.is_leaf()}
    if not parents:
        return
    model = next(iter(parents.values())).base_page_model
    # Paths are made of digits and capital letters. In a range the database finds them by its index.
    last = Concat(OuterRef("path"), Value("Z" * (model.steplen + 1)))
    below = model.objects.filter(path__gt=OuterRef("path"), path__lt=last).order_by()
    foreign = ~Q(owner=user.pk) | Q(owner=None)
    rows = model.objects.filter(pk__in=parents).order_by()
    for pk, live_below, foreign_below in rows.values_list(
        "pk", Exists(below.filter(live=True)), Exists(below.filter(foreign))
    ):
        parents[pk].live_below, parents[pk].foreign_below = live_below, foreign_below
