from modeltranslation.translator import TranslationOptions, register

from portal.civic.translation import CitationTranslation, ClaimTranslation
from portal.pages.languages import languages

from .models import (
    AccessionStage,
    MembershipClaim,
    MembershipPage,
    MembershipRole,
    MembershipSource,
    Network,
    NetworkFact,
    NetworkMapPage,
    Obligation,
    Sitting,
    SupportingOrganisation,
)

register([NetworkFact, MembershipClaim])(ClaimTranslation)
register(MembershipSource)(CitationTranslation)


@register(Network)
class NetworkTranslation(TranslationOptions):
    fields = ("name", "initiator", "founding_place", "coordinator", "description")
    required_languages = {**dict.fromkeys(languages(), ("name",)), "default": ()}


@register(NetworkMapPage)
class NetworkMapPageTranslation(TranslationOptions):
    fields = ()


@register(MembershipPage)
class MembershipPageTranslation(TranslationOptions):
    fields = ("legal_basis", "focal_point", "body")


@register(AccessionStage)
class AccessionStageTranslation(TranslationOptions):
    fields = ("label", "date_note", "place", "body_name", "note")


@register(MembershipRole)
class MembershipRoleTranslation(TranslationOptions):
    fields = ("holder_name", "body_name", "capacity", "note")


@register(Obligation)
class ObligationTranslation(TranslationOptions):
    fields = ("text", "evidence")


@register(Sitting)
class SittingTranslation(TranslationOptions):
    fields = ("place", "subject")


@register(SupportingOrganisation)
class SupportingOrganisationTranslation(TranslationOptions):
    fields = ("name", "role")
