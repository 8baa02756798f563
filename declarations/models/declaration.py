"""A declaration: a promise that a city or an association of cities signed."""

from collections import defaultdict

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.civic.dates import PartialDateField
from portal.civic.structured_data import city, partial_date
from portal.civic.subjects import group_by_subject
from portal.pages.blocks import BodyBlock
from portal.pages.languages import (
    active_language,
    language_choices,
    languages,
    localized,
    localized_names,
)
from portal.pages.models import PortalPage
from portal.pages.panels import RowsPanel, facts_panel, text_panel
from portal.pages.structured_data import node

from ..forms import DeclarationPageForm
from ..reader import Reader
from .parts import Paragraph


class DeclarationPage(PortalPage):
    """
    A declaration, an aspiration or a joint statement, paragraph by paragraph in each language.

    A paragraph has one number in all languages, and commitments refer to it by that number.
    """

    class Kind(models.TextChoices):
        DECLARATION = "declaration", _("declaration")
        ASPIRATION = "aspiration", _("aspiration")
        JOINT_STATEMENT = "joint_statement", _("joint statement")

    template = "declarations/declaration_page.html"
    base_form_class = DeclarationPageForm
    parent_page_types = ["declarations.DeclarationIndexPage"]
    subpage_types = []
    is_in_feed = True
    required_text = ["title", "summary"]
    select_for_reading = [*PortalPage.select_for_reading, "issuing_city"]
    select_for_listing = [*PortalPage.select_for_listing, "issuing_city"]
    relations_for_reading = {
        "signatories": ["person", "city"],
        "paragraphs": [],
        "commitments": ["unit", "framework_item__framework"],
        "sources": ["source__document"],
        "earlier_statements": ["page", "source__document"],
        "claims": ["source__document"],
        "values": [],
        "levels": ["framework"],
        "resolutions": ["council", "document"],
    }
    #: Paragraphs that an edit form holds and that are not yet part of the page.
    sent_paragraphs = None

    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, default=Kind.DECLARATION, db_index=True
    )
    issuing_city = models.ForeignKey(
        "civic.City",
        verbose_name=_("issuing city"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="declarations",
    )
    issuing_association = models.CharField(
        _("issuing association"),
        max_length=200,
        blank=True,
        help_text=_("For a joint statement: the association whose members signed it."),
    )
    document_date = PartialDateField(
        _("date of the document"),
        null=True,
        blank=True,
        help_text=_(
            "As precise as the source: 2022, 09.2022 or 25.05.2011. Empty where nobody knows it."
        ),
    )
    date_note = models.CharField(
        _("note on the date"),
        max_length=300,
        blank=True,
        help_text=_("For example: only the date of the web page is known."),
    )
    document_place = models.CharField(_("place"), max_length=200, blank=True)
    occasion = models.TextField(
        _("occasion"),
        blank=True,
        help_text=_("What it was signed for, who asked for it."),
    )
    programme = models.CharField(
        _("programme"),
        max_length=200,
        blank=True,
        help_text=_("The programme or strategy that it announces."),
    )
    programme_url = models.URLField(_("address of the programme"), blank=True, max_length=500)
    official_language = models.CharField(
        _("official language"),
        max_length=10,
        choices=language_choices,
        blank=True,
        help_text=_("The text in this language is the one that was signed."),
    )
    is_summary = models.BooleanField(
        _("paragraphs are a summary"),
        default=False,
        help_text=_("They tell in the office's words what the document says. The page says so."),
    )
    values = ParentalManyToManyField(
        "civic.FrameworkItem",
        verbose_name=_("values"),
        blank=True,
        limit_choices_to={"framework__kind": "values"},
        related_name="declarations_by_value",
    )
    levels = ParentalManyToManyField(
        "civic.FrameworkItem",
        verbose_name=_("levels"),
        blank=True,
        limit_choices_to={"framework__kind": "levels"},
        related_name="declarations_by_level",
        help_text=_("The levels of a human rights city that it speaks of."),
    )
    resolutions = ParentalManyToManyField(
        "civic.Resolution",
        verbose_name=_("resolutions"),
        blank=True,
        related_name="declarations",
        help_text=_("The acts that it rests on or that followed from it."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("commentary"),
        help_text=_("What the office adds to the document; not part of its text."),
    )

    content_panels = [
        *PortalPage.content_panels,
        facts_panel("image", heading=_("Picture")),
        MultiFieldPanel(
            [
                facts_panel("kind", "official_language", "issuing_city", "document_date"),
                text_panel("issuing_association"),
                text_panel("date_note"),
                text_panel("document_place"),
                text_panel("occasion"),
            ],
            heading=_("The document"),
        ),
        facts_panel("is_summary", heading=_("Full text or summary")),
        RowsPanel("paragraphs", heading=_("Text"), label=_("paragraph")),
        RowsPanel("commitments", heading=_("Commitments"), label=_("commitment")),
        RowsPanel("signatories", heading=_("Signatories"), label=_("signatory")),
        MultiFieldPanel(
            [
                text_panel("programme"),
                facts_panel(
                    "programme_url",
                    FieldPanel("values", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("levels", widget=forms.CheckboxSelectMultiple),
                ),
            ],
            heading=_("Programme and values"),
        ),
        facts_panel("resolutions", heading=_("Resolutions")),
        RowsPanel(
            "earlier_statements",
            heading=_("Earlier statements"),
            label=_("earlier statement"),
        ),
        RowsPanel(
            "claims",
            heading=_("Dated facts"),
            label=_("dated fact"),
            help_text=_("Where sources disagree, enter what each of them says."),
        ),
        RowsPanel("sources", heading=_("Sources"), label=_("source")),
        text_panel("body", heading=_("Commentary")),
    ]
    search_fields = [
        *PortalPage.search_fields,
        *(
            index.SearchField(name)
            for name in localized_names(
                "issuing_association", "document_place", "occasion", "programme", "body"
            )
        ),
        index.RelatedFields(
            "paragraphs", [index.SearchField(name) for name in localized_names("text")]
        ),
        index.RelatedFields(
            "commitments", [index.SearchField(name) for name in localized_names("text")]
        ),
        index.RelatedFields("signatories", [index.SearchField("name_as_printed")]),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")

    @property
    def issuer(self):
        """Name of the city or the association that issued it, in the active language."""
        return self.issuing_association or (self.issuing_city.name if self.issuing_city else "")

    @property
    def paragraphs_with_commitments(self):
        """Pairs of a paragraph and the list of commitments that come from it, in their order."""
        commitments = defaultdict(list)
        for commitment in self._commitments():
            commitments[commitment.paragraph_number].append(commitment)
        return [(each, commitments[each.number]) for each in self.paragraphs.all()]

    @property
    def general_commitments(self):
        """Commitments of the declaration as a whole."""
        numbers = {paragraph.number for paragraph in self.paragraphs.all()}
        return [
            commitment
            for commitment in self._commitments()
            if commitment.paragraph_number not in numbers
        ]

    @property
    def claims_by_subject(self):
        """What sources say, subject by subject, in the active language."""
        return group_by_subject(self.claims.all())

    def get_context(self, request, *args, **kwargs):
        """``reader`` is the text: ``?view=both`` puts the languages side by side."""
        context = super().get_context(request, *args, **kwargs)
        reading = context["reading"]
        language = reading.text_language if reading else active_language()
        context["reader"] = Reader(self, language, both=request.GET.get("view") == "both")
        return context

    def structured_data(self, request):
        """A document: who issued and signed it, when and where, what it was read from."""
        signed_by = [
            node(
                "Person",
                name=signatory.corrected_name or signatory.name_as_printed,
                jobTitle=signatory.role,
                affiliation=city(signatory.city),
            )
            for signatory in self.signatories.all()
        ]
        association = self.issuing_association
        sources = [citation.source.url for citation in self.sources.all() if citation.source.url]
        return {
            "@type": "DigitalDocument",
            "genre": str(self.get_kind_display()),
            "dateCreated": partial_date(self.document_date),
            "locationCreated": node("Place", name=self.document_place)
            if self.document_place
            else None,
            "creator": node("Organization", name=association)
            if association
            else city(self.issuing_city),
            "contributor": signed_by,
            "keywords": [str(value) for value in self.values.all()],
            "isBasedOn": sources,
        }

    def get_listed_on(self):
        return self.document_date.first_day if self.document_date else super().get_listed_on()

    def get_paragraphs(self):
        """The paragraphs as a list; while an edit form is checked, those that it holds."""
        if self.sent_paragraphs is not None:
            return self.sent_paragraphs
        return list(self.paragraphs.all())

    def number_paragraphs(self):
        """Give each paragraph without a number the next one. A number once given stays."""
        paragraphs = self.get_paragraphs()
        last = max((paragraph.number or 0 for paragraph in paragraphs), default=0)
        for paragraph in paragraphs:
            if not paragraph.number:
                last += 1
                paragraph.number = last

    def is_complete_in(self, language):
        """Whether title, summary and each of at least one paragraph are there in ``language``."""
        return super().is_complete_in(language) and not self._text_error(language)

    def readiness_errors(self):
        """Also ask for a text, paragraph by paragraph, in each language that is to be read."""
        errors = super().readiness_errors()
        for language in languages():
            error = self.text("ready", language) and self._text_error(language)
            if error:
                errors[localized("ready", language)] = error
        return errors

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.number_paragraphs()
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        self.number_paragraphs()
        return super().save_revision(*args, **kwargs)

    def _commitments(self):
        """The commitments that have a text in the active language."""
        return [commitment for commitment in self.commitments.all() if commitment.text]

    def _text_error(self, language):
        """What the text still needs in ``language``; ``None`` where it is complete."""
        paragraphs = self.get_paragraphs()
        missing = [str(each.number) for each in paragraphs if not each.has_text(language)]
        if paragraphs and not missing:
            return None
        message = _(
            "Needed before the page can be read in this language: %(field)s of at least one "
            "paragraph."
        )
        if missing:
            message = _(
                "Needed before the page can be read in this language: %(field)s of paragraph "
                "%(numbers)s."
            )
        field = Paragraph._meta.get_field(localized("text", language)).verbose_name
        return ValidationError(message, params={"field": field, "numbers": ", ".join(missing)})
