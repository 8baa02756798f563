"""What somebody has looked at before they act on it: nobody publishes what they have not seen."""


def mark_of_draft(page):
    """
    What a form carries of the latest draft of ``page`` that it was made from.

    Saving by itself writes into a revision that there is, so that its number does not suffice.
    """
    revision = page.get_latest_revision()
    return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""
