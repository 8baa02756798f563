"""Spaces at the edges of emphasis and links outlive being opened and saved in the editor."""

import random
import re

import pytest

from portal.pages.rich_text import RichTextArea
from portal.pages.texts import plain_text, words_and_numbers
from tests.factories.pages import StandardPageFactory
from tests.pages.admin import create, log_in

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"
LINK = 'a href="https://portal.example/"'
#: What is typed or pasted, and what is stored after three savings.
TYPED = {
    "bold ends in a space": ("<b>w </b><i>Krakowie</i>", "<b>w</b> <i>Krakowie</i>"),
    "bold begins with a space": ("w<b> Krakowie</b>", "w<b> Krakowie</b>"),
    "link ends in a space": (f"<{LINK}>tu </a><b>dalej</b>", f"<{LINK}>tu</a> <b>dalej</b>"),
    "no-break space": (f"10{NBSP}zł", f"10{NBSP}zł"),
    "as an entity": ("10&nbsp;zł i&#160;1", f"10{NBSP}zł i{NBSP}1"),
    "begins a bold": (f"10 <b>{NBSP}zł</b>", f"10 <b>{NBSP}zł</b>"),
    "ends a bold": (f"<b>10{NBSP}</b>zł", f"<b>10{NBSP}</b>zł"),
    "ends a bold before a space": (f"<b>10{NBSP} </b>zł", f"<b>10{NBSP}</b> zł"),
    "begins a paragraph": (f"{NBSP}10 zł", f"{NBSP}10 zł"),
    "run of a text processor": ("a&nbsp;&nbsp; &nbsp;b", f"a{NBSP}{NBSP} {NBSP}b"),
    "thin and narrow": (f"10 <i>{THIN}zł</i>{NARROW}!", f"10 <i>{THIN}zł</i>{NARROW}!"),
}


def saved(html):
    """``html`` as it is stored after the editor has opened it, without the keys of its blocks."""
    widget = RichTextArea(features=["bold", "italic", "link", "ul", "h2"])
    stored = widget.value_from_datadict({"text": widget.format_value(html)}, {}, "text")
    return re.sub(' data-block-key="[^"]*"', "", stored)


def said(html):
    return words_and_numbers(plain_text(html))


def without_edges(html):
    """``html`` with plain spaces moved out of the elements that they end."""
    return re.sub(r" (</(?:b|i|a)>)", r"\1 ", html)


@pytest.mark.parametrize(("typed", "stored"), TYPED.values(), ids=TYPED)
def test_words_stay_apart_and_spaces_are_kept_over_three_savings(typed, stored):
    html = f"<p>{typed}</p>"
    for _saving in range(3):
        html = saved(html)
        assert without_edges(html) == f"<p>{stored}</p>"


def some_inline(chance, depth=0, in_link=False):
    for _part in range(chance.randint(1, 4)):
        lot = chance.random()
        if lot < 0.4:
            yield chance.choice(["w", "Krakowie", "10", "zł"])
        elif lot < 0.8:
            yield chance.choice([" ", "  ", "\n", NBSP, "&nbsp;", THIN, NARROW, "<br/>"])
        elif depth < 2:
            tag = chance.choice(["b", "i"] if in_link else ["b", "i", LINK])
            inner = some_inline(chance, depth + 1, in_link or tag == LINK)
            yield f"<{tag}>{''.join(inner)}</{tag.split()[0]}>"


def test_no_words_grow_together_and_no_kept_space_goes_whatever_is_mixed():
    chance = random.Random(13)  # noqa: S311 - made-up texts, the same each time
    for _trial in range(300):
        typed = f"<p>{''.join(some_inline(chance))}</p>"
        html = saved(saved(saved(typed)))
        assert said(html) == said(typed), ascii(typed)
        for space in (NBSP, THIN, NARROW):
            assert plain_text(html).count(space) == plain_text(typed).count(space), ascii(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [typed for typed, _stored in TYPED.values()], ids=TYPED)
def test_saving_in_the_editor_leaves_the_translation_up_to_date(typed):
    page = StandardPageFactory(body_pl=[("paragraph", f"<p>{typed}</p>")])
    page.save_revision().publish()
    page.body_pl = [("paragraph", saved(saved(f"<p>{typed}</p>")))]
    page.save_revision().publish()
    assert type(page).objects.get(pk=page.pk).translation_state_en == "ready"


@pytest.mark.django_db
def test_form_keeps_a_no_break_space(client):
    log_in(client)
    create(client, body_pl=f"w <b>{NBSP}Krakowie</b>", **{"action-publish": "1"})
    page = StandardPageFactory._meta.model.objects.get()
    assert f"<b>{NBSP}Krakowie</b>" in page.body_pl.raw_data[0]["value"]
