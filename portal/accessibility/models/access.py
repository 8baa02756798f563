"""What a page says in easy-to-read text and in sign language."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from portal.pages.languages import (
    in_default_language,
    languages,
    localized,
    localized_names,
    translated_names,
)
from portal.pages.models import PortalPage
from portal.pages.panels import text_panel

from ..forms import AccessFormForm, FilmForm
from ..kinds import RELATIONS, FormState

EASY_READ_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]
TRANSCRIPT_FEATURES = ["bold", "ol", "ul", "link"]


class FormManager(models.Manager):
    """Gives forms in the order of the titles by which lists name their pages."""

    def get_queryset(self):
        return super().get_queryset().order_by("page__draft_title")


class AccessForm(models.Model):
    """
    A further form of a page, for each language with the version of the page that it was made from.

    A date says which version that was; a digest of the page's text at that time tells later
    whether the page still says the same.
    """

    base_form_class = AccessFormForm
    #: Fields that make the form, and those without which it cannot be read in a language.
    content = []
    required_content = []

    ready = models.BooleanField(
        _("may be read"),
        default=False,
        help_text=_("Visitors find it on the page in this language."),
    )
    version_date = models.DateField(
        _("made from the version of"),
        null=True,
        blank=True,
        help_text=_(
            "Date of the version of the page. Empty: the one published now. Once you have checked "
            "it against a newer version, enter that one's date."
        ),
    )
    source_digest = models.CharField(max_length=32, blank=True, default="", editable=False)

    objects = FormManager()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.page)

    @staticmethod
    def outdated_condition(language, form="", page="page__"):
        """
        Condition for forms that visitors read in ``language`` although the page has changed since.

        ``form`` and ``page`` lead from the queried model to the form and to its page.
        """
        current = F(f"{page}{localized('text_digest', language)}")
        return Q(**{f"{form}{localized('ready', language)}": True}) & ~Q(
            **{f"{form}{localized('source_digest', language)}": current}
        )

    @classmethod
    def outdated(cls):
        """Query set of the forms that no longer say what their page says, in any language."""
        conditions = [cls.outdated_condition(language) for language in languages()]
        return cls.objects.filter(reduce(or_, conditions)).select_related("page")

    @property
    def name(self):
        """What the form is called."""
        return self._meta.verbose_name

    @property
    def is_public(self):
        """Whether visitors may read it, in any language."""
        return any(self.value("ready", language) for language in languages())

    def value(self, field_name, language):
        """The value of a translated field in ``language``, whichever language is active."""
        return getattr(self, localized(field_name, language))

    def is_outdated_in(self, language):
        """Whether the page in ``language`` has come to say something else than the form."""
        made_from = self.value("source_digest", language)
        return made_from != self.page.text("text_digest", language)

    def state_in(self, language):
        """The ``FormState`` in ``language``."""
        if not self.value("ready", language):
            return FormState.MISSING
        return FormState.OUTDATED if self.is_outdated_in(language) else FormState.CURRENT

    def clean(self):
        """Refuse a form that would be read in a language in which it is empty."""
        super().clean()
        errors = {
            column: _("Needed before it can be read in this language.")
            for language in languages()
            if self.value("ready", language)
            for column in self._columns(self.required_content, language)
            if not getattr(self, column)
        }
        if errors:
            raise ValidationError(errors)

    @in_default_language
    def save(self, *args, **kwargs):
        """Write the form with the digests of the versions that it was made from."""
        page = PortalPage.objects.get(pk=self.page_id)
        stored = type(self)._base_manager.filter(pk=self.pk).first()
        for language in languages():
            watched = self._columns([*self.content, "version_date"], language)
            is_new = stored is None or any(
                getattr(self, each) != getattr(stored, each) for each in watched
            )
            if is_new and self._is_complete_in(language):
                self._settle_version(page, language)
        super().save(*args, **kwargs)

    def _is_complete_in(self, language):
        return all(getattr(self, each) for each in self._columns(self.required_content, language))

    def _columns(self, names, language):
        translated = translated_names(type(self))
        return [localized(name, language) if name in translated else name for name in names]

    def _settle_version(self, page, language):
        """Take the digest of the version of the date, by default of the published one."""
        published = page.last_published_at and timezone.localdate(page.last_published_at)
        date = self.value("version_date", language) or published or timezone.localdate()
        if published and date < published:
            digest = digest_of_version(page, language, date)
        else:
            digest = page.text("text_digest", language)
        setattr(self, localized("version_date", language), date)
        setattr(self, localized("source_digest", language), digest or "")


def digest_of_version(page, language, day):
    """Digest of what ``page`` said in ``language`` at the end of ``day``; empty where unknown."""
    revision = page.revisions.filter(created_at__date__lte=day).order_by("created_at").last()
    return revision.content.get(localized("text_digest", language)) if revision else ""


def validate_captions(file):
    """Refuse a file that is not WebVTT, the format of captions that browsers read."""
    file.seek(0)
    start = file.read(16).removeprefix(b"\xef\xbb\xbf")
    file.seek(0)
    if not start.startswith(b"WEBVTT"):
        raise ValidationError(_("This is not a WebVTT file: its first line has to be WEBVTT."))


def version_panel():
    return MultiFieldPanel(
        [text_panel("ready"), text_panel("version_date")], heading=_("Languages and versions")
    )


class EasyReadText(AccessForm):
    """
    A page as easy-to-read text: short sentences, hard words explained.

    Only a text that people with intellectual disabilities have tested may be called so (act of
    19 July 2019 on ensuring accessibility; European standards for easy-to-read information); until
    then visitors are told that nobody has.
    """

    content = ["text"]
    required_content = ["text"]

    page = models.OneToOneField(
        PortalPage,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="easy_read_text",
    )
    text = RichTextField(
        _("text"),
        blank=True,
        features=EASY_READ_FEATURES,
        help_text=_("One thought a sentence, one sentence a paragraph. Explain hard words."),
    )
    tested_with = models.CharField(
        _("tested with"),
        max_length=300,
        blank=True,
        help_text=_(
            "Who tested it: “five residents with intellectual disabilities, with Association X, "
            "in May 2026”. Empty: visitors read that it has not been tested."
        ),
    )

    panels = [
        FieldPanel("page"),
        version_panel(),
        text_panel("text", heading=_("Text")),
        text_panel("tested_with"),
    ]

    class Meta:
        verbose_name = _("easy-to-read text")
        verbose_name_plural = _("easy-to-read texts")


class SignLanguageFilm(AccessForm):
    """A page in Polish Sign Language: the city's own film, with captions and a transcript."""

    base_form_class = FilmForm
    content = ["video", "captions", "transcript"]
    required_content = ["video", "captions", "transcript"]

    page = models.OneToOneField(
        PortalPage,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="sign_language_film",
    )
    video = models.FileField(
        _("film"),
        upload_to="films",
        validators=[FileExtensionValidator(["mp4", "webm"])],
        help_text=_("MP4 or WebM. The interpreter is seen whole, before a plain background."),
    )
    poster = models.ImageField(
        _("picture before the start"),
        upload_to="films",
        blank=True,
        help_text=_("A frame of the film, as wide as the film."),
    )
    captions = models.FileField(
        _("captions"),
        upload_to="films",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), validate_captions],
        help_text=_("A WebVTT file."),
    )
    transcript = RichTextField(
        _("transcript"),
        blank=True,
        features=TRANSCRIPT_FEATURES,
        help_text=_("What is signed in the film, in writing."),
    )

    panels = [
        FieldPanel("page"),
        version_panel(),
        MultiFieldPanel(
            [
                "video",
                "poster",
                *(FieldPanel(name) for name in localized_names("captions")),
                FieldPanel("reason"),
            ],
            heading=_("Film"),
        ),
        text_panel("transcript", heading=_("Transcript")),
    ]

    class Meta:
        verbose_name = _("sign language film")
        verbose_name_plural = _("sign language films")


def readable_forms(page, language):
    """The ``FormKind`` of each further form in which ``page`` may be read in ``language``."""
    return [
        kind
        for kind, relation in RELATIONS.items()
        if relation in page.companion_relations
        and (form := getattr(page, relation, None))
        and form.value("ready", language)
    ]
