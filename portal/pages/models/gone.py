from django.db import models
from django.utils.translation import gettext_lazy as _


class GoneAddress(models.Model):
    """An address at which a page stood that has been deleted and that no other page took over."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    path = models.CharField(_("path"), max_length=255)
    gone_on = models.DateField(_("deleted on"), auto_now_add=True)

    class Meta:
        verbose_name = _("address of a deleted page")
        verbose_name_plural = _("addresses of deleted pages")
        constraints = [
            models.UniqueConstraint(fields=["site", "path"], name="one_gone_address_per_site")
        ]

    def __str__(self):
        return self.path
