"""The accessibility statement and further forms of pages, complete in both languages."""

import datetime

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from portal.accessibility.models import (
    AccessFormsPage,
    AccessibilityStatementPage,
    EasyReadText,
    KnownFailing,
    SignLanguageFilm,
    StatementReview,
)

from .pages import PortalPageFactory, StandardPageFactory


class AccessibilityStatementPageFactory(PortalPageFactory):
    title_pl = "Deklaracja dostępności"
    title_en = "Accessibility statement"
    public_body_pl = "Miasto Przykładowo"
    public_body_en = "City of Przykładowo"
    site_name_pl = "Portal Przykładowa"
    site_name_en = "Portal of Przykładowo"
    site_address = "https://portal.example/"
    published_on = datetime.date(2026, 1, 15)
    changed_on = datetime.date(2026, 5, 20)
    prepared_on = datetime.date(2026, 1, 10)
    contact_unit_pl = "Redakcja portalu"
    contact_unit_en = "Editors of the portal"
    contact_person = "Anna Przykładowa"
    email = "dostepnosc@portal.example"
    telephone = "+48 12 000 00 00"
    auditor_pl = "Fundacja Przykład"
    auditor_en = "Example Foundation"
    costs_assessment_address = "https://portal.example/koszty"
    architecture_pl = "<p>ul. Przykładowa 1. Wejście bez progu.</p>"
    architecture_en = "<p>ul. Przykładowa 1. Entrance without a step.</p>"
    architecture_address = "https://bip.portal.example/budynek"
    communication_pl = "<p>Tłumacz PJM on-line.</p>"
    communication_en = "<p>Sign language interpreter on-line.</p>"
    facilities_pl = "<p>Styl wydruku.</p>"
    facilities_en = "<p>Print style.</p>"
    shortcuts_pl = "<p>Brak.</p>"
    shortcuts_en = "<p>None.</p>"
    applications_pl = "<p>Aplikacja Przykład.</p>"
    applications_en = "<p>The Example application.</p>"

    class Meta:
        model = AccessibilityStatementPage


class KnownFailingFactory(DjangoModelFactory):
    statement = factory.SubFactory(AccessibilityStatementPageFactory)
    element_pl = factory.Sequence("Mapa {}".format)
    element_en = factory.Sequence("Map {}".format)
    description_pl = "Nie da się jej odczytać."
    description_en = "It cannot be read."

    class Meta:
        model = KnownFailing


class StatementReviewFactory(DjangoModelFactory):
    statement = factory.SubFactory(AccessibilityStatementPageFactory)
    date = datetime.date(2026, 3, 20)
    outcome_pl = "Bez zmian."
    outcome_en = "No changes."

    class Meta:
        model = StatementReview


class AccessFormsPageFactory(PortalPageFactory):
    class Meta:
        model = AccessFormsPage


class EasyReadTextFactory(DjangoModelFactory):
    page = factory.SubFactory(StandardPageFactory)
    ready_pl = True
    ready_en = True
    text_pl = "<p>To jest łatwy tekst.</p>"
    text_en = "<p>This is an easy text.</p>"

    class Meta:
        model = EasyReadText


class SignLanguageFilmFactory(DjangoModelFactory):
    page = factory.SubFactory(StandardPageFactory)
    ready_pl = True
    ready_en = True
    video = factory.LazyFunction(lambda: ContentFile(b"0123456789", name="film.mp4"))
    captions_pl = factory.LazyFunction(lambda: ContentFile(b"WEBVTT\n", name="film-pl.vtt"))
    captions_en = factory.LazyFunction(lambda: ContentFile(b"WEBVTT\n", name="film-en.vtt"))
    transcript_pl = "<p>Dzień dobry.</p>"
    transcript_en = "<p>Good morning.</p>"

    class Meta:
        model = SignLanguageFilm
