"""Links, and what is wrong with those that lead nowhere."""

import re

from .kinds import FindingKind, LinkFault

# Names that are kept for examples: RFC 2606.
EXAMPLE = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid)$")
LOCAL_HOST = re.compile(
    r"localhost|[^.]+|.+\.local(?:domain)?|127\.[\d.]+|0\.0\.0\.0|10\.[\d.]+|192\.168\.[\d.]+"
    r"|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[.*"
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d)", re.IGNORECASE)
HOST = re.compile(r"//(?:[^/?#@]*@)?(\[[^\[\]/]*\]|[^/?#:]*)")
PLAIN = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>„”\"“]+", re.IGNORECASE)
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
FILLERS = {"link", "url", "adres", "todo", "tbd", "xxx", "brak", "http", "https", "www", "…", "..."}


def find(line):
    """Note the links of a passage and the addresses that stand in its text."""
    for link in line.passage.links:
        note(line, link.start, link.end, link.address)
    for match in PLAIN.finditer(line.text):
        address = match[0].rstrip(".,;:!?)]…")
        start, end = match.start(), match.start() + len(address)
        if line.is_free(start, end, FindingKind.LINK):
            note(line, start, end, address)


def note(line, start, end, address):
    """Note a link with its fault and with the resolution that its words name."""
    numbers = [
        found.value["number"]
        for found in line.of(FindingKind.RESOLUTION)
        if found.start < end and start < found.end
    ]
    line.add(
        FindingKind.LINK,
        start,
        end,
        address=address,
        text=line.text[start:end],
        fault=str(fault_of(address)),
        resolution=numbers[0] if numbers else "",
    )


def fault_of(address):
    """The ``LinkFault`` of an address, or an empty text for one that may lead somewhere."""
    # Browsers skip control characters and spaces: "java\nscript:" runs as well.
    squeezed = re.sub(r"[\x00-\x20]+", "", address)
    if squeezed in {"", "#", "#!", "#0", "/#", "about:blank", "?"}:
        return LinkFault.EMPTY
    scheme = SCHEME.match(squeezed)
    name = scheme[1].lower() if scheme else ""
    if name in {"javascript", "vbscript", "data"}:
        return LinkFault.SCRIPT
    if name == "file" or re.match(r"[a-z]:[\\/]|\\\\", address.strip(), re.IGNORECASE):
        return LinkFault.LOCAL
    if name in {"mailto", "tel"}:
        return "" if len(squeezed) > len(name) + 1 else LinkFault.EMPTY
    if " " in address.strip() or squeezed.strip("/:").lower() in FILLERS:
        return LinkFault.PLACEHOLDER
    return fault_of_host(squeezed)


def fault_of_host(address):
    """The fault of an address of the web, by the computer that it names."""
    match = HOST.search(address) if "//" in address[:10] else None
    if not match:
        if not DOMAIN.match(address) or DOMAIN.match(address)[0].endswith(
            (".html", ".htm", ".php")
        ):
            return LinkFault.LOCAL
        match = re.match(r"([^/?#:]*)", address)
    host = match[1].lower().removesuffix(".")
    if not host or host in FILLERS or EXAMPLE.search(host) or "xxx" in host:
        return LinkFault.PLACEHOLDER
    return LinkFault.LOCAL if LOCAL_HOST.fullmatch(host) else ""
