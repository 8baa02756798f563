"""Whole documents of kinds that offices have, each with all that is in it."""

import pytest

from portal.intake.recognition import kind_of, recognise, split

from .reading import NOTHING, passages_of

RESOLUTION = """
# UCHWAŁA NR XLII/1104/21

RADY MIASTA GDAŃSKA

z dnia 26 sierpnia 2021 r.

w sprawie przystąpienia Miasta Gdańska do Europejskiej Koalicji Miast Przeciwko Rasizmowi

Na podstawie art. 18 ust. 2 pkt 12 ustawy z dnia 8 marca 1990 r. o samorządzie gminnym
(Dz. U. z 2021 r. poz. 1372) Rada Miasta Gdańska uchwala, co następuje:

§ 1. Wyraża się zgodę na przystąpienie do organizacji Solidarity Cities, skupiającej ponad 90 miast.

§ 2. Wykonanie uchwały powierza się Prezydentowi Miasta Gdańska.

§ 3. Traci moc uchwała nr XXXVIII/957/17 Rady Miasta Gdańska z dnia 27 kwietnia 2017 r. oraz
zarządzenie nr 1214/2019.

Przewodnicząca

Rady Miasta Gdańska

Agnieszka Owczarczak
"""
RESOLUTION_FOUND = [
    ("title", "Uchwała nr XLII/1104/21"),
    ("resolution", "XLII/1104/21 2021-08-26 Rada Miasta Gdańska"),
    ("organisation", "Rada Miasta Gdańska"),
    ("date", "2021-08-26 document"),
    ("organisation", "Europejska Koalicja Miast Przeciwko Rasizmowi"),
    ("date", "1990-03-08 event"),
    ("organisation", "Rada Miasta Gdańska"),
    ("organisation", "Solidarity Cities"),
    ("claim", "ponad 90 miast 2021-08-26"),
    ("resolution", "XXXVIII/957/17 2017-04-27 Rada Miasta Gdańska"),
    ("organisation", "Rada Miasta Gdańska"),
    ("date", "2017-04-27 event"),
    ("resolution", "1214/2019"),
    ("organisation", "Rada Miasta Gdańska"),
    ("signatory", "Agnieszka Owczarczak, Przewodnicząca Rady Miasta Gdańska, Gdańsk"),
]

STATEMENT = """
# Statement of the Mayors of the Baltic Cities

14 March 2022

We, the mayors of 11 cities, met in Riga on 12–13 March 2022 together with the Council of the Baltic
Sea States and the Union of the Baltic Cities (UBC).

“No one who flees from war should sleep on the street,” said Mārtiņš Staķis, Mayor of Riga.

The Congress of Local and Regional Authorities adopted a paper in October 2021. We ask the European
Commission and UNHCR to support more than 200 municipalities by the end of 2023.

From left: Minna Arve, Mayor of Turku, and Aleksandra Dulkiewicz

Signed:

Minna Arve

Mayor of Turku

Aleksandra Dulkiewicz

Mayor of Gdańsk
"""
STATEMENT_FOUND = [
    ("title", "Statement of the Mayors of the Baltic Cities"),
    ("date", "2022-03-14 page"),
    ("claim", "11 cities 2022-03-14"),
    ("date", "2022-03-12/2022-03-13 event"),
    ("organisation", "Council of the Baltic Sea States"),
    ("organisation", "Union of the Baltic Cities UBC"),
    ("quotation", "Mārtiņš Staķis, Mayor of Riga"),
    ("person", "Mārtiņš Staķis, Mayor of Riga"),
    ("organisation", "Congress of Local and Regional Authorities"),
    ("date", "2021-10 event"),
    ("organisation", "European Commission"),
    ("organisation", "UNHCR UNHCR"),
    ("claim", "more than 200 municipalities 2022-03-14"),
    ("date", "2023 event"),
    ("caption", "Minna Arve, Mayor of Turku; Aleksandra Dulkiewicz"),
    ("signatory", "Minna Arve, Mayor of Turku, Turku"),
    ("signatory", "Aleksandra Dulkiewicz, Mayor of Gdańsk, Gdańsk"),
]

