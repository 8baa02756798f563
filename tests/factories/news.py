"""News, in a list of their own unless told otherwise."""

import datetime

import factory
from factory.django import DjangoModelFactory

from news.models import (
    NewsIndexPage,
    NewsPage,
    NewsQuote,
    NewsSource,
    PersonInPicture,
    RelatedPage,
)
from tests.factories.civic import PersonFactory, SourceFactory
from tests.factories.pages import PortalPageFactory, StandardPageFactory, paragraph


class NewsIndexPageFactory(PortalPageFactory):
    title_pl = factory.Sequence("Aktualności {}".format)
    title_en = factory.Sequence("News {}".format)

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PortalPageFactory):
    """A piece of news; ``topics=[…]`` names its topics."""

    parent = factory.SubFactory(NewsIndexPageFactory)
    date = datetime.date(2024, 9, 26)
    body_pl = factory.LazyAttribute(lambda page: paragraph(f"Treść wiadomości „{page.title_pl}”."))
    body_en = factory.LazyAttribute(lambda page: paragraph(f"Text of the news “{page.title_en}”."))

    class Meta:
        model = NewsPage
        skip_postgeneration_save = True

    @factory.post_generation
    def topics(self, create, topics, **kwargs):
        if create and topics:
            self.topics.set(topics)
            self.save()


class NewsQuoteFactory(DjangoModelFactory):
    page = factory.SubFactory(NewsPageFactory)
    sort_order = factory.Sequence(int)
    text_pl = factory.Sequence("Słowa {}".format)
    text_en = factory.Sequence("Words {}".format)
    speaker = factory.SubFactory(PersonFactory)
    role_pl = "pełnomocniczka"
    role_en = "plenipotentiary"

    class Meta:
        model = NewsQuote


class PersonInPictureFactory(DjangoModelFactory):
    page = factory.SubFactory(NewsPageFactory)
    sort_order = factory.Sequence(int)
    name = factory.Sequence("Osoba {}".format)
    role_pl = "prezydent miasta"
    role_en = "mayor"

    class Meta:
        model = PersonInPicture


class RelatedPageFactory(DjangoModelFactory):
    news = factory.SubFactory(NewsPageFactory)
    page = factory.SubFactory(StandardPageFactory)
    sort_order = factory.Sequence(int)

    class Meta:
        model = RelatedPage


class NewsSourceFactory(DjangoModelFactory):
    page = factory.SubFactory(NewsPageFactory)
    source = factory.SubFactory(SourceFactory)
    sort_order = factory.Sequence(int)

    class Meta:
        model = NewsSource
