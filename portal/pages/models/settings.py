from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from ..blocks import MenuItemBlock
from ..panels import text_panel
from ..permissions import WholePortal


@register_setting(icon="site", order=100)
class PortalSettings(BaseSiteSetting):
    """Name, contact data and menus of the portal, edited in the Wagtail admin."""

    site_name = models.CharField(_("name of the portal"), max_length=100, blank=True)
    tagline = models.CharField(_("subtitle"), max_length=200, blank=True)
    office_name = models.CharField(_("name of the office"), max_length=200, blank=True)
    address = models.TextField(_("postal address"), blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=40, blank=True)
    bip_url = models.URLField(
        _("address of the Public Information Bulletin (BIP)"),
        blank=True,
        help_text=_("The footer of every page links to it."),
    )
    main_menu = StreamField([("item", MenuItemBlock())], blank=True, verbose_name=_("main menu"))
    footer_menu = StreamField(
        [("item", MenuItemBlock())], blank=True, verbose_name=_("menu in the footer")
    )

    panels = [
        MultiFieldPanel([text_panel("site_name"), text_panel("tagline")], heading=_("The portal")),
        MultiFieldPanel(
            [
                text_panel("office_name"),
                text_panel("address"),
                text_panel("opening_hours"),
                "email",
                "telephone",
                "bip_url",
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel([FieldPanel("main_menu"), FieldPanel("footer_menu")], heading=_("Menus")),
    ]

    class Meta:
        verbose_name = _("portal settings")
        verbose_name_plural = _("portal settings")

    @classmethod
    def get_permission_policy(cls):
        return WholePortal(cls)

    def linked_page_ids(self):
        """Primary keys of the pages that the menus link to."""
        return [
            item["value"]["page"]
            for menu in (self.main_menu, self.footer_menu)
            for item in menu.raw_data
            if item["value"].get("page")
        ]
