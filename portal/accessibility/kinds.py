"""The forms in which a page may be read besides its ordinary text."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FormKind(TextChoices):
    """A form; its value is also what the address of the form says: ``?form=etr``."""

    EASY_READ = "etr", _("easy-to-read text")
    SIGN_LANGUAGE = "pjm", _("sign language")


#: The one-to-one relation in which each form stands beside a page.
RELATIONS = {
    FormKind.EASY_READ: "easy_read_text",
    FormKind.SIGN_LANGUAGE: "sign_language_film",
}
#: The templates that show a page in each form.
TEMPLATES = {
    FormKind.EASY_READ: "accessibility/easy_read_text.html",
    FormKind.SIGN_LANGUAGE: "accessibility/sign_language_film.html",
}


class FormState(TextChoices):
    """Whether a page has a form, and whether the form says what the page says now."""

    MISSING = "missing", _("none yet")
    CURRENT = "current", _("up to date")
    OUTDATED = "outdated", _("out of date")
