"""Trying the links of the reviewed pages, politely: one at a time, and not again before a while."""

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, Site

from reseau.review.desk import live_pages
from reseau.review.links import Verdict, check, external_links
from reseau.review.models import LinkCheck, LinkState
from reseau.review.models.links import FAILING

DAYS = 7
PAUSE = 1.0  # seconds between two requests to one site
ALMOST_A_DAY = timedelta(hours=20)  # a nightly task is never on time to the second
WITNESSES = 3


class Offline(Exception):
    """It is this machine that reaches nobody: its silence says nothing of the links."""


def check_pages(*, everything=False, days=DAYS, pause=PAUSE, check: Callable[[str], Verdict] = check) -> int:
    """Tries the links not tried for `days`, and each day those that fail; returns how many were tried.

    Links that are no longer on a live page are forgotten. What is found is written down at once: a run that is
    stopped loses nothing. Raises `Offline` when links that have always worked no longer answer either.
    """
    places = _places()
    _forget_all_but(places)
    known = set() if everything else _fresh(days)
    urls = {url for url, pages in places.items() if any((page, url) not in known for page in pages)}
    host = online = None
    for url in sorted(urls, key=lambda url: (_host(url), url)):
        time.sleep(pause if _host(url) == host else 0)
        host, verdict = _host(url), check(url)
        if verdict.status_code is None and online is None and not (online := _reaches_anyone(check, url)):
            raise Offline
        _write(url, verdict, places[url])
    return len(urls)


def _reaches_anyone(check, suspect: str) -> bool:
    """Whether a link that worked last time still answers; taken for granted while there is none."""
    good = LinkCheck.objects.exclude(url=suspect).filter(state__in=[LinkState.OK, LinkState.MOVED])
    witnesses = good.order_by("-checked_at").values_list("url", flat=True)[:WITNESSES]
    return not witnesses or any(check(url).status_code is not None for url in witnesses)


def _places() -> dict[str, set[int]]:
    """The ids of the live pages where each external link stands."""
    own_hosts = set(Site.objects.values_list("hostname", flat=True))
    places = {}
    for page in live_pages().specific().iterator(chunk_size=100):
        for url in external_links(page, own_hosts):
            places.setdefault(url, set()).add(page.pk)
    return places


def _forget_all_but(places: dict[str, set[int]]):
    gone = [
        pk for pk, page, url in LinkCheck.objects.values_list("pk", "page_id", "url") if page not in places.get(url, ())
    ]
    LinkCheck.objects.filter(pk__in=gone).delete()


def _fresh(days: int) -> set[tuple[int, str]]:
    """(page, link) of what was tried not long ago."""
    now = timezone.now()
    to_try_again = Q(state__in=FAILING, checked_at__lt=now - ALMOST_A_DAY)
    recent = LinkCheck.objects.filter(checked_at__gt=now - timedelta(days=days)).exclude(to_try_again)
    return set(recent.values_list("page_id", "url"))


def _write(url: str, verdict: Verdict, pages: set[int]):
    now = timezone.now()
    since = dict(LinkCheck.objects.filter(url=url).values_list("page_id", "failing_since"))
    for page in Page.objects.filter(pk__in=pages).values_list("pk", flat=True):  # one may have gone meanwhile
        failing_since = (since.get(page) or now) if verdict.state in FAILING else None
        found = asdict(verdict) | {"checked_at": now, "failing_since": failing_since}
        LinkCheck.objects.update_or_create(page_id=page, url=url, defaults=found)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
