from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from portal.pages.languages import languages, localized
from portal.pages.models import PortalPage

from .forms import ONLY_PUBLISHERS, may_change
from .kinds import RELATIONS, FormKind
from .models import AccessForm, EasyReadText, SignLanguageFilm
from .views import choose_form

hooks.register("before_serve_page", choose_form)

MODELS = {FormKind.EASY_READ: EasyReadText, FormKind.SIGN_LANGUAGE: SignLanguageFilm}


class AccessFormCreateView(CreateView):
    """Opens with the page chosen from which an editor came."""

    def get_initial_form_instance(self):
        key = self.request.GET.get("page", "")
        page = PortalPage.objects.filter(pk=key).first() if key.isdecimal() else None
        return self.model(page=page) if page else super().get_initial_form_instance()


class AccessFormViewSet(SnippetViewSet):
    """Lists forms with their state in each language."""

    add_view_class = AccessFormCreateView
    list_display = [
        "__str__",
        *(
            Column(
                localized("state", language),
                label=format_lazy("{} ({})", gettext_lazy("State"), language),
                accessor=lambda form, language=language: form.state_in(language).label,
            )
            for language in languages()
        ),
    ]

    def get_queryset(self, request):
        return self.model.objects.select_related("page")


class EasyReadTextViewSet(AccessFormViewSet):
    model = EasyReadText
    icon = "doc-full"


class SignLanguageFilmViewSet(AccessFormViewSet):
    model = SignLanguageFilm
    icon = "media"


@register_snippet
class AccessFormViewSetGroup(SnippetViewSetGroup):
    """Further forms of pages."""

    menu_label = gettext_lazy("Accessibility")
    menu_icon = "user"
    menu_order = 295
    items = (EasyReadTextViewSet, SignLanguageFilmViewSet)


@hooks.register("register_page_header_buttons")
def add_form_buttons(page, user, view_name, next_url=None):
    """Lead from a page to its further forms, or to the form in which to add them."""
    if page.pk is None or page.is_root():
        return
    keys = PortalPage.objects.filter(pk=page.pk).values(
        *(f"{RELATIONS[kind]}__pk" for kind in MODELS)
    )
    forms = keys.first() or {}
    for number, (kind, model) in enumerate(MODELS.items()):
        viewset = model.snippet_viewset
        found = forms.get(f"{RELATIONS[kind]}__pk")
        allowed = viewset.permission_policy.user_has_permission(user, "change" if found else "add")
        if allowed and found:
            url = reverse(viewset.get_url_name("edit"), args=[found])
            label = model._meta.verbose_name
        elif allowed:
            url = f"{reverse(viewset.get_url_name('add'))}?page={page.pk}"
            label = _("Add: %(form)s") % {"form": kind.label}
        if allowed:
            yield Button(str(label).capitalize(), url, icon_name=viewset.icon, priority=80 + number)


@hooks.register("after_publish_page")
def warn_of_outdated_forms(request, page):
    """Tell an editor who has changed a page which of its forms no longer say the same."""
    if not page.live:
        return
    for relation in RELATIONS.values():
        model = PortalPage._meta.get_field(relation).related_model
        form = model.outdated().filter(page=page.pk).first()
        if form:
            url = reverse(model.snippet_viewset.get_url_name("edit"), args=[form.pk])
            messages.warning(
                request,
                _("The page has changed: its %(form)s no longer says the same. Visitors are told.")
                % {"form": model._meta.verbose_name},
                buttons=[messages.button(url, _("Check it"))],
            )


@hooks.register("before_delete_snippet")
def keep_what_visitors_read(request, instances):
    """Who may not change what visitors read may not delete it either, alone or with others."""
    forms = [each for each in instances if isinstance(each, AccessForm) and each.is_public]
    if all(may_change(request.user, form.page) for form in forms):
        return None
    messages.error(request, ONLY_PUBLISHERS)
    return redirect(forms[0].snippet_viewset.get_url_name("list"))
