from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "portal.pages"
    label = "pages"
    verbose_name = _("pages")

    def ready(self):
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import CollectionViewRestriction, PageViewRestriction
        from wagtail.permissions import register_permission_policy

        from portal.characters import settle_texts

        from .addresses import lend_addresses
        from .checks import register_checks
        from .collation import collate
        from .folding import register_lookups
        from .forms import PortalPageForm
        from .languages import hide_bare_fields_from_reference_index
        from .models import PortalPage
        from .ordering import put_lists_in_order
        from .panels import get_edit_handler
        from .passwords import keep_no_password
        from .permissions import PagePolicy
        from .redirects import normalise_redirect, remember_gone

        # Wagtail's admin puts its own on the base page while it loads, after our models.
        PortalPage.base_form_class = PortalPageForm
        PortalPage.get_edit_handler = get_edit_handler
        register_permission_policy(PortalPage, PagePolicy(PortalPage))
        register_checks()
        register_lookups()
        put_lists_in_order()
        hide_bare_fields_from_reference_index()
        # A page of any type has a row of the base model, which is deleted with it.
        pre_delete.connect(remember_gone, sender=PortalPage)
        pre_save.connect(normalise_redirect, sender=Redirect)
        for restriction in (PageViewRestriction, CollectionViewRestriction):
            pre_save.connect(keep_no_password, sender=restriction)
        connection_created.connect(collate)
        # All models, those of Wagtail and of other packages as well.
        pre_save.connect(settle_texts)
        post_migrate.connect(lend_addresses, sender=self)
