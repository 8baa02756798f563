"""The groups of the roles are kept as they are declared, and people's own changes with them."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from portal.demo.accounts import make_accounts
from portal.pages.languages import languages
from portal.pages.models import PortalPage
from portal.users.roles import declared, keeping
from portal.users.roles.models import RoleGroup
from portal.users.roles.pages import FOLDER, pages
from portal.users.roles.wording import OTHERS, UNSAID
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory
from tests.factories.users import AdministratorFactory, UserFactory, give_role

pytestmark = pytest.mark.django_db


def sync():
    """Run the command; return what it says, line by line."""
    lines = []
    keeping.sync_roles(report=lines.append)
    return lines


def names_of(group):
    return {f"{each.content_type.app_label}.{each.codename}" for each in group.permissions.all()}


def test_each_role_gets_a_group_and_translators_one_for_each_language():
    sync()
    found = set(RoleGroup.objects.filter(section=None).values_list("role", "language"))
    expected = {(key, "") for key in declared.GROUP_ROLES if key != "translator"}
    assert found == expected | {("translator", code) for code in languages()}


def test_second_run_changes_nothing_and_says_so(capsys):
    call_command("sync_roles")
    assert "Osoby sprawdzające" in capsys.readouterr().out
    call_command("sync_roles")
    assert capsys.readouterr().out == "Roles: nothing to change.\n"


def test_every_permission_of_every_role_exists():
    sync()
    for role_group in RoleGroup.objects.select_related("group"):
        assert keeping.rights_of(role_group) == keeping.declared_rights(role_group)


def test_permission_that_people_took_from_a_role_comes_back():
    sync()
    group = RoleGroup.objects.get(role="publisher").group
    group.page_permissions.filter(permission__codename="publish_portalpage").delete()
    assert sync() == [f"{group.name}: + pages.publish_portalpage"]


def test_what_is_no_longer_declared_is_taken_away(monkeypatch):
    sync()
    poorer = replace(declared.PUBLISHER, pages=("add", "change"), others=(declared.ENTER,))
    monkeypatch.setitem(declared.GROUP_ROLES, "publisher", poorer)
    group = RoleGroup.objects.get(role="publisher").group
    assert f"{group.name}: − pages.publish_portalpage" in sync()
    assert not group.page_permissions.filter(permission__codename="publish_portalpage")
    assert "pages.change_portalsettings" not in names_of(group)
    assert "wagtailadmin.access_admin" in names_of(group)


def test_groups_that_wagtail_brings_go_while_nobody_is_in_them():
    UserFactory(groups=["Editors"])
    assert "Moderators: removed, nobody was in it" in sync()
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()


def test_a_group_stays_while_a_workflow_in_use_asks_it():
    task = GroupApprovalTask.objects.create(name="Własne")
    task.groups.add(Group.objects.get(name="Moderators"))
    workflow = Workflow.objects.create(name="Własny")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = PortalPage.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    sync()
    assert Group.objects.filter(name="Moderators").exists()


def test_groups_and_permissions_that_people_made_stay():
    sync()
    own = Group.objects.create(name="Praktykanci")
    own.permissions.add(Permission.objects.get(codename="change_topic"))
    group = RoleGroup.objects.get(role="author").group
    group.permissions.add(Permission.objects.get(codename="change_topic"))
    assert sync() == []
    assert names_of(own) == {"civic.change_topic"}
    assert "civic.change_topic" in names_of(group)


def test_rights_come_from_groups_and_not_from_a_person_alone():
    permission = Permission.objects.get(codename="view_entry", content_type__app_label="audit")
    person, member = UserFactory.create_batch(2)
    person.user_permissions.add(permission)
    group = Group.objects.create(name="Kontrola")
    group.permissions.add(permission)
    member.groups.add(group)
    assert not person.has_perm("audit.view_entry")
    assert member.has_perm("audit.view_entry")


def test_group_that_people_renamed_is_not_made_again():
    sync()
    group = RoleGroup.objects.get(role="author").group
    group.name = "Piszący"
    group.save()
    assert sync() == []


def test_name_that_people_took_first_gets_a_number():
    Group.objects.create(name="Redakcja")
    sync()
    assert RoleGroup.objects.get(role="editor").group.name == "Redakcja (2)"


def test_role_that_is_no_longer_declared_gives_nothing(monkeypatch):
    sync()
    group = RoleGroup.objects.get(role="editor").group
    monkeypatch.delitem(declared.GROUP_ROLES, "editor")
    sync()
    assert names_of(group) == set()
    assert not GroupPagePermission.objects.filter(group=group)


def test_role_in_a_section_holds_there_and_nowhere_else():
    news, elsewhere = NewsIndexPageFactory(), NewsIndexPageFactory()
    inside, outside = NewsPageFactory(parent=news), NewsPageFactory(parent=elsewhere)
    user = UserFactory(role="editor", role__section=news)
    assert inside.permissions_for_user(user).can_edit()
    assert news.permissions_for_user(user).can_add_subpage()
    assert not outside.permissions_for_user(user).can_edit()


def test_group_of_a_section_is_named_after_role_and_section_and_goes_with_it():
    news = NewsIndexPageFactory(title_pl="Aktualności")
    group = give_role("author", news).group
    assert group.name == "Autorki i autorzy – Aktualności"
    PortalPage.objects.get(pk=news.pk).delete()
    assert not Group.objects.filter(pk=group.pk)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({"role": "translator"}, "language"),
        ({"role": "author", "language": "en"}, "language"),
        ({"role": "people-administrator", "section": "home"}, "section"),
        ({"role": "people-administrator", "language": "en"}, "language"),
    ],
)
def test_role_in_a_place_where_it_makes_no_sense_is_refused(place, field):
    if "section" in place:
        place["section"] = PortalPage.objects.get(depth=2)
    with pytest.raises(ValidationError) as caught:
        RoleGroup(**place).full_clean(exclude=["group"])
    assert list(caught.value.error_dict) == [field]


@pytest.mark.parametrize("section", [True, False])
def test_same_role_twice_in_one_place_is_refused(section):
    place = {"role": "reviewer", "language": "en"}
    place["section"] = PortalPage.objects.get(depth=2) if section else None
    give_role(**{"key": "reviewer", "section": place["section"], "language": "en"})
    with pytest.raises(ValidationError, match="już"):
        RoleGroup(**place).full_clean(exclude=["group"])


@pytest.mark.parametrize("role", ["author", "translator", "editor", "reviewer", "publisher"])
def test_only_those_who_write_pages_may_delete_or_move_them(role):
    draft = NewsPageFactory(live=False)
    language = "en" if role == "translator" else ""
    user = UserFactory(role=role, role__language=language)
    answers = draft.permissions_for_user(user)
    expected = role in ("editor", "publisher")
    assert bool(answers.can_delete()) is expected
    assert bool(answers.can_move()) is expected


@pytest.mark.parametrize("role", [key for key in declared.GROUP_ROLES if key != "publisher"])
def test_nobody_but_publishers_may_publish_or_unpublish(role):
    language = "en" if role == "translator" else ""
    answers = NewsPageFactory().permissions_for_user(
        UserFactory(role=role, role__language=language)
    )
    assert not answers.can_publish()
    assert not answers.can_unpublish()


def test_administrator_of_people_cannot_reach_wagtails_own_form_of_accounts(client):
    """It would let them make themselves a system administrator."""
    user = UserFactory(role="people-administrator")
    user.groups.add(give_role("editor").group)
    client.force_login(user)
    for name in ("wagtailusers_users:index", "wagtailusers_groups:index"):
        response = client.get(reverse(name), headers={"x-requested-with": "XMLHttpRequest"})
        assert response.status_code == 403
    address = reverse("wagtailusers_users:edit", args=[user.pk])
    client.post(address, {"username": user.username, "email": user.email, "is_superuser": "on"})
    user.refresh_from_db()
    assert not user.is_superuser


def test_administrator_of_people_adds_a_role_in_a_section(client):
    news = NewsIndexPageFactory(title_pl="Aktualności")
    client.force_login(UserFactory(role="people-administrator", is_staff=True))
    address = reverse("admin:roles_rolegroup_add")
    assert "Aktualności" in client.get(address).content.decode()
    client.post(address, {"role": "author", "section": news.pk, "language": ""})
    made = RoleGroup.objects.get(section=news)
    member = UserFactory(groups=[made.group.name])
    assert news.permissions_for_user(member).can_add_subpage()
    listing = client.get(reverse("admin:roles_rolegroup_changelist")).content.decode()
    assert "Autorki i autorzy – Aktualności" in listing


def test_group_that_comes_by_itself_cannot_be_deleted(client):
    client.force_login(AdministratorFactory())
    fixed = give_role("author")
    address = reverse("admin:roles_rolegroup_delete", args=[fixed.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    news = give_role("author", NewsIndexPageFactory())
    address = reverse("admin:roles_rolegroup_delete", args=[news.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Group.objects.filter(pk=news.group_id)


def test_pages_about_the_roles_say_what_the_code_says():
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "run manage.py write_role_pages"


def test_every_permission_of_a_role_is_said_in_words():
    for role in declared.ROLES.values():
        assert set(role.others) <= {*OTHERS, *UNSAID}


def test_demo_has_an_account_of_each_role():
    names, _password = make_accounts("long-enough-for-a-demo")
    assert {"editor", "reviewer", "administrator"} <= set(names)
    roles = RoleGroup.objects.filter(group__user__username__in=names, group__user__is_active=True)
    assert set(roles.values_list("role", flat=True)) == set(declared.GROUP_ROLES)
    assert dict(settings.LANGUAGES)["en"] in Group.objects.get(user__username="translator").name
