from hypothesis import given
from hypothesis import strategies as st

from portal.pages.differences import LONGEST_PASSAGE, Segment, changed_only, compare


def read(passages, *changes):
    return [
        "".join(each.text for each in passage if each.change in changes) for passage in passages
    ]


def test_a_mended_word_is_deleted_and_inserted_between_what_stays():
    ((*segments,),) = [compare("W Krakéw jest dobrze.", "W Kraków jest dobrze.")[0]]
    assert segments == [
        Segment("same", "W "),
        Segment("deleted", "Krakéw"),
        Segment("inserted", "Kraków"),
        Segment("same", " jest dobrze."),
    ]


def test_changed_only_leaves_out_passages_that_are_the_same():
    passages = compare("Jeden.\n\nDwa.\n\nTrzy.", "Jeden.\n\nDwie.\n\nTrzy.")
    assert read(changed_only(passages), "same", "inserted") == ["Dwie."]


def test_a_passage_more_leaves_the_others_matched():
    passages = compare("Jeden.\n\nTrzy.", "Jeden.\n\nDwa.\n\nTrzy.")
    assert read(passages, "inserted") == ["", "Dwa.", ""]
    assert read(passages, "deleted") == ["", "", ""]


def test_a_very_long_passage_is_shown_whole():
    before = "a " * (LONGEST_PASSAGE + 1)
    (passage,) = compare(before + "x", before + "y")
    assert [each.change for each in passage] == ["deleted", "inserted"]


texts = st.lists(st.text(alphabet="ab ąć.\n", min_size=1).filter(str.strip), max_size=4)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_differences(before, after):
    passages = compare("\n\n".join(before), "\n\n".join(after))
    for change, text in (("deleted", before), ("inserted", after)):
        told = "".join("".join(read(passages, "same", change)).split())
        assert told == "".join("".join(text).split())
