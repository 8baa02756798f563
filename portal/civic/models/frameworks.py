"""Plans, charters and lists of values that pages refer to, point by point."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from portal.pages.panels import text_panel

from ..dates import PartialDateField
from .organisations import Named


class Framework(Named, ClusterableModel):
    """A document with points that a city can refer to: a plan of action, a charter, values."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("plan of action")
        LEVELS = "levels", _("levels of a framework")
        CHARTER = "charter", _("charter")
        VALUES = "values", _("values")

    key = models.SlugField(
        _("key"),
        unique=True,
        help_text=_("A short name for links and data; it never changes: eccar-ten-points."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    description = models.TextField(_("description"), blank=True)
    adopted_on = PartialDateField(_("adopted on"), null=True, blank=True)
    url = models.URLField(_("address of the source"), blank=True)

    panels = [
        text_panel("name"),
        FieldRowPanel(["key", "kind"]),
        text_panel("description"),
        FieldRowPanel(["adopted_on", "url"]),
        InlinePanel("items", heading=_("points"), label=_("point")),
    ]

    class Meta(Named.Meta):
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


class FrameworkItem(Orderable):
    """One point of a framework."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="items")
    number = models.CharField(_("number"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)

    panels = ["number", text_panel("title"), text_panel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("point of a framework")
        verbose_name_plural = _("points of frameworks")

    def __str__(self):
        return f"{self.number}. {self.title}" if self.number else self.title or ""
