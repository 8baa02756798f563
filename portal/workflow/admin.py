"""Absences, for administrators of people: one may fall ill without having named a deputy."""

from django.contrib import admin

from .models import Absence
from .reviewers import people_who_review


@admin.register(Absence)
class AbsenceAdmin(admin.ModelAdmin):
    """Who is away from when to when, and who does their reviews."""

    list_display = ("person", "since", "until", "deputy")
    list_select_related = ("person", "deputy")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = people_who_review()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
