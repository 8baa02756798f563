from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.admin import ModelAdmin, ShowFacets, SimpleListFilter, display, register
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import re_path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.audit.recording import record
from portal.pages.collation import Alphabetical
from portal.pages.finding import BriefSearch

from . import actions
from .forms import InvitationForm, PersonForm
from .invitations import NotSent, send_invitation
from .models import User
from .notices import tell
from .ranks import may_administer
from .rights import rights_in, rights_of
from .second_factor import FACTORS


class StateFilter(SimpleListFilter):
    """People by whether they may sign in, and have ever."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("active", _("active")),
            ("invited", _("invited, not here yet")),
            ("inactive", _("deactivated")),
        ]

    def queryset(self, request, queryset):
        waiting = Q(invitation__isnull=False, invitation__accepted_at=None)
        conditions = {
            "active": Q(is_active=True) & ~waiting,
            "invited": Q(is_active=True) & waiting,
            "inactive": Q(is_active=False),
        }
        condition = conditions.get(self.value())
        return queryset.filter(condition) if condition else queryset


class SecondFactorFilter(SimpleListFilter):
    """People by whether they have a second factor."""

    title = _("second factor")
    parameter_name = "second_factor"

    def lookups(self, request, model_admin):
        return [("yes", _("has one")), ("no", _("has none"))]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(has_factor=self.value() == "yes")


class PeopleAdmin(BriefSearch, ModelAdmin):
    """What the lists of people and of groups share: nothing is deleted, nothing is hidden."""

    preserve_filters = False
    list_per_page = 50
    show_facets = ShowFacets.NEVER
    actions = None
    change_list_template = "admin/users/list.html"
    change_form_template = "admin/users/form.html"
    list_title = add_title = ""

    def log_addition(self, *args):
        """Nothing: the log takes note by itself, and once is enough."""

    log_change = log_addition

    def changelist_view(self, request, extra_context=None):
        context = {"title": self.list_title, **(extra_context or {})}
        return super().changelist_view(request, context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["title"] = str(obj) if obj else self.add_title
        context["subtitle"] = None
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False


@register(User)
class PersonAdmin(PeopleAdmin):
    """People: invited, changed and deactivated; what they wrote stays theirs."""

    list_title = _("People")
    add_title = _("Invite a person")
    change_list_template = "admin/users/people.html"

    list_display = ["name", "email", "group_names", "state", "second_factor", "last_seen"]
    list_filter = [StateFilter, SecondFactorFilter, "groups"]
    search_fields = ["first_name", "last_name", "email", "username"]
    ordering = [Alphabetical("last_name"), Alphabetical("first_name"), "username"]
    change_form_template = "admin/users/person.html"

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        people = super().get_queryset(request).select_related("invitation")
        return people.prefetch_related("groups").annotate(has_factor=Exists(factors))

    def has_change_permission(self, request, obj=None):
        if obj is None or not super().has_change_permission(request, obj):
            return super().has_change_permission(request, obj)
        # Asked many times while a screen is made, and always answered alike.
        known = request.__dict__.setdefault("may_administer", {})
        if obj.pk not in known:
            known[obj.pk] = may_administer(request.user, obj)
        return known[obj.pk]

    def get_fieldsets(self, request, obj=None):
        person = ["first_name", "last_name", "email", "language"]
        if obj is None:
            return [(None, {"fields": person}), (_("What they may do"), {"fields": ["groups"]})]
        rights = ["groups", *(["is_superuser"] if request.user.is_superuser else [])]
        if not self.has_change_permission(request, obj):
            person.remove("language")
            rights = ["group_names"]
        signing_in = ["signs_in_as", "state", "second_factor", "last_seen", "invited"]
        return [
            (None, {"fields": person}),
            (_("What they may do"), {"fields": [*rights, "rights"]}),
            (_("Signing in"), {"fields": signing_in}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return [
            "group_names",
            "signs_in_as",
            "state",
            "second_factor",
            "last_seen",
            "invited",
            "rights",
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        base = PersonForm if obj else InvitationForm
        if obj and not self.has_change_permission(request, obj):
            return super().get_form(request, obj, change, **kwargs)
        form = super().get_form(request, obj, change, **{**kwargs, "form": base})
        return type(form.__name__, (form,), {"actor": request.user})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "is_superuser":
            kwargs |= {
                "label": _("system administrator"),
                "help_text": _("May do everything, whatever their groups."),
            }
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, person, form, change):
        has_another = change and "email" in form.changed_data and not actions.is_waited_for(person)
        if has_another:
            person.address_given_at = timezone.now()
        super().save_model(request, person, form, change)
        if has_another:
            former = form.initial.get("email") or ""
            addresses = {"old": former, "new": person.email}
            for address in filter(None, (former, person.email)):
                tell(person, "address_given", address, **addresses)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_language()
        if not change:
            self._send(request, actions.invite(form.instance, request.user))
        elif {"groups", "is_superuser"} & set(form.changed_data):
            former = form.initial.get("email") or form.instance.email
            person = self.get_object(request, form.instance.pk)
            tell(person, "rights_given", former, groups=self.group_names(person))

    def _send(self, request, invitation):
        try:
            send_invitation(invitation)
        except NotSent:
            text = gettext(
                "The invitation was kept, but the e-mail to %(address)s could not be sent. "
                "Send it again later from here."
            )
            level = messages.WARNING
        else:
            text = gettext("An e-mail with the invitation has been sent to %(address)s.")
            level = messages.SUCCESS
        self.message_user(request, text % {"address": invitation.person.email}, level)

    def response_add(self, request, obj, post_url_continue=None):
        return redirect("admin:users_user_change", obj.pk)

    @method_decorator(reauthentication_required(allow_get=True))
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(self.act)
        names = "|".join(actions.ACTIONS)
        one = re_path(rf"^(?P<pk>\d{{1,18}})/(?P<name>{names})/$", view, name="users_user_act")
        return [one, *super().get_urls()]

    @method_decorator(reauthentication_required(allow_get=True))
    def act(self, request, pk, name):
        """Ask whether something is to be done to a person, and do it."""
        person, action = self.get_object(request, pk), actions.ACTIONS[name]
        if person is None:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if not action.fits(person):
            text = gettext("This can no longer be done: the person has changed meanwhile.")
            self.message_user(request, text, messages.WARNING)
            return redirect("admin:users_user_change", pk)
        if request.method == "POST":
            if name == "invite":
                self._send(request, person.invitation)
            else:
                action.run(person)
                if action.entry:
                    record(action.entry, person)
                self.message_user(request, action.done, messages.SUCCESS)
            return redirect("admin:users_user_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "person": person,
            "action": action,
            "title": action.label,
        }
        return TemplateResponse(request, "admin/users/confirm.html", context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.has_change_permission(request, obj):
            context["person_actions"] = [
                (name, action) for name, action in actions.ACTIONS.items() if action.fits(obj)
            ]
        elif obj and super().has_change_permission(request, obj):
            context["untouchable"] = True
            context["is_oneself"] = obj.pk == request.user.pk
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @display(description=_("name"), ordering=Alphabetical("last_name"))
    def name(self, person):
        return str(person)

    @display(description=_("name to sign in by"))
    def signs_in_as(self, person):
        return person.username

    @display(description=_("groups"))
    def group_names(self, person):
        names = [group.name for group in person.groups.all()]
        if person.is_superuser:
            names.insert(0, gettext("system administrator"))
        return ", ".join(names) or "–"

    @display(description=_("state"), ordering="is_active")
    def state(self, person):
        if not person.is_active:
            return gettext("deactivated")
        invitation = getattr(person, "invitation", None)
        if invitation is None or invitation.accepted_at:
            return gettext("active")
        if invitation.is_open:
            return gettext("invited")
        return gettext("invitation has expired")

    @display(description=_("second factor"), ordering="has_factor")
    def second_factor(self, person):
        return gettext("has one") if person.has_factor else gettext("has none")

    @display(description=_("last signed in"), ordering="last_login")
    def last_seen(self, person):
        return (
            date_format(localtime(person.last_login), "SHORT_DATETIME_FORMAT")
            if person.last_login
            else "–"
        )

    @display(description=_("invited"))
    def invited(self, person):
        invitation = getattr(person, "invitation", None)
        if invitation is None:
            return "–"
        return render_to_string("admin/users/invited.html", {"invitation": invitation})

    @display(description=_("rights, and where each comes from"))
    def rights(self, person):
        return render_to_string("admin/users/rights.html", {"rights": rights_of(person)})


@register(Group)
class GroupAdmin(PeopleAdmin):
    """Groups with their people and rights. The rights come with the roles and are read here."""

    list_title = _("Groups")

    list_display = ["name", "people"]
    search_fields = ["name"]
    ordering = [Alphabetical("name").asc()]
    fields = ["name", "members", "rights"]
    readonly_fields = ["name", "members", "rights"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_count=Count("user"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @display(description=_("people"), ordering="people_count")
    def people(self, group):
        return group.people_count

    @display(description=_("people"))
    def members(self, group):
        members = group.user_set.order_by(Alphabetical("last_name"), Alphabetical("first_name"))
        return render_to_string("admin/users/members.html", {"members": members})

    @display(description=_("rights"))
    def rights(self, group):
        return render_to_string("admin/users/rights.html", {"rights": rights_in(group)})
