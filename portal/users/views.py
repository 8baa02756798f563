import logging
from functools import wraps

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import EmailAddress, Login
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from requests import RequestException
from wagtail.admin.views.account import LogoutView

from portal.audit.recording import record

from .forms import AcceptForm
from .invitations import find_invitation

logger = logging.getLogger(__name__)


@never_cache
def door(request, path=""):
    """
    To where people sign in, and back afterwards.

    Who is signed in and sent here all the same may not go where they wanted: they are told so,
    instead of being sent to and fro.
    """
    wanted = request.GET.get("next", "")
    if request.user.is_authenticated and wanted:
        raise PermissionDenied
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return redirect(reverse("account_login") + query)


@never_cache
def sign_out(request):
    """
    End the session where the menu of the admin asks for it, and else ask first.

    Wagtail's own view drops the cookie whatever the method, and leaves the session alive.
    """
    if request.method == "POST":
        return LogoutView.as_view()(request)
    return redirect("account_logout")


@never_cache
def to_people(request, path=""):
    """
    To the people in the Django admin, from where Wagtail would show its own screens of them.

    Whatever is sent there is refused, as is what a script asks for.
    """
    is_of_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    if request.method not in ("GET", "HEAD") or is_of_script:
        raise PermissionDenied
    return redirect("admin:users_user_changelist")


@login_required
def start(request):
    """What a person finds who may neither write nor administer: their own account."""
    return render(request, "account/start.html")


class RemoveKeyView(RemoveWebAuthnView):
    """Remove a security key, unless it is the last factor of somebody who must have one."""

    def get(self, request, *args, **kwargs):
        return self.refusal() or super().get(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        # Two windows must not each remove the last but one.
        get_user_model().objects.select_for_update().get(pk=request.user.pk)
        return self.refusal() or super().post(request, *args, **kwargs)

    def refusal(self):
        """The way back with the reason, where the key must stay; else ``None``."""
        adapter = get_factor_adapter()
        if adapter.can_delete_authenticator(self.get_object()):
            return None
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return redirect("mfa_index")


def by_provider(view):
    """``view`` of the identity provider, which says so where the provider is out of reach."""

    @wraps(view)
    def asking(request, provider_id):
        try:
            return view(request, provider_id)
        except RequestException:
            logger.exception("The identity provider does not answer")
            return render(request, "socialaccount/authentication_error.html", status=503)

    return asking


@never_cache
@sensitive_post_parameters()
def invitation(request, token):
    """
    Accept an invitation: the person chooses a password and is signed in.

    A link that is too old, was used or was replaced by a newer one says so.
    """
    found = find_invitation(token)
    if found is None:
        return render(request, "account/invitation_over.html", status=410)
    person = found.person
    form = AcceptForm(person, request.POST or None)
    if not form.is_valid():
        context = {"form": form, "person": person, "invitation": found}
        return render(request, "account/invitation.html", context)
    with transaction.atomic():
        form.save()
        EmailAddress.objects.filter(user=person, email=person.email).update(verified=True)
        found.accept()
    record("person.accepted", person)
    return perform_login(request, Login(user=person))
