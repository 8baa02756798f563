"""From a document that was taken in to the draft of a declaration."""

from functools import reduce
from operator import or_

from django.db.models import Q

from portal.civic.models import City, Person
from portal.intake.drafts import DraftMaker, existing, resolutions_in, set_rows, start_and_end
from portal.intake.models import PageKind
from portal.intake.passages import Kind
from portal.intake.recognition.kinds import DateRole, FindingKind
from portal.pages.languages import address_part, localized, localized_names

from .models import DeclarationIndexPage, DeclarationPage

# How titles name the kinds, folded to ASCII; what none of them fits is a declaration.
KIND_WORDS = {
    DeclarationPage.Kind.ASPIRATION: ("aspirac", "aspirat", "aspirin"),
    DeclarationPage.Kind.JOINT_STATEMENT: ("stanowisk", "statement", "apel", "appeal"),
}


class DeclarationDraftMaker(DraftMaker):
    """Makes declarations: their paragraphs, who signed them, when and where."""

    kind = PageKind.DECLARATION
    page_model = DeclarationPage
    index_model = DeclarationIndexPage
    uses = frozenset(
        {
            FindingKind.TITLE,
            FindingKind.DATE,
            FindingKind.RESOLUTION,
            FindingKind.SIGNATORY,
            FindingKind.CLAIM,
            FindingKind.LINK,
        }
    )
    row_keys = {"paragraphs": "text"}

    def fill(self, page, content):
        language = content.language
        page.kind = self._kind(content.part.title)
        page.official_language = language
        for date in content.dates(DateRole.DOCUMENT):
            page.document_date = start_and_end(date)[0]
        self._fill_signatories(page, content)
        self._fill_paragraphs(page, content)
        set_rows(page, "claims", content.claims())
        page.resolutions.set(resolutions_in(content))

    def _kind(self, title):
        words = address_part(title)
        return next(
            (kind for kind, stems in KIND_WORDS.items() if any(stem in words for stem in stems)),
            DeclarationPage.Kind.DECLARATION,
        )

    def _fill_signatories(self, page, content):
        signatories = [finding.value for finding in content.found(FindingKind.SIGNATORY)]
        names = {each["city"] for each in signatories if each["city"]}
        columns = [Q(**{f"{column}__in": names}) for column in localized_names("name")]
        cities = {
            name: city
            for city in City.objects.filter(reduce(or_, columns))
            for name in (getattr(city, column) for column in localized_names("name"))
        }
        people = existing(Person, [each["person"] for each in signatories])
        rows = [
            {
                "name_as_printed": each["name"],
                localized("role", content.language): each["role"][:200],
                "person_id": each["person"] if each["person"] in people else None,
                "city": cities.get(each["city"]),
            }
            for each in signatories
        ]
        set_rows(page, "signatories", rows)
        signing_cities = set(cities.values())
        if len(signing_cities) == 1:
            (page.issuing_city,) = signing_cities

    def _fill_paragraphs(self, page, content):
        texts = []
        for number in content.numbers(without=[FindingKind.SIGNATORY]):
            html = content.rich_text(number)
            if content.passages[number].kind == Kind.ITEM:
                html = f"<ul><li>{html}</li></ul>"
            elif content.passages[number].kind == Kind.HEADING:
                html = f"<p><b>{html}</b></p>"
            else:
                html = f"<p>{html}</p>"
            texts.append(html)
        column = localized("text", content.language)
        set_rows(page, "paragraphs", [{column: text} for text in texts])
