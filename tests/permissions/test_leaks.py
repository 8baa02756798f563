"""What is not for everybody shows nowhere: not as a page, not in what other addresses say of it."""

import re
from html import unescape

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from declarations.models import DeclarationSource
from networks.models import MembershipPage
from portal.civic.dates import PartialDate
from portal.pages.languages import languages
from tests.factories.accessibility import AccessFormsPageFactory, EasyReadTextFactory
from tests.factories.civic import (
    ResolutionFactory,
    ResolutionIndexPageFactory,
    SourceFactory,
    TimelinePageFactory,
)
from tests.factories.declarations import (
    CommitmentFactory,
    CommitmentRegisterPageFactory,
    DeclarationIndexPageFactory,
    DeclarationPageFactory,
)
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.networks import (
    AccessionStageFactory,
    MembershipPageFactory,
    NetworkIndexPageFactory,
    NetworkMapPageFactory,
    ObligationFactory,
)
from tests.factories.news import NewsIndexPageFactory, NewsPageFactory, RelatedPageFactory
from tests.factories.pages import StandardPageFactory, paragraph
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

#: Stands in every text of what is not for everybody, and nowhere else.
SECRET = re.compile("tajemn|secret", re.IGNORECASE)
TEXTS = {
    "title_pl": "Tajemnica",
    "title_en": "Secret",
    "summary_pl": "Tajemne streszczenie.",
    "summary_en": "A secret summary.",
    "body_pl": paragraph("Tajemna treść."),
    "body_en": paragraph("A secret text."),
}
STATES = ["draft", "private", "below a private page", "expired", "changed"]


def hide(page, state):
    """Bring ``page``, whose texts are secret, into ``state``."""
    if state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif state == "below a private page":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="groups")
    elif state in ("draft", "expired"):
        page.live, page.expired = False, state == "expired"
        page.save()


@pytest.fixture(params=STATES)
def portal(request):
    """A portal whose lists, registers and pages refer to pages that are not for everybody."""
    home = Site.objects.get().root_page
    lists = {
        "news": NewsIndexPageFactory(parent=home),
        "declarations": DeclarationIndexPageFactory(parent=home),
        "networks": NetworkIndexPageFactory(parent=home),
    }
    for make in (
        TimelinePageFactory,
        ResolutionIndexPageFactory,
        CommitmentRegisterPageFactory,
        NetworkMapPageFactory,
        AccessFormsPageFactory,
    ):
        make(parent=home)
    state = request.param
    texts = {} if state == "changed" else TEXTS
    if state == "below a private page":
        lists = {name: type(page).objects.get(pk=page.pk) for name, page in lists.items()}
        parents = {
            name: type(page).objects.get(pk=make(parent=home, **named).pk)
            for (name, page), make in zip(
                lists.items(),
                (NewsIndexPageFactory, DeclarationIndexPageFactory, NetworkIndexPageFactory),
                strict=True,
            )
            for named in [{key: TEXTS[key] for key in ("title_pl", "title_en")}]
        }
    else:
        parents = lists
    resolution = ResolutionFactory()
    news = NewsPageFactory(parent=parents["news"], **texts)
    news.resolutions.add(resolution)
    news.save()
    declaration = DeclarationPageFactory(
        parent=parents["declarations"],
        **{key: text for key, text in texts.items() if not key.startswith("body")},
    )
    membership = MembershipPageFactory(parent=parents["networks"], **texts)
    parts = {} if state == "changed" else {"text_pl": "Tajemne", "text_en": "Secret"}
    CommitmentFactory(page=declaration, **parts)
    ObligationFactory(membership=membership, **parts)
    AccessionStageFactory(
        membership=membership, date=PartialDate(2012, 3, 1), resolution=resolution
    )
    above = home
    if state == "below a private page":
        above = StandardPageFactory(parent=home, **texts)
    standard = StandardPageFactory(parent=above, show_in_menus=True, **texts)
    hidden = [news, declaration, membership, standard]
    for page in hidden:
        if state == "changed":
            draft = type(page).objects.get(pk=page.pk)
            for name, text in TEXTS.items():
                if hasattr(draft, name):
                    setattr(draft, name, text)
            draft.save_revision()
        else:
            hide(type(page).objects.get(pk=page.pk), state)
    if state != "changed":
        EasyReadTextFactory(page=news, text_pl="<p>Tajemny.</p>", text_en="<p>Secret.</p>")
    open_news = NewsPageFactory(
        parent=lists["news"],
        **{
            f"body_{language}": paragraph(f'<a linktype="page" id="{standard.pk}">tam</a>')
            for language in languages()
        },
    )
    for page in hidden:
        RelatedPageFactory(news=open_news, page=page)
    return hidden


