"""Word documents (.docx) as passages: mammoth makes HTML of them."""

import zipfile
from io import BytesIO

import mammoth

from ..passages import Reading
from .archives import open_archive, parse_xml, read_member, title_in
from .webpage import read_page

PROPERTIES = "docProps/core.xml"
# Pictures, fonts and embedded files say nothing here and are never unpacked.
_READ = (".xml", ".rels")

# Word keeps English names of its own styles whatever its language; other programs do not.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Tytuł'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Nagłówek 1'] => h1:fresh
p[style-name='Nagłówek 2'] => h2:fresh
p[style-name='Nagłówek 3'] => h3:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Cytat'] => blockquote > p:fresh
p[style-name^='toc '] => !
p[style-name^='TOC '] => !
p[style-name^='Contents '] => !
"""


def read_word(data, options):
    """The ``Reading`` of a Word document. Raises ``Refusal``."""
    with open_archive(data, options["unpacked"]) as archive:
        names = set(archive.namelist())
        members = {
            name: read_member(archive, name) for name in sorted(names) if name.endswith(_READ)
        }
    for content in members.values():
        parse_xml(content)
    title = title_in(members[PROPERTIES]) if PROPERTIES in members else ""
    html = mammoth.convert_to_html(
        _packed(members),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda image: {}),
    ).value
    return Reading(tuple(read_page(html)), "docx", title=title)


def _packed(members):
    """An archive of ``members`` alone, for mammoth, which opens it itself."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed
