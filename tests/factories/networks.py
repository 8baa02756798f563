"""Networks and memberships, filled in in both languages."""

import factory
from factory.django import DjangoModelFactory

from networks.models import (
    AccessionStage,
    FormerName,
    MembershipClaim,
    MembershipPage,
    MembershipRole,
    MembershipSource,
    Network,
    NetworkFact,
    NetworkIndexPage,
    NetworkMapPage,
    NetworkMember,
    Obligation,
    RelatedPage,
    Sitting,
    SupportingOrganisation,
)

from .civic import CityFactory, PersonFactory, SourceFactory
from .pages import PortalPageFactory, StandardPageFactory, paragraph


class NetworkFactory(DjangoModelFactory):
    name_pl = factory.Sequence("Sieć {}".format)
    name_en = factory.Sequence("Network {}".format)

    class Meta:
        model = Network


class FormerNameFactory(DjangoModelFactory):
    network = factory.SubFactory(NetworkFactory)
    name = factory.Sequence("Milena {}".format)

    class Meta:
        model = FormerName


class ClaimFactory(DjangoModelFactory):
    subject_pl = "liczba miast członkowskich"
    subject_en = "number of member cities"
    statement_pl = factory.Sequence("ponad {} miast".format)
    statement_en = factory.Sequence("more than {} cities".format)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        abstract = True


class NetworkFactFactory(ClaimFactory):
    network = factory.SubFactory(NetworkFactory)

    class Meta:
        model = NetworkFact


class NetworkMemberFactory(DjangoModelFactory):
    network = factory.SubFactory(NetworkFactory)
    city = factory.SubFactory(CityFactory)

    class Meta:
        model = NetworkMember


class NetworkIndexPageFactory(PortalPageFactory):
    title_pl = factory.Sequence("Sieci {}".format)
    title_en = factory.Sequence("Networks {}".format)

    class Meta:
        model = NetworkIndexPage


class MembershipPageFactory(PortalPageFactory):
    parent = factory.SubFactory(NetworkIndexPageFactory)
    title_pl = factory.Sequence("Członkostwo {}".format)
    title_en = factory.Sequence("Membership {}".format)
    network = factory.SubFactory(NetworkFactory)
    body_pl = factory.LazyAttribute(lambda page: paragraph(f"Treść: {page.title_pl}."))
    body_en = factory.LazyAttribute(lambda page: paragraph(f"Text: {page.title_en}."))

    class Meta:
        model = MembershipPage


class NetworkMapPageFactory(PortalPageFactory):
    title_pl = "Mapa"
    title_en = "Map"

    class Meta:
        model = NetworkMapPage


class PartFactory(DjangoModelFactory):
    """Base of the factories of what belongs to a membership."""

    membership = factory.SubFactory(MembershipPageFactory)
    sort_order = factory.Sequence(int)

    class Meta:
        abstract = True


class AccessionStageFactory(PartFactory):
    kind = AccessionStage.Kind.ACCEPTANCE

    class Meta:
        model = AccessionStage


class MembershipRoleFactory(PartFactory):
    person = factory.SubFactory(PersonFactory)
    body_name_pl = "Rada"
    body_name_en = "Board"
    capacity_pl = "członek"
    capacity_en = "member"

    class Meta:
        model = MembershipRole


class ObligationFactory(PartFactory):
    text_pl = factory.Sequence("Obowiązek {}".format)
    text_en = factory.Sequence("Obligation {}".format)
    recurrence = Obligation.Recurrence.TWO_YEARLY

    class Meta:
        model = Obligation


class MembershipClaimFactory(ClaimFactory, PartFactory):
    subject_pl = "rok przystąpienia"
    subject_en = "year of joining"

    class Meta:
        model = MembershipClaim


class SittingFactory(PartFactory):
    date = "2022-12-16"
    place_pl = "Kraków"
    place_en = "Kraków"
    subject_pl = factory.Sequence("Sprawa {}".format)
    subject_en = factory.Sequence("Matter {}".format)

    class Meta:
        model = Sitting


class SupportingOrganisationFactory(PartFactory):
    name_pl = factory.Sequence("Organizacja {}".format)
    name_en = factory.Sequence("Organisation {}".format)

    class Meta:
        model = SupportingOrganisation


class RelatedPageFactory(PartFactory):
    page = factory.SubFactory(StandardPageFactory)

    class Meta:
        model = RelatedPage


class MembershipSourceFactory(PartFactory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = MembershipSource
