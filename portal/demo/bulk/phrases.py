"""
Phrases from which the sentences of a large load are made: pairs of Polish and English.

The Polish ones stand in the case that their place in the sentence asks for, so that any subject
goes with any verb, object and circumstance. All verbs are in the third person singular.
"""

SUBJECTS = [
    ("Rada miasta", "The city council"),
    ("Komisja równego traktowania", "The commission on equal treatment"),
    ("Pełnomocniczka do spraw równości", "The equality officer"),
    ("Zespół do spraw migracji", "The team on migration"),
    ("Centrum wielokulturowe", "The intercultural centre"),
    ("Biuro praw człowieka", "The human rights office"),
    ("Młodzieżowa rada miasta", "The youth council"),
    ("Rada seniorów", "The senior citizens' council"),
    ("Sieć miast partnerskich", "The network of partner cities"),
    ("Miejski ośrodek wsparcia", "The city's support centre"),
    ("Uniwersytecka klinika prawa", "The university law clinic"),
    ("Koalicja organizacji społecznych", "The coalition of civic organisations"),
    ("Zarząd dróg", "The roads authority"),
    ("Wydział edukacji", "The education department"),
    ("Biblioteka miejska", "The city library"),
    ("Grupa robocza", "The working group"),
]

VERBS = [
    ("przygotowuje", "is preparing"),
    ("omawia", "is discussing"),
    ("przedstawia", "presents"),
    ("poprawia", "is improving"),
    ("otwiera", "opens"),
    ("ocenia", "assesses"),
    ("rozwija", "is developing"),
    ("ogłasza", "announces"),
    ("upraszcza", "is simplifying"),
    ("wspiera", "supports"),
    ("sprawdza", "is reviewing"),
    ("kontynuuje", "continues"),
]

OBJECTS = [
    ("plan działań przeciw dyskryminacji", "an action plan against discrimination"),
    ("program mieszkań dostępnych", "a programme for accessible housing"),
    ("poradnik dla osób, które doświadczyły mowy nienawiści", "a guide for targets of hate speech"),
    ("kurs języka polskiego dla nowych mieszkanek i mieszkańców", "Polish classes for newcomers"),
    ("badanie potrzeb osób z niepełnosprawnościami", "a survey of disabled people's needs"),
    ("wspólny standard obsługi klienta", "a common standard of customer service"),
    ("sprawozdanie z równości płac", "a report on equal pay"),
    ("cykl spotkań w dzielnicach", "a series of meetings in the districts"),
    ("bezpłatną poradnię prawną", "a free legal advice service"),
    ("szkolenie dla urzędniczek i urzędników", "training for municipal officers"),
    ("miejską strategię antyrasistowską", "the city's strategy against racism"),
    ("telefon zaufania dla młodzieży", "a helpline for young people"),
    ("budżet uwzględniający równość płci", "a gender-sensitive budget"),
    ("projekt rezydencji dla pisarek i pisarzy", "a residency project for writers"),
    ("przegląd barier w transporcie", "a review of barriers in public transport"),
    ("wymianę doświadczeń między szkołami", "an exchange between schools"),
]

CIRCUMSTANCES = [
    ("wspólnie z organizacjami społecznymi", "together with civic organisations"),
    ("na wniosek mieszkanek i mieszkańców", "at the request of residents"),
    ("po raz pierwszy w tej kadencji", "for the first time in this term"),
    ("we współpracy z miastami partnerskimi", "in cooperation with partner cities"),
    ("jako część strategii miasta", "as part of the city's strategy"),
    ("od początku roku szkolnego", "from the beginning of the school year"),
    ("po trzech miesiącach konsultacji", "after three months of consultation"),
    ("zgodnie z uchwałą rady", "in line with the council's resolution"),
    ("we wszystkich dzielnicach", "in all districts"),
    ("mimo trudnego budżetu", "in spite of a tight budget"),
    ("za zgodą wszystkich klubów", "with the consent of all groups"),
    ("w ramach programu europejskiego", "under a European programme"),
]

