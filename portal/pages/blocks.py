"""The blocks that bodies and menus are built from."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from .languages import active_language, language_choices, localized
from .references import DocumentBlock, ImageBlock, PageChooserBlock

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """A heading within a body, below the page's own."""

    text = blocks.CharBlock(label=_("text"), max_length=200)
    level = blocks.ChoiceBlock(
        [("h2", _("heading")), ("h3", _("smaller heading"))], default="h2", label=_("level")
    )

    class Meta:
        icon = "title"
        label = _("heading")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with links, lists and emphasis."""

    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("paragraph")
        template = "blocks/paragraph.html"


class PictureBlock(blocks.StructBlock):
    """A picture from the library with its caption; the alternative text is the picture's own."""

    image = ImageBlock(label=_("picture"))
    caption = blocks.CharBlock(
        label=_("caption"),
        required=False,
        max_length=300,
        help_text=_("Empty: the caption that the picture has in the library."),
    )

    class Meta:
        icon = "image"
        label = _("picture")
        template = "blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation with its speaker, in the words and the language in which it was said."""

    text = blocks.TextBlock(label=_("words"), help_text=_("Without quotation marks."))
    speaker = blocks.CharBlock(label=_("speaker"), required=False, max_length=200)
    role = blocks.CharBlock(label=_("role"), required=False, max_length=300)
    source = blocks.URLBlock(label=_("address of the source"), required=False)
    language = blocks.ChoiceBlock(
        choices=language_choices,
        required=False,
        label=_("language"),
        help_text=_("Only where it is another one than that of the page."),
    )

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "blocks/quote.html"


class DocumentsBlock(blocks.StructBlock):
    """A list of files to download."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=200)
    documents = blocks.ListBlock(DocumentBlock(label=_("document")), label=_("documents"))

    class Meta:
        icon = "doc-full"
        label = _("list of documents")
        template = "blocks/documents.html"


class CallOutBlock(blocks.StructBlock):
    """A short note that stands out from the text."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=200)
    text = blocks.RichTextBlock(label=_("text"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("call-out")
        template = "blocks/call_out.html"


class AccordionBlock(blocks.StructBlock):
    """Sections that a reader opens one by one."""

    sections = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("heading", blocks.CharBlock(label=_("heading"), max_length=200)),
                ("text", blocks.RichTextBlock(label=_("text"), features=RICH_TEXT_FEATURES)),
            ]
        ),
        label=_("sections"),
    )

    class Meta:
        icon = "list-ul"
        label = _("accordion")
        template = "blocks/accordion.html"


class VideoValue(blocks.StructValue):
    """A film as templates use it."""

    @property
    def site(self):
        """Name of the site that shows the film: ``vimeo.com``."""
        return urlsplit(self.get("url") or "").netloc.removeprefix("www.")


class VideoBlock(blocks.StructBlock):
    """A film on another site: nothing of that site loads before the reader follows the link."""

    url = blocks.URLBlock(label=_("address of the film"))
    title = blocks.CharBlock(label=_("title"), max_length=200)
    transcript = blocks.RichTextBlock(
        label=_("what is said and shown"), features=RICH_TEXT_FEATURES, required=False
    )

    class Meta:
        icon = "media"
        label = _("film")
        value_class = VideoValue
        template = "blocks/video.html"


class RelatedPagesValue(blocks.StructValue):
    """Related pages as templates use them."""

    @property
    def readable(self):
        """The chosen pages that may be read: one may have been withdrawn since."""
        return [page for page in self.get("pages") if page and page.readable_languages()]


class RelatedPagesBlock(blocks.StructBlock):
    """Other pages of the portal on the same matter."""

    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=200)
    pages = blocks.ListBlock(PageChooserBlock(label=_("page")), label=_("pages"))

    class Meta:
        icon = "doc-empty-inverse"
        label = _("related pages")
        value_class = RelatedPagesValue
        template = "blocks/related_pages.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    documents = DocumentsBlock()
    table = TableBlock(label=_("table"), template="blocks/table.html")
    call_out = CallOutBlock()
    accordion = AccordionBlock()
    video = VideoBlock()
    related_pages = RelatedPagesBlock()


class MenuItemValue(blocks.StructValue):
    """One entry of a menu as templates use it."""

    @cached_property
    def page_id(self):
        page = self.bound_blocks["page"].value
        return page.pk if page else None

    @property
    def label(self):
        """The label in the active language, empty where the page's title is to stand for it."""
        return self.get(localized("label", active_language()), "")


class MenuItemBlock(blocks.StructBlock):
    """An entry of a menu: a page of the portal or an address elsewhere."""

    def __init__(self, local_blocks=None, **kwargs):
        labels = [
            (
                localized("label", code),
                blocks.CharBlock(label=_("label") + f" ({code})", required=False, max_length=60),
            )
            for code, _name in language_choices()
        ]
        super().__init__([*(local_blocks or []), *labels], **kwargs)

    def deconstruct_with_lookup(self, lookup):
        """Leave the labels out of migrations: a further language only adds columns."""
        fields = [(name, lookup.add_block(block)) for name, block in self.base_blocks.items()]
        return "wagtail.blocks.StructBlock", [fields], self._constructor_kwargs

    page = blocks.PageChooserBlock(label=_("page"), required=False)
    url = blocks.URLBlock(label=_("or an address elsewhere"), required=False)

    def clean(self, value):
        """Refuse an entry with neither or both targets, and an address without labels."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Choose either a page or an address elsewhere.")
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError(message), "url": ValidationError(message)}
            )
        columns = [localized("label", code) for code, _name in language_choices()]
        if cleaned.get("url"):
            missing = [column for column in columns if not cleaned.get(column)]
            if missing:
                message = _("An address elsewhere needs a label in every language.")
                raise blocks.StructBlockValidationError(
                    block_errors={column: ValidationError(message) for column in missing}
                )
        return cleaned

    class Meta:
        icon = "link"
        label = _("menu item")
        value_class = MenuItemValue
