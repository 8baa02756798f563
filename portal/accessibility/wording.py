"""
The words of an accessibility statement, in one place.

Headings, their order and the sentences follow the technical conditions for accessibility
statements, version 2.0 of 31 July 2024, made under the act of 4 April 2019 on digital
accessibility (consolidated text: Dz.U. 2023 poz. 1440). They are law rather than interface: that
is why they are not translated with the rest of the texts, and a statement may be read only in the
languages that stand here. Placeholders in braces are filled in by ``statement.py``.
"""

ACT_ADDRESS = "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20190000848"
#: Where complaints go after the public body's own answer: the ombudsman.
OMBUDSMAN_ADDRESS = "https://bip.brpo.gov.pl/"

POLISH = {
    "title": "Deklaracja dostępności",
    "opening": (
        "{body} zobowiązuje się zapewnić dostępność swojej {scope} zgodnie z {act} o dostępności "
        "cyfrowej stron internetowych i aplikacji mobilnych podmiotów publicznych. "
        "Deklaracja dotyczy: {site}."
    ),
    "act": "ustawą z dnia 4 kwietnia 2019 r.",
    "scope": {"website": "strony internetowej", "application": "aplikacji mobilnej"},
    "published": {
        "website": "Data publikacji strony internetowej",
        "application": "Data publikacji aplikacji mobilnej",
    },
    "changed": "Data ostatniej istotnej aktualizacji",
    "status": "Stan dostępności cyfrowej",
    "status_sentence": {
        "website": "Ta strona internetowa jest {degree} z załącznikiem do ustawy z dnia 4 kwietnia "
        "2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych podmiotów "
        "publicznych{reason}.",
        "application": "Ta aplikacja mobilna jest {degree} z załącznikiem do ustawy z dnia "
        "4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji mobilnych "
        "podmiotów publicznych{reason}.",
    },
    "degree": {
        "full": "w pełni zgodna",
        "partial": "częściowo zgodna",
        "none": "niezgodna",
    },
    "reason": " z powodu niezgodności lub wyłączeń wymienionych poniżej",
    "failings": "Niedostępne treści",
    "failing_groups": {
        "appendix": "Niezgodność z załącznikiem",
        "costs": "Nadmierne koszty",
        "exempt": "Treści nieobjęte przepisami",
    },
    "costs_assessment": "Analiza nadmiernych kosztów",
    "preparation": "Przygotowanie deklaracji dostępności i jej aktualizacja",
    "prepared": "Data sporządzenia deklaracji",
    "reviewed": "Data ostatniego przeglądu deklaracji",
    "basis": {
        "self": "Deklarację sporządzono na podstawie samooceny przeprowadzonej przez podmiot "
        "publiczny.",
        "audit": "Deklarację sporządzono na podstawie audytu zewnętrznego.",
        "contractor": "Deklarację sporządzono na podstawie oświadczenia wykonawcy.",
    },
    "auditor": "Ocenę przeprowadził podmiot",
    "report": "Sprawozdanie z oceny",
    "facilities": "Udogodnienia, ograniczenia i inne informacje",
    "shortcuts": "Skróty klawiszowe",
    "contact": "Informacje zwrotne i dane kontaktowe",
    "contact_sentence": (
        "Widzisz przeszkodę, o której tu nie piszemy, albo potrzebujesz tych treści w innej "
        "postaci? Napisz lub zadzwoń."
    ),
    "contact_unit": "Za rozpatrywanie uwag i wniosków odpowiada",
    "contact_person": "Osoba do kontaktu",
    "email": "E-mail",
    "telephone": "Telefon",
    "procedure": "Obsługa wniosków i skarg związanych z dostępnością",
    "procedure_request": (
        "Każda osoba może zażądać, aby ta {site_kind} albo jej element stały się dostępne cyfrowo. "
        "Można też zażądać tych samych informacji w innej postaci, na przykład odczytania "
        "niedostępnego dokumentu albo opisania filmu, który nie ma audiodeskrypcji."
    ),
    "procedure_contents": "W żądaniu podaj:",
    "procedure_items": [
        "kim jesteś i jak możemy się z Tobą skontaktować,",
        "której strony lub którego jej elementu dotyczy żądanie,",
        "w jakiej postaci potrzebujesz informacji, jeśli chcesz otrzymać je inaczej.",
    ],
    "procedure_deadline": (
        "Żądanie spełnimy niezwłocznie, nie później niż w ciągu 7 dni od jego złożenia. Jeśli to "
        "za mało czasu, powiemy dlaczego i podamy nowy termin, nie dłuższy niż 2 miesiące od "
        "złożenia żądania. Jeśli dostępności cyfrowej nie da się zapewnić, zaproponujemy inny "
        "sposób dostępu do tych treści."
    ),
    "procedure_complaint": (
        "Gdy odmówimy albo gdy nie zgadzasz się na zaproponowany sposób dostępu, możesz złożyć "
        "skargę na adres podany w danych kontaktowych. Potem możesz też zawiadomić {ombudsman}."
    ),
    "ombudsman": "Rzecznika Praw Obywatelskich",
    "site_kind": {"website": "strona internetowa", "application": "aplikacja mobilna"},
    "other": "Pozostałe informacje",
    "applications": "Aplikacje mobilne",
    "architecture": "Dostępność architektoniczna",
    "architecture_link": "Dostępność architektoniczna: dokładny opis",
    "communication": "Dostępność komunikacyjno-informacyjna",
}

