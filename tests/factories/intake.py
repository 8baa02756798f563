"""Documents that were taken in, as tests put them together passage by passage."""

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from portal.intake.models import (
    DocumentPart,
    Finding,
    IncomingDocument,
    PageKind,
    WordInDoubt,
)
from portal.intake.passages import Kind, Passage, pack
from portal.intake.recognition.kinds import FindingKind

from .civic import SourceFactory


class TakenInSourceFactory(SourceFactory):
    """A source with a file of its own."""

    url = ""
    original_name = "uchwała.txt"
    sha256 = factory.Sequence("{:064x}".format)
    size = 100
    language = "pl"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        source = model_class(*args, **kwargs)
        source.original.save(source.original_name, ContentFile(b"text"), save=False)
        source.save()
        return source


class IncomingDocumentFactory(DjangoModelFactory):
    """A document of ``passages``, which are ``Passage`` or plain text; one part has them all."""

    source = factory.SubFactory(TakenInSourceFactory, language=factory.SelfAttribute("..language"))
    kind = PageKind.NEWS
    language = "pl"

    class Meta:
        model = IncomingDocument

    class Params:
        passages = ("Rada przyjęła uchwałę.",)

    @factory.lazy_attribute
    def stored_passages(self):
        passages = [
            each if isinstance(each, Passage) else Passage(Kind.PARAGRAPH, each)
            for each in self.passages
        ]
        return [pack(passage) for passage in passages]

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        document = super()._create(model_class, *args, **kwargs)
        source = document.source
        source.verbatim_text = "\n\n".join(passage.text for passage in document.passages)
        source.save()
        DocumentPart.objects.create(
            document=document,
            title=document.passages[0].text[:300],
            kind=document.kind,
            first=0,
            last=len(document.passages) - 1,
        )
        return document


def find(document, kind, words, passage=0, **value):
    """A finding of ``words`` in a passage of ``document``; ``value`` adds to what a kind needs."""
    needed = {
        FindingKind.TITLE: {"title": words},
        FindingKind.DATE: {"role": "event"},
        FindingKind.RESOLUTION: {
            "number": words,
            "adopted_on": "",
            "council": "",
            "resolution": None,
            "error": "",
        },
        FindingKind.PERSON: {"pk": None, "name": words, "role": ""},
        FindingKind.SIGNATORY: {"name": words, "role": "", "city": "", "person": None},
        FindingKind.QUOTATION: {"text": words, "speaker": "", "role": "", "person": None},
        FindingKind.CAPTION: {"people": [], "order": "left"},
        FindingKind.CLAIM: {"subject": words, "statement": words, "as_of": ""},
        FindingKind.LINK: {"address": "#", "text": words, "fault": "empty", "resolution": ""},
    }
    start = document.passages[passage].text.index(words)
    return Finding.objects.create(
        document=document,
        kind=kind,
        passage=passage,
        start=start,
        end=start + len(words),
        words=words,
        value=needed.get(kind, {}) | value,
    )


def doubt(document, word, *proposals, passage=0, kind=WordInDoubt.Kind.UNKNOWN):
    """A word in doubt of ``document``, with what is proposed for it."""
    start = document.passages[passage].text.index(word)
    return WordInDoubt.objects.create(
        document=document,
        passage=passage,
        start=start,
        end=start + len(word),
        word=word,
        kind=kind,
        proposals=[{"word": each, "confusions": ["é→ó"]} for each in proposals],
    )
