"""The content of the demo site as its files hold it: ``demo/README.md`` describes them."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import yaml
from django.apps import apps


class ContentError(Exception):
    """What is wrong with a file of the content, in one sentence that names the file."""


@dataclass(frozen=True)
class Place:
    """Where in the content something stands: a file and the way down to a field of it."""

    file: str
    steps: tuple = ()

    def __truediv__(self, step):
        return Place(self.file, (*self.steps, str(step)))

    def __str__(self):
        return f"{self.file}, {'.'.join(self.steps)}" if self.steps else self.file

    def error(self, what):
        return ContentError(f"{self}: {what}")


class ContentFile:
    """One file: the model that it is about and what it says."""

    def __init__(self, path, folder):
        self.path = path
        self.place = Place(str(path.relative_to(folder.parent)))
        try:
            data = yaml.safe_load(path.read_bytes())
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            line = getattr(error, "problem_mark", None)
            where = f" in line {line.line + 1}" if line else ""
            raise self.place.error(f"is not valid YAML{where}.") from error
        if not isinstance(data, dict) or "model" not in data:
            raise self.place.error("needs a mapping with the key “model”.")
        self.model = self._model(data.pop("model"))
        self.data = data

    def _model(self, label):
        try:
            return apps.get_model(label)
        except (LookupError, ValueError, AttributeError) as error:
            raise (self.place / "model").error(f"there is no model “{label}”.") from error


class Collection(ContentFile):
    """Several objects of one model, by the keys under which others refer to them."""

    def __init__(self, path, folder):
        super().__init__(path, folder)
        for name in ("find_by", "items"):
            if not self.data.get(name):
                raise (self.place / name).error("is missing.")
        #: Names of the fields by which an object that is already there is recognised.
        self.find_by = self.data["find_by"]
        self.entries = self.data["items"]


class PageFile(ContentFile):
    """
    One page.

    The folders are the tree: ``index.yaml`` is the page that the other files stand below.
    """

    def __init__(self, path, folder):
        super().__init__(path, folder)
        self.key = path.relative_to(folder / "pages").with_suffix("").as_posix()

    @property
    def parent_key(self):
        """Key of the page above; ``None`` for the home page."""
        folder, _slash, name = self.key.rpartition("/")
        if name != "index":
            return f"{folder}/index" if folder else "index"
        return None if not folder else f"{folder.rpartition('/')[0]}/index".lstrip("/")

    @cached_property
    def digest(self):
        """Digest of the file, which tells whether it has changed since it was loaded."""
        return sha256(self.path.read_bytes()).hexdigest()


class Content:
    """All files of a content folder. Raises ``ContentError`` for one that cannot be read."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.collections = [
            Collection(path, self.folder)
            for path in sorted(
                [*self.folder.glob("images/*.yaml"), *self.folder.glob("snippets/*.yaml")]
            )
        ]
        pages = [PageFile(path, self.folder) for path in self.folder.glob("pages/**/*.yaml")]
        # Parents first, then in the order of the file names.
        self.pages = sorted(
            pages, key=lambda page: (page.key.count("/"), not page.key.endswith("index"), page.key)
        )
        site = self.folder / "site.yaml"
        self.site = ContentFile(site, self.folder) if site.exists() else None
        self._check_tree()

    def _check_tree(self):
        keys = {page.key for page in self.pages}
        for page in self.pages:
            if page.parent_key and page.parent_key not in keys:
                raise page.place.error(f"the page above it, “{page.parent_key}”, has no file.")
