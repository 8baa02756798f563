"""
A guide for editors, performed step by step in the words in which it is written.

The Markdown alone has the words. In its numbered steps, **bold** names what is on the screen, and
`code` is an example to type. A test says what is done with each of them, in turn; so a guide that
names something else than the screen shows, leaves a step out or has one too many, fails it. Where
the guide shows a picture, one is taken.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "editors"
STEP = re.compile(r"^\d+\. ", re.MULTILINE)
MARK = re.compile(r"!\[(?P<alt>.*?)\]\((?P<picture>.*?)\)|\*\*(?P<name>.+?)\*\*|`(?P<example>.+?)`")
PRESSED = ("button", "link", "tab", "radio", "checkbox", "menuitem", "option")
WIDTH, QUALITY = 960, 55
OUTLINE = (
    "element => { element.style.outline = '3px solid #c22'; element.style.outlineOffset = '3px' }"
)
NO_OUTLINE = "element => { element.style.outline = element.style.outlineOffset = '' }"


@dataclass(frozen=True)
class Mark:
    """What a step marks: a ``name`` on the screen, an ``example`` to type or a ``picture``."""

    kind: str
    text: str


def marks_of(step):
    """The marks of the Markdown of a step, in their order."""
    found = ({k: v for k, v in each.groupdict().items() if v} for each in MARK.finditer(step))
    return [Mark(kind, each[kind]) for each in found for kind in each if kind != "alt"]


def steps_of(text):
    """The marks of each numbered step in the Markdown of a guide; headings end a step."""
    parts = (STEP.split(section)[1:] for section in re.split(r"^#.*$", text, flags=re.MULTILINE))
    return [marks_of(step) for section in parts for step in section]


class Guide:
    """
    The guide ``name`` in ``language``, on its way from the first step to the last.

    ``window`` is where the steps are done, and can be another person's from some step on. Pictures
    are written where the guide looks for them if ``takes_pictures``. ``clicks`` and ``entries``
    count what is pressed and what is typed or chosen on the way.
    """

    def __init__(self, name, language, takes_pictures=False):
        self.path = FOLDER / language / f"{name}.md"
        self.language = language
        self.takes_pictures = takes_pictures
        self.window = self.section = self.latest = None
        self.clicks = self.entries = 0
        self._steps = steps_of(self.path.read_text())
        self._number, self._marks = 0, []

    # The way through the guide

    def step(self, window=None):
        """Go on to the next step; all that the one before names must have been used."""
        self._end_step()
        assert self._number < len(self._steps), f"{self.path}: no step {self._number + 1}"
        self._marks = list(self._steps[self._number])
        self._number += 1
        self.window = window or self.window
        self.section = None

    def finish(self):
        """Nothing of the guide may be left."""
        self._end_step()
        left = len(self._steps) - self._number
        assert not left, f"{self.path}: {left} steps are not performed, from {self._number + 1} on"

    def _end_step(self):
        self._take_pictures()
        assert not self._marks, f"{self}: not used: {[mark.text for mark in self._marks]}"

    def _next(self, kind):
        self._take_pictures()
        assert self._marks, f"{self}: the guide names nothing more here"
        mark = self._marks.pop(0)
        assert mark.kind == kind, f"{self}: “{mark.text}” is not a {kind}"
        return mark.text

    def __str__(self):
        return f"{self.path.parent.name}/{self.path.name}, step {self._number}"

    # What is done with what a step names

    def press(self):
        """Press the button, link, tab or choice that is named next."""
        name = self._next("name")
        places = (self._scope.get_by_role(role, name=name, exact=True) for role in PRESSED)
        self._press(self._only(places, name))

    def press_button(self):
        """The same where a tab or a link has that name, too: the button."""
        name = self._next("name")
        self._press(self._only([self._scope.get_by_role("button", name=name, exact=True)], name))

    def open_tab(self):
        """Open the tab of the form that is named next; something in the menu may have its name."""
        name = self._next("name")
        self._press(self._only([self._scope.get_by_role("tab", name=name)], name))

    def write(self):
        """Type the example that comes next where the cursor is or the section's only text is."""
        text = self._next("example")
        self.entries += 1
        if self.section:
            self.latest = self.section.locator("[contenteditable=true]:visible").first
            self.latest.click()
        # A block that was just added takes the cursor in its own time.
        expect(self.window.locator("[contenteditable=true]:focus")).to_be_visible()
        self.window.keyboard.insert_text(text)

    def see_state(self):
        """What is named next is the state of the page in its list."""
        name = self._next("name")
        row = self.window.get_by_text(re.compile(re.escape(name), re.IGNORECASE)).first
        expect(row, f"{self}: “{name}”").to_be_visible()

    def press_text(self):
        """Press what is named next and is part of what a link or choice says."""
        name = self._next("name")
        quoted = re.escape(name).replace("/", r"\/")  # as an expression of JavaScript
        start = re.compile(rf"(^|\W){quoted}(\W|$)")
        places = (self._scope.get_by_role(role, name=start) for role in PRESSED)
        self._press(self._only(places, name))

    def fill(self, value=None):
        """Type the example that follows, or ``value``, into the field that is named next."""
        name = self._next("name")
        field = self._field(name)
        value = value or self._next("example")
        self.latest = field
        self.entries += 1
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        elif field.evaluate("field => field.isContentEditable"):
            field.click()
            self.window.keyboard.insert_text(value)
        else:
            field.fill(value)

    def upload(self, path):
        """Give the file at ``path`` to the field that is named next."""
        field = self._field(self._next("name"))
        self.latest = field
        self.entries += 1
        field.set_input_files(path)

    def see(self):
        """What is named next stands on the screen."""
        name = self._next("name")
        seen = self._scope.get_by_text(name).filter(visible=True).first
        expect(seen, f"{self}: “{name}”").to_be_visible()
        self.latest = seen

    def within(self):
        """What is named next is a heading or a field; the rest of the step happens below it."""
        name = self._next("name")
        heading = self.window.get_by_role("heading", name=name, exact=True).or_(
            self.window.locator("legend, label, h2, h3").get_by_text(name, exact=True)
        )
        expect(heading.first, f"{self}: “{name}”").to_be_visible()
        self.section = heading.first.locator(
            "xpath=ancestor::*[self::section or self::fieldset or contains(concat(' ', @class, ' '), ' w-panel ')"
            " or starts-with(@id, 'at-')][1]"
        )

    def anywhere(self):
        """The rest of the step happens anywhere again."""
        self.section = None

    @property
    def _scope(self):
        return self.section or self.window

    def _press(self, control):
        self.clicks += 1
        self.latest = control
        expect(control).to_be_enabled()
        control.click()

    def _field(self, name):
        label = re.compile(rf"^\s*{re.escape(name)}:?\s*\*?\s*$")
        return self._only([self._scope.get_by_label(label)], name, last=True)

    def _only(self, places, name, last=False):
        """What is seen at one of ``places``; waits for it."""
        first, *others = places
        for other in others:
            first = first.or_(other)
        seen = first.filter(visible=True)
        seen = seen.last if last else seen.first
        expect(seen, f"{self}: “{name}”").to_be_visible()
        return seen

    # Pictures

    def _take_pictures(self):
        while self._marks and self._marks[0].kind == "picture":
            path = self.path.parent / self._marks.pop(0).text
            if self.takes_pictures:
                self._take_picture(path)
            else:
                assert path.exists(), f"{self}: {path.name} is missing: make guides"

    def _take_picture(self, path):
        self.window.wait_for_load_state("networkidle")
        shown = self.latest and self.latest.page == self.window and self.latest.count()
        shown = shown and self.latest.is_visible()
        if shown:
            self.latest.scroll_into_view_if_needed()
            self.latest.evaluate(OUTLINE)
        save_picture(self.window, path)
        if shown:
            self.latest.evaluate(NO_OUTLINE)


def save_picture(window, path):
    """What ``window`` shows, as a small WebP at ``path``."""
    picture = Image.open(io.BytesIO(window.screenshot(animations="disabled"))).convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    path.parent.mkdir(parents=True, exist_ok=True)
    smaller = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    smaller.save(path, "WEBP", quality=QUALITY, method=6)
