"""Every address of the administration, from the URL resolver: a new one cannot be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern

SIGNED_IN = ("admin/", "documents/", "_util/")  # what asks who is there; all the rest is for any reader


@dataclass(frozen=True)
class Address:
    """An address with holes. `name`: as `reverse` wants it, or its route when it has none."""

    name: str
    route: str
    parameters: tuple[str, ...]

    def filled(self, values: dict | list) -> str:
        """The path, with its holes filled by name, or in order."""
        if self.name == self.route:
            return "/" + self.route.replace("^.*/$", "n-importe-quoi/")
        named, ordered = (values, None) if isinstance(values, dict) else (None, values)
        try:
            return reverse(self.name, args=ordered, kwargs=named)
        except NoReverseMatch as error:
            raise AssertionError(f"{self.name} : {values} ne remplit pas « {self.route} »") from error


def addresses() -> list[Address]:
    """All of them, each (name, parameters) once."""
    found = {
        (address.name, address.parameters): address
        for address in _below(get_resolver(), "", ())
        if address.route.startswith(SIGNED_IN)
    }
    return list(found.values())


def _below(resolver, start: str, namespaces: tuple) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = start + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = ":".join([*namespaces, pattern.name]) if pattern.name else route
            yield Address(name, route, holes(pattern))
        else:
            yield from _below(pattern, route, (*namespaces, *filter(None, [pattern.namespace])))


def holes(pattern: URLPattern) -> tuple[str, ...]:
    """The names of the holes; a number for those without a name."""
    regex = pattern.pattern.regex
    return tuple(regex.groupindex) or tuple(str(number) for number in range(regex.groups))