def visit_all(client):
    """Mapping of every address that a visitor finds to what is there."""
    waiting = ["/sitemap.xml", "/robots.txt", "/"]
    for language in languages():
        waiting += [f"/{language}/", f"/{language}/atom.xml", f"/{language}/manifest.webmanifest"]
    found = {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        text = b"".join(response) if response.streaming else response.content
        found[address] = unescape(text.decode(errors="replace"))
        if response.status_code in (301, 302):
            waiting.append(response.headers["Location"].removeprefix("http://localhost"))
        links = re.findall(
            r'(?:href|src|content|<loc>)="?(?:https?://(?:localhost|testserver)(?::\d+)?)?(/[^"#<]*)',
            found[address],
        )
        waiting += [link for link in links if not link.startswith(("/static/", "/cms/"))]
    return found


def test_no_address_that_a_visitor_finds_says_anything_of_it(portal):
    found = visit_all(Client())
    assert len(found) > 30
    leaks = {
        address: SECRET.search(text)[0] for address, text in found.items() if SECRET.search(text)
    }
    assert leaks == {}
    assert [address for address in found if SECRET.search(address)] == []


def without_what_was_asked(html):
    """``html`` without the address that the visitor already knew: where signing in leads on to."""
    return re.sub(r'next=[^"]*|value="/[^"]*"', "", html)


@pytest.mark.parametrize("language", languages())
def test_its_own_addresses_say_nothing_of_it(portal, language):
    client = Client()
    for page in portal:
        version = page.get_url(language=language)
        for address in (
            version,
            f"{version}?form=easy-read",
            f"/sharing/{page.pk}-{language}.png",
            f"/cms/pages/{page.pk}/view_draft/",
            f"/cms/pages/{page.pk}/edit/preview/",
            f"/cms/api/main/pages/{page.pk}/",
        ):
            response = client.get(address, follow=True)
            text = b"".join(response) if response.streaming else response.content
            said = without_what_was_asked(text.decode(errors="replace"))
            said = said.replace(f"http://testserver{address}", "")  # which paper names
            assert not SECRET.search(said), address


@pytest.mark.parametrize("state", ["draft", "private", "below a private page", "expired"])
@pytest.mark.parametrize("language", languages())
def test_picture_for_sharing_is_only_for_what_everybody_reads(client, state, language):
    page = StandardPageFactory(parent=StandardPageFactory())
    hide(page, state)
    assert client.get(f"/sharing/{page.pk}-{language}.png").status_code == 404


@pytest.mark.parametrize("state", ["draft", "private", "below a private page", "expired"])
def test_file_of_a_source_is_only_for_those_who_may_read_a_page_that_cites_it(client, state):
    source = SourceFactory(original_name="a.txt", sha256="ab" * 32, size=6)
    source.original.save("a.txt", ContentFile(b"secret"))
    page = DeclarationPageFactory()
    DeclarationSource.objects.create(page=page, source=source)
    assert client.get(source.original_url).status_code == 200
    hide(page, state)
    assert client.get(source.original_url).status_code == 404


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_document_of_a_private_collection_is_not_handed_out(client, kind):
    closed = Collection.get_first_root_node().add_child(name="Zamknięte")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=kind, password="key"
    )
    document = PortalDocumentFactory(collection=closed, file__data=b"secret")
    link = f'<p><a linktype="document" id="{document.pk}">plik</a></p>'
    StandardPageFactory(body_pl=[("paragraph", link)])
    response = client.get(document.url, follow=True)
    text = b"".join(response) if response.streaming else response.content
    assert b"secret" not in text
    assert client.get(f"/media/{document.file.name}").status_code == 404
    if kind != "password":
        client.force_login(UserFactory())
        allowed = b"".join(client.get(document.url)) if kind == "login" else b"secret"
        assert allowed == b"secret"


def test_uploaded_file_of_a_picture_is_not_handed_out(client):
    """It may show where it was taken; only the smaller copies are for everybody."""
    picture = PortalImageFactory()
    assert client.get(f"/media/{picture.file.name}").status_code == 404
    for way_out in (f"images/../{picture.file.name}", f"images/%2e%2e/{picture.file.name}"):
        assert client.get(f"/media/{way_out}").status_code in (400, 404)


@pytest.mark.parametrize("role", ["author", "translator", "editor", "reviewer"])
def test_editor_of_one_section_sees_no_draft_of_another(role):
    news, membership = NewsIndexPageFactory(), MembershipPageFactory(live=False, **TEXTS)
    language = "en" if role == "translator" else ""
    client = Client()
    client.force_login(UserFactory(role=role, role__section=news, role__language=language))
    for action in ("edit", "view_draft", "history", "revisions", "edit/preview"):
        response = client.get(f"/cms/pages/{membership.pk}/{action}/", follow=True)
        assert not SECRET.search(response.content.decode()), action
    assert MembershipPage.objects.filter(pk=membership.pk).exists()
