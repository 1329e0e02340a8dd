"""Asking another site for something, without being led into our own network nor kept waiting.

`requests_hardened` resolves each name once, refuses what is not a public address, and connects to the very
address it has checked: a name that changes its mind in between (DNS rebinding) leads nowhere.
"""

import socket
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from urllib.parse import urldefrag, urljoin

import requests
from django.conf import settings
from django.db.models import TextChoices
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

SECONDS = 10
MAX_REDIRECTS = 5
CHUNK = 8192
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class Failure(TextChoices):
    """Why there is no answer."""

    UNKNOWN_NAME = "unknown_name", "ce nom de site n’existe pas"
    PRIVATE = "private", "adresse d’un réseau privé"
    INVALID = "invalid", "adresse mal écrite"
    TIMEOUT = "timeout", "pas de réponse à temps"
    TLS = "tls", "certificat de sécurité refusé"
    LOOP = "loop", "trop de redirections"
    CONNECTION = "connection", "connexion impossible"


class FetchError(Exception):
    def __init__(self, failure: Failure):
        super().__init__(failure.label)
        self.failure = failure


@dataclass(frozen=True)
class Answer:
    """What a site has answered, whatever its status.

    `url`: where the redirections have led; `moved_to`: the address to use from now on, "" if the one asked for is
    still good; `truncated`: there was more than `max_bytes`.
    """

    url: str
    status: int
    moved_to: str = ""
    body: bytes = b""
    truncated: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)


def fetch(
    url: str,
    *,
    max_bytes: int,
    timeout: float = SECONDS,
    method="GET",
    headers: Mapping[str, str] | None = None,
    allow_loopback=False,
) -> Answer:
    """The answer of a public site, in `timeout` seconds from beginning to end. Raises `FetchError`.

    `headers` are asked with, along the redirections too. `allow_loopback` lets in the addresses of this machine, and
    no other private one: for a test's own server.
    """
    outcome = Future()
    arguments = (outcome, url, method, headers, max_bytes, time.monotonic() + timeout, allow_loopback)
    # No time limit of a socket counts the whole: a site may send a byte every nine seconds, or its name server
    # be silent. A thread may be left behind, and ends with its socket.
    Thread(target=_work, args=arguments, daemon=True).start()
    try:
        return outcome.result(timeout)
    except TimeoutError:
        raise FetchError(Failure.TIMEOUT) from None


def _work(outcome: Future, *arguments):
    try:
        outcome.set_result(_follow(*arguments))
    except Exception as error:
        outcome.set_exception(error)


def _follow(url, method, headers, max_bytes, deadline, allow_loopback) -> Answer:
    """Follows redirections one by one: each is checked, and the body of none is read."""
    moved_to, for_good = "", True
    with _session(allow_loopback) as session:
        for _hop in range(MAX_REDIRECTS + 1):
            try:
                with _ask(session, method, url, headers, deadline) as response:
                    if not (target := session.get_redirect_target(response)):
                        body = _read(response, max_bytes, deadline)
                        cut = body[:max_bytes]
                        return Answer(url, response.status_code, moved_to, cut, len(body) > len(cut), response.headers)
                    for_good = for_good and response.is_permanent_redirect
                    url = _joined(url, target)
                    moved_to = url if for_good else moved_to
            except (requests.RequestException, OSError, ValueError) as error:
                raise FetchError(_failure(error, deadline)) from error
    raise FetchError(Failure.LOOP)


def _session(allow_loopback: bool) -> HTTPSession:
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=allow_loopback,
            never_redirect=True,
            default_timeout=None,
            user_agent_override=f"ReseauFamilles/1.0 (+{settings.WAGTAILADMIN_BASE_URL})",
        )
    )
    session.trust_env = False  # neither passwords of ~/.netrc, nor a proxy that would resolve names by itself
    return session


def _ask(session, method, url, headers, deadline) -> requests.Response:
    left = deadline - time.monotonic()
    if left <= 0:
        raise requests.Timeout
    return session.request(method, url, headers=headers, stream=True, timeout=left)


def _read(response, max_bytes, deadline) -> bytes:
    """The beginning of the body, a little more than `max_bytes` if there is more."""
    body = b""
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > max_bytes:
            break
        if time.monotonic() > deadline:
            raise requests.Timeout
    return body


def _joined(url: str, target: str) -> str:
    """Where a redirection leads; the part after "#" follows, as in a browser."""
    address, fragment = urldefrag(url)
    joined = urljoin(address, target)
    return joined if "#" in joined or not fragment else f"{joined}#{fragment}"


def _failure(error: Exception, deadline: float) -> Failure:
    if isinstance(error, requests.Timeout) or time.monotonic() >= deadline:
        return Failure.TIMEOUT
    if isinstance(error, InvalidIPAddress):
        return Failure.PRIVATE
    if isinstance(error, requests.exceptions.SSLError):
        return Failure.TLS
    if isinstance(error, requests.ConnectionError):
        cause = error.__cause__
        # A name server that does not answer says nothing of the name.
        is_unknown = isinstance(cause, socket.gaierror) and cause.errno in NO_SUCH_NAME
        return Failure.UNKNOWN_NAME if is_unknown else Failure.CONNECTION
    return Failure.INVALID if isinstance(error, ValueError) else Failure.CONNECTION
