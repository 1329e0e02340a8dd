"""The links of a page that leave the site, and how each of them answers.

Dead: the page is no longer there (404, 410), the name of the site does not exist, or the address cannot be one.
Forbidden: it leads into a private network, where no visitor can follow. Refused: the site answers, and turns robots
away (401, 403, 405, 406, 429, 451, 999), which says nothing to a visitor. Unreachable: anything that may pass, a
time-out, an error 500, a bad certificate, redirections without end.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.db.models import URLField
from modelcluster.models import get_all_child_relations
from wagtail.blocks import RichTextBlock, URLBlock
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.fields import RichTextField, StreamField

from reseau.base.fetching import SECONDS, Answer, Failure, FetchError, fetch
from reseau.review.models import LinkState

LONGEST = 2000  # bytes; no address of a page is longer
FEW = 4096  # bytes of a page, of which only the first word is awaited
GONE = {404, 410}
TURNED_AWAY = {401, 403, 405, 406, 429, 451, 999}
FAILURES = {
    Failure.UNKNOWN_NAME: LinkState.DEAD,
    Failure.INVALID: LinkState.DEAD,
    Failure.PRIVATE: LinkState.FORBIDDEN,
}


@dataclass(frozen=True)
class Verdict:
    state: LinkState
    failure: str = ""
    status_code: int | None = None
    final_url: str = ""


def check(url: str, *, timeout: float = SECONDS, ask: Callable[..., Answer] = fetch) -> Verdict:
    """How a link answers, in `timeout` seconds. Its headers are asked for, then itself: many sites refuse the first."""
    deadline = time.monotonic() + timeout
    verdict = _try(ask, url, method="HEAD", timeout=timeout / 2)
    if verdict.state in (LinkState.OK, LinkState.MOVED) or verdict.failure in FAILURES:
        return verdict
    return _try(ask, url, method="GET", timeout=deadline - time.monotonic())


def _try(ask, url, **options) -> Verdict:
    try:
        answer = ask(url, max_bytes=FEW, **options)
    except FetchError as error:
        return Verdict(FAILURES.get(error.failure, LinkState.UNREACHABLE), error.failure)
    if 200 <= answer.status < 300:
        return Verdict(LinkState.MOVED if answer.moved_to else LinkState.OK, "", answer.status, answer.moved_to)
    if answer.status in GONE:
        return Verdict(LinkState.DEAD, "", answer.status)
    state = LinkState.REFUSED if answer.status in TURNED_AWAY else LinkState.UNREACHABLE
    return Verdict(state, "", answer.status)


def external_links(page, own_hosts: set[str]) -> set[str]:
    """The addresses that a page of any type gives, in its fields, its texts, its blocks and its rows.

    `own_hosts`: names of this very site, whose pages are not asked.
    """
    relations = [getattr(page, relation.get_accessor_name()) for relation in get_all_child_relations(type(page))]
    rows = [row for relation in relations for row in relation.all()]
    urls = {url.strip() for holder in [page, *rows] for url in _in_fields(holder)}
    return {url for url in urls if _is_external(url, own_hosts)}


def _in_fields(holder) -> Iterator[str]:
    for field in holder._meta.concrete_fields:
        if isinstance(field, URLField):
            yield getattr(holder, field.name) or ""
        elif isinstance(field, RichTextField):
            yield from _in_rich_text(getattr(holder, field.name))
        elif isinstance(field, StreamField):
            yield from _in_value(None, getattr(holder, field.name))


def _in_rich_text(html: str) -> Iterator[str]:
    """Links to our own pages and documents have no address of their own there."""
    yield from (link["href"] for link in BeautifulSoup(html, "html.parser").select("a[href]"))


def _in_value(block, value) -> Iterator[str]:
    """Links of the value of a block, and of the blocks within."""
    if isinstance(value, StreamValue | ListValue | StructValue):
        inside = value if isinstance(value, StreamValue) else value.bound_blocks
        for child in inside.values() if isinstance(value, StructValue) else inside:
            yield from _in_value(child.block, child.value)
    elif isinstance(block, URLBlock):
        yield value or ""
    elif isinstance(block, RichTextBlock):
        yield from _in_rich_text(value.source)


def _is_external(url: str, own_hosts: set[str]) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.hostname not in own_hosts and len(url.encode()) <= LONGEST
    except ValueError:  # "http://[": an address that cannot be one is for `check` to say
        return url.startswith("http")
