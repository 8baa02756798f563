"""Passwords of pages and of collections: kept as a digest, and not to be guessed at."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.forms import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from .models import PortalPage


def keep_no_password(sender, instance, raw=False, **kwargs):
    """Store the digest in the place of what somebody typed, whichever form it came from."""
    password = instance.password
    if password and not raw and not sender.objects.filter(password=password).exists():
        instance.password = make_password(password)


class PasswordForm(PasswordViewRestrictionForm):
    """Wagtail's form for the password of a page, which knows a digest alone and counts attempts."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        key = f"{self.restriction._meta.label}:{self.restriction.pk}"
        if not ratelimit.consume(self.request, action="page_password", key=key):
            raise ValidationError(_("Too many attempts. Please try again in a few minutes."))
        password = self.cleaned_data["password"]
        if not check_password(password, self.restriction.password):
            raise ValidationError(_("This is not the password. Please try again."))
        ratelimit.clear(self.request, action="page_password", key=key)
        return password


@never_cache
@sensitive_post_parameters("password")
def open_page(request, page_view_restriction_id, page_id):
    """Let in whoever has the password of a page; as Wagtail's view, but see ``PasswordForm``."""
    restriction = get_object_or_404(PageViewRestriction, pk=page_view_restriction_id)
    page = get_object_or_404(PortalPage, pk=page_id).specific
    form, answer = _ask(request, restriction)
    if answer:
        return answer
    action = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk])
    return page.serve_password_required_response(request, form, action)


@never_cache
@sensitive_post_parameters("password")
def open_collection(request, restriction_id):
    """The same for the documents of a collection."""
    restriction = get_object_or_404(CollectionViewRestriction, pk=restriction_id)
    form, answer = _ask(request, restriction)
    if answer:
        return answer
    action = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])
    template = getattr(
        settings, "WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE", "wagtaildocs/password_required.html"
    )
    return TemplateResponse(request, template, {"form": form, "action_url": action})


def _ask(request, restriction):
    """Pair of the form and of the way on, which is ``None`` while the password is asked for."""
    form = PasswordForm(request.POST or None, instance=restriction, request=request)
    if request.method != "POST" or not form.is_valid():
        return form, None
    restriction.mark_as_passed(request)
    address = form.cleaned_data["return_url"]
    is_ours = url_has_allowed_host_and_scheme(address, request.get_host(), request.is_secure())
    return form, redirect(address if is_ours else "/")
