"""What an editor's browser sends to Wagtail's admin."""

from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail.users.models import UserProfile

from tests.factories.users import AdministratorFactory

AUTOSAVE = {"Accept": "application/json"}


def url(name, *args):
    """Address of the view ``name`` of Wagtail's page views."""
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def messages_of(response):
    """What the admin tells the editor at the top of the screen."""
    return " ".join(str(message) for message in response.context["messages"])


def log_in(client, screen_language="pl"):
    """Log an administrator in whose screen is in ``screen_language``; return the account."""
    user = AdministratorFactory()
    UserProfile.objects.create(user=user, preferred_language=screen_language)
    client.force_login(user)
    return user


def home_page():
    return Site.objects.get(is_default_site=True).root_page


def body(text):
    return streamfield([("paragraph", rich_text(f"<p>{text}</p>"))] if text else [])


def page_data(**changes):
    """The edit form of a standard page that is complete and ready in both languages."""
    data = {
        "title_pl": "O biurze",
        "title_en": "About the office",
        "summary_pl": "Czym się zajmujemy.",
        "summary_en": "What we do.",
        "body_pl": "Biuro działa od 2016 roku.",
        "body_en": "The office has worked since 2016.",
        "local_slug_pl": "",
        "local_slug_en": "",
        "seo_title_pl": "",
        "seo_title_en": "",
        "search_description_pl": "",
        "search_description_en": "",
        "ready_pl": "on",
        "ready_en": "on",
        "original_language": "pl",
        "image": "",
        "comments": inline_formset([]),
        **changes,
    }
    for column in ("body_pl", "body_en"):
        data[column] = body(data[column])
    for column in ("ready_pl", "ready_en", "minor_correction"):
        if not data.get(column):
            data.pop(column, None)
    return nested_form_data(data)


def create(client, parent=None, headers=None, **changes):
    address = reverse(
        "wagtailadmin_pages:add", args=["pages", "standardpage", (parent or home_page()).pk]
    )
    return client.post(address, page_data(**changes), headers=headers)


def edit(client, page, headers=None, **changes):
    """Send the edit form as it opens for ``page``, with ``changes``."""
    page = page.specific.get_latest_revision_as_object()
    data = {
        name: getattr(page, name) or ""
        for name in (
            "title_pl",
            "title_en",
            "summary_pl",
            "summary_en",
            "local_slug_pl",
            "local_slug_en",
            "ready_pl",
            "ready_en",
            "original_language",
        )
    }
    for column in ("body_pl", "body_en"):
        data[column] = "".join(str(block.value.source) for block in getattr(page, column))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, page_data(**data | changes), headers=headers)


def move(client, page, destination):
    return client.post(url("move_confirm", page.pk, destination.pk), follow=True)
