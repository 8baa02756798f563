"""What several kinds of pages refer to, filled in in both languages."""

import datetime

import factory
from factory.django import DjangoModelFactory

from portal.civic.models import (
    City,
    Council,
    Framework,
    FrameworkItem,
    Person,
    Resolution,
    ResolutionIndexPage,
    Source,
    TimelinePage,
    Topic,
    Unit,
)

from .pages import PortalPageFactory


class CityFactory(DjangoModelFactory):
    name_pl = factory.Sequence("Miasto {}".format)
    name_en = factory.Sequence("City {}".format)
    country_pl = "Polska"
    country_en = "Poland"

    class Meta:
        model = City


class CouncilFactory(DjangoModelFactory):
    name_pl = factory.LazyAttribute("Rada: {0.city.name_pl}".format)
    name_en = factory.LazyAttribute("Council of {0.city.name_en}".format)
    city = factory.SubFactory(CityFactory)

    class Meta:
        model = Council


class UnitFactory(DjangoModelFactory):
    name_pl = factory.Sequence("Wydział {}".format)
    name_en = factory.Sequence("Department {}".format)
    city = factory.SubFactory(CityFactory)

    class Meta:
        model = Unit


class TopicFactory(DjangoModelFactory):
    name_pl = factory.Sequence("Temat {}".format)
    name_en = factory.Sequence("Topic {}".format)
    slug = factory.Sequence("topic-{}".format)

    class Meta:
        model = Topic


class PersonFactory(DjangoModelFactory):
    given_name = "Anna"
    family_name = factory.Sequence("Nowak-{}".format)

    class Meta:
        model = Person


class FrameworkFactory(DjangoModelFactory):
    """A framework; ``items=3`` gives it three points."""

    key = factory.Sequence("framework-{}".format)
    kind = Framework.Kind.PLAN
    name_pl = factory.Sequence("Plan {}".format)
    name_en = factory.Sequence("Plan of action {}".format)

    class Meta:
        model = Framework
        skip_postgeneration_save = True

    @factory.post_generation
    def items(self, create, number, **kwargs):
        if create and number:
            FrameworkItemFactory.create_batch(number, framework=self)


class FrameworkItemFactory(DjangoModelFactory):
    framework = factory.SubFactory(FrameworkFactory)
    sort_order = factory.Sequence(int)
    number = factory.LazyAttribute("{0.sort_order}".format)
    title_pl = factory.Sequence("Punkt {}".format)
    title_en = factory.Sequence("Point {}".format)

    class Meta:
        model = FrameworkItem


class ResolutionFactory(DjangoModelFactory):
    """A resolution of 25 May 2011; each has a number of its own."""

    council = factory.SubFactory(CouncilFactory)
    term = "VI"
    number = factory.Sequence(lambda number: f"XVI/{number + 1}/11")
    adopted_on = datetime.date(2011, 5, 25)
    title_pl = factory.LazyAttribute("w sprawie uchwały {0.number}".format)
    title_en = factory.LazyAttribute("on the matter of resolution {0.number}".format)

    class Meta:
        model = Resolution


class ResolutionIndexPageFactory(PortalPageFactory):
    title_pl = "Uchwały"
    title_en = "Resolutions"

    class Meta:
        model = ResolutionIndexPage


class TimelinePageFactory(PortalPageFactory):
    title_pl = "Oś czasu"
    title_en = "Timeline"

    class Meta:
        model = TimelinePage


class SourceFactory(DjangoModelFactory):
    title_pl = factory.Sequence("Źródło {}".format)
    title_en = factory.Sequence("Source {}".format)
    url = factory.Sequence("https://example.org/source/{}".format)

    class Meta:
        model = Source
