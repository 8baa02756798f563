from modeltranslation.translator import TranslationOptions, register

from portal.civic.translation import CitationTranslation, ClaimTranslation

from .models import (
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

register(DeclarationClaim)(ClaimTranslation)
register(DeclarationSource)(CitationTranslation)


@register([CommitmentRegisterPage, DeclarationIndexPage])
class DeclarationIndexPageTranslation(TranslationOptions):
    fields = ()


@register(DeclarationPage)
class DeclarationPageTranslation(TranslationOptions):
    fields = (
        "issuing_association",
        "date_note",
        "document_place",
        "occasion",
        "programme",
        "body",
    )


@register(Paragraph)
class ParagraphTranslation(TranslationOptions):
    fields = ("text",)


@register(Commitment)
class CommitmentTranslation(TranslationOptions):
    fields = ("text", "evidence")


@register(Signatory)
class SignatoryTranslation(TranslationOptions):
    fields = ("role", "editorial_note")


@register(EarlierStatement)
class EarlierStatementTranslation(TranslationOptions):
    fields = ("title",)
