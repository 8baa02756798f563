"""Where clerks take documents in, review what was recognised and have drafts made."""

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.pages.differences import changed_only

from .decisions import fingerprint
from .drafts import CannotMakeDraft, draft_update, hand_over_drafts, make_drafts
from .forms import AsWhatForm, PartFormSet, TakeInForm
from .models import DocumentPart, IncomingDocument, WordInDoubt
from .publishing import pages_held_back
from .reading import Unreadable
from .review import Review
from .taking_in import (
    AlreadyTakenIn,
    Delivery,
    earlier_version,
    join_with_former,
    part_anew,
    remove,
    take_in,
)
from .words import accept_likeliest, deciding, keep_doubtful


class DocumentIndexView(generic.IndexView):
    """What has been taken in, the newest first, with what is still to be done."""

    default_ordering = "-taken_in_at"
    page_title = gettext_lazy("Documents to take in")
    add_item_label = gettext_lazy("Take in documents")

    @cached_property
    def columns(self):
        return [
            TitleColumn("name", label=_("File"), accessor=str, url_name="intake:edit"),
            Column("kind", label=_("To become"), accessor="get_kind_display"),
            Column("language", label=_("Language"), accessor="get_language_display"),
            StateColumn("state", label=_("State")),
            Column("number_of_drafts", label=_("Drafts")),
            DateColumn("taken_in_at", label=_("Taken in"), sort_key="taken_in_at"),
            Column("taken_in_by", label=_("By")),
        ]

    def get_base_queryset(self):
        open_words = WordInDoubt.objects.filter(state=WordInDoubt.State.OPEN).exclude(
            kind=WordInDoubt.Kind.UNLISTED
        )
        drafts = DocumentPart.objects.filter(page__isnull=False)
        documents = IncomingDocument.objects.select_related("source", "taken_in_by").defer(
            "stored_passages", "source__verbatim_text", "source__corrected_text"
        )
        return documents.annotate(
            number_of_open_words=number_of(open_words), number_of_drafts=number_of(drafts)
        )


def number_of(rows):
    """Expression for how many of ``rows`` belong to a document, each counted by itself."""
    of_document = rows.filter(document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(of_document.annotate(number=Count("pk")).values("number")), 0)


class StateColumn(Column):
    """Whether the words of a document have to be checked, and how many wait."""

    cell_template_name = "intake/state_cell.html"


class DocumentDeleteView(generic.DeleteView):
    """
    Deletes what was taken in; a source that a page cites stays, with its file.

    While pages wait for decisions on its words it stays, too: without it nobody would ask for them.
    """

    def get(self, request, *args, **kwargs):
        return self.refusal() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.refusal() or super().post(request, *args, **kwargs)

    def refusal(self):
        """Back to the review, with the titles of the pages that wait; ``None`` where none does."""
        pages = pages_held_back(self.object)
        if not pages:
            return None
        message = _(
            "The document stays: pages made from it wait for decisions on its words, or have to "
            "be brought up to date or deleted first: %(titles)s."
        )
        titles = ", ".join(str(page) for page in pages)
        messages.error(self.request, message % {"titles": titles})
        return redirect(review_address(self.object))

    def get_usage_url(self):
        return None  # nothing refers to what was taken in but its source

    def delete_action(self):
        remove(self.object)


