"""From where somebody did something: the address of their computer, and its network."""

from ipaddress import ip_address, ip_network

#: How many bits stay of an address of each version: they point at a network, not at a computer.
KEPT_BITS = {4: 24, 6: 48}


def shortened(address):
    """The network of ``address``: ``192.0.2.0/24``; empty where it is no address."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network((parsed, KEPT_BITS[parsed.version]), strict=False))
