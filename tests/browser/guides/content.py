"""
Who and what the guides tell of: a colleague of each role in each language of the screens, and the
pages that they find. ``python -m tests.browser.guides.content`` adds it to the portal's database.
"""

import datetime

import django

from tests.browser.server import PASSWORD

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
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.contrib.auth.models import Group  # noqa: PLC0415
    from wagtail.users.models import UserProfile  # noqa: PLC0415

    from portal.demo.accounts import ACCOUNTS  # noqa: PLC0415

    for language in ("pl", "en"):
        for role, (first_name, last_name) in PEOPLE.items():
            declared, limited_to = ACCOUNTS[role]
            user = get_user_model()(
                username=user_name(role, language),
                first_name=first_name,
                last_name=last_name,
                email=f"{user_name(role, language)}@example.org",
                is_staff=role == "people",
            )
            user.set_password(PASSWORD)
            user.save()
            user.groups.set(
                Group.objects.filter(
                    role_group__role=declared.key,
                    role_group__language=limited_to,
                    role_group__section=None,
                )
            )
            UserProfile.objects.create(user=user, preferred_language=language)


def add_page(guide, language):
    """The page of ``guide`` for readers of ``language``, published in the languages of its title."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    from news.models import NewsIndexPage  # noqa: PLC0415
    from tests.factories.news import NewsPageFactory  # noqa: PLC0415
    from tests.factories.pages import paragraph  # noqa: PLC0415

    title_pl, title_en = PAGES[guide][language]
    author = get_user_model().objects.get(username=user_name("author", language))
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
    from django.contrib.auth import get_user_model  # noqa: PLC0415

    for guide, titles in PAGES.items():
        for language in titles:
            page = add_page(guide, language)
            author = get_user_model().objects.get(username=user_name("author", language))
            if guide == "mend-a-translation":
                page.summary_pl = page.summary_pl.replace("17.00", "18.30")
                page.save_revision(user=author, clean=False).publish()
            if guide == "review":
                page.summary_pl = page.summary_pl.replace("17.00", "16.00")
                page.summary_en = page.summary_en.replace("5 pm", "4 pm")
                page.save_revision(user=author, clean=False)
                page.get_workflow().start(page, author)


if __name__ == "__main__":
    django.setup()
    add_people()
    add_pages()
