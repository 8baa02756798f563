"""Made-up data for the registers, the timeline of the city, the map and the forms of pages."""

from datetime import date
from types import SimpleNamespace

from declarations.models import Commitment
from networks.cartography import Chart, Partner
from portal.civic.dates import PartialDate
from portal.civic.models import City, Council, Resolution

from .stand_ins import SamplePage


def registers(words, language):
    """Context of their components; ``words`` chooses between Polish and English."""
    document = SamplePage(
        title=words("Deklaracja miast", "Declaration of cities"),
        language=language,
        issuer=words("Gród", "Town"),
    )
    network = SamplePage(title="ECCAR", language=language, sign=0, network=document)
    return {
        "promises": [_promise(words, status, document) for status in ("done", "planned")],
        "act": Resolution(
            number="XVI/171/11",
            slug="xvi-171-11",
            adopted_on=date(2011, 5, 25),
            council=Council(name=words("Rada Miasta", "City Council")),
            title=words("O przystąpieniu do sieci", "On joining the network"),
        ),
        "years": _years(words, document),
        "forms": [
            {"name": "", "url": "#forms", "is_current": True},
            {"name": words("tekst łatwy do czytania", "easy-to-read text"), "url": "#forms"},
        ],
        "failing": SimpleNamespace(
            element=words("Filmy w języku migowym", "Films in sign language"),
            description=words("Jeszcze ich nie ma.", "There are none yet."),
            alternative=words("Tekst łatwy do czytania.", "An easy-to-read text."),
            deadline=PartialDate(2027),
        ),
        "networks": [network],
        "chart": Chart(
            City(pk=1, name=words("Kraków", "Kraków"), latitude=50.06, longitude=19.94),
            [
                Partner(City(pk=2, name="Berlin", latitude=52.5, longitude=13.4), [network]),
                Partner(City(pk=3, name="Dublin", latitude=53.35, longitude=-6.26), [network]),
            ],
        ),
    }


def _promise(words, status, document):
    promise = Commitment(
        text=words("Przyjąć program na rzecz równości.", "Adopt a programme for equality."),
        status=status,
        status_as_of=PartialDate(2025, 1),
        paragraph_number=1,
    )
    Commitment._meta.get_field("page").set_cached_value(promise, document)
    return promise


def _years(words, document):
    def event(kind, title, place=""):
        kind = SimpleNamespace(label=kind)
        return SimpleNamespace(
            kind=kind, title=title, place=place, date=PartialDate(2024, 9), page=document
        )

    events = [
        event(
            words("Aktualności", "News"), words("Miasto w sieci", "The city joins"), "Heidelberg"
        ),
        event(words("Droga do sieci", "Accession"), words("Przyjęcie", "Admission")),
    ]
    return [(2024, [(events[0].date.display, events)])]