LETTER = """
Rzeszów, dnia 3 marca 2022 r.

Szanowni Państwo,

zwracamy się do mieszkanek i mieszkańców z apelem o pomoc. Rada Miasta Rzeszowa 1 marca 2022 r.
przyjęła stanowisko w tej sprawie. Dziękujemy Polskiemu Czerwonemu Krzyżowi, Stowarzyszeniu „Nasz
Dom”, Fundacji im. Stefana Batorego i Uniwersytetowi Łódzkiemu.

Spotkamy się przy ul. Stefana Batorego 5, tel. 17 875 2022. Więcej: www.rzeszow.pl.

Z poważaniem

Konrad Fijołek

Prezydent Miasta Rzeszowa

Hanna Zdanowska

Prezydent Miasta Łodzi
"""
LETTER_FOUND = [
    ("date", "2022-03-03 document"),
    ("title", "zwracamy się do mieszkanek i mieszkańców z apelem o pomoc"),
    ("organisation", "Rada Miasta Rzeszowa"),
    ("date", "2022-03-01 event"),
    ("organisation", "Polski Czerwony Krzyż"),
    ("organisation", "Nasz Dom"),
    ("organisation", "Fundacja im. Stefana Batorego"),
    ("person", "Stefan Batory, patron"),
    ("organisation", "Uniwersytet Łódzki"),
    ("link", "www.rzeszow.pl"),
    ("signatory", "Konrad Fijołek, Prezydent Miasta Rzeszowa, Rzeszów"),
    ("signatory", "Hanna Zdanowska, Prezydent Miasta Łodzi, Łódź"),
]

TABLE = """
# Stanowisko prezydentów w sprawie równego traktowania

My, niżej podpisani, sprzeciwiamy się dyskryminacji. W 2023 r. wsparliśmy ponad 900 uchodźców.

Miasto\tImię i nazwisko\tFunkcja
Lublin\tKrzysztof Żuk\tPrezydent Miasta Lublin
Zielona Góra\tJanusz Kubicki\tPrezydent Zielonej Góry
Sopot\tJacek Karnowski\tPrezydent
"""
TABLE_FOUND = [
    ("title", "Stanowisko prezydentów w sprawie równego traktowania"),
    ("date", "2023 event"),
    ("claim", "ponad 900 uchodźców"),
    ("signatory", "Krzysztof Żuk, Prezydent Miasta Lublin, Lublin"),
    ("signatory", "Janusz Kubicki, Prezydent Zielonej Góry, Zielona Góra"),
    ("signatory", "Jacek Karnowski, Prezydent, Sopot"),
]

NEWS = """
# Gdańsk gospodarzem kongresu

W dniach 5–7 września 2023 r. w Gdańsku odbył się Kongres Miast Praw Człowieka. Gości powitała
prezydentka Aleksandra Dulkiewicz.

„Bez mieszkańców nie ma praw człowieka w mieście” – powiedziała Aleksandra Dulkiewicz. Piotr
Borawski, zastępca prezydent Gdańska ds. usług komunalnych, dodał: „Za rok chcemy mieć plan
działania”.

Na zdjęciu od prawej: Piotr Borawski, Marta Siciarek i dyrektor Centrum Wsparcia Imigrantów Michał
Schwarz.
"""
NEWS_FOUND = [
    ("title", "Gdańsk gospodarzem kongresu"),
    ("date", "2023-09-05/2023-09-07 event"),
    ("organisation", "Kongres Miast Praw Człowieka"),
    ("person", "Aleksandra Dulkiewicz, prezydentka"),
    ("quotation", "Aleksandra Dulkiewicz"),
    ("person", "Aleksandra Dulkiewicz"),
    ("quotation", "Piotr Borawski, zastępca prezydent Gdańska ds. usług komunalnych"),
    ("person", "Piotr Borawski, zastępca prezydent Gdańska ds. usług komunalnych"),
    (
        "caption",
        "Piotr Borawski; Marta Siciarek; Michał Schwarz, dyrektor Centrum Wsparcia Imigrantów",
    ),
    ("organisation", "Centrum Wsparcia Imigrantów"),
]

