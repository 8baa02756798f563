"""Pictures of text, read by Tesseract where it is installed."""

import os
import re
import shutil
import subprocess
import tempfile
import warnings
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ..passages import Reading
from .refusals import Refusal
from .text import read_text

RESOLUTION = 300  # dots an inch: what Tesseract was trained on
MOST_DOTS = 40_000_000  # of one page; A3 at 300 dots an inch has 17 million
# The first language decides where both fit.
LANGUAGES = {"en": "eng+pol"}
DEFAULT_LANGUAGES = "pol+eng"
_POINTS = 72


def read_picture(data, options):
    """The ``Reading`` of a picture, each of its pages one of the document's. Raises ``Refusal``."""
    tesseract = _Tesseract(options["language"])
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    texts = []
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF", "WEBP")) as picture:
            for page in ImageSequence.Iterator(picture):
                if len(texts) >= options["pages"]:
                    raise Refusal("pages")
                texts.append(tesseract.read(ImageOps.exif_transpose(page)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refusal("unpacked") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refusal("broken") from error
    passages = tuple(read_text("\f".join(texts)))
    return Reading(passages, "image", pages=len(texts), engine=tesseract.version)


def recognise_pdf(data, numbers, language=None):
    """The texts of the pages with these ``numbers``, from 0, by number; and what read them."""
    tesseract = _Tesseract(language)
    texts = {}
    document = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            page = document[number]
            width, height = page.get_size()
            scale = RESOLUTION / _POINTS
            scale *= _share(width * scale, height * scale)
            texts[number] = tesseract.read(page.render(scale=scale, grayscale=True).to_pil())
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Refusal("broken") from error
    finally:
        document.close()
    return texts, tesseract.version


class _Tesseract:
    """The program, with the languages that it needs for Polish. Raises ``Refusal`` without."""

    def __init__(self, language):
        self.languages = LANGUAGES.get(language, DEFAULT_LANGUAGES)
        self.program = shutil.which("tesseract")
        if not self.program:
            raise Refusal("tesseract")
        installed = set(self._run("--list-langs").split())
        if not set(self.languages.split("+")) <= installed:
            raise Refusal("tesseract")
        version = re.search(r"tesseract v?(\S+)", self._run("--version"))
        self.version = f"tesseract {version[1]}" if version else "tesseract"

    def read(self, picture):
        """The text in a picture, paragraphs parted by empty lines."""
        if picture.mode not in ("L", "RGB"):
            picture = _on_white(picture)
        share = _share(*picture.size)
        if share < 1:
            picture = picture.resize([max(1, round(length * share)) for length in picture.size])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.png"
            picture.save(path, dpi=(RESOLUTION, RESOLUTION))
            return self._run(str(path), "stdout", "-l", self.languages).replace("\f", "")

    def _run(self, *arguments):
        done = subprocess.run(  # noqa: S603 - a known program, arguments of our own
            [self.program, *arguments],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        if done.returncode:
            raise Refusal("recognition")
        return done.stdout.decode("utf-8", "replace")


def _share(width, height):
    """By how much a picture of so many dots is to be made smaller, at most 1."""
    return min(1, MOST_DOTS / max(1, width * height)) ** 0.5


def _on_white(picture):
    """The picture in grey; what shows through it is white, as paper is."""
    picture = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper.convert("L")
