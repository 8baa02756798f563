"""What other parts of the portal have to say before a page is published."""

_checks = []


def register_publication_check(check):
    """
    Have ``check(page)`` asked before a page is published.

    It returns a list of messages that say why the page cannot be published yet, empty where nothing
    stands in the way.
    """
    _checks.append(check)


def publication_errors(page):
    """Why ``page`` cannot be published yet: the messages of all checks."""
    return [message for check in _checks for message in check(page)]
