"""Pages of which no more is read than a link to them needs."""

from django.db.models import F

from .languages import localized, localized_names
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
        "page_url_path": F(f"{prefix}url_path"),
        **{f"page_{name}": F(f"{prefix}{name}") for name in localized_names("local_path")},
    }


def page_to_link(row, language):
    """
    A ``PortalPage`` with its title in ``language``, in which it is readable, and its addresses.

    ``row`` is a mapping with the columns of ``link_columns``.
    """
    return PortalPage(
        pk=int(row["page_key"]),
        live=True,
        url_path=row["page_url_path"],
        **{
            localized("title", language): row["page_title"],
            localized("ready", language): True,
            **{name: row[f"page_{name}"] for name in localized_names("local_path")},
        },
    )