ENGLISH = {
    "title": "Accessibility statement",
    "opening": (
        "{body} undertakes to make its {scope} accessible in accordance with {act} on the digital "
        "accessibility of websites and mobile applications of public bodies. "
        "This statement applies to {site}."
    ),
    "act": "the Polish Act of 4 April 2019",
    "scope": {"website": "website", "application": "mobile application"},
    "published": {
        "website": "The website was published on",
        "application": "The application was published on",
    },
    "changed": "Last significant change",
    "status": "Compliance status",
    "status_sentence": {
        "website": "This website is {degree} with the appendix to the Act of 4 April 2019 on the "
        "digital accessibility of websites and mobile applications of public bodies{reason}.",
        "application": "This mobile application is {degree} with the appendix to the Act of "
        "4 April 2019 on the digital accessibility of websites and mobile applications of public "
        "bodies{reason}.",
    },
    "degree": {
        "full": "fully compliant",
        "partial": "partially compliant",
        "none": "not compliant",
    },
    "reason": " because of the non-compliance or the exemptions listed below",
    "failings": "Non-accessible content",
    "failing_groups": {
        "appendix": "Non-compliance with the appendix",
        "costs": "Excessive costs",
        "exempt": "Content not covered by the law",
    },
    "costs_assessment": "Assessment of the excessive costs",
    "preparation": "Preparation of this accessibility statement",
    "prepared": "This statement was prepared on",
    "reviewed": "It was last reviewed on",
    "basis": {
        "self": "The statement rests on a self-assessment by the public body.",
        "audit": "The statement rests on an external audit.",
        "contractor": "The statement rests on a declaration by the contractor.",
    },
    "auditor": "The assessment was made by",
    "report": "Report of the assessment",
    "facilities": "Conveniences, limitations and other information",
    "shortcuts": "Keyboard shortcuts",
    "contact": "Feedback and contact information",
    "contact_sentence": (
        "Have you met an obstacle that is not named here, or do you need something on this site "
        "in another form? Write or call us."
    ),
    "contact_unit": "Comments and requests are handled by",
    "contact_person": "Contact person",
    "email": "E-mail",
    "telephone": "Telephone",
    "procedure": "Enforcement procedure",
    "procedure_request": (
        "Anybody may demand that this {site_kind} or a part of it be made digitally accessible. "
        "You may also ask for the same information in another form, for example to have an "
        "inaccessible document read out or a film without audio description described."
    ),
    "procedure_contents": "Please tell us:",
    "procedure_items": [
        "who you are and how we can reach you,",
        "which page, or which part of it, your request is about,",
        "in which form you need the information, if you would like to receive it otherwise.",
    ],
    "procedure_deadline": (
        "We meet a request without delay and within 7 days at the latest. Should that not be "
        "enough, we give the reason and a new date, no later than 2 months after the request. If "
        "digital accessibility cannot be provided, we offer another way of access."
    ),
    "procedure_complaint": (
        "If we refuse, or if you do not accept the other way of access, you may complain to the "
        "address given above. After that you may also turn to {ombudsman}."
    ),
    "ombudsman": "the Polish Commissioner for Human Rights",
    "site_kind": {"website": "website", "application": "mobile application"},
    "other": "Other information",
    "applications": "Mobile applications",
    "architecture": "Architectural accessibility",
    "architecture_link": "Architectural accessibility: detailed description",
    "communication": "Information and communication accessibility",
}

WORDING = {"pl": POLISH, "en": ENGLISH}
