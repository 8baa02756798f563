"""One thing of each kind, so that every address leads somewhere."""

import re
from importlib import import_module
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    Site,
    UploadedFile,
)
from wagtail.snippets.models import get_snippet_models

from portal.pages.models import PortalSettings
from portal.users.models import User
from portal.workflow.models import Absence, ReviewState
from tests import factories
from tests.factories.intake import IncomingDocumentFactory, TakenInSourceFactory
from tests.factories.media import PortalDocumentFactory, PortalImageFactory
from tests.factories.pages import StandardPageFactory
from tests.factories.users import UserFactory, give_role

#: Arguments that mean the same wherever they stand.
CONSTANTS = {
    "action_name": "approve",
    "filter_spec": "width-100",
    "revision_id_a": "live",
    "revision_id_b": "latest",
    "uidb64": "MQ",
    "token": "set-password",
    "language": "pl",
    "url": "nothing-here",
    "provider_id": "city",
    "key": "none-such",
    "uidb36": "1",
}


def factory_of(model):
    """The factory that makes a ``model``."""
    for path in Path(factories.__path__[0]).glob("[a-z]*.py"):
        for found in vars(import_module(f"tests.factories.{path.stem}")).values():
            is_factory = isinstance(found, type) and issubclass(found, DjangoModelFactory)
            if is_factory and found._meta.model is model and not found._meta.abstract:
                return found
    raise LookupError(f"no factory makes a {model._meta.label}")


