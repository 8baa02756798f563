from .base import PortalPage
from .home import HomePage
from .listing import ListingForm, ListingPage
from .settings import PortalSettings
from .standard import StandardPage

__all__ = ["HomePage", "ListingForm", "ListingPage", "PortalPage", "PortalSettings", "StandardPage"]
