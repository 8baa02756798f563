"""From a document that was taken in to the draft of a piece of news."""

from portal.civic.models import Person
from portal.intake.drafts import DraftMaker, existing, resolutions_in, set_rows, start_and_end
from portal.intake.models import PageKind
from portal.intake.recognition.kinds import DateRole, FindingKind
from portal.pages.languages import localized

from .models import NewsIndexPage, NewsPage


class NewsDraftMaker(DraftMaker):
    """Makes news: the lead, the event, who said what, who is in the picture."""

    kind = PageKind.NEWS
    page_model = NewsPage
    index_model = NewsIndexPage
    uses = frozenset(
        {
            FindingKind.TITLE,
            FindingKind.DATE,
            FindingKind.RESOLUTION,
            FindingKind.QUOTATION,
            FindingKind.CAPTION,
            FindingKind.LINK,
        }
    )
    row_keys = {"quotes": "text"}

    def fill(self, page, content):
        language = content.language
        quotes = content.found(FindingKind.QUOTATION)
        numbers = content.numbers(without=[FindingKind.QUOTATION, FindingKind.CAPTION])
        lead = content.lead(numbers)
        setattr(page, localized("summary", language), lead)
        whole = [each for each in numbers if content.passages[each].text != lead]
        setattr(page, localized("body", language), content.body(whole))
        events = content.dates(DateRole.EVENT)
        if events:
            page.event_date, page.event_date_end = start_and_end(events[0])
        pictured = [
            person
            for caption in content.found(FindingKind.CAPTION)
            for person in caption.value["people"]
        ]
        known = existing(
            Person, [each["person"] for each in (*pictured, *(quote.value for quote in quotes))]
        )
        rows = [
            {
                localized("text", language): quote.value["text"],
                "original_language_code": language,
                "speaker_id": quote.value["person"] if quote.value["person"] in known else None,
                "speaker_name": ""
                if quote.value["person"] in known
                else quote.value["speaker"][:200],
                localized("role", language): quote.value["role"][:300],
                "source": content.source,
            }
            for quote in quotes
        ]
        set_rows(page, "quotes", rows)
        rows = [
            {
                "name": person["name"][:200],
                "person_id": person["person"] if person["person"] in known else None,
                localized("role", language): person["role"][:300],
            }
            for person in pictured
        ]
        set_rows(page, "people_in_picture", rows)
        page.resolutions.set(resolutions_in(content))
