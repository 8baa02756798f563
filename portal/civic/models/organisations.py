"""Cities, councils, offices and the people who act for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from portal.pages.collation import AlphabeticalManager
from portal.pages.finding import Findable
from portal.pages.languages import default_language, localized, localized_names
from portal.pages.panels import text_panel


class Named(Findable, models.Model):
    """Something with a name in each language."""

    name = models.CharField(_("name"), max_length=200)

    objects = AlphabeticalManager()

    search_fields = [
        *(index.SearchField(name) for name in localized_names("name")),
        *(index.AutocompleteField(name) for name in localized_names("name")),
    ]

    class Meta:
        abstract = True
        ordering = [localized("name", default_language())]

    def __str__(self):
        return self.name or ""


class City(Named):
    """A city, as a member of a network, a signatory or the place of an event."""

    country = models.CharField(_("country"), max_length=100, blank=True)
    polish_genitive = models.CharField(
        _("Polish genitive"), max_length=200, blank=True, help_text=_("Of whom? “Krakowa”")
    )
    polish_locative = models.CharField(
        _("Polish locative"), max_length=200, blank=True, help_text=_("In where? “Krakowie”")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)

    panels = [
        text_panel("name"),
        text_panel("country"),
        FieldRowPanel(["polish_genitive", "polish_locative"]),
        MultiFieldPanel(
            [FieldRowPanel(["latitude", "longitude"])], heading=_("Position on the map")
        ),
        "website",
    ]

    class Meta(Named.Meta):
        verbose_name = _("city")
        verbose_name_plural = _("cities")


class Council(Named):
    """A body that adopts acts: a city council, a mayor."""

    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="councils",
    )

    panels = [text_panel("name"), "city"]

    class Meta(Named.Meta):
        verbose_name = _("council")
        verbose_name_plural = _("councils")


class Unit(Named):
    """A department of the city hall that answers for a matter."""

    city = models.ForeignKey(
        City,
        verbose_name=_("city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="units",
    )
    website = models.URLField(_("website"), blank=True)

    panels = [text_panel("name"), "city", "website"]

    class Meta(Named.Meta):
        verbose_name = _("unit of the city hall")
        verbose_name_plural = _("units of the city hall")


class Topic(Named):
    """A topic by which news are found."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)

    panels = [text_panel("name"), "slug"]

    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Person(Findable, models.Model):
    """Someone who acts in a public role. What the role was stands where the person is named."""

    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    website = models.URLField(_("website"), blank=True)

    objects = AlphabeticalManager()

    panels = [FieldRowPanel(["given_name", "family_name"]), "website"]
    search_fields = [
        index.SearchField("given_name"),
        index.SearchField("family_name"),
        index.AutocompleteField("given_name"),
        index.AutocompleteField("family_name"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["family_name", "given_name"]

    def __str__(self):
        return f"{self.given_name} {self.family_name}".strip()
