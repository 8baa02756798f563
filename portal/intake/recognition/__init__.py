"""
Recognising what a document says: pure functions over its passages and what the site knows.

``recognise(passages, language, known)`` gives what is in a document as a list of ``Found``, in its
order; ``portal.intake.recognition.kinds`` says what each kind holds. ``split`` and ``kind_of`` say
into what pages it may be parted, ``suggested_title`` what a part is called. All take time in
proportion to the length of the document.
"""

from .kinds import DateRole, FindingKind, LinkFault
from .known import Known
from .parts import kind_of, split, suggested_title
from .recogniser import recognise

__all__ = [
    "DateRole",
    "FindingKind",
    "Known",
    "LinkFault",
    "kind_of",
    "recognise",
    "split",
    "suggested_title",
]
