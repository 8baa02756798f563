from .frameworks import Framework, FrameworkItem
from .organisations import City, Council, Person, Topic, Unit
from .resolutions import Resolution
from .sources import Claim, Source

__all__ = [
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