class TakeInView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Takes in files or a copied text; answers in JSON to the script that sends them one by one."""

    template_name = "intake/take_in.html"
    form_class = TakeInForm
    model = IncomingDocument
    permission_required = "add"
    page_title = gettext_lazy("Take in documents")
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("intake:index"), "label": _("Documents to take in")},
            {"url": "", "label": self.page_title},
        ]

    def form_invalid(self, form):
        if self.wants_json:
            errors = [str(error) for messages in form.errors.values() for error in messages]
            return JsonResponse({"results": [{"error": " ".join(errors)}]})
        return super().form_invalid(form)

    def form_valid(self, form):
        results = [self.take_in(data, name, form.cleaned_data) for data, name in sent(form)]
        if self.wants_json:
            return JsonResponse({"results": results})
        for result in results:
            tell = messages.error if "error" in result else messages.success
            tell(self.request, result.get("error") or result["message"])
        taken = [result for result in results if "address" in result]
        if not taken:
            return self.render_to_response(self.get_context_data(form=form))
        return redirect(taken[0]["address"] if len(results) == 1 else "intake:index")

    @property
    def wants_json(self):
        return self.request.headers.get("Accept") == "application/json"

    def take_in(self, data, name, chosen):
        """What came of one file: ``message`` and ``address`` of its review, or ``error``."""
        kind, language = chosen["kind"], chosen["language"]
        delivery = Delivery(
            data=data,
            name=name,
            kind=kind,
            language=language,
            address=chosen["address"],
            user=self.request.user,
            replaced=earlier_version(name, kind, language),
        )
        try:
            document = take_in(delivery)
        except Unreadable as error:
            return {"error": f"{name}: {error}"}
        except AlreadyTakenIn as error:
            message = _("“%(name)s” is already here: nothing has been changed.") % {"name": name}
            return {"message": message, "address": review_address(error.document)}
        message = _("“%(name)s” has been taken in.") % {"name": name}
        return {"message": message, "address": review_address(document)}


def sent(form):
    """Pairs of content and name of what a form brought, one after the other."""
    for file in form.cleaned_data["files"]:
        yield file.read(), file.name
    pasted = form.cleaned_data["pasted_html"] or form.cleaned_data["pasted"]
    if pasted.strip():
        extension = "html" if form.cleaned_data["pasted_html"] else "txt"
        now = timezone.localtime().strftime("%Y-%m-%d %H.%M.%S")
        yield pasted.encode(), f"{_('copied text')} {now}.{extension}"


def review_address(document):
    return reverse("intake:edit", args=[document.pk])


class DocumentView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin about one document."""

    model = IncomingDocument
    permission_required = "change"
    header_icon = "doc-full"
    _show_breadcrumbs = True

    @cached_property
    def document(self):
        documents = IncomingDocument.objects.select_related("source", "taken_in_by", "replaced")
        return get_object_or_404(documents, pk=self.kwargs["pk"])

    @property
    def page_title(self):
        return str(self.document)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("intake:index"), "label": _("Documents to take in")},
            {"url": review_address(self.document), "label": str(self.document)},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(document=self.document, **kwargs)


class ReviewView(DocumentView):
    """The document beside what was recognised in it, and the words in doubt."""

    template_name = "intake/review.html"

    def get_context_data(self, **kwargs):
        review = kwargs.pop("review", None) or Review(self.document)
        return super().get_context_data(
            review=review, may_delete=self.user_has_permission("delete"), **kwargs
        )

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        # Whoever saves second waits here, and then sees what the first has decided.
        get_object_or_404(IncomingDocument.objects.select_for_update(), pk=self.kwargs["pk"])
        document = self.document
        review = Review(document, request.POST)
        if not review.is_valid():
            messages.error(request, _("Nothing has been saved yet: mend what is marked below."))
            return self.render_to_response(self.get_context_data(review=review))
        try:
            with deciding(document, request.user):
                review.save()
                if "accept-likeliest" in request.POST:
                    accept_likeliest(document)
                if "keep-doubtful" in request.POST:
                    keep_doubtful(document)
        except Unreadable as error:
            transaction.set_rollback(True)
            messages.error(request, str(error))
            return self.render_to_response(self.get_context_data(review=review))
        self.tell_of_others(review)
        if "drafts" in request.POST:
            return redirect("intake:drafts", document.pk)
        left = document.open_words().count()
        message = ngettext(
            "Saved. %(number)s word waits for a decision.",
            "Saved. %(number)s words wait for a decision.",
            left,
        )
        messages.success(
            request, message % {"number": left} if left else _("Saved. No word is left open.")
        )
        return redirect(review_address(document))

    def tell_of_others(self, review):
        """Say what others decided or removed while the form was open."""
        if review.overtaken:
            message = ngettext(
                "Somebody else has decided on %(number)s thing here in the meantime: that stays.",
                "Somebody else has decided on %(number)s things here in the meantime: that stays.",
                review.overtaken,
            )
            messages.warning(self.request, message % {"number": review.overtaken})
        lost = list(review.lost)
        if lost:
            message = _(
                "Some of what you decided on is no longer here, as the text has changed in the "
                "meantime. You had typed: %(texts)s"
            )
            messages.warning(self.request, message % {"texts": "; ".join(lost)})


class AsWhatView(DocumentView):
    """Where a clerk says that a document is in another language, or becomes something else."""

    template_name = "intake/as_what.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", AsWhatForm(instance=self.document))
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        form = AsWhatForm(request.POST, instance=self.document)
        try:
            if form.is_valid():
                form.save()
                messages.success(request, _("Saved."))
                return redirect(review_address(self.document))
        except Unreadable as error:
            form.add_error("language", error)
        return self.render_to_response(self.get_context_data(form=form))


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
                form.update = draft_update(part) if form.page else None
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
            with transaction.atomic():
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
