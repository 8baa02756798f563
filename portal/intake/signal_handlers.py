"""What a publication lets readers see of the document that the page was made from."""

from wagtail.signals import page_published

from .publishing import made_from
from .words import show_corrections


def register_signal_handlers():
    page_published.connect(show_corrections_of_page)


def show_corrections_of_page(instance, **kwargs):
    """What was mended in the document meanwhile is published with the page, once it is public."""
    for document, _span in made_from(instance.specific) if instance.live else ():
        show_corrections(document)
