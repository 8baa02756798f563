"""The register of commitments as a table for other programs."""

import csv

from django.http import HttpResponse

from portal.pages.languages import languages, localized

#: Rows of a table that is read at a time.
CHUNK = 500


def commitments_as_csv(commitments, request):
    """
    ``commitments`` as a file of comma-separated values in UTF-8 (RFC 4180), one row each.

    Texts stand there in every language in which their declaration may be read. Dates are ISO 8601
    with reduced precision; the status is the key that the portal stores.
    """
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="commitments.csv"'},
    )
    writer = csv.writer(response)
    texts = [
        f"{name}_{code}" for code in languages() for name in ("declaration", "text", "evidence")
    ]
    urls = [f"url_{code}" for code in languages()]
    facts = ["document_date", "paragraph", "status", "status_as_of", "deadline"]
    links = ["unit", "framework", "point", "evidence_url"]
    writer.writerow([*facts, *links, *urls, *texts])
    for commitment in commitments.iterator(chunk_size=CHUNK):
        writer.writerow(
            [
                *_facts(commitment),
                *(_address(commitment, code, request) for code in languages()),
                *(text for code in languages() for text in _texts(commitment, code)),
            ]
        )
    return response


def _facts(commitment):
    point = commitment.framework_item
    return [
        commitment.page.document_date or "",
        commitment.paragraph_number or "",
        commitment.status,
        commitment.status_as_of or "",
        commitment.deadline or "",
        commitment.unit or "",
        point.framework.key if point else "",
        (point.number or point) if point else "",
        commitment.evidence_url,
    ]


def _address(commitment, language, request):
    page = commitment.page
    if not page.is_readable_in(language):
        return ""
    return page.get_full_url(request, language=language) + commitment.fragment


def _texts(commitment, language):
    page = commitment.page
    if not page.is_readable_in(language):
        return ["", "", ""]
    values = (getattr(commitment, localized(name, language)) for name in ("text", "evidence"))
    return [page.text("title", language), *(value or "" for value in values)]
