"""
Who and what the guides tell of: a colleague of each role in each language of the screens, and the
pages that they find.
"""

import datetime

from wagtail.users.models import UserProfile

from news.models import NewsIndexPage
from portal.demo.accounts import ACCOUNTS
from portal.users.models import User
from tests.browser.server import PASSWORD
from tests.factories.news import NewsPageFactory
from tests.factories.pages import paragraph
from tests.factories.users import UserFactory

#: First and family name of the colleague of each role.
PEOPLE = {
    "author": ("Maria", "Wrona"),
    "translator": ("Adam", "Sowa"),
    "editor": ("Ewa", "Jaskółka"),
    "reviewer": ("Jan", "Czapla"),
    "publisher": ("Zofia", "Kos"),
    "people": ("Piotr", "Dudek"),
}
#: The titles of the page that a guide is about, by guide and language of its reader.
PAGES = {
    "translate": {
        "pl": ("Dyżur w bibliotece na Rajskiej", ""),
        "en": ("Dyżur w domu kultury na Zakolu", ""),
    },
    "mend-a-translation": {
        "pl": ("Warsztaty o prawach lokatorskich", "Workshops on tenants’ rights"),
        "en": ("Warsztaty o prawach pacjenta", "Workshops on patients’ rights"),
    },
    "picture-and-people": {
        "pl": ("Spotkanie czterech miast", "A meeting of four cities"),
        "en": ("Rozmowa czterech miast", "Four cities in conversation"),
    },
    "review": {
        "pl": ("Lekcje o równym traktowaniu", "Lessons on equal treatment"),
        "en": ("Gra miejska o prawach człowieka", "A city game on human rights"),
    },
    "correct": {
        "pl": ("Spacer śladami samorządu", "A walk in the steps of self-government"),
        "en": ("Wystawa o historii samorządu", "An exhibition on self-government"),
    },
}


def user_name(role, language):
    """The name that a colleague signs in by."""
    return f"{role}-{language}"


def add_people():
    """A colleague of each role for each language of the screens."""
    for language in ("pl", "en"):
        for name, (first_name, last_name) in PEOPLE.items():
            role, limited_to = ACCOUNTS[name]
            colleague = UserFactory(
                username=user_name(name, language),
                password=PASSWORD,
                first_name=first_name,
                last_name=last_name,
                is_staff=name == "people",
                role=role.key,
                role__language=limited_to,
            )
            UserProfile.objects.create(user=colleague, preferred_language=language)


def add_page(guide, language):
    """The page of ``guide`` for readers of ``language``, published in the languages of its title."""
    title_pl, title_en = PAGES[guide][language]
    author = User.objects.get(username=user_name("author", language))
    values = {
        "title_pl": title_pl,
        "summary_pl": "W czwartek o godz. 17.00, wstęp wolny, z tłumaczeniem na polski migowy.",
        "body_pl": paragraph("Zapraszamy każdą i każdego. Zapisy nie są potrzebne."),
        "title_en": title_en,
        "summary_en": "On Thursday at 5 pm, free of charge, with Polish Sign Language.",
        "body_en": paragraph("All are welcome. There is no need to register."),
    }
    if not title_en:
        values |= {"summary_en": "", "body_en": [], "ready_en": False}
    page = NewsPageFactory(
        parent=NewsIndexPage.objects.get(),
        owner=author,
        date=datetime.date(2026, 9, 17),
        **values,
    )
    page.save_revision(clean=False).publish()
    return type(page).objects.get(pk=page.pk)


def add_pages():
    """The page of each guide that is about one, in the state in which the guide finds it."""
    for guide, titles in PAGES.items():
        for language in titles:
            page = add_page(guide, language)
            author = User.objects.get(username=user_name("author", language))
            if guide == "mend-a-translation":
                page.summary_pl = page.summary_pl.replace("17.00", "18.30")
                page.save_revision(user=author, clean=False).publish()
            if guide == "review":
                page.summary_pl = page.summary_pl.replace("17.00", "16.00")
                page.summary_en = page.summary_en.replace("5 pm", "4 pm")
                page.save_revision(user=author, clean=False)
                page.get_workflow().start(page, author)


def add():
    """Add all of it; needs the demo content."""
    add_people()
    add_pages()
