"""From an address to a position, asked of the national base of addresses (BAN) by whoever saves an address.

GEOCODER_HOST names the service, "" asks nobody. No answer, a bad one or a late one is no position: never an error.
"""

import logging
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread

from django.conf import settings
from geopy.adapters import URLLibAdapter
from geopy.geocoders import BANFrance

SECONDS = 4  # an editor waits for it
LIKELY = 0.5  # scores go from 0 to 1: below, it is another street or another town

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Position:
    latitude: float
    longitude: float
    score: float
    insee_code: str = ""


def locate(address: str) -> Position | None:
    """The position of `address`, None when the service does not say in time, or not surely enough."""
    if not (settings.GEOCODER_HOST and address.strip()):
        return None
    # geopy's time limit is that of each byte: a service may send one now and then for ever. A thread may be left
    # behind, and ends with its socket.
    outcome = Future()
    Thread(target=_work, args=(outcome, address), daemon=True).start()
    try:
        return outcome.result(SECONDS)
    except Exception as error:  # whatever it is, the page is saved
        logger.warning("Géocodage sans réponse : %s", type(error).__name__)  # never the address
        return None


def _work(outcome: Future, address: str):
    try:
        outcome.set_result(_ask(address))
    except Exception as error:
        outcome.set_exception(error)


def _ask(address: str) -> Position | None:
    scheme, _separator, domain = settings.GEOCODER_HOST.rpartition("://")
    geocoder = BANFrance(
        domain=domain,
        scheme=scheme or "https",
        timeout=SECONDS,
        user_agent=f"ReseauFamilles/1.0 (+{settings.WAGTAILADMIN_BASE_URL})",
        adapter_factory=URLLibAdapter,
    )
    if not (found := geocoder.geocode(address, limit=1)):
        return None
    properties = found.raw["properties"]
    score = float(properties["score"])
    if score < LIKELY:
        return None
    return Position(float(found.latitude), float(found.longitude), score, str(properties.get("citycode") or ""))
