"""Where a request comes from."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

ONE_SUBSCRIBER = 64  # bits: an IPv6 subscriber is given a whole /64, and takes any address of it (RFC 6177)


def client_address(request) -> str | None:
    """The address that a request comes from; None when nothing sound tells it.

    Behind a proxy, it is the last one of X-Forwarded-For, which our proxy wrote: the client may have written the
    others.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2]
    try:
        found = ip_address(address.strip())
    except ValueError:
        return None
    return str(getattr(found, "ipv4_mapped", None) or found)


def client_network(request) -> str | None:
    """The address to count by: in IPv6, the first one of the subscriber's network."""
    address = client_address(request)
    if address and isinstance(ip_address(address), IPv6Address):
        return str(ip_network(f"{address}/{ONE_SUBSCRIBER}", strict=False).network_address)
    return address
