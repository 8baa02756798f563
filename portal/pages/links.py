"""Pages of which no more is read than a link to them needs."""

from django.db.models import F

from .languages import localized
from .models import PortalPage


def link_columns(path, language):
    """
    Annotations that ``page_to_link`` needs, by name.

    ``path`` leads from the queried model to the page and is empty where the row is one.
    """
    prefix = f"{path}__" if path else ""
    return {
        "page_key": F(f"{prefix}pk"),
        "page_title": F(f"{prefix}{localized('title', language)}"),
        "page_path": F(f"{prefix}{localized('local_path', language)}"),
        "page_url_path": F(f"{prefix}url_path"),
    }


def page_to_link(row, language):
    """
    A ``PortalPage`` with title and address in ``language``, of a page that is readable in it.

    ``row`` is a mapping with the columns of ``link_columns``.
    """
    return PortalPage(
        pk=int(row["page_key"]),
        live=True,
        url_path=row["page_url_path"],
        **{
            localized("title", language): row["page_title"],
            localized("local_path", language): row["page_path"],
            localized("ready", language): True,
        },
    )
