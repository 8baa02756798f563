"""Pictures and documents of the library, described in both languages."""

import factory
import wagtail_factories
from wagtail.models import Collection

from portal.media.models import PortalDocument, PortalImage


class PortalImageFactory(wagtail_factories.ImageFactory):
    title_pl = factory.Sequence("Obraz {}".format)
    title_en = factory.Sequence("Picture {}".format)
    alternative_text_pl = factory.Sequence("Plac przed ratuszem {}".format)
    alternative_text_en = factory.Sequence("The square in front of the town hall {}".format)
    title = None
    collection = factory.LazyFunction(Collection.get_first_root_node)

    class Meta:
        model = PortalImage
        exclude = ["title"]


class PortalDocumentFactory(wagtail_factories.DocumentFactory):
    title_pl = factory.Sequence("Dokument {}".format)
    title_en = factory.Sequence("Document {}".format)
    title = None
    collection = factory.LazyFunction(Collection.get_first_root_node)

    class Meta:
        model = PortalDocument
        exclude = ["title"]
