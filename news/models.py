"""News: what happened, where and when, who said what about it."""

from django import forms
from django.db import models
from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast, ExtractYear
from django.db.models.query import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from portal.civic.dates import PartialDateField, display_range
from portal.civic.models import Citation, Topic
from portal.civic.structured_data import partial_date
from portal.pages.blocks import BodyBlock
from portal.pages.collation import alphabetical_key
from portal.pages.languages import (
    active_language,
    language_choices,
    languages,
    localized,
    localized_names,
)
from portal.pages.models import ListingForm, ListingPage, PageLink, PortalPage
from portal.pages.panels import RowsPanel, facts_panel, text_panel
from portal.pages.routing import find_frame, visitor_language
from portal.pages.structured_data import node, office_id


class NewsPage(PortalPage):
    """One piece of news. The summary is its lead."""

    template = "news/news_page.html"
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    is_in_feed = True
    shows_listed_on = True
    relations_for_reading = {
        "topics": [],
        "resolutions": ["council", "document"],
        "quotes": ["speaker", "source"],
        "people_in_picture": ["person"],
        "related_pages": ["page__image"],
        "sources": ["source__document"],
    }

    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("The date that stands above the news and puts it in its place in lists."),
    )
    event_date = PartialDateField(_("date of the event"), null=True, blank=True)
    event_date_end = PartialDateField(
        _("last day of the event"),
        null=True,
        blank=True,
        help_text=_("Only where the event took longer than a day."),
    )
    event_place = models.CharField(_("place of the event"), max_length=200, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    topics = ParentalManyToManyField(
        "civic.Topic", verbose_name=_("topics"), blank=True, related_name="news"
    )
    resolutions = ParentalManyToManyField(
        "civic.Resolution",
        verbose_name=_("resolutions"),
        blank=True,
        related_name="news",
        help_text=_("The acts that it tells of."),
    )
    picture_note = models.CharField(
        _("caption of the picture"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the caption that the picture has in the library."),
    )

    content_panels = [
        *PortalPage.content_panels,
        facts_panel("date", heading=_("Date")),
        MultiFieldPanel(
            [facts_panel("event_date", "event_date_end"), text_panel("event_place")],
            heading=_("The event"),
        ),
        text_panel("body", heading=_("Text")),
        MultiFieldPanel(
            [
                facts_panel("image"),
                text_panel("picture_note"),
                RowsPanel(
                    "people_in_picture",
                    heading=_("People in the picture, from left to right"),
                    label=_("person"),
                ),
            ],
            heading=_("Picture"),
        ),
        RowsPanel("quotes", heading=_("Quotes"), label=_("quote")),
        facts_panel("topics", "resolutions", heading=_("Topics and resolutions")),
        RowsPanel("related_pages", heading=_("Related pages"), label=_("page")),
        RowsPanel("sources", heading=_("Sources"), label=_("source")),
    ]
    search_fields = [
        *PortalPage.search_fields,
        *(index.SearchField(name) for name in localized_names("body", "event_place")),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def structured_data(self, request):
        """A piece of news, with the place and the date of what it is about."""
        event = None
        if self.event_date:
            event = node(
                "Event",
                name=self.title,
                startDate=partial_date(self.event_date),
                endDate=partial_date(self.event_date_end),
                location=node("Place", name=self.event_place) if self.event_place else None,
            )
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.date.isoformat(),
            "author": {"@id": office_id(request)},
            "about": event,
            "keywords": [topic.name for topic in self.topics.all()],
            "isBasedOn": [each.source.url for each in self.sources.all() if each.source.url],
        }

    def get_listed_on(self):
        """News stand in lists under their own date."""
        return self.date

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        related = [related.page for related in self.related_pages.all() if related.page]
        context["related_pages"] = [page for page in related if page.readable_languages()]
        context["index"] = next(
            (page for page in find_frame(request).trail if page.path == self.path[: -self.steplen]),
            None,
        )
        return context

    @property
    def event_dates(self):
        """When the event took place, in words of the active language; empty where nobody knows."""
        return display_range(self.event_date, self.event_date_end)


class NewsListingForm(ListingForm):
    """Year and topic; offers what there is news of, with how many there are."""

    year = forms.ChoiceField(label=_("Year"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, data, facets):
        super().__init__(data)
        self.fields["year"].choices = [("", _("All years")), *facets["year"]]
        self.fields["topic"].choices = [("", _("All topics")), *facets["topic"]]


class NewsIndexPage(ListingPage):
    """Lists the news, by year and topic."""

    template = "news/news_index_page.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.NewsPage"]
    section_template = "news/section.html"
    item_model = NewsPage

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_form(self, request):
        return NewsListingForm(request.GET, self.get_facets(visitor_language(request)))

    def filter_items(self, items, chosen):
        if "year" in chosen:
            items = items.filter(listed_on__year=chosen["year"])
        if "topic" in chosen:
            items = items.filter(topics__slug=chosen["topic"])
        return items

    def get_facets(self, language):
        """
        What the list can be narrowed down by: ``year`` and ``topic``, each a list of choices.

        A label says how many news there are; years come newest first, topics by name. One query.
        """
        items = self.get_items(language).rewrite(False).order_by()
        year = Cast(ExtractYear("listed_on"), CharField())
        by_year = (
            items.annotate(facet=Value("year"), key=year, label=year)
            .values("facet", "key", "label")
            .annotate(number=Count("pk"))
        )
        by_topic = (
            QuerySet(Topic)
            .filter(news__in=items.values("pk"))
            .order_by()
            .annotate(facet=Value("topic"), key=F("slug"), label=F(localized("name", language)))
            .values("facet", "key", "label")
            .annotate(number=Count("news"))
        )
        facets = {"year": [], "topic": []}
        for row in by_year.union(by_topic, all=True):
            facets[row["facet"]].append((row["key"], f"{row['label']} ({row['number']})"))
        facets["year"].sort(reverse=True)
        facets["topic"].sort(key=lambda choice: alphabetical_key(choice[1]))
        return facets


class NewsQuote(Orderable):
    """What somebody said about the matter, in each language, one of which may be the original."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("words"), help_text=_("Without quotation marks."))
    original_language_code = models.CharField(
        _("language in which it was said"),
        max_length=10,
        choices=language_choices,
        blank=True,
        help_text=_("Its words stand wherever there is no translation."),
    )
    speaker = models.ForeignKey(
        "civic.Person",
        verbose_name=_("speaker"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    speaker_name = models.CharField(
        _("or the speaker's name"),
        max_length=200,
        blank=True,
        help_text=_("Where the speaker is not in the list of people."),
    )
    role = models.CharField(_("role at that time"), max_length=300, blank=True)
    source = models.ForeignKey(
        "civic.Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        text_panel("text"),
        text_panel("role"),
        facts_panel("speaker", "speaker_name", "original_language_code", "source"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self):
        return f"{self.name}: {self.text}"

    @property
    def name(self):
        """The speaker's name; empty where nobody is named."""
        return str(self.speaker) if self.speaker else self.speaker_name

    @property
    def text_language(self):
        """
        The language in which the quote is read: the active one, or where nobody has translated the
        words into it, that in which they were said.
        """
        candidates = (active_language(), self.original_language_code, *languages())
        return next(
            (code for code in candidates if code and getattr(self, localized("text", code))),
            active_language(),
        )


class PersonInPicture(Orderable):
    """Somebody in the picture of a piece of news; the order is that from left to right."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="people_in_picture")
    name = models.CharField(
        _("name"),
        max_length=200,
        blank=True,
        help_text=_("As it stands in the caption. Empty: the name of the person chosen below."),
    )
    person = models.ForeignKey(
        "civic.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(_("role at that time"), max_length=300, blank=True)

    panels = [facts_panel("name", "person"), text_panel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("person in the picture")
        verbose_name_plural = _("people in the picture")

    def __str__(self):
        return self.name or str(self.person or "")


class RelatedPage(PageLink):
    """Another page of the portal on the same matter."""

    news = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_pages")

    class Meta(PageLink.Meta):
        pass


class NewsSource(Citation):
    """Where the news was read."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="sources")

    class Meta(Citation.Meta):
        pass
