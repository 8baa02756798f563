"""Widgets of the edit forms that answer a damaged request instead of failing on it."""

from contextlib import contextmanager

from django.core.exceptions import BadRequest
from wagtail.blocks.base import BlockWidget


@contextmanager
def refusing_damage(name):
    """Turn whatever fails while a field's value is put together into ``BadRequest``."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise BadRequest(f"no browser sends this: {name}") from error


class BodyWidget(BlockWidget):
    """Wagtail's editor of blocks."""

    def value_from_datadict(self, data, files, name):
        """The blocks in ``data``; ``BadRequest`` where the editor could not have sent them."""
        with refusing_damage(name):
            return super().value_from_datadict(data, files, name)
