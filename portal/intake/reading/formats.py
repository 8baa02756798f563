"""What kind of file some bytes are: by their content first, by the file's name second."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from .refusals import Refusal

# How files begin: https://www.iana.org/assignments/media-types/ and the formats' own documents.
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_WITHIN = 1024  # readers of PDF accept so many bytes before its beginning
_FIRST_TAG_OF_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_WORD_DOCUMENT = re.compile(r"word/document\d*\.xml")
_WEB_PAGES = {".html", ".htm", ".xhtml"}


def format_of(data, name=""):
    """
    The format of ``data``, a key of ``FORMATS``. A wrong extension does not matter where the
    content says what it is; raises ``Refusal`` for content that is none of them.
    """
    if data.startswith(_ZIP):
        return _format_of_archive(data)
    if data.startswith(_OLD_OFFICE):
        # Word keeps a document with a password in the same old kind of container.
        raise Refusal("encrypted" if _ENCRYPTED_PACKAGE in data else "old_office")
    if data.startswith(b"{\\rtf"):
        raise Refusal("rich_text")
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    if data.lstrip().startswith(b"%PDF-") or (
        b"%PDF-" in data[:_PDF_WITHIN] and b"startxref" in data
    ):
        return "pdf"
    is_page = PurePath(name).suffix.lower() in _WEB_PAGES
    if _begins_as_html(_without_zeros(data[:4096])) or (is_page and b"<" in data):
        return "html"
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise Refusal("unknown")
    return "text"


def _begins_as_html(data):
    """Whether the first tag is one of HTML, behind a declaration of XML and comments."""
    rest = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    while rest.startswith((b"<?xml", b"<!--")):
        end = b"-->" if rest.startswith(b"<!--") else b">"
        rest = rest.partition(end)[2].lstrip()
    return bool(_FIRST_TAG_OF_HTML.match(rest))


def _without_zeros(data):
    """Roughly the ASCII of what may be UTF-16."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[2:].replace(b"\x00", b"")
    return data


def _format_of_archive(data):
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(_WORD_DOCUMENT.fullmatch(name) for name in names):
                return "docx"
            if "content.xml" in names and "mimetype" in names:
                with archive.open("mimetype") as member:
                    kind = member.read(200)
                if kind.startswith(b"application/vnd.oasis.opendocument.text"):
                    return "odt"
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError) as error:
        raise Refusal("broken") from error
    raise Refusal("unknown")
