"""The kinds of things that are recognised in a document, and what is said of each."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FindingKind(TextChoices):
    """
    The kinds of ``Found``. Its ``value`` holds only what JSON has; these keys are always there:

    ``title``
        ``title``: the title, in sentence case where the document has capitals throughout.
    ``date``
        ``date``, or ``from`` and ``to``, each as ``str(PartialDate)``: ``2022-09``. ``role``:
        ``document`` for the day on which the document was signed or adopted, ``page`` for the day
        on which the web page came out or was changed, ``event`` for any other.
    ``resolution``
        ``number``: regular, as printed where it is none, empty where the document only has a date.
        ``adopted_on``: a day in ISO form or empty. ``council``: who adopted it, in the nominative,
        or empty. ``resolution``: the key of the resolution or ``None``. ``error``: why the number
        is refused, or empty.
    ``network``, ``city``, ``unit``, ``body``
        Known to the site. ``pk``: its key; ``name``: its name in the language of the document. A
        body is a ``Council``.
    ``organisation``
        Not known to the site. ``name``: in the nominative as far as the dictionary helps;
        ``acronym``: or empty.
    ``person``
        ``pk``: the key of the person or ``None``; ``name``: in the nominative; ``role``: in the
        nominative or empty; ``patron`` for whom something is named after.
    ``signatory``
        ``name``: letter by letter as printed, though not in capitals throughout; ``role``;
        ``city``: its name or empty; ``person``: the key of the person or ``None``.
    ``quotation``
        ``text``: without its marks; ``speaker``: a name in the nominative, other words as printed,
        or empty; ``role``; ``person``: the key of the person or ``None``.
    ``caption``
        ``people``: a list of ``name``, ``role`` and ``person``, in their order; ``order``: ``left``
        or ``right``, from where they are counted, or empty.
    ``claim``
        ``subject`` and ``statement`` as a ``Claim`` has them, in the language of the document;
        ``as_of``: the date of the page or the document, or empty.
    ``link``
        ``address`` as the document has it; ``text``: the words that it stands over; ``fault``:
        ``empty``, ``placeholder``, ``script`` or ``local``, empty where there is none;
        ``resolution``: the number of the resolution that the words name, or empty.
    """

    TITLE = "title", _("title")
    DATE = "date", _("date")
    RESOLUTION = "resolution", _("resolution")
    NETWORK = "network", _("network")
    CITY = "city", _("city")
    PERSON = "person", _("person")
    UNIT = "unit", _("unit of the city hall")
    BODY = "body", _("council")
    ORGANISATION = "organisation", _("organisation")
    SIGNATORY = "signatory", _("signatory")
    QUOTATION = "quotation", _("quotation")
    CAPTION = "caption", _("caption")
    CLAIM = "claim", _("number that ages")
    LINK = "link", _("link")


class DateRole(TextChoices):
    """What a date is the date of."""

    DOCUMENT = "document", _("date of the document")
    PAGE = "page", _("date of the web page")
    EVENT = "event", _("date of an event")


class LinkFault(TextChoices):
    """Why a link cannot be published as it stands."""

    EMPTY = "empty", _("leads nowhere")
    PLACEHOLDER = "placeholder", _("its address was never filled in")
    SCRIPT = "script", _("runs a script")
    LOCAL = "local", _("leads to one computer or within the old site")
