"""How long looking into a document may take. What takes long asks ``go_on`` at every step."""

from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_end = ContextVar("end", default=None)


class Overdue(Exception):
    """The time that was allowed is over."""


@contextmanager
def within(seconds):
    """Have ``go_on`` raise ``Overdue`` once so many seconds have passed."""
    token = _end.set(monotonic() + seconds)
    try:
        yield
    finally:
        _end.reset(token)


def go_on():
    """Raise ``Overdue`` where the time that was allowed is over."""
    end = _end.get()
    if end is not None and monotonic() > end:
        raise Overdue
