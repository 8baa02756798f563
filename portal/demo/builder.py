"""From what a content file says to the fields of an object."""

from datetime import date
from io import BytesIO

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.files.images import ImageFile
from django.db import models
from django.utils.encoding import force_str
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock

from portal.civic.dates import PartialDateField
from portal.pages.models import PortalPage

from .prose import rich_text


class Builder:
    """
    Fills objects with what a file says.

    ``known`` maps a model to the objects of it by the keys that the files give them. Everything
    that does not fit raises ``ContentError`` with the place where it stands.
    """

    def __init__(self, folder):
        self.folder = folder
        self.known = {}

    def remember(self, instance, key):
        """Let files refer to ``instance`` by ``key`` and to its parts by ``key/1``, ``key/2``."""
        self.known.setdefault(type(instance), {})[key] = instance
        for relation in get_all_child_relations(type(instance)):
            parts = getattr(instance, relation.get_accessor_name()).all()
            for number, part in enumerate(parts, start=1):
                self.remember(part, f"{key}/{number}")

    def fill(self, instance, values, place, whole=True):
        """
        Set the fields of ``instance`` to ``values``.

        Without ``whole`` only those that a page needs to exist at all: no parts of it and nothing
        that may lead to other pages, which may not exist yet.
        """
        for name, value in values.items():
            field = self._field(instance, name, place)
            if whole or not self._leads_further(field):
                setattr(instance, name, self._value(field, value, place / name))

    def check(self, instance, place, exclude=()):
        """Validate ``instance`` as the admin would."""
        try:
            instance.full_clean(exclude=exclude)
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            raise (place / name).error(" ".join(map(force_str, messages))) from error

    def page_id(self, key, place):
        """Primary key of the page with ``key``."""
        return self._reference(PortalPage, key, place).pk

    def _field(self, instance, name, place):
        try:
            return instance._meta.get_field(name)
        except FieldDoesNotExist as error:
            label = instance._meta.label
            raise (place / name).error(f"{label} has no field of this name.") from error

    def _leads_further(self, field):
        related = field.related_model if field.is_relation else None
        is_page = related is not None and issubclass(related, PortalPage)
        return (
            is_page
            or field.one_to_many
            or field.many_to_many
            or isinstance(field, (StreamField, RichTextField))
        )

    def _value(self, field, value, place):
        if field.is_relation:
            return self._related(field, value, place)
        if isinstance(field, StreamField):
            return self._stream_value(field.stream_block, value, place)
        if isinstance(field, RichTextField):
            return self._rich_text(value, place)
        if isinstance(field, models.FileField):
            return self._file(value, place)
        if isinstance(field, PartialDateField) and not isinstance(value, date):
            value = str(value)
        try:
            return field.to_python(value)
        except (ValidationError, ValueError) as error:
            raise place.error(f"“{value}” does not fit.") from error

    def _related(self, field, value, place):
        model = field.related_model
        if field.one_to_many:
            return [
                self._part(field, values, number, place / number)
                for number, values in enumerate(self._list(value, place), start=1)
            ]
        if field.many_to_many:
            return [self._reference(model, key, place) for key in self._list(value, place)]
        return self._reference(model, value, place)

    def _part(self, relation, values, number, place):
        if not isinstance(values, dict):
            raise place.error("has to be a mapping of fields to values.")
        part = relation.related_model(sort_order=number)
        self.fill(part, values, place)
        self.check(part, place, exclude=[relation.field.name])
        return part

    def _list(self, value, place):
        if not isinstance(value, list):
            raise place.error("has to be a list.")
        return value

    def _reference(self, model, key, place):
        found = self.known.get(model, {}).get(key)
        if found is None:
            raise place.error(f"there is no {model._meta.label} with the key “{key}”.")
        return found

    def _rich_text(self, prose, place):
        if not isinstance(prose, str):
            raise place.error("has to be text.")
        return rich_text(prose, lambda key: self.page_id(key, place))

    def _file(self, name, place):
        path = self.folder / "images" / str(name)
        if not path.is_file():
            raise place.error(f"there is no file “{path.name}”.")
        return ImageFile(BytesIO(path.read_bytes()), name=path.name)

    def _stream_value(self, stream_block, items, place):
        value = StreamValue(stream_block, self._stream(stream_block, items, place), is_lazy=True)
        try:
            return stream_block.clean(value)
        except ValidationError as error:
            raise place.error("a block lacks something or is too long.") from error

    def _stream(self, stream_block, items, place):
        """Raw data of a stream: ``items`` are mappings with one key, the type of the block."""
        result = []
        for number, item in enumerate(self._list(items, place), start=1):
            if not isinstance(item, dict) or len(item) != 1:
                raise (place / number).error("has to be one block: its type, a colon, its value.")
            ((kind, value),) = item.items()
            block = stream_block.child_blocks.get(kind)
            if block is None:
                raise (place / number).error(f"there is no block “{kind}”.")
            result.append({"type": kind, "value": self._block(block, value, place / number / kind)})
        return result

    def _block(self, block, value, place):
        if isinstance(block, blocks.RichTextBlock):
            return self._rich_text(value, place)
        if isinstance(block, blocks.PageChooserBlock):
            return self.page_id(value, place)
        if isinstance(block, (ImageChooserBlock, DocumentChooserBlock)):
            return self._reference(block.model_class, value, place).pk
        if isinstance(block, blocks.ListBlock):
            return [
                {"type": "item", "value": self._block(block.child_block, part, place / number)}
                for number, part in enumerate(self._list(value, place), start=1)
            ]
        if isinstance(block, blocks.StructBlock):
            return self._struct(block, value, place)
        return value

    def _struct(self, block, value, place):
        if not isinstance(value, dict):  # the text of a heading, say
            value = {next(iter(block.child_blocks)): value}
        unknown = next((name for name in value if name not in block.child_blocks), None)
        if unknown:
            raise (place / unknown).error("the block has no field of this name.")
        return {
            name: self._block(block.child_blocks[name], part, place / name)
            for name, part in value.items()
        }
