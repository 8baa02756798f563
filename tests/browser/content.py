"""
What the demo site does not show of a page type: every block and form, long lists, a text in one
language, a deleted page.
"""

import datetime

from news.models import NewsIndexPage
from tests.factories import accessibility, media, news, pages

#: Where the added pages stand, below ``/<language>/``, in each language.
EVERY_BLOCK = {"pl": "wszystkie-bloki/", "en": "every-block/"}
OTHER_LANGUAGE = {"pl": "only-in-english/", "en": "tylko-po-polsku/"}
DELETED = {"pl": "usunieta/", "en": "deleted/"}
MORE_NEWS = 40
#: A piece of news for each process that changes one, as many as there may be.
TO_BE_CHANGED, PROCESSES = "Do zmiany {}", 4
TITLES = {
    "pl": ["Wszystkie bloki", "Only in English", "Tylko po polsku", "Usunięta"],
    "en": ["Every block", "Only in English", "Tylko po polsku", "Deleted"],
}


def body(language, image, document, page):
    """Every block once, with words of ``language``."""
    word = {"pl": "Miasto praw człowieka", "en": "Human rights city"}[language]
    rich = f'<p>{word}: <b>{word}</b>, <a href="https://example.org/">{word}</a>.</p>'
    sections = [{"heading": f"{word} {number}", "text": rich} for number in (1, 2)]
    return [
        ("heading", {"text": word, "level": "h2"}),
        ("paragraph", f"{rich}<ul><li>{word}</li></ul><ol><li>{word}</li></ol>"),
        ("picture", {"image": image, "caption": word}),
        ("quote", {"text": "Stadt", "speaker": "Anna", "role": word, "language": "pl"}),
        ("documents", {"heading": word, "documents": [document]}),
        (
            "table",
            {
                "data": [[word, "1", "2"], ["3", "4", word]],
                "first_row_is_table_header": True,
                "first_col_is_header": True,
                "table_caption": word,
            },
        ),
        ("call_out", {"heading": word, "text": rich}),
        ("accordion", {"sections": sections}),
        ("video", {"url": "https://vimeo.com/1", "title": word, "transcript": rich}),
        ("related_pages", {"heading": word, "pages": [page]}),
    ]


def add():
    """Add the pages; needs the demo content."""

    def standard(number, **values):
        titles = {f"title_{language}": TITLES[language][number] for language in TITLES}
        return pages.StandardPageFactory(**titles | values)

    index = NewsIndexPage.objects.get()
    parts = (media.PortalImageFactory(), media.PortalDocumentFactory(), index)
    every_block = standard(0, body_pl=body("pl", *parts), body_en=body("en", *parts))
    accessibility.EasyReadTextFactory(page=every_block)
    accessibility.SignLanguageFilmFactory(page=every_block)
    standard(1, original_language="en", ready_pl=False)
    standard(2, original_language="pl", ready_en=False)
    standard(3).delete()
    for number in range(MORE_NEWS):
        date = datetime.date(2010 + number % 12, 1 + number % 12, 1)
        news.NewsPageFactory(parent=index, date=date)
    for number in range(PROCESSES):
        news.NewsPageFactory(parent=index, date=date, title_pl=TO_BE_CHANGED.format(number))
