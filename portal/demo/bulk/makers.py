"""Pages of a large load, one of each kind at a time, with all that belongs to them."""

from datetime import date, timedelta

from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations

from declarations.models import (
    Commitment,
    DeclarationIndexPage,
    DeclarationPage,
    DeclarationSource,
    Paragraph,
    Signatory,
)
from networks.models import (
    AccessionStage,
    MembershipPage,
    MembershipSource,
    NetworkIndexPage,
    Obligation,
)
from networks.models import RelatedPage as NetworkRelatedPage
from news.models import NewsIndexPage, NewsPage, NewsQuote, NewsSource
from news.models import RelatedPage as NewsRelatedPage
from portal.civic.dates import PartialDate
from portal.pages.models import StandardPage

from . import phrases
from .writer import Writer, in_both

FIRST_DAY, DAYS = date(2015, 1, 1), 4200


def relation_names(model):
    """Names of the child relations and many-to-many fields that are part of a page."""
    children = [each.get_accessor_name() for each in get_all_child_relations(model)]
    return [*children, *(field.name for field in get_all_child_m2m_relations(model))]


class Maker:
    """Makes unsaved pages of one kind, choosing by ``chance`` from ``stock``."""

    model = None
    index_model = None
    index_title = ("", "")

    def __init__(self, chance, stock):
        self.chance = chance
        self.stock = stock
        self.writer = Writer(chance)

    def make(self):
        """A page with its texts, parts and relations; its place in the tree comes later."""
        self.day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        page = self.model(
            **in_both("title", self.writer.title()),
            **in_both("summary", self.writer.text(1)),
            image=self.pick(self.stock.images) if self.chance.random() < 0.6 else None,
            **in_both("body", self.writer.body(self.chance.randint(2, 5))),
            **self.own_values(),
        )
        page.made_on = self.day
        parts = self.parts()
        for name in relation_names(self.model):
            setattr(page, name, parts.get(name, []))  # in memory: nothing asks the database
        return page

    def pick(self, things):
        return self.chance.choice(things)

    def some(self, things, most):
        return self.chance.sample(things, self.chance.randint(1, most))

    def related(self, model):
        """Up to two of the pages that were made before."""
        keys = self.stock.recent_page_ids
        chosen = self.chance.sample(keys, min(len(keys), self.chance.randint(0, 2)))
        return [model(page_id=key, sort_order=number) for number, key in enumerate(chosen)]

    def own_values(self):
        return {}

    def parts(self):
        return {}


class NewsMaker(Maker):
    model = NewsPage
    index_model = NewsIndexPage
    index_title = ("Aktualności", "News")

    def own_values(self):
        city = self.pick(self.stock.cities)
        return {
            "date": self.day,
            "event_date": PartialDate.of(self.day),
            **in_both("event_place", (city.name_pl, city.name_en)),
        }

    def parts(self):
        quote = NewsQuote(
            **in_both("text", self.writer.sentence()),
            **in_both("role", self.pick(phrases.ROLES)),
            speaker=self.pick(self.stock.people),
            sort_order=1,
        )
        return {
            "topics": self.some(self.stock.topics, 3),
            "quotes": [quote] if self.chance.random() < 0.5 else [],
            "related_pages": self.related(NewsRelatedPage),
            "sources": [NewsSource(source=self.pick(self.stock.sources), sort_order=1)],
        }


class DeclarationMaker(Maker):
    model = DeclarationPage
    index_model = DeclarationIndexPage
    index_title = ("Deklaracje", "Declarations")

    def own_values(self):
        year, month, day = self.day.timetuple()[:3]
        return {
            "kind": self.pick(DeclarationPage.Kind.values),
            "issuing_city": self.pick(self.stock.cities),
            "document_date": PartialDate(*self.pick([(year, month, day), (year, month), (year,)])),
        }

    def parts(self):
        people = self.some(self.stock.people, 3)
        return {
            "values": self.some(self.stock.values, 4),
            "paragraphs": [
                Paragraph(
                    number=number, sort_order=number, **in_both("text", self.writer.rich_text(3))
                )
                for number in range(1, self.chance.randint(3, 7))
            ],
            "commitments": [
                Commitment(
                    paragraph_number=number,
                    **in_both("text", self.writer.promise()),
                    status=self.pick(Commitment.Status.values),
                    status_as_of=PartialDate(self.day.year + 1),
                    unit=self.pick(self.stock.units),
                    sort_order=number,
                )
                for number in (1, 2)
            ],
            "signatories": [
                Signatory(
                    name_as_printed=str(person),
                    person=person,
                    city=self.pick(self.stock.cities),
                    **in_both("role", self.pick(phrases.ROLES)),
                    sort_order=number,
                )
                for number, person in enumerate(people)
            ],
            "sources": [DeclarationSource(source=self.pick(self.stock.sources), sort_order=1)],
        }


class MembershipMaker(Maker):
    model = MembershipPage
    index_model = NetworkIndexPage
    index_title = ("Sieci i członkostwa", "Networks and memberships")

    def own_values(self):
        return {
            "network": self.pick(self.stock.networks),
            "status": self.pick(MembershipPage.Status.values),
            "unit": self.pick(self.stock.units),
            "joined_on": PartialDate.of(self.day),
        }

    def parts(self):
        resolution, city = self.pick(self.stock.resolutions), self.pick(self.stock.cities)
        return {
            "stages": [
                AccessionStage(
                    kind=AccessionStage.Kind.COUNCIL_RESOLUTION,
                    date=PartialDate.of(resolution.adopted_on),
                    resolution=resolution,
                    sort_order=1,
                ),
                AccessionStage(
                    kind=AccessionStage.Kind.ACCEPTANCE,
                    date=PartialDate.of(self.day),
                    **in_both("place", (city.name_pl, city.name_en)),
                    sort_order=2,
                ),
            ],
            "obligations": [
                Obligation(
                    **in_both("text", self.writer.promise()),
                    recurrence=self.pick(Obligation.Recurrence.values),
                    next_due=PartialDate(self.day.year + 2),
                    sort_order=number,
                )
                for number in range(2)
            ],
            "related_pages": self.related(NetworkRelatedPage),
            "sources": [MembershipSource(source=self.pick(self.stock.sources), sort_order=1)],
        }


class StandardMaker(Maker):
    model = StandardPage
    index_model = StandardPage
    index_title = ("Poradnik", "Guide")


#: How many of a hundred pages are of each kind.
SHARES = [(NewsMaker, 60), (DeclarationMaker, 20), (MembershipMaker, 14), (StandardMaker, 6)]
