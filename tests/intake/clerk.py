"""What a clerk's browser sends from the review of a document and from its parts."""

from django.urls import reverse

from portal.intake.models import IncomingDocument, WordInDoubt
from portal.intake.review import Review


def address(document):
    return reverse("intake:edit", args=[document.pk])


def send(client, document, *rows, **extra):
    """Post decisions: pairs of a word or finding and a mapping of its fields."""
    return client.post(address(document), sent(shown(document), *rows) | extra)


def shown(document):
    """The versions of what the review shows, as a browser sends them back."""
    review = Review(IncomingDocument.objects.get(pk=document.pk))
    return {f"{form.prefix}-sent": form.version for form in (*review.words, *review.findings)}


def sent(versions, *rows):
    """What a browser sends: decisions on what it showed in these versions."""
    data = {f"misprint-{name}": "" for name in ("passage", "words", "replacement", "note")}
    for row, values in rows:
        prefix = f"{'word' if isinstance(row, WordInDoubt) else 'finding'}-{row.pk}"
        data[f"{prefix}-sent"] = versions[f"{prefix}-sent"]
        data |= {f"{prefix}-{name}": value for name, value in values.items()}
    return data


def parts_form(client, document, **extra):
    """What a browser sends from the screen of the drafts."""
    drafts = reverse("intake:drafts", args=[document.pk])
    parts = list(document.parts.all())
    data = {
        "form-TOTAL_FORMS": len(parts),
        "form-INITIAL_FORMS": len(parts),
        "version": client.get(drafts).context["version"],
    }
    for number, part in enumerate(parts):
        data |= {
            f"form-{number}-id": part.pk,
            f"form-{number}-is_wanted": "on",
            f"form-{number}-kind": part.kind,
            f"form-{number}-title": part.title,
        }
    return drafts, data | extra


def as_what(document):
    """Address of the screen on which a document becomes one of another kind or language."""
    return reverse("intake:as_what", args=[document.pk])
