"""Where clerks have drafts made of the parts of a document."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from portal.pages.differences import changed_only
from portal.pages.turns import tree_locked

from ..decisions import fingerprint
from ..drafts import CannotMakeDraft, draft_update, hand_over_drafts, make_drafts
from ..forms import PartFormSet
from ..reading import Unreadable
from ..taking_in import join_with_former, part_anew
from .document import DocumentView


class DraftsView(DocumentView):
    """The drafts that would be made, with what would change in those that are there."""

    template_name = "intake/drafts.html"

    @cached_property
    def earlier(self):
        """The document that this one corrects, if its drafts are to be brought up to date."""
        corrects = self.request.POST.get("corrects") or self.request.GET.get("corrects")
        replaced = self.document.replaced
        return replaced if replaced and str(replaced.pk) == corrects else None

    @cached_property
    def formset(self):
        data = self.request.POST if self.request.method == "POST" and self.is_current else None
        return PartFormSet(data, queryset=self.parts, typed=self.request.POST)

    @property
    def parts(self):
        return self.document.parts.select_related("page", "document__source")

    @cached_property
    def version(self):
        """What tells the parts as they are shown from those that somebody else has made of them."""
        values = self.document.parts.values_list(
            "pk", "first", "last", "kind", "title", "is_wanted"
        )
        return fingerprint({str(row[0]): row for row in values})

    @property
    def is_current(self):
        """Whether what was sent decides on the parts that there are."""
        return self.request.POST.get("version", self.version) == self.version

    def get_context_data(self, **kwargs):
        formset, version = self.formset, self.version
        with transaction.atomic():
            if self.earlier:  # only to see what would change
                hand_over_drafts(self.earlier, self.document)
            for form in formset:
                part = self.parts.filter(pk=form.instance.pk).first()
                form.page = part and part.page
                form.update = draft_update(part, self.request.user) if form.page else None
                form.differences = changed_only(form.update.differences) if form.update else ()
            transaction.set_rollback(True)
        return super().get_context_data(
            formset=formset,
            version=version,
            earlier=self.earlier,
            may_part_anew=not any(form.page for form in formset),
            open_words=self.document.open_words().count(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if not self.is_current:
            messages.error(request, _("Somebody else has changed the parts in the meantime."))
        if not (self.is_current and self.formset.is_valid()):
            return self.render_to_response(self.get_context_data())
        try:
            with tree_locked():  # before any row
                self.formset.save()
                if "join" in request.POST or "part-anew" in request.POST:
                    return self.change_parts(request)
                if self.earlier:
                    hand_over_drafts(self.earlier, self.document)
                parts = make_drafts(self.document, request.user)
        except (CannotMakeDraft, Unreadable) as error:
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data())
        if not parts:
            messages.warning(request, _("No part was chosen: no draft has been made."))
            return redirect("intake:drafts", self.document.pk)
        made = ngettext(
            "%(number)s draft has been made.", "%(number)s drafts have been made.", len(parts)
        )
        messages.success(request, made % {"number": len(parts)})
        return (
            redirect("wagtailadmin_pages:edit", parts[0].page_id)
            if len(parts) == 1
            else redirect("intake:drafts", self.document.pk)
        )

    def change_parts(self, request):
        """Join a part with the one before it, or part the document at its headings once more."""
        joined = request.POST.get("join", "")
        if joined.isdecimal():
            part = get_object_or_404(self.document.parts, pk=joined)
            former = join_with_former(part)
            if part.page and part.page != former.page:
                message = _("The page “%(title)s” stays, though no part belongs to it now.")
                messages.warning(request, message % {"title": part.page})
        elif not self.document.parts.filter(page__isnull=False).exists():
            part_anew(self.document)
        address = reverse("intake:drafts", args=[self.document.pk])
        return redirect(f"{address}?corrects={self.earlier.pk}" if self.earlier else address)
