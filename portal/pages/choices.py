"""Choices of a form that stand in each of its rows, read once."""

from django.forms.models import ModelChoiceField
from django.forms.widgets import ChoiceWidget


def share_choices(forms):
    """
    Read the choices of each field of ``forms`` once, however many of them have it.

    What has been read before is taken over.
    """
    known = {}
    for form in forms:
        for name, field in form.fields.items():
            if not isinstance(field, ModelChoiceField) or not isinstance(
                field.widget, ChoiceWidget
            ):
                continue
            key = (type(form), name)
            if key not in known:
                choices = field.widget.choices
                # Not list(choices): their length would be a query of its own.
                known[key] = choices if isinstance(choices, list) else [*iter(choices)]
            field.widget.choices = known[key]
