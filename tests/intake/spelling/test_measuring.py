import pytest
from django.core.management import CommandError, call_command

from portal.intake.management.commands.measure_repairs import Command
from portal.intake.spelling.measuring import measure

DAMAGED = "Zespdt byt w Krakowie i spotkat sie z wtadzami oraz cztonkami rady xzqrt."
CORRECTED = "Zespół był w Krakowie i spotkał się z władzami oraz członkami rady miasta."


def test_figures_tell_right_repairs_from_missed_ones():
    figures, errors = measure(DAMAGED, CORRECTED, "pl")

    assert figures["words"] == 13
    assert figures["damaged"] == 6
    assert figures["right"] == 5
    assert figures["missed"] == 1
    assert figures["valid"] == figures["valid offered"] == 1
    assert errors == [("missed", "xzqrt", [], "miasta")]


def test_a_word_that_only_one_text_has_is_left_out():
    figures, _ = measure("Skupiało się wyzwaniach.", "Skupiało się na wyzwaniach.", "pl")

    assert figures == {"words": 3}


def test_command_prints_the_figures(tmp_path, capsys):
    for name, text in (("damaged", DAMAGED), ("corrected", CORRECTED)):
        (tmp_path / name).write_text(text, "utf-8")

    call_command(Command(), tmp_path / "damaged", tmp_path / "corrected")

    shown = capsys.readouterr().out
    assert "missed: xzqrt → - (miasta)" in shown
    assert "83.3% of the damaged words" in shown


def test_command_says_which_file_is_missing(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command(Command(), tmp_path / "nowhere", tmp_path / "nowhere")
