"""Where clerks decide on what was recognised, on words in doubt and on what a document is."""

from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..forms import AsWhatForm
from ..models import IncomingDocument
from ..reading import Unreadable
from ..review import Review
from ..words import accept_likeliest, deciding, keep_doubtful
from .document import DocumentView, review_address


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
