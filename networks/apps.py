from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "networks"
    label = "networks"
    verbose_name = _("networks")

    def ready(self):
        from portal.intake.drafts import register_draft_maker
        from portal.intake.recognition.kinds import FindingKind
        from portal.intake.records import register_records
        from portal.pages.publishing import register_publication_check

        from . import contributions
        from .drafts import MembershipDraftMaker
        from .models import Network
        from .publishing import find_in_membership

        contributions.register()
        register_publication_check(find_in_membership)
        register_draft_maker(MembershipDraftMaker())
        register_records(
            FindingKind.NETWORK,
            Network,
            others=("original_name", "former_names__name"),
            acronym="acronym",
        )
