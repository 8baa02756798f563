"""What tests of the portal's XML share."""

from xml.etree import ElementTree


def parse(response):
    """Root element of an answer in XML, streamed or not."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return ElementTree.fromstring(content)  # noqa: S314  (written by the portal itself)
