"""The register of commitments as a table for other programs."""

from portal import spreadsheets
from portal.pages.languages import active_language, languages, localized
from portal.pages.routing import find_site

#: Rows of a table that is read at a time.
CHUNK = 500
#: The variants of the table, by the ``format`` in its address.
FORMATS = {"csv": spreadsheets.for_programs, "excel": spreadsheets.for_excel}


def commitments_as_csv(commitments, request):
    """
    ``commitments`` as CSV in the variant that the address of ``request`` names, one row each.

    Each row names the office that issues the table and has an ``id`` that stays the same
    whatever becomes of the address or the wording; new columns come at the end. Texts stand there
    in every language in which their declaration may be read. Dates are ISO 8601 with reduced
    precision; the status is the key that the portal stores.
    """
    answer = FORMATS[request.GET["format"]]
    return answer(_rows(commitments, request), "commitments")


def _rows(commitments, request):
    texts = [
        f"{name}_{code}" for code in languages() for name in ("declaration", "text", "evidence")
    ]
    urls = [f"url_{code}" for code in languages()]
    facts = ["document_date", "paragraph", "status", "status_as_of", "deadline"]
    links = ["unit", "framework", "point", "evidence_url"]
    yield [*facts, *links, *urls, *texts, "id", "issuer"]
    issuer = _issuer(request)
    for commitment in commitments.iterator(chunk_size=CHUNK):
        yield [
            *_facts(commitment),
            *(_address(commitment, code, request) for code in languages()),
            *(text for code in languages() for text in _texts(commitment, code)),
            f"commitment-{commitment.pk}",
            issuer,
        ]


def _issuer(request):
    """Who answers for the table: the office, else the portal or its site, by name."""
    site = find_site(request)
    settings = getattr(site, "portalsettings", None)
    codes = (active_language(), *languages())
    fields = (localized(name, code) for name in ("office_name", "site_name") for code in codes)
    names = (getattr(settings, field, "") for field in fields)
    return next(filter(None, names), None) or getattr(site, "site_name", "") or request.get_host()


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
