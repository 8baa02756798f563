"""All addresses that the URL configuration knows."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One pattern: its name with the namespaces, its route, and what is to be filled in."""

    name: str
    route: str
    arguments: tuple[str, ...]
    has_name: bool = True


def addresses(resolver=None, namespace="", prefix=""):
    """Yield every pattern below ``resolver``, the root unless told otherwise."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(filter(None, (namespace, pattern.namespace)))
            yield from addresses(pattern, inner, route)
        elif isinstance(pattern, URLPattern):
            name = ":".join(filter(None, (namespace, pattern.name or route)))
            yield Address(name, route, _arguments(route), bool(pattern.name))


def _arguments(route):
    """Names of what ``route`` wants filled in, in either of Django's two ways to write it."""
    return tuple(re.findall(r"<(?:\w+:)?(\w+)>", route))
