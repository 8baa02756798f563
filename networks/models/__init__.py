from .listing import NetworkIndexForm, NetworkIndexPage
from .map import NetworkMapPage
from .memberships import MembershipPage
from .networks import FormerName, Network, NetworkFact, NetworkMember
from .parts import (
    AccessionStage,
    MembershipClaim,
    MembershipRole,
    MembershipSource,
    Obligation,
    RelatedPage,
    Sitting,
    SupportingOrganisation,
)

__all__ = [
    "AccessionStage",
    "FormerName",
    "MembershipClaim",
    "MembershipPage",
    "MembershipRole",
    "MembershipSource",
    "Network",
    "NetworkFact",
    "NetworkIndexForm",
    "NetworkIndexPage",
    "NetworkMapPage",
    "NetworkMember",
    "Obligation",
    "RelatedPage",
    "Sitting",
    "SupportingOrganisation",
]
