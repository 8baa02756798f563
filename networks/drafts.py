"""From a document that was taken in to the draft of a membership."""

import re

from django.utils.translation import gettext as _

from portal.civic.models import Unit
from portal.intake.drafts import (
    CannotMakeDraft,
    DraftMaker,
    existing,
    partial_date,
    resolution_of,
    set_rows,
    start_and_end,
)
from portal.intake.models import PageKind
from portal.intake.recognition.kinds import DateRole, FindingKind
from portal.intake.records import record_named
from portal.pages.languages import localized

from .models import AccessionStage, MembershipPage, Network, NetworkIndexPage

# Words of a sentence that tell what happened on the date in it.
STAGE_WORDS = {
    AccessionStage.Kind.ACCEPTANCE: (
        r"przyjęt|przyjęci|zaakceptowan|dołączył|przystąpił|został członkiem"
        r"|accepted|admitted|joined|became a member"
    ),
    AccessionStage.Kind.ACT_SIGNED: r"podpisa\w+ (?:akt|deklaracj)|signed the act",
    AccessionStage.Kind.APPLICATION: r"złożył\w* wniosek|zgłosił|applied",
    AccessionStage.Kind.ESTABLISHED: r"powołan|utworzen|established|set up",
}
SITTING_WORDS = r"posiedzeni|sitting|meeting"


class MembershipDraftMaker(DraftMaker):
    """Makes memberships: the network, the stages of the accession, numbers with their source."""

    kind = PageKind.MEMBERSHIP
    page_model = MembershipPage
    index_model = NetworkIndexPage
    uses = frozenset(
        {
            FindingKind.TITLE,
            FindingKind.DATE,
            FindingKind.RESOLUTION,
            FindingKind.NETWORK,
            FindingKind.UNIT,
            FindingKind.CLAIM,
            FindingKind.LINK,
        }
    )

    def new_page(self, content):
        page = super().new_page(content)
        page.network = self._network(content)
        return page

    def fill(self, page, content):
        language = content.language
        numbers = content.numbers()
        setattr(page, localized("summary", language), content.lead(numbers))
        setattr(page, localized("body", language), content.body(numbers))
        units = [each.value["pk"] for each in content.found(FindingKind.UNIT)]
        page.unit_id = next(iter(existing(Unit, units[:1])), None)
        stages = [*self._resolution_stages(content), *self._dated_stages(content)]
        set_rows(page, "stages", stages)
        joined = [
            stage["date"] for stage in stages if stage["kind"] == AccessionStage.Kind.ACCEPTANCE
        ]
        page.joined_on = next(iter(joined), None)
        self._fill_sittings(page, content)
        set_rows(page, "claims", content.claims())

    def _network(self, content):
        """
        The network that the title or, failing that, the text names first; else a new one.

        A new one is called what the title calls it: by the name of an organisation that it has.
        """
        named = content.found(FindingKind.NETWORK)
        in_title = [each for each in named if each.passage == content.part.first]
        for finding in [*in_title, *named]:
            network = Network.objects.filter(pk=finding.value.get("pk")).first()
            if network:
                return network
        titles = [
            each.value
            for each in content.found(FindingKind.ORGANISATION)
            if each.passage == content.part.first
        ]
        name, acronym = content.part.title, ""
        if titles:
            name, acronym = titles[0]["name"], titles[0]["acronym"]
        name = name[:200]
        known = record_named(FindingKind.NETWORK, name)
        if known is None and not content.may_add(Network):
            message = _(
                "The portal has no network “%(name)s” yet. Ask somebody who may add networks to "
                "add it; then make the draft."
            )
            raise CannotMakeDraft(message % {"name": name})
        return known or Network.objects.create(
            **{localized("name", content.language): name}, acronym=acronym[:30]
        )

    def _resolution_stages(self, content):
        for finding in content.found(FindingKind.RESOLUTION):
            resolution = resolution_of(finding, content)
            date = partial_date(finding.value.get("adopted_on"))
            if resolution or date:
                yield {
                    "kind": AccessionStage.Kind.COUNCIL_RESOLUTION,
                    "date": date,
                    "resolution": resolution,
                    "source": content.source,
                }

    def _dated_stages(self, content):
        adopted = {
            finding.value.get("adopted_on") for finding in content.found(FindingKind.RESOLUTION)
        }
        for finding in content.dates(DateRole.EVENT):
            sentence = content.sentence(finding)
            start, end = start_and_end(finding)
            kind = next(
                (kind for kind, words in STAGE_WORDS.items() if re.search(words, sentence, re.I)),
                None,
            )
            if kind and str(start) not in adopted and not re.search(SITTING_WORDS, sentence, re.I):
                yield {"kind": kind, "date": start, "date_end": end, "source": content.source}

    def _fill_sittings(self, page, content):
        rows = []
        for finding in content.dates(DateRole.EVENT):
            start, end = start_and_end(finding)
            sentence = content.sentence(finding)
            if start.day and re.search(SITTING_WORDS, sentence, re.I):
                rows.append(
                    {
                        "date": start,
                        "date_end": end,
                        localized("subject", content.language): sentence,
                    }
                )
        set_rows(page, "sittings", rows)
