import pytest

from portal.intake.recognition.known import Known, KnownPerson

from .reading import NOTHING, found


def people(text, language="pl", known=NOTHING):
    (one,) = found(text, "caption", language, known)
    return [(person["name"], person["role"]) for person in one.value["people"]]


def test_people_stand_in_their_order_with_roles_before_or_after():
    text = (
        "Od lewej: W. Kot, Prezydent ECCAR B. Zacchiroli, Zastępczyni Prezydenta Łodzi E. Malik, "
        "Jan Nowak, dyrektor Biura Prasowego"
    )
    assert people(text) == [
        ("W. Kot", ""),
        ("B. Zacchiroli", "Prezydent ECCAR"),
        ("E. Malik", "Zastępczyni Prezydenta Łodzi"),
        ("Jan Nowak", "dyrektor Biura Prasowego"),
    ]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Od lewej: Jan Nowak i Ewa Malik", "left"),
        ("Na zdjęciu od prawej: Jan Nowak i Ewa Malik.", "right"),
        ("Na zdjęciu: Jan Nowak i Ewa Malik", ""),
    ],
)
def test_order_says_from_where_people_are_counted(text, order):
    (one,) = found(text, "caption")
    assert one.value["order"] == order
    assert people(text) == [("Jan Nowak", ""), ("Ewa Malik", "")]


def test_english_caption_names_people_whom_the_dictionary_does_not_know():
    text = "From left: Minna Arve, Mayor of Turku, Femke Halsema, and Mayor of Sopot Anna Nowak"
    assert people(text, "en") == [
        ("Minna Arve", "Mayor of Turku"),
        ("Femke Halsema", ""),
        ("Anna Nowak", "Mayor of Sopot"),
    ]


def test_known_person_is_named_by_key_and_not_noted_once_more():
    known = Known(people=[KnownPerson(9, "Ewa", "Malik")])
    text = "Od lewej: E. Malik, Jan Nowak"
    (one,) = found(text, "caption", known=known)
    assert [person["person"] for person in one.value["people"]] == [9, None]
    assert found(text, "person", known=known) == []


def test_caption_ends_with_its_sentence():
    text = "Tekst. Od lewej: J. Nowak i dr Ewa Malik. Fot. Adam Kot"
    (one,) = found(text, "caption")
    assert one.words == "Od lewej: J. Nowak i dr Ewa Malik"


def test_direction_in_a_sentence_is_no_caption():
    assert found("Jechał od lewej strony ulicy.", "caption") == []