REMARKS = [
    ("Wyniki poznamy jesienią.", "Results are expected in the autumn."),
    ("Prace potrwają do końca roku.", "The work will last until the end of the year."),
    ("Zapisy są otwarte dla wszystkich.", "Registration is open to everyone."),
    (
        "Uwagi można zgłaszać w każdym urzędzie dzielnicy.",
        "Comments may be left at any district office.",
    ),
    (
        "Podobne rozwiązania działają w kilku innych miastach.",
        "Similar measures work in several other cities.",
    ),
    ("Wcześniejsze doświadczenia są zachęcające.", "Earlier experience is encouraging."),
    (
        "Szczegóły znajdą się w osobnym dokumencie.",
        "The details will follow in a separate document.",
    ),
    ("Udział jest bezpłatny.", "Taking part is free of charge."),
]

TITLES = [
    ("Konsultacje społeczne", "Public consultation"),
    ("Nowy program", "New programme"),
    ("Posiedzenie komisji", "Sitting of the commission"),
    ("Raport roczny", "Annual report"),
    ("Wizyta ekspertów", "Visit of experts"),
    ("Debata w dzielnicy", "Debate in the district"),
    ("Otwarcie punktu wsparcia", "Opening of a support point"),
    ("Wspólny apel miast", "Joint appeal of cities"),
    ("Warsztaty dla szkół", "Workshops for schools"),
    ("Podpisanie porozumienia", "Signing of an agreement"),
]

THEMES = [
    ("dostępność", "accessibility"),
    ("równe płace", "equal pay"),
    ("migracje", "migration"),
    ("mowa nienawiści", "hate speech"),
    ("wolność słowa", "freedom of expression"),
    ("prawa dziecka", "children's rights"),
    ("prawa kobiet", "women's rights"),
    ("osoby starsze", "older people"),
    ("mieszkania", "housing"),
    ("edukacja", "education"),
    ("zdrowie", "health"),
    ("sport dla wszystkich", "sport for all"),
]

ROLES = [
    ("radna", "councillor"),
    ("dyrektor wydziału", "head of department"),
    ("przewodnicząca komisji", "chair of the commission"),
    ("koordynator programu", "programme coordinator"),
]

PROMISES = [
    ("Przyjąć plan", "Adopt a plan"),
    ("Ogłosić sprawozdanie", "Publish a report"),
    ("Przeszkolić pracowników", "Train the staff"),
    ("Usunąć bariery", "Remove barriers"),
    ("Powołać radę", "Set up a council"),
    ("Zapewnić pomoc prawną", "Provide legal aid"),
]

# Name, Polish genitive and locative, English name, latitude, longitude.
CITIES = [
    ("Gdynia", "Gdyni", "Gdyni", "Gdynia", 54.52, 18.53),
    ("Lublin", "Lublina", "Lublinie", "Lublin", 51.25, 22.57),
    ("Łódź", "Łodzi", "Łodzi", "Łódź", 51.76, 19.46),
    ("Poznań", "Poznania", "Poznaniu", "Poznań", 52.41, 16.93),
    ("Szczecin", "Szczecina", "Szczecinie", "Szczecin", 53.43, 14.55),
    ("Toruń", "Torunia", "Toruniu", "Toruń", 53.01, 18.60),
    ("Katowice", "Katowic", "Katowicach", "Katowice", 50.26, 19.02),
    ("Rzeszów", "Rzeszowa", "Rzeszowie", "Rzeszów", 50.04, 22.00),
    ("Olsztyn", "Olsztyna", "Olsztynie", "Olsztyn", 53.78, 20.48),
    ("Opole", "Opola", "Opolu", "Opole", 50.67, 17.93),
    ("Wilno", "Wilna", "Wilnie", "Vilnius", 54.69, 25.28),
    ("Praga", "Pragi", "Pradze", "Prague", 50.08, 14.44),
    ("Lizbona", "Lizbony", "Lizbonie", "Lisbon", 38.72, -9.14),
    ("Gandawa", "Gandawy", "Gandawie", "Ghent", 51.05, 3.72),
    ("Bolonia", "Bolonii", "Bolonii", "Bologna", 44.49, 11.34),
    ("Malmö", "Malmö", "Malmö", "Malmö", 55.60, 13.00),
]

GIVEN_NAMES = [
    "Anna",
    "Barbara",
    "Dariusz",
    "Ewa",
    "Feliks",
    "Grażyna",
    "Hubert",
    "Irena",
    "Jan",
    "Łucja",
]
FAMILY_NAMES = [
    "Dąb",
    "Klon",
    "Lipa",
    "Brzoza",
    "Jesion",
    "Wiąz",
    "Olcha",
    "Sosna",
    "Modrzew",
    "Jarząb",
]
