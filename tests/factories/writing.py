"""What helps while one writes."""

import factory
from factory.django import DjangoModelFactory

from portal.writing.models import Term


class TermFactory(DjangoModelFactory):
    name_pl = factory.Sequence("termin {}".format)
    name_en = factory.Sequence("term {}".format)

    class Meta:
        model = Term
