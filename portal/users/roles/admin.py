"""Roles in sections, for administrators of people."""

from django import forms
from django.contrib import admin
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from portal.pages.collation import Alphabetical
from portal.pages.models import PortalPage
from portal.users.ranks import givable_groups

from .keeping import grant, make_group
from .models import RoleGroup

#: Pages this far down can be sections; further down, those that have pages below them.
SECTION_DEPTH = 3
ROOT_DEPTH = 1


class SectionField(forms.ModelChoiceField):
    """A page of the tree, set in by its depth."""

    def label_from_instance(self, page):
        return "\u2003" * (page.depth - ROOT_DEPTH - 1) + page.get_admin_display_title()


class RoleGroupForm(forms.ModelForm):
    section = SectionField(
        PortalPage.objects.filter(depth__gt=ROOT_DEPTH)
        .filter(Q(depth__lte=SECTION_DEPTH) | Q(numchild__gt=0))
        .order_by("path"),
        label=_("Section"),
        help_text=RoleGroup._meta.get_field("section").help_text,
        required=False,
        empty_label=_("Everywhere"),
    )

    class Meta:
        model = RoleGroup
        fields = ("role", "section", "language")


@admin.register(RoleGroup)
class RoleGroupAdmin(admin.ModelAdmin):
    """
    Which roles there are and where they hold.

    Adding one makes a group; people get it among the groups of their account.
    """

    form = RoleGroupForm
    list_display = ("group_name", "place", "language", "people")
    list_select_related = ("group", "section")
    list_filter = ("role",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=Count("group__user"))

    @admin.display(description=_("group"), ordering=Alphabetical("group__name"))
    def group_name(self, role_group):
        return role_group.group.name

    @admin.display(description=_("section"), ordering="section__path", empty_value=_("Everywhere"))
    def place(self, role_group):
        return role_group.section and role_group.section.get_admin_display_title()

    @admin.display(description=_("people"), ordering="number")
    def people(self, role_group):
        address = reverse("admin:users_user_changelist")
        return format_html(
            '<a href="{}?groups__id__exact={}">{}</a>',
            address,
            role_group.group_id,
            role_group.number,
        )

    def save_model(self, request, role_group, form, change):
        make_group(role_group)
        list(grant(role_group))

    def has_change_permission(self, request, obj=None):
        """A role in a place is added or deleted; its people would not expect it to change."""
        return False

    def has_delete_permission(self, request, obj=None):
        is_fixed = obj is not None and obj.is_for_all
        # Its group goes with it: nobody takes from others what they could not give.
        may_give = obj is None or givable_groups(request.user).filter(pk=obj.group_id).exists()
        return not is_fixed and may_give and super().has_delete_permission(request, obj)
