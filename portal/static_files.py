"""Static files as a server sends them: named by what they hold, compressed, the style in one."""

import re
from posixpath import dirname, join, normpath, relpath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

#: Style sheets whose parts become one file.
BUNDLES = ["css/portal.css"]

IMPORT = re.compile(r"""@import url\("([^"]+)"\)(?: layer\(([\w.-]+)\))?;""")
ADDRESS = re.compile(r"""url\("(?!data:|https?:|/|#)([^"]+)"\)""")
STRING = r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
COMMENT = re.compile(rf"{STRING}|/\*.*?\*/", re.S)
SPACE = re.compile(rf"{STRING}|\s*(?P<mark>[{{}};,])\s*|\s+", re.S)


def bundle(name, read):
    """
    The style sheet ``name`` with what it imports in the place of each import, minified.

    ``read`` gives the text of a file by its name. Relative addresses are rewritten to start from
    where ``name`` is; an import into a layer becomes a block of that layer. Imports have to be
    written as ``@import url("…") layer(…);``, with nothing about media.
    """
    return minified(_inlined(name, read, dirname(name)))


def minified(css):
    """
    ``css`` without comments and without the white space that says nothing; strings stay as is.

    Spaces that may mean something, as before ``:is()`` or within ``calc()``, are kept.
    """
    css = COMMENT.sub(lambda match: match["string"] or " ", css)
    return SPACE.sub(lambda match: match["string"] or match["mark"] or " ", css).strip()


def _inlined(name, read, folder):
    def part(match):
        address, layer = match.groups()
        text = _inlined(normpath(join(dirname(name), address)), read, folder)
        return f"@layer {layer} {{{text}}}" if layer else text

    def moved(match):
        return f'url("{relpath(join(dirname(name), match[1]), folder)}")'

    # An import holds an address, too: it is replaced before the addresses of the file are.
    pieces = IMPORT.split(read(name))
    own = [ADDRESS.sub(moved, text) for text in pieces[::3]]
    imports = [part(match) for match in IMPORT.finditer(read(name))]
    return "".join(text for pair in zip(own, [*imports, ""], strict=True) for text in pair)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """
    Bundles the style when static files are collected, then lets WhiteNoise name files by their
    content, which browsers keep for ever, and compress them by gzip and Brotli.
    """

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            for name in set(BUNDLES) & set(paths):
                text = bundle(name, lambda part: self._source(paths, part))
                self.delete(name)
                self.save(name, ContentFile(text.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    @staticmethod
    def _source(paths, name):
        storage, path = paths[name]
        with storage.open(path) as file:
            return file.read().decode()