MEMBERSHIPS = """
# Łódź w sieciach

2024-02-01

# Eurocities

Łódź należy do Eurocities od 1996 r. Stowarzyszenie zrzesza 200 miast z 38 państw. Miasto
reprezentuje dyrektorka Biura Aktywności Miejskiej Katarzyna Dyzio.

# Stowarzyszenie Zdrowych Miast Polskich

Na mocy uchwały nr XXXI/298/92 Rady Miejskiej w Łodzi z dnia 9 grudnia 1992 r. miasto dołączyło do
organizacji, a w maju 2019 r. objęło jej przewodnictwo.

# Unia Metropolii Polskich im. Pawła Adamowicza

W latach 2018–2022 zarządowi przewodniczył Tadeusz Truskolaski. – To sieć, która daje nam głos –
podkreśla wiceprezydent Łodzi Adam Pustelnik. – Korzystamy z niej co dzień.
"""
MEMBERSHIPS_FOUND = [
    ("title", "Łódź w sieciach"),
    ("date", "2024-02-01 page"),
    ("date", "1996 event"),
    ("claim", "200 miast 2024-02-01"),
    ("claim", "38 państw 2024-02-01"),
    ("organisation", "Biuro Aktywności Miejskiej"),
    ("person", "Katarzyna Dyzio, dyrektorka Biura Aktywności Miejskiej"),
    ("organisation", "Stowarzyszenie Zdrowych Miast Polskich"),
    ("resolution", "XXXI/298/92 1992-12-09 Rada Miejska w Łodzi"),
    ("organisation", "Rada Miejska w Łodzi"),
    ("date", "1992-12-09 event"),
    ("date", "2019-05 event"),
    ("organisation", "Unia Metropolii Polskich im. Pawła Adamowicza"),
    ("person", "Paweł Adamowicz, patron"),
    ("date", "2018/2022 event"),
    ("person", "Tadeusz Truskolaski"),
    ("quotation", "Adam Pustelnik, wiceprezydent Łodzi"),
    ("person", "Adam Pustelnik, wiceprezydent Łodzi"),
]


def told(one):
    """A finding in short."""
    value = one.value
    people = [joined(person["name"], person["role"]) for person in value.get("people", ())]
    parts = {
        "date": [value.get("date") or f"{value.get('from')}/{value.get('to')}", value.get("role")],
        "resolution": [value.get("number"), value.get("adopted_on"), value.get("council")],
        "organisation": [value.get("name"), value.get("acronym")],
        "claim": [value.get("statement"), value.get("as_of")],
        "caption": ["; ".join(people)],
        "quotation": [joined(value.get("speaker"), value.get("role"))],
        "person": [joined(value.get("name"), value.get("role"))],
        "signatory": [joined(value.get("name"), value.get("role"), value.get("city"))],
        "link": [value.get("address")],
        "title": [value.get("title")],
    }
    return " ".join(filter(None, parts[one.kind]))


def joined(*parts):
    return ", ".join(filter(None, parts))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param(RESOLUTION, "pl", RESOLUTION_FOUND, id="resolution"),
        pytest.param(STATEMENT, "en", STATEMENT_FOUND, id="English statement"),
        pytest.param(LETTER, "pl", LETTER_FOUND, id="letter with two signatories"),
        pytest.param(TABLE, "pl", TABLE_FOUND, id="table of signatories"),
        pytest.param(NEWS, "pl", NEWS_FOUND, id="news"),
        pytest.param(MEMBERSHIPS, "pl", MEMBERSHIPS_FOUND, id="three memberships"),
    ],
)
def test_all_that_is_in_a_document_is_found_and_nothing_else(text, language, expected):
    found = recognise(passages_of(text), language, NOTHING)
    assert sorted((one.kind, told(one)) for one in found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        pytest.param(RESOLUTION, "pl", [""], id="resolution"),
        pytest.param(STATEMENT, "en", ["declaration"], id="English statement"),
        pytest.param(LETTER, "pl", ["declaration"], id="letter with two signatories"),
        pytest.param(TABLE, "pl", ["declaration"], id="table of signatories"),
        pytest.param(NEWS, "pl", ["news"], id="news"),
        pytest.param(MEMBERSHIPS, "pl", ["membership"] * 3, id="three memberships"),
    ],
)
def test_document_becomes_pages_of_its_kinds(text, language, kinds):
    passages = passages_of(text)
    parts = split(passages, language, NOTHING)
    assert [kind_of(part, passages, language, NOTHING) for part in parts] == kinds
