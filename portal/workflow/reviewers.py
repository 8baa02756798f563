"""Who may review a page, and who is asked to."""

from collections import defaultdict

from django.apps import apps
from django.contrib.auth import get_user_model

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


def _places(user):
    """Where ``user`` may review: triples of the section's path, the language and the role."""
    if not hasattr(user, "_reviewing_places"):
        absences = apps.get_model("workflow", "Absence").today()
        people = [user.pk, *absences.filter(deputy=user).values_list("person", flat=True)]
        groups = RoleGroup.objects.filter(role__in=REVIEWING, group__user__in=people)
        user._reviewing_places = list(groups.values_list("section__path", "language").distinct())
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
    for person in people:
        absence = absences.get(person.pk)
        if absence is None:
            asked.setdefault(person, [])
        elif _can_stand_in(absence.deputy, absences):
            asked.setdefault(absence.deputy, []).append(person)
    return {person: others for person, others in asked.items() if person.pk not in authors}


def _can_stand_in(deputy, absences):
    return deputy is not None and deputy.is_active and deputy.pk not in absences


def people_who_review():
    """The people who review anything: only they can be away from it or stand in for somebody."""
    return (
        get_user_model()
        .objects.filter(groups__role_group__role__in=REVIEWING, is_active=True)
        .distinct()
        .order_by("last_name", "first_name", "username")
    )
