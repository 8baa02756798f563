"""Who may review a page, and who is asked to."""

from collections import defaultdict

from django.apps import apps
from django.contrib.auth import get_user_model

from portal.pages.collation import Alphabetical
from portal.users.roles.declared import PUBLISHER, REVIEWER
from portal.users.roles.models import RoleGroup

#: Roles that approve changes of others.
REVIEWING = (REVIEWER.key, PUBLISHER.key)


def may_review(user, page, changes):
    """
    Whether ``user`` may approve ``changes`` of ``page``, their own work aside.

    By a role of their own, or in the place of somebody who is away.
    """
    if not user.is_active or user.is_superuser:
        return user.is_active
    return any(_fits(place, page, changes) for place in _places(user))


def reviews_something(user):
    """Whether there is anything that ``user`` may review."""
    return user.is_active and (user.is_superuser or bool(_places(user)))


def _places(user):
    """
    Where ``user`` may review: pairs of the section's path and the language.

    Whoever stands in for somebody has to review something themselves, still; whoever is away has to
    be somebody who still could.
    """
    if not hasattr(user, "_reviewing_places"):
        groups = RoleGroup.objects.filter(role__in=REVIEWING)
        absences = apps.get_model("workflow", "Absence").today()
        away = absences.filter(deputy=user, person__is_active=True).values("person")
        places = groups.filter(group__user=user).values_list("section__path", "language")
        lent = groups.filter(group__user__in=away).values_list("section__path", "language")
        own = list(places.distinct())
        user._reviewing_places = own and own + list(lent.distinct())
    return user._reviewing_places


def _fits(place, page, changes):
    path, language = place
    is_in_section = path is None or page.path.startswith(path)
    return is_in_section and (not language or language == changes.only_language)


def people_to_ask(page, changes, authors):
    """
    The people who are asked to review ``changes`` of ``page``: mapping to whom they stand in for.

    Reviewers of the one language that changed, where there are any; else the other reviewers; else
    the publishers. ``authors``, who worked on the page, are not asked; whoever is away is not
    asked either, but their deputy.
    """
    candidates = defaultdict(set)
    groups = RoleGroup.objects.filter(role__in=REVIEWING).select_related("section")
    for each in groups:
        if _fits((each.section and each.section.path, each.language), page, changes):
            candidates[each.role, bool(each.language)].add(each.group_id)
    order = ((REVIEWER.key, True), (REVIEWER.key, False), (PUBLISHER.key, False))
    for kind in order:
        asked = _present(candidates[kind], authors)
        if asked:
            return asked
    return {}


def _present(groups, authors):
    people = get_user_model().objects.filter(groups__in=groups, is_active=True).distinct()
    absences = {
        absence.person_id: absence
        for absence in apps.get_model("workflow", "Absence").today().select_related("deputy")
    }
    asked = {}
    reviewing = set(people_who_review().values_list("pk", flat=True)) if absences else set()
    for person in people:
        absence = absences.get(person.pk)
        if absence is None:
            asked.setdefault(person, [])
        elif _can_stand_in(absence.deputy, absences, reviewing):
            asked.setdefault(absence.deputy, []).append(person)
    return {person: others for person, others in asked.items() if person.pk not in authors}


def _can_stand_in(deputy, absences, reviewing):
    if deputy is None or deputy.pk in absences:
        return False
    return deputy.pk in reviewing or (deputy.is_superuser and deputy.is_active)


def people_who_review():
    """The people who review anything: only they can be away from it or stand in for somebody."""
    return (
        get_user_model()
        .objects.filter(groups__role_group__role__in=REVIEWING, is_active=True)
        .distinct()
        .order_by(Alphabetical("last_name"), Alphabetical("first_name"), "username")
    )
