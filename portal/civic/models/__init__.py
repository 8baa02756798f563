from .frameworks import Framework, FrameworkItem
from .organisations import City, Council, Person, Topic, Unit
from .resolutions import Resolution
from .sources import Citation, Claim, Source

__all__ = [
    "Citation",
    "City",
    "Claim",
    "Council",
    "Framework",
    "FrameworkItem",
    "Person",
    "Resolution",
    "Source",
    "Topic",
    "Unit",
]
