"""All addresses that the URL configuration knows."""

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
            yield Address(name, route, tuple(pattern.pattern.regex.groupindex), bool(pattern.name))
