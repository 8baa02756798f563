"""
Made-up data for the pattern page, shaped like what the templates get from models.

Nothing is read from the database and nothing is stored: models are made in memory, and where a
component needs a page or a picture, a stand-in has what the component asks of it.
"""

from datetime import date
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from declarations.models import Commitment, Signatory
from declarations.progress import Progress
from declarations.reader import Row, Version
from networks.models import AccessionStage, MembershipPage, MembershipRole, Obligation
from portal.civic.dates import PartialDate
from portal.civic.models import City, Person, Source, Unit
from portal.civic.subjects import Subject
from portal.pages.blocks import BodyBlock
from portal.pages.models.listing import ListingForm

from .registers import registers
from .stand_ins import SamplePage, SamplePicture

POLISH, ENGLISH = "pl", "en"

#: Names of the colours in the order of ``tokens.css``, each with the ground or text it goes with.
COLOURS = [
    "paper",
    "tint",
    "tint-strong",
    "line",
    "ink",
    "ink-soft",
    "link",
    "accent",
    "control-line",
    "wall",
    "wall-deep",
    "wall-light",
    "light",
    "opening",
    "door",
    "door-deep",
    "good",
    "good-tint",
    "under-way",
    "under-way-tint",
    "bad",
    "bad-tint",
]
TYPE_SIZES = ["6", "5", "4", "3", "2", "1", "0"]
ADDRESS = "https://example.org/"


