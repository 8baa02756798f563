from .frameworks import Framework, FrameworkItem
from .organisations import City, Council, Person, Topic, Unit
from .register import ResolutionEntry, ResolutionIndexPage
from .resolutions import Resolution
from .sources import Citation, Claim, Source
from .timeline import TimelinePage

__all__ = [
    "Citation",
    "City",
    "Claim",
    "Council",
    "Framework",
    "FrameworkItem",
    "Person",
    "Resolution",
    "ResolutionEntry",
    "ResolutionIndexPage",
    "Source",
    "TimelinePage",
    "Topic",
    "Unit",
]
