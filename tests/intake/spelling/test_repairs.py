import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.spelling.confusions import POLISH_LETTERS
from portal.intake.spelling.repairs import repairs

# Words that programs read without Polish letters, and what was printed.
PAIRS = """
    administracjg=administracją angazuje=angażuje bezpieczenstwa=bezpieczeństwa ciata=ciała
    cztonkinie=członkinie cztonkowie=członkowie cztowieka=człowieka deklaracjg=deklaracją
    deklarowaty=deklarowały deklarujg=deklarują doméw=domów doraznych=doraźnych dotgczyt=dołączył
    dotyczacych=dotyczących dotyczgcym=dotyczącym dwdch=dwóch dziatania=działania
    gotowos¢=gotowość imigrantow=imigrantów ktore=które ktéra=która mozliwa=możliwa nagtg=nagłą
    niebezpieczng=niebezpieczną obowigzkiem=obowiązkiem odpowiedzialnosScig=odpowiedzialnością
    oséb=osób petng=pełną petnomocnicy=pełnomocnicy plandw=planów poczatku=początku podjat=podjął
    podjecia=podjęcia podpisang=podpisaną pomiedzy=pomiędzy powotano=powołano pozaru=pożaru
    pozarzgdowych=pozarządowych prezydentéw=prezydentów przeciwdziatania=przeciwdziałania
    przemocg=przemocą przesiedlef=przesiedleń rozwigzan=rozwiązań rzadowga=rządową
    rzgdowaq=rządową rzgdowym=rządowym réwnego=równego réznych=różnych samorzadami=samorządami
    sg=są sie=się skupiato=skupiało specjalistyczng=specjalistyczną spotecznej=społecznej
    sprawita=sprawiła standarddw=standardów szczegdlnie=szczególnie transptciowych=transpłciowych
    uchodzcow=uchodźców uchodzcéw=uchodźców udziat=udział urzednicy=urzędnicy utratg=utratą
    wdrazaniem=wdrażaniem wdrozenia=wdrożenia wesprzec=wesprzeć wiedzg=wiedzą
    wspdtpracy=współpracy wspétpracy=współpracy wspdétdziataniu=współdziałaniu
    wspotdziataniu=współdziałaniu wspodlnych=wspólnych wspélnego=wspólnego wsrdéd=wśród
    wtadz=władz zaangazowanych=zaangażowanych zaréwno=zarówno znalezli=znaleźli
    zwigzanych=związanych zwigzku=związku zycia=życia Afganczykéw=Afgańczyków Gdansku=Gdańsku
    Integrujgce=Integrujące Kazde=Każde Krakéw=Kraków Miedzynarodowej=Międzynarodowej
    Narodéw=Narodów Pawta=Pawła Planéw=Planów Prezydentow=Prezydentów Ptci=Płci Rownego=Równego
    Réwnosci=Równości Samorzady=Samorządy Staty=Stały UchodZzcéw=Uchodźców Wspétpraca=Współpraca
    WyraziliSmy=Wyraziliśmy Zarzad=Zarząd Zespdt=Zespół Zrédto=Źródło Zwiazku=Związku
    Zwigzku=Związku
"""
MORE = """
    wolnosé¢=wolność krok6éw=kroków Europejskqa=Europejską otworzylta=otworzyła mieSscie=mieście
    skonfczyta=skończyła Poréwnaligmy=Porównaliśmy stratégie=strategie spo!eczno$ci=społeczności
    cz1owiek=człowiek r6wnosci=równości mieszKancéw=mieszkańców Pemomocnik=Pełnomocnik
    GDANSKU=GDAŃSKU p|ynąć=płynąć £ódzki=łódzki byt-ktéry=byt-który
"""


@pytest.mark.parametrize("pair", (PAIRS + MORE).split())
def test_damaged_word_is_repaired(pair):
    read, printed = pair.split("=")

    assert repairs(read, "pl")[0].word == printed


@pytest.mark.parametrize(
    "pair",
    [
        "comrnunity=community",
        "tbose=those",
        "c1ear=clear",
        "rn0ney=money",
        "wben=when",
        "vvater=water",
    ],
)
def test_english_word_is_repaired(pair):
    read, printed = pair.split("=")

    assert repairs(read, "en")[0].word == printed


def test_repair_says_what_was_taken_for_what():
    (repair, *_) = repairs("wspdétdziataniu", "pl")

    assert [str(made) for made in repair.confusions] == ["dé→ó", "t→ł", "t→ł"]


@pytest.mark.parametrize(
    ("read", "printed"), [("wpracy", "w pracy"), ("prawczłowieka", "praw człowieka")]
)
def test_words_run_together_are_parted(read, printed):
    (repair,) = repairs(read, "pl")

    assert repair.word == printed and str(repair.confusions[0]) == "→␣"


@pytest.mark.parametrize("word", ["xzqrt", "zsięciowane", "q", "éééééééééééé", "¢"])
def test_what_no_known_word_leads_to_has_no_repair(word):
    assert repairs(word, "pl") == []


@given(st.text(max_size=30), st.sampled_from(["pl", "en"]))
def test_any_text_has_repairs_or_none(text, language):
    assert all(repair.word != text for repair in repairs(text, language))


LIKELY = {
    printed: sorted(read for read, cost in readings.items() if read.islower() and cost <= 0.5)
    for printed, readings in POLISH_LETTERS.items()
}


@given(
    st.sampled_from(
        ["mieszkańców", "wdrożeniem", "sąsiedztwo", "gościnność", "źródłem", "większością"]
    ),
    st.data(),
)
def test_a_word_whose_accents_are_lost_is_found_again(word, data):
    read = "".join(
        data.draw(st.sampled_from(LIKELY[letter])) if letter in LIKELY else letter
        for letter in word
    )

    assert word in [repair.word for repair in repairs(read, "pl")]
