"""Pages of the base, complete and ready in both languages unless told otherwise."""

import factory
from wagtail.models import Site
from wagtail_factories.factories import MP_NodeFactory

from portal.pages.models import HomePage, PortalPage, StandardPage


def paragraph(text):
    """A body of one paragraph, as a StreamField takes it."""
    return [("paragraph", f"<p>{text}</p>")]


class PortalPageFactory(MP_NodeFactory):
    """Base of every page's factory: a page below the site's home page."""

    parent = factory.LazyFunction(lambda: Site.objects.get(is_default_site=True).root_page)
    title_pl = factory.Sequence("Strona {}".format)
    title_en = factory.Sequence("Page {}".format)
    summary_pl = factory.LazyAttribute("Streszczenie: {0.title_pl}.".format)
    summary_en = factory.LazyAttribute("Summary: {0.title_en}.".format)
    ready_pl = True
    ready_en = True

    class Meta:
        model = PortalPage
        abstract = True


class HomePageFactory(PortalPageFactory):
    """A home page of another site; the default site's own comes with the migrations."""

    parent = factory.LazyFunction(PortalPage.get_first_root_node)

    class Meta:
        model = HomePage


class StandardPageFactory(PortalPageFactory):
    body_pl = factory.LazyAttribute(lambda page: paragraph(f"Treść strony „{page.title_pl}”."))
    body_en = factory.LazyAttribute(lambda page: paragraph(f"Text of the page “{page.title_en}”."))

    class Meta:
        model = StandardPage
