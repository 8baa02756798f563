from .base import PortalPage
from .gone import GoneAddress
from .home import HomePage
from .links import PageLink
from .listing import ListingForm, ListingPage, RegisterPage
from .settings import PortalSettings
from .standard import StandardPage

__all__ = [
    "GoneAddress",
    "HomePage",
    "ListingForm",
    "ListingPage",
    "PageLink",
    "PortalPage",
    "PortalSettings",
    "RegisterPage",
    "StandardPage",
]
