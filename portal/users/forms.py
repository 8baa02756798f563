from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from portal.pages.languages import default_language, language_choices

from .invitations import free_username
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
        self.fields["groups"].queryset = givable_groups(self.actor).order_by("name")
        self.fields["language"].initial = (
            self.instance.language if self.instance.pk else default_language()
        )

    def clean_email(self):
        return self.cleaned_data["email"].lower()

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


class AddKeyForm(AddWebAuthnForm):
    """A new security key, and a name to know it by."""

    name = forms.CharField(label=_("Name of the key"), required=False)


class EditKeyForm(EditWebAuthnForm):
    """The name of a security key."""

    name = forms.CharField(label=_("Name of the key"))