class Samples:
    """The things, and the addresses that lead to them."""

    def __init__(self):
        self.site = Site.objects.get()
        self.writer = UserFactory()
        self.page, self.waiting = StandardPageFactory.create_batch(2)
        self.revision = self.page.save_revision(user=self.writer)
        self.waiting.save_revision(user=self.writer)
        self.waiting.get_workflow().start(self.waiting, self.writer)
        self.review = ReviewState.objects.get()
        self.alias = StandardPageFactory().create_alias(update_slug="alias")
        self.place = StandardPageFactory()
        self.image, self.document = (
            PortalImageFactory(),
            PortalDocumentFactory(file__filename="a.txt"),
        )
        self.picture = self.image.get_rendition("width-10").file.name
        film = "films/matrix.vtt"
        self.film = default_storage.save(film, ContentFile(b"WEBVTT")).removeprefix("films/")
        self.source, self.incoming = TakenInSourceFactory(), IncomingDocumentFactory()
        self.restriction = PageViewRestriction.objects.create(
            page=StandardPageFactory(), restriction_type="password", password="secret"
        )
        self.closed_collection = CollectionViewRestriction.objects.create(
            collection=Collection.get_first_root_node().add_child(name="Zamknięte"),
            restriction_type="password",
            password="secret",
        )
        today = timezone.localdate()
        self.absence = Absence.objects.create(person=self.writer, since=today, until=today)
        self.redirect = Redirect.objects.create(old_path="/old", redirect_page=self.page)
        self.collection = Collection.get_first_root_node().add_child(name="Inne")
        self.records = {
            model._meta.label_lower.replace(".", "_"): factory_of(model)()
            for model in get_snippet_models()
        }
        self.settings = PortalSettings.for_site(self.site)
        self.role_group = give_role("author", self.place)
        self.uploaded = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(type(self.image)),
            file="images/none.png",
        )
        self.session = EditingSession.objects.create(
            user=self.writer,
            content_type=ContentType.objects.get_for_model(type(self.page)),
            object_id=self.page.pk,
            last_seen_at=timezone.now(),
        )
        page = self.page.pk
        #: By the beginning of the address's name; the longest one that fits holds.
        self.arguments = {
            "": {
                "page_id": page,
                "page_pk": page,
                "parent_page_id": page,
                "page_to_move_id": page,
                "destination_id": self.place.pk,
                "revision_id": self.revision.pk,
                "workflow_state_id": self.review.workflow_state_id,
                "task_state_id": self.review.pk,
                "task_id": self.review.task_id,
                "workflow_pk": self.review.workflow_state.workflow_id,
                "collection_id": self.collection.pk,
                "image_id": self.image.pk,
                "document_id": self.document.pk,
                "doc_id": self.document.pk,
                "uploaded_file_id": self.uploaded.pk,
                "redirect_id": self.redirect.pk,
                "session_id": self.session.pk,
                "page_view_restriction_id": self.restriction.pk,
                "restriction_id": self.closed_collection.pk,
                "object_id": page,
                "content_type_app_name": "pages",
                "content_type_model_name": "standardpage",
                "app_label": "pages",
                "app_name": "pages",
                "model_name": "standardpage",
                "action": "publish",
                "pk": page,
                "id": self.writer.pk,
                "content_type_id": ContentType.objects.get_for_model(User).pk,
                "path": "none.png",
                "name": self.source.original_name,
            },
            "wagtail_bulk_action": {"model_name": "portalpage"},
            **{
                f"wagtailadmin_pages:{action}": {"page_id": self.waiting.pk}
                for action in ("workflow", "collect_workflow", "confirm_workflow")
            },
            "wagtailadmin_pages:convert_alias": {"page_id": self.alias.pk},
            "guides:guide": {"folder": "pl", "name": "README"},
            "guides:picture": {"folder": "pl", "name": "news-checklist.webp"},
            "wagtailcore_authenticate": {"page_id": self.restriction.page_id},
            "wagtailadmin_tag_model": {"app_name": "taggit", "model_name": "tag"},
            "wagtailadmin_api:images": {"pk": self.image.pk},
            "wagtailadmin_api:documents": {"pk": self.document.pk},
            "wagtailadmin_api:pages:action": {"action_name": "publish"},
            "wagtailadmin_collections": {"pk": self.collection.pk},
            "wagtailadmin_workflows": {
                "pk": self.review.workflow_state.workflow_id,
                "app_label": "workflow",
                "model_name": "reviewtask",
            },
            "wagtailadmin_workflows:edit_task": {"pk": self.review.task_id},
            "wagtailadmin_workflows:disable_task": {"pk": self.review.task_id},
            "wagtailadmin_workflows:enable_task": {"pk": self.review.task_id},
            "wagtailsettings": {"model_name": "portalsettings", "pk": self.site.pk},
            "wagtailsites": {"pk": self.site.pk},
            "wagtailusers_users": {"pk": self.writer.pk},
            "wagtailusers_groups": {"pk": self.role_group.group_id},
            "wagtailimages_chooser": {"pk": self.image.pk},
            "wagtaildocs_chooser": {"pk": self.document.pk},
            "desk_duty": {"key": "reviews"},
            "writing:structure": {"column": "body_pl"},
            "intake": {"pk": self.incoming.pk},
            "media/images/": {"path": self.picture.removeprefix("images/")},
            "media/films/": {"path": self.film},
            "source_original": {"pk": self.source.pk},
            "admin:": {"object_id": self.writer.pk, "app_label": "auth"},
            "mfa_": {"pk": 1},
            "admin:users_user_act": {"pk": self.writer.pk, "name": "sessions"},
            "admin:auth_group": {"object_id": self.role_group.group_id},
            "admin:roles": {"object_id": self.role_group.pk},
            "admin:workflow_absence": {"object_id": self.absence.pk},
            **{
                f"{kind}_{name}:": {"pk": record.pk}
                for name, record in self.records.items()
                for kind in ("wagtailsnippets", "wagtailsnippetchoosers")
            },
        }

    def url(self, address):
        """Where ``address`` leads, filled in with a thing that there is."""
        values = dict(CONSTANTS)
        for beginning in sorted(self.arguments, key=len):
            if address.name.startswith(beginning):
                values |= self.arguments[beginning]
        missing = [name for name in address.arguments if name not in values]
        if missing:
            raise LookupError(f"{address.name}: tests/permissions/samples.py lacks {missing}")
        found = f"?id={self.page.pk}"
        special = {
            "wagtail_bulk_action": f"/cms/bulk/pages/portalpage/publish/{found}",
            "wagtailadmin_api:pages:find": f"/cms/api/main/pages/find/{found}",
            "wagtailadmin_api:images:find": f"/cms/api/main/images/find/?id={self.image.pk}",
            "wagtailadmin_api:documents:find": (
                f"/cms/api/main/documents/find/?id={self.document.pk}"
            ),
            "wagtaildocs_serve": self.document.url,
            "wagtail_serve": self.page.get_url(language="pl"),
            "cms/^.*/$": "/cms/no-such-place/",
        }
        if address.name in special:
            return special[address.name]
        if address.has_name:
            arguments = {name: values[name] for name in address.arguments}
            return reverse(address.name, kwargs=arguments)
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: str(values[m[1]]), address.route)
