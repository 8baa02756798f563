"""Documents that are archives of XML: what is in them is read within bounds."""

import zipfile
from io import BytesIO
from zlib import error as zlib_error

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .refusals import Refusal

MOST_MEMBERS = 5000
# XML and text shrink to a tenth, seldom to a hundredth; only what was made for it shrinks further.
MOST_RATIO = 200
RATIO_FROM = 10_000_000  # bytes; below, a high ratio does no harm


def open_archive(data, most_unpacked):
    """
    The ``ZipFile`` in ``data``, which says itself that it unpacks to at most ``most_unpacked``
    bytes. ``read_member`` holds it to its word. Raises ``Refusal``.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refusal("broken") from error
    unpacked = sum(member.file_size for member in members)
    if (
        len(members) > MOST_MEMBERS
        or unpacked > most_unpacked
        or (unpacked > RATIO_FROM and unpacked > MOST_RATIO * len(data))
    ):
        raise Refusal("unpacked")
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("encrypted")
    return archive


def read_member(archive, name):
    """The bytes of a member, no more than it says it has. Raises ``Refusal``."""
    try:
        size = archive.getinfo(name).file_size
        with archive.open(name) as member:
            return member.read(size)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib_error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise Refusal("broken") from error


def parse_xml(data):
    """
    The root element of an XML document. Raises ``Refusal``.

    A declaration of entities or of a document type is refused: no text processor writes one, and
    by entities a few lines can unfold to gigabytes.
    """
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refusal("unsafe") from error
    except (SyntaxError, ValueError, LookupError) as error:  # what a parser raises
        raise Refusal("broken") from error


def walk(root):
    """
    An element and all below in their order: ``(element, None)`` where one begins, ``(element,
    text)`` for what stands in it, ``(None, element)`` where it ends.
    """
    yield root, None
    if root.text:
        yield root, root.text
    ways = [(root, iter(root))]
    while ways:
        element, children = ways[-1]
        child = next(children, None)
        if child is None:
            ways.pop()
            yield None, element
            if ways and element.tail:
                yield ways[-1][0], element.tail
        else:
            yield child, None
            if child.text:
                yield child, child.text
            ways.append((child, iter(child)))


def title_in(data):
    """The title in the properties of a document, which are XML; empty if it has none."""
    title = parse_xml(data).find(".//{http://purl.org/dc/elements/1.1/}title")
    return "" if title is None else " ".join((title.text or "").split())
