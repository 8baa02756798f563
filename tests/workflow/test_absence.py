"""People say themselves when they are away and who does their reviews."""

import pytest
from django.urls import reverse

from portal.workflow.models import Absence
from tests.factories.users import AdministratorFactory
from tests.workflow.people import at_the_desk_of, person, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def portal():
    set_up()


def save(user, **data):
    """Send the account's form; return the answer."""
    account = {
        "name_email-first_name": "Anna",
        "name_email-last_name": "Lis",
        "name_email-email": user.email,
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "pl",
        "locale-current_time_zone": "Europe/Warsaw",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    fields = {f"absence-{name}": value for name, value in data.items()}
    return at_the_desk_of(user).post(reverse("wagtailadmin_account"), account | fields)


def test_reviewer_names_a_deputy_and_comes_back():
    user, deputy = person("reviewer"), person("publisher")
    save(user, since="2026-12-01", until="2026-12-05", deputy=deputy.pk)
    absence = Absence.objects.get()
    assert (absence.person, absence.deputy) == (user, deputy)
    save(user, since="", until="", deputy="")
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"since": "2026-12-05", "until": "2026-12-01"}, "until"),
        ({"since": "2026-12-05", "until": ""}, "until"),
        ({"since": "", "until": "2026-12-05"}, "since"),
        ({"since": "jutro", "until": "2026-12-05"}, "since"),
    ],
)
def test_absence_that_makes_no_sense_is_refused_by_its_field(data, field):
    response = save(person("reviewer"), deputy="", **data)
    assert response.status_code == 200
    forms = [
        panel.get_form() if hasattr(panel, "get_form") else panel
        for panels in response.context["panels_by_tab"].values()
        for panel in panels
        if panel.name == "absence"
    ]
    assert forms
    assert not Absence.objects.exists()
    assert 'aria-invalid="true"' in response.content.decode()


@pytest.mark.parametrize("deputy", ["editor", "self", "none"])
def test_deputy_is_somebody_who_reviews(deputy):
    user, editor = person("reviewer"), person("editor")
    pk = {"editor": editor.pk, "self": user.pk, "none": 999999}[deputy]
    response = save(user, since="2026-12-01", until="2026-12-05", deputy=pk)
    assert response.status_code == 200
    assert not Absence.objects.exists()


def test_who_reviews_nothing_is_not_asked():
    html = at_the_desk_of(person("editor")).get(reverse("wagtailadmin_account")).content.decode()
    assert "absence-since" not in html


def test_administrator_of_people_says_it_for_somebody():
    user, deputy = person("reviewer"), person("reviewer")
    desk = at_the_desk_of(AdministratorFactory())
    desk.post(
        reverse("admin:workflow_absence_add"),
        {"person": user.pk, "since": "2026-12-01", "until": "2026-12-05", "deputy": deputy.pk},
    )
    assert Absence.objects.get().deputy == deputy
