from .base import PortalPage
from .home import HomePage
from .links import PageLink
from .listing import ListingForm, ListingPage, RegisterPage
from .settings import PortalSettings
from .standard import StandardPage

__all__ = [
    "HomePage",
    "ListingForm",
    "ListingPage",
    "PageLink",
    "PortalPage",
    "PortalSettings",
    "RegisterPage",
    "StandardPage",
]
