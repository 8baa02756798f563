"""Old versions of a page: seen beside others and taken back, whatever has been deleted since."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsRevertView
from wagtail.utils.timestamps import render_timestamp

from .editing import ChecklistMixin
from .lost import places_of_lost
from .windows import NewerVersionMixin


def say_what_is_lost(request, page, version):
    """Tell the editor what ``version``, words, of ``page`` refers to that is no more."""
    places = places_of_lost(page)
    if not places:
        return
    words = _("What stood here and has been deleted since (%(version)s):") % {"version": version}
    items = format_html_join("", "<li>{}</li>", ((place,) for place in places))
    messages.warning(request, format_html("{}<ul>{}</ul>", words, items))


class PortalRevisionsRevertView(NewerVersionMixin, ChecklistMixin, RevisionsRevertView):
    """Shows an old version in the form, with the fields whose choice is gone to be chosen anew."""

    def get(self, request, *args, **kwargs):
        created = render_timestamp(self.previous_revision.created_at)
        say_what_is_lost(request, self.page, created)
        return super().get(request, *args, **kwargs)


class PortalRevisionsCompareView(RevisionsCompareView):
    """Compares two versions and names what either of them has lost."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for side in ("revision_a", "revision_b"):
            say_what_is_lost(self.request, context[side], context[f"{side}_heading"])
        return context
