"""The forms on a screen, and what a browser would send of them with nonsense in their fields."""

import json
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.editors import NONSENSE

#: What people, and whoever else, might put into a field.
JUNK = [*NONSENSE, "", "[]", '{"a": 1}', "../../etc/passwd", "%"]
#: Files that are not what their names say.
FILES = [
    ("zdjęcie.png", b"not a picture"),
    ("empty.jpg", b""),
    ("animated.gif", b"GIF89a\x01\x00"),
    ("umowa.pdf", b"\x00\xff" * 100),
    ("rows.csv", "a,b\n½,\x00\n".encode()),
    ("brute.exe", b"MZ"),
    ("x" * 300 + ".png", b"\x89PNG\r\n\x1a\n"),
    ("rows.xlsx", b"PK\x03\x04 broken"),
]
#: Fields that hold the machinery of a form together: a browser sends them as they are.
MACHINERY = ("_FORMS", "csrfmiddlewaretoken")


@dataclass
class Form:
    """A form: where it sends what, and how."""

    action: str
    method: str
    values: dict = field(default_factory=dict)
    visible: list = field(default_factory=list)
    files: list = field(default_factory=list)
    buttons: list = field(default_factory=list)

    def as_it_stands(self):
        """What is sent by whoever presses the button at once."""
        return dict(self.values)

    def with_junk(self, start, in_hidden_fields=False):
        """What is sent with nonsense in the fields, beginning at the junk number ``start``."""
        turns, files = cycle(JUNK[start:] + JUNK[:start]), cycle(FILES[start:] + FILES[:start])
        data = dict(self.values)
        for name in self.values if in_hidden_fields else self.visible:
            if name != "csrfmiddlewaretoken":
                data[name] = next(turns)
        for name in self.files:
            data[name] = SimpleUploadedFile(*next(files))
        return data


def forms_on(response, url):
    """The forms of the answer to a request for ``url``, also of those that open in a dialogue."""
    kind = response.headers.get("Content-Type", "")
    if response.streaming or not ("html" in kind or "json" in kind):
        return
    text = response.content.decode()
    if "json" in kind:
        answer = json.loads(text)
        values = answer.values() if isinstance(answer, dict) else []
        text = "".join(value for value in values if isinstance(value, str))
    soup = BeautifulSoup(text, "html5lib")
    for element in soup.select("form"):
        yield _form(soup, element, url)


def _form(soup, element, url):
    form = Form(urljoin(url, element.get("action") or url), element.get("method", "get").lower())
    for part in _parts(soup, element):
        _add(form, part)
    return form


def _parts(soup, element):
    """Fields of the form, wherever they stand; a new row of each kind, as if one had been added."""
    yield from element.select("[name]")
    if element.get("id"):
        yield from soup.select(f'[form="{element["id"]}"][name]')
    for template in element.select("template, script[type='text/django-form-template']"):
        row = template.decode_contents().replace("&lt;", "<").replace("&gt;", ">")
        yield from BeautifulSoup(row, "html5lib").select("[name*=__prefix__]")


def _add(form, part):
    name, kind = part["name"], part.get("type", "")
    if "__prefix__" in name:
        prefix, _, rest = name.partition("-__prefix__-")
        row = int(form.values.get(f"{prefix}-INITIAL_FORMS") or 0)
        form.values[f"{prefix}-TOTAL_FORMS"] = str(row + 1)
        name = f"{prefix}-{row}-{rest}"
    if part.name == "button" or kind in ("submit", "image", "button"):
        form.buttons.append((name, part.get("value", "")))
        return
    if kind == "file":
        form.files.append(name)
        return
    if kind in ("checkbox", "radio") and "checked" not in part.attrs:
        form.visible.append(name)
        return
    if part.name == "textarea":
        value = part.text
    elif name.endswith("-ORDER"):
        value = "1"  # as the script of the form does
    elif part.name == "select":
        chosen = part.select("option[selected]") or part.select("option")[:1]
        value = chosen[0].get("value", "") if chosen else ""
    else:
        value = part.get("value", "on" if kind in ("checkbox", "radio") else "")
    form.values[name] = value
    if kind != "hidden" and not any(word in name for word in MACHINERY):
        form.visible.append(name)
