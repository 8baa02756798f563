"""Where clerks take documents in."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.media.storage import is_full, no_room

from ..forms import TakeInForm
from ..models import IncomingDocument
from ..reading import Unreadable
from ..taking_in import AlreadyTakenIn, Delivery, earlier_version, take_in
from .document import review_address


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
        except OSError as error:
            if not is_full(error):
                raise
            return {"error": f"{name}: {no_room()}"}
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
