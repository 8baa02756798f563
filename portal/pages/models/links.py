from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from ..panels import facts_panel
from .base import PortalPage


class PageLink(Orderable):
    """Another page on the same matter; the model of the page that names it adds that page."""

    page = models.ForeignKey(
        PortalPage,
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [facts_panel("page")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")

    def __str__(self):
        return str(self.page or "")
