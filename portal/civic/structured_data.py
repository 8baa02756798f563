"""What the reference data are in the vocabulary of schema.org."""

from portal.pages.structured_data import node


def city(instance):
    """A city; ``None`` for none."""
    if instance is None:
        return None
    return node("City", name=instance.name, url=instance.website)


def legislation(resolution):
    """A resolution or an order, as the European Legislation Identifier describes acts."""
    council = resolution.council
    return node(
        "Legislation",
        legislationIdentifier=resolution.number,
        name=resolution.title,
        legislationType=str(resolution.get_kind_display()),
        legislationDate=resolution.adopted_on.isoformat(),
        legislationPassedBy=node("GovernmentOrganization", name=council.name),
        url=resolution.bip_url,
    )


def partial_date(date):
    """A date as precise as its source, as ISO 8601 writes it; ``None`` for none."""
    return str(date) if date else None
