from allauth.account.forms import LoginForm
from allauth.core import context, ratelimit
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from portal.pages.collation import Alphabetical
from portal.pages.languages import default_language, language_choices

from .invitations import free_username
from .models import normal_address
from .ranks import givable_groups


class AcceptForm(SetPasswordForm):
    """The password that an invited person chooses."""


class PersonForm(forms.ModelForm):
    """A person, the language of their screens and the groups that ``actor`` may put them into."""

    actor = None  # the admin names the person at the screen

    language = forms.ChoiceField(
        label=_("Language of the screens and e-mails"), choices=language_choices
    )
    groups = forms.ModelMultipleChoiceField(
        label=_("Groups"),
        queryset=Group.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What a person may do comes from the groups that they belong to."),
    )

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        self.fields["groups"].queryset = givable_groups(self.actor).order_by(Alphabetical("name"))
        self.fields["language"].initial = (
            self.instance.language if self.instance.pk else default_language()
        )

    def clean_email(self):
        return normal_address(self.cleaned_data["email"])

    def save_language(self):
        """Keep the language that was chosen, once the person has been saved."""
        UserProfile.objects.update_or_create(
            user=self.instance, defaults={"preferred_language": self.cleaned_data["language"]}
        )
        self.instance.__dict__.pop("language", None)


class InvitationForm(PersonForm):
    """A person who does not work on the portal yet: they get an e-mail and choose a password."""

    def save(self, commit=True):
        self.instance.username = free_username(self.instance)
        self.instance.set_unusable_password()
        return super().save(commit)


class SignInForm(LoginForm):
    """Name or address, and password: each with its label, and nothing that stands in for one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address or user name")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def user_credentials(self):
        """
        What was typed, as a name: the backend takes a name for an address as well.

        As both, the password of somebody known by their address would be compared twice, and an
        answer that takes longer tells that there is such a person.
        """
        credentials = super().user_credentials()
        credentials.pop("email", None)
        return {**credentials, "username": self.cleaned_data["login"]}


class AddKeyForm(AddWebAuthnForm):
    """A new security key, and a name to know it by."""

    name = forms.CharField(label=_("Name of the key"), required=False)

    def clean(self):
        cleaned = super().clean()
        if credential := cleaned.get("credential"):
            # Whether a key signs in alone is the person's choice. What the browser says of it
            # does not count: many devices keep every key so that it could.
            is_passwordless = bool(cleaned.get("passwordless"))
            credential["clientExtensionResults"] = {"credProps": {"rk": is_passwordless}}
        return cleaned


class SignInByKeyForm(LoginWebAuthnForm):
    """A security key instead of a password, where its owner chose so when they added it."""

    def clean_credential(self):
        authenticator = super().clean_credential()
        if authenticator.wrap().is_passwordless is not True:
            raise get_factor_adapter().validation_error("incorrect_code")
        return authenticator


class EditKeyForm(EditWebAuthnForm):
    """The name of a security key."""

    name = forms.CharField(label=_("Name of the key"))


class _RecoveryCodesApart:
    """
    Counts wrong recovery codes by themselves.

    Whoever guesses at the codes of an app must not use up what its owner has for the day when the
    telephone is lost; nor may recovery codes be guessed at without end.
    """

    def clean_code(self):
        code = self.cleaned_data["code"]
        if len(code.strip()) == mfa_settings.TOTP_DIGITS:
            return super().clean_code()
        key = f"recovery-codes-{self.user.pk}"
        request = context.request
        if not ratelimit.consume(request, action="recovery_code", key=key):
            raise get_factor_adapter().validation_error("too_many_login_attempts")
        codes = Authenticator.objects.filter(
            user=self.user, type=Authenticator.Type.RECOVERY_CODES
        ).first()
        if codes and codes.wrap().validate_code(code):
            ratelimit.clear(request, action="recovery_code", key=key)
            self.authenticator = codes
            return code
        if codes:
            self._emit_authentication_failed(codes)
        raise get_factor_adapter().validation_error("incorrect_code")


class CodeForm(_RecoveryCodesApart, AuthenticateForm):
    """The second factor on the way in."""


class CodeAgainForm(_RecoveryCodesApart, ReauthenticateForm):
    """The second factor of somebody who is in and about to do something grave."""
