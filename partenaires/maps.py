"""What the settings let the browser of a visitor ask of another site, once the visitor has said yes."""

from urllib.parse import urlsplit

from csp.constants import SELF


def origin(address: str) -> str:
    """`https://host:port` of an address, "" for none."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def host(address: str) -> str:
    """The name that a visitor is told."""
    return urlsplit(address).netloc


def policy(network) -> dict[str, list[str]]:
    """What the page of the map adds to the content security policy: these hosts, and nothing when none is set."""
    asked = {"img-src": network.map_tiles_url, "connect-src": network.address_search_url}
    return {directive: [SELF, origin(address)] for directive, address in asked.items() if address}
