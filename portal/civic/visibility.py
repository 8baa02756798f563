"""
Records that visitors see at once: who may change what published pages already show of them.

People, networks, resolutions … have no drafts (docs/adr/0041).
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import HelpPanel, ObjectList, extract_panel_definitions_from_model_class
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.pages.models import PortalPage

ONLY_PUBLISHERS = gettext_lazy(
    "Visitors see this at once, so only those who may publish pages may change or delete it. Ask a "
    "publisher."
)


def may_change_what_is_seen(user):
    """Whether ``user`` may publish pages, in whichever section: records belong to none."""
    return policy_registry.get_by_type(PortalPage).user_has_permission(user, "publish")


def may_add(user, model):
    """Whether ``user`` may make a record of ``model``, in its form or by way of a draft."""
    is_allowed = user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}")
    return is_allowed and (not is_listed(model) or may_change_what_is_seen(user))


def is_listed(model):
    """Whether a public list shows each record of ``model``, even where no page names it."""
    return getattr(model, "is_listed", False)


def is_seen(record):
    """Whether visitors see ``record``: a list shows it, or a published page refers to it."""
    if record.pk is None or is_listed(type(record)):
        return is_listed(type(record))
    return any(pages.filter(**{path: record.pk}).exists() for pages, path in _uses(type(record)))


def _uses(model, ending="", trail=()):
    """
    Pairs of what is public and the path that leads from it to a ``model``.

    Public are published pages, rows of such and listed records.

    By foreign keys alone: a many-to-many relation has rows, too. Records that refer to the record
    are on the way; ``trail`` has those models that are on it already.
    """
    trail = (*trail, model)
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        user, path = relation.related_model, f"{relation.field.name}{ending}"
        if issubclass(user, PortalPage):
            yield user.objects.filter(live=True), path
            continue
        if is_listed(user):
            yield user.objects.all(), path
        owners = [field for field in _owners(user) if field != relation.field]
        for owner in owners:
            if issubclass(owner.related_model, PortalPage):
                yield user._default_manager.filter(**{f"{owner.name}__live": True}), path
            elif owner.related_model not in trail:
                row = f"__{owner.related_query_name()}__{path}"
                yield from _uses(owner.related_model, row, trail)
        if not owners and user not in trail:
            yield from _uses(user, f"__{path}", trail)


def _owners(model):
    """The foreign keys that say what a row of ``model`` is a part of."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ParentalKey) or (model._meta.auto_created and field.is_relation)
    ]


class RecordForm(WagtailAdminModelForm):
    """Edit form of a record: what visitors see of it changes by whoever may publish, alone."""

    def clean(self):
        cleaned_data = super().clean()
        is_limited = self.for_user and not may_change_what_is_seen(self.for_user)
        if is_limited and self.has_changed() and is_seen(self.instance):
            raise ValidationError(ONLY_PUBLISHERS)
        return cleaned_data


class RecordViewSet(SnippetViewSet):
    """The admin of a kind of records, whose form says that visitors see them at once."""

    def get_edit_handler(self):
        """The panels of the model, below a word on who sees what is saved."""
        note = HelpPanel(
            gettext_lazy(
                "Visitors see this at once: what you save here stands on every published page that "
                "names it, without a review. Once visitors see it, only those who may publish "
                "pages may change it."
            )
        )
        panels = extract_panel_definitions_from_model_class(self.model)
        handler = ObjectList([note, *panels], base_form_class=RecordForm)
        return handler.bind_to_model(self.model)
