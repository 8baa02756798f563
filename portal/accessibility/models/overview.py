"""The public overview of what exists in which form."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.pages.languages import localized
from portal.pages.models import PortalPage, RegisterPage

from ..forms import AccessFormsFilterForm
from ..kinds import RELATIONS, FormKind, FormState
from .access import AccessForm


@dataclass(frozen=True)
class Entry:
    """One form of one page, as a cell of the overview shows it."""

    kind: FormKind
    state: FormState
    version: object = None


class AccessFormsPage(RegisterPage):
    """Which pages may be read in easy-to-read text or in sign language, and how up to date."""

    template = "accessibility/access_forms_page.html"
    form_class = AccessFormsFilterForm
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("overview of easy-to-read texts and films")
        verbose_name_plural = _("overviews of easy-to-read texts and films")

    def get_items(self, language):
        """The pages of the site that have a form in ``language``, by title."""
        site_path = self.path[: -self.steplen]
        return (
            PortalPage.objects.filter(path__startswith=site_path)
            .readable_in(language)
            .filter(self._exist(language, RELATIONS))
            .select_related(*RELATIONS.values())
            .order_by(localized("title", language), "pk")
        )

    def filter_items(self, items, chosen):
        language = self.get_items_language(self.request)
        kinds = [FormKind(chosen["form"])] if "form" in chosen else list(RELATIONS)
        items = items.filter(self._exist(language, kinds))
        if "state" in chosen:
            outdated = Q()
            for kind in kinds:
                form = f"{RELATIONS[kind]}__"
                outdated |= AccessForm.outdated_condition(language, form=form, page="")
            is_outdated = chosen["state"] == FormState.OUTDATED
            items = items.filter(outdated if is_outdated else ~outdated)
        return items

    def get_context(self, request, *args, **kwargs):
        self.request = request
        context = super().get_context(request, *args, **kwargs)
        language = self.get_items_language(request)
        context["rows"] = [(page, entries(page, language)) for page in context["items"]]
        return context

    @staticmethod
    def _exist(language, kinds):
        exist = Q()
        for kind in kinds:
            exist |= Q(**{f"{RELATIONS[kind]}__{localized('ready', language)}": True})
        return exist


def entries(page, language):
    """An ``Entry`` for each kind of form that ``page`` may have in ``language``."""
    found = []
    for kind, relation in RELATIONS.items():
        form = getattr(page, relation, None)
        state = form.state_in(language) if form else FormState.MISSING
        version = form.value("version_date", language) if state != FormState.MISSING else None
        found.append(Entry(kind, state, version))
    return found
