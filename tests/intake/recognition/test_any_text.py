import json
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.intake.passages import Kind, Link, Passage
from portal.intake.recognition import FindingKind, kind_of, recognise, split
from portal.intake.recognition.known import Entry, Known, KnownPerson

SITE = Known(
    [
        Entry("network", 1, {"pl": "Sieć Miast", "en": "Network of Cities"}, ("Milena",), ("ICC",)),
        Entry("city", 1, {"pl": "Łódź", "en": "Łódź"}, ("Łodzi",)),
        Entry("body", 1, {"pl": "Rada Miasta Łodzi"}),
    ],
    [KnownPerson(1, "Ewa", "Malik"), KnownPerson(2, "", "Kot")],
)
PIECES = """
Jan Nowak Ewa Malik Prezydent Prezydenta Miasta Łodzi Rada Rady Europy Komisja Europejska uchwała nr
XVI/171/11 z dnia 25 maja 2011 r. 2021–2027 29-30 czerwca od do w i oraz ds. im. ul. „ ” “ – - , . :
; ( ) / # Od lewej: mówi said powiedziała ponad 170 miast 144 miastem ECCAR ICC Milena Mayor of for
the EU Agency W. B. programu festiwalu XCLX/1/2 4.VI.2020 www.a.pl § 1 A 0 ść ХС PREZYDENT ŁODZI
"""
pieces = st.sampled_from(sorted(PIECES.split()))
texts = st.one_of(
    st.lists(pieces, max_size=30).map(" ".join),
    st.lists(pieces, max_size=15).map("".join),
    st.text(max_size=60),
)


@st.composite
def passages(draw):
    text = draw(texts)
    kind = draw(st.sampled_from(list(Kind)))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    links = (Link(*ends, draw(st.sampled_from(["#", "", "https://a.pl", "x"]))),)
    rows = tuple(tuple(row.split("\t")) for row in text.split("\n")) if kind == Kind.TABLE else ()
    return Passage(kind, text, int(kind == Kind.HEADING), links, rows=rows)


@settings(deadline=None)
@given(st.lists(passages(), max_size=6), st.sampled_from(["pl", "en"]))
@example([], "pl")
@example([Passage(Kind.PARAGRAPH, "")], "en")
def test_findings_of_any_document_are_exact_ordered_and_apart(document, language):
    found = recognise(document, language, SITE)
    for one in found:
        assert document[one.passage].text[one.start : one.end] == one.words
        assert one.start < one.end or one.kind == FindingKind.LINK
        assert one.kind in FindingKind.values
    assert json.loads(json.dumps([one.value for one in found])) == [one.value for one in found]
    assert [(one.passage, one.start) for one in found] == sorted(
        (one.passage, one.start) for one in found
    )
    for kind in FindingKind.values:
        for one, other in pairwise(one for one in found if one.kind == kind):
            assert (one.passage, one.end) <= (other.passage, other.start)


@settings(deadline=None)
@given(st.lists(passages(), max_size=6), st.sampled_from(["pl", "en"]))
def test_parts_of_any_document_follow_one_another(document, language):
    parts = split(document, language, SITE)
    assert parts
    for part in parts:
        assert kind_of(part, document, language, SITE) in {"declaration", "membership", "news", ""}
    for one, other in pairwise(parts):
        assert one.first <= one.last == other.first - 1
    assert parts[-1].last == max(0, len(document) - 1)
