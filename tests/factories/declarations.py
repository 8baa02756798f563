"""Declarations, complete and ready in both languages unless told otherwise."""

import factory
from factory.django import DjangoModelFactory

from declarations.models import (
    Commitment,
    CommitmentRegisterPage,
    DeclarationClaim,
    DeclarationIndexPage,
    DeclarationPage,
    DeclarationSource,
    EarlierStatement,
    Paragraph,
    Signatory,
)
from portal.civic.dates import PartialDate

from .civic import CityFactory, SourceFactory
from .pages import PortalPageFactory


class DeclarationIndexPageFactory(PortalPageFactory):
    title_pl = "Deklaracje"
    title_en = "Declarations"

    class Meta:
        model = DeclarationIndexPage


class ParagraphFactory(DjangoModelFactory):
    """A paragraph without a number, which the page gives it."""

    text_pl = factory.Sequence("<p>Zobowiązujemy się po raz {}.</p>".format)
    text_en = factory.Sequence("<p>We commit ourselves for the {}th time.</p>".format)

    class Meta:
        model = Paragraph


class DeclarationPageFactory(PortalPageFactory):
    """A declaration of one city with ``paragraphs``: a list of them, one unless told otherwise."""

    parent = factory.SubFactory(DeclarationIndexPageFactory)
    issuing_city = factory.SubFactory(CityFactory)
    document_date = PartialDate(2023, 4, 18)
    official_language = "pl"
    paragraphs = factory.LazyFunction(lambda: [ParagraphFactory.build()])

    class Meta:
        model = DeclarationPage

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        """Give the paragraphs their places, as the edit form does."""
        for place, paragraph in enumerate(kwargs["paragraphs"]):
            paragraph.sort_order = place
        return super()._adjust_kwargs(**kwargs)


class CommitmentFactory(DjangoModelFactory):
    page = factory.SubFactory(DeclarationPageFactory)
    paragraph_number = 1
    text_pl = factory.Sequence("Zobowiązanie {}".format)
    text_en = factory.Sequence("Commitment {}".format)

    class Meta:
        model = Commitment


class CommitmentRegisterPageFactory(PortalPageFactory):
    title_pl = "Zobowiązania"
    title_en = "Commitments"

    class Meta:
        model = CommitmentRegisterPage


class SignatoryFactory(DjangoModelFactory):
    page = factory.SubFactory(DeclarationPageFactory)
    name_as_printed = factory.Sequence("Jan Kowalski-{}".format)
    role_pl = "Prezydent Miasta"
    role_en = "Mayor"

    class Meta:
        model = Signatory


class EarlierStatementFactory(DjangoModelFactory):
    declaration = factory.SubFactory(DeclarationPageFactory)
    title_pl = factory.Sequence("Stanowisko {}".format)
    title_en = factory.Sequence("Statement {}".format)

    class Meta:
        model = EarlierStatement


class DeclarationClaimFactory(DjangoModelFactory):
    page = factory.SubFactory(DeclarationPageFactory)
    subject_pl = "liczba sygnatariuszy"
    subject_en = "number of signatories"
    statement_pl = factory.Sequence("{} prezydentów".format)
    statement_en = factory.Sequence("{} mayors".format)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = DeclarationClaim


class DeclarationSourceFactory(DjangoModelFactory):
    page = factory.SubFactory(DeclarationPageFactory)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = DeclarationSource