class SampleFilters(ListingForm):
    """Filters as lists have them."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("all")), ("declaration", _("declaration"))], required=False
    )
    year = forms.ChoiceField(
        label=_("Year"), choices=[("", _("all")), ("2024", "2024")], required=False
    )


def everything(language):
    """Context of the pattern page in ``language``; what is neither Polish is English."""
    other = ENGLISH if language == POLISH else POLISH

    def words(polish, english):
        return polish if language == POLISH else english

    source = Source(
        title=words("Sprawozdanie z posiedzenia", "Report of the sitting"),
        publisher=words("Urząd Miasta", "City Hall"),
        published_on=PartialDate(2024, 9),
        url=ADDRESS,
    )
    return {
        "colours": COLOURS,
        "type_sizes": TYPE_SIZES,
        "languages": [POLISH, ENGLISH],
        "sample": words(
            "Zażółć gęślą jaźń: prawa człowieka mieszkają w urzędzie, szkole i tramwaju.",
            "Human rights live in an office, a school and a tram.",
        ),
        "cyrillic": "Права людини живуть в установі, школі й трамваї: ґанок, їжа, є.",
        "cards": _cards(words, language, other),
        "form": SampleFilters({"kind": "declaration"}),
        "items": Paginator(range(200), 10).page(7),
        "progress": Progress(
            dict(zip(Commitment.Status.values, (3, 4, 5, 1, 2), strict=True)), Commitment.Status
        ),
        "statuses": Commitment.Status.choices,
        "membership_statuses": MembershipPage.Status.choices,
        "commitments": _commitments(words),
        "rows": _rows(words, language, other),
        "reader": SimpleNamespace(
            is_both=True,
            can_compare=True,
            language=language,
            text_language=other,
            columns=[Version(language, is_official=True), Version(other)],
        ),
        "signatories": _signatories(words),
        "subjects": _subjects(words, source),
        "stages": _stages(words),
        "obligations": [
            Obligation(
                text=words("Sprawozdanie z planu działań.", "A report on the plan of action."),
                recurrence=Obligation.Recurrence.values[0],
                next_due=PartialDate(2027, 3),
            )
        ],
        "documents": _documents(words, language, other),
        "picture": SamplePicture(),
        "people": [Person(given_name="Anna", family_name="Nowak"), Person(family_name="Lis")],
        "quote": {
            "text": words("Prawa są dla każdej osoby.", "Rights are for each person."),
            "speaker": "Anna Nowak",
            "role": words("przewodnicząca rady", "chair of the council"),
            "source": ADDRESS,
        },
        "foreign_quote": {
            "text": words("Rights are for each person.", "Prawa są dla każdej osoby."),
            "language": other,
        },
        "table": _table(words),
        "roles": _roles(words),
        "accordion": {
            "sections": [
                {"heading": words("Kto odpowiada?", "Who answers?"), "text": _text(words)},
                {"heading": words("Jak długo?", "How long?"), "text": _text(words)},
            ]
        },
        **registers(words, language),
        "call_out": {"heading": words("Warto wiedzieć", "Good to know"), "text": _text(words)},
        "page": SamplePage(
            title=words("Miasto, które dotrzymuje słowa", "A city that keeps its word"),
            summary=words("Jedno lub dwa zdania wstępu.", "One or two sentences to begin with."),
            language=language,
            original_language=other,
            official_language=language,
            is_summary=False,
            last_published_at=None,
        ),
    }


def _text(words):
    paragraph = words(
        "Każda osoba może zapytać urząd, co zrobił z obietnicą, i dostać odpowiedź.",
        "Anyone may ask the office what became of a promise, and is owed an answer.",
    )
    return format_html("<p>{}</p>", paragraph)


def _cards(words, language, other):
    title = words("Wspólne stanowisko miast", "A joint statement of cities")
    summary = words("Dwanaście miast mówi jednym głosem.", "Twelve cities speak with one voice.")
    plain = {"title": title, "summary": summary, "language": language}
    foreign = {
        "title": words("Only in English yet", "Na razie tylko po polsku"),
        "summary": words("Not translated.", "Bez tłumaczenia."),
        "language": other,
    }
    return [
        SamplePage(
            **plain, listed_on=date(2024, 9, 25), shows_listed_on=True, image=SamplePicture()
        ),
        SamplePage(**plain, listed_on=None),
        SamplePage(**foreign, listed_on=None),
    ]


def _commitments(words):
    """A promise of each status, with more said of some."""
    unit = Unit(name=words("Wydział Polityki Społecznej", "Department of Social Policy"))
    more = {
        Commitment.Status.DONE: {
            "evidence": words("Uchwała została przyjęta.", "The resolution was adopted."),
            "evidence_url": ADDRESS,
        },
        Commitment.Status.IN_PROGRESS: {"deadline": PartialDate(2027), "unit": unit},
    }
    return [
        Commitment(
            text=words("Przyjąć program na rzecz równości.", "Adopt a programme for equality."),
            status=status,
            status_as_of=PartialDate(2025, 1),
            **more.get(status, {}),
        )
        for status in Commitment.Status
    ]


def _rows(words, language, other):
    texts = [
        ("Miasto przyjmuje każdego.", "The city takes everyone in."),
        ("Miasto pyta, zanim postanowi.", "The city asks before it decides."),
    ]
    rows = []
    for number, (polish, english) in enumerate(texts, start=1):
        versions = [
            Version(language, format_html("<p>{}</p>", words(polish, english))),
            Version(other, format_html("<p>{}</p>", words(english, polish))),
        ]
        paragraph = SimpleNamespace(number=number, anchor=f"p{number}")
        rows.append(Row(paragraph, versions, _commitments(words)[2:3] if number == 1 else []))
    return rows


def _signatories(words):
    role = words("Prezydent Miasta", "Mayor")
    return [
        Signatory(name_as_printed="Anna Nowak", role=role, city=City(name=words("Gród", "Town"))),
        Signatory(
            name_as_printed="Jan Kowalsky",
            person=Person(given_name="Jan", family_name="Kowalski"),
            role=role,
            editorial_note=words("W druku „Kowalsky”.", "The document prints “Kowalsky”."),
        ),
    ]


def _subjects(words, source):
    def claim(statement, year):
        return SimpleNamespace(statement=statement, as_of=PartialDate(year), source=source, note="")

    agreed = [claim(words("84 miasta", "84 cities"), 2026)]
    disputed = [
        claim(words("Miasto przystąpiło w 2021 r.", "The city joined in 2021."), 2021),
        claim(words("Miasto przystąpiło w 2022 r.", "The city joined in 2022."), 2025),
    ]
    return [
        Subject(words("liczba członków", "number of members"), agreed),
        Subject(words("rok przystąpienia", "year of joining"), disputed),
    ]


def _stages(words):
    return [
        AccessionStage(
            kind=AccessionStage.Kind.values[0],
            date=PartialDate(2024, 3, 6),
            body_name=words("Rada Miasta", "City Council"),
        ),
        AccessionStage(
            kind=AccessionStage.Kind.values[2],
            date=PartialDate(2024, 9),
            place="Heidelberg",
            note=words("Znany jest tylko miesiąc.", "Only the month is known."),
        ),
    ]


def _roles(words):
    body = words("Rada sieci", "Board of the network")
    return [
        MembershipRole(holder_name="Anna Nowak", body_name=body, from_date=PartialDate(2024, 5)),
        MembershipRole(
            holder_name="Jan Lis",
            body_name=body,
            from_date=PartialDate(2020),
            to_date=PartialDate(2024),
        ),
    ]


def _documents(words, language, other):
    title = words("Tekst deklaracji", "Text of the declaration")
    return [
        SimpleNamespace(
            url=ADDRESS, title=title, file_extension=extension, file_size=size, language=code
        )
        for extension, size, code in (("pdf", 184_320, language), ("docx", None, other))
    ]


def _table(words):
    """A table wide enough to scroll on a phone."""
    head = words("Zobowiązanie|Stan|Jednostka|Termin", "Promise|Status|Unit|Deadline").split("|")
    cells = words("Program|w toku|Wydział|2027", "Programme|in progress|Department|2027").split("|")
    value = {
        "data": [head, cells, cells],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": words("Zobowiązania", "Promises"),
    }
    return BodyBlock().child_blocks["table"].render(value)
