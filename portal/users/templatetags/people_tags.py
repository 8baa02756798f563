"""Template tags of the screens for signing in."""

from django import template

from ..second_factor import has_second_factor, needs_second_factor

register = template.Library()


@register.simple_tag(takes_context=True)
def must_set_up(context):
    """Whether the person needs a second factor and has none."""
    person = context["request"].user
    return needs_second_factor(person) and not has_second_factor(person)
