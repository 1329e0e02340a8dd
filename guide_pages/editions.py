"""When the printed guide is made again: once what it says has changed, and by one process at a time."""

import logging
from functools import cache
from hashlib import sha256
from time import sleep

from django.db.models import Count, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import AidPage, GuideEdition
from guide_pages.printing import guide_content
from partenaires.models import PartnerPage
from reseau.base.models import LegalSettings, NetworkSettings, Theme
from reseau.base.querysets import open_to_all

logger = logging.getLogger(__name__)

NETWORK = ["name", "town", "carried_by", "logo_id", "brand_colour", "accent_colour", "address", "phone", "email"]
LEGAL = [
    *("publisher_name", "publisher_address", "publisher_phone", "publisher_email"),
    *("publication_director", "content_licence"),
]
# How long a reader waits for the very first edition when another process is making it, in seconds.
FIRST_EDITION = 15
PAUSE = 0.25


def current(language: str) -> GuideEdition | None:
    """The edition to give to a reader: up to date, made now if need be.

    While another process makes it, or when it cannot be made, the previous one; None without any.
    """
    edition = GuideEdition.of(language)
    wanted = fingerprint(edition)
    if is_kept(edition, wanted):
        return edition
    if not edition.begin():
        return edition if edition.file else first_edition(language)
    try:
        make(edition, wanted)
    except Exception:
        if not edition.file:
            raise
        logger.exception("Le guide imprimé (%s) n’a pas pu être refait : l’édition précédente reste.", language)
    return edition


def is_kept(edition: GuideEdition, wanted: str) -> bool:
    return edition.fingerprint == wanted and bool(edition.file) and edition.file.storage.exists(edition.file.name)


def first_edition(language: str) -> GuideEdition | None:
    """The edition that another process is making, once it is there; None when it takes too long."""
    for _attempt in range(int(FIRST_EDITION / PAUSE)):
        sleep(PAUSE)
        edition = GuideEdition.of(language)
        if edition.file:
            return edition
    return None


def make(edition: GuideEdition, wanted: str):
    """Makes the booklet and keeps it, whatever was kept."""
    network, legal = settings_of(edition)
    with override(edition.language):
        collection = Collection(edition.language, edition.site.root_url)
        content = guide_content(collection, network, legal, timezone.localdate())
    edition.keep(booklet.guide_pdf(content), wanted)


def settings_of(edition: GuideEdition) -> tuple[NetworkSettings, LegalSettings]:
    network = NetworkSettings.for_site(edition.site, edition.language)
    return network, network.legal


def fingerprint(edition: GuideEdition) -> str:
    """Sums up all that the booklet is made from, in two queries: what it is changes when a word of it may have."""
    network, legal = settings_of(edition)
    parts = [
        press(),
        edition.site.root_url,
        [getattr(network, name) for name in NETWORK],
        network.emergency_numbers.get_prep_value(),
        [getattr(legal, name) for name in LEGAL],
        list(Theme.objects.order_by("pk").values_list("pk", "name")),
        sorted(pages(edition.language).items()),
    ]
    return sha256(repr(parts).encode()).hexdigest()


def pages(language: str) -> dict:
    """What changes when an aid or a partner is published, hidden or withdrawn, or when a day makes one say less."""
    today = timezone.localdate()
    found = Page.objects.filter(locale__language_code=language).type(AidPage, PartnerPage)
    return open_to_all(found).aggregate(
        number=Count("pk"),
        which=Sum("pk"),
        published=Max("last_published_at"),
        amounts_due=Count("pk", filter=Q(aidpage__amount_review_on__lt=today)),
        statuses_over=Count("pk", filter=Q(aidpage__status_until__lt=today)),
    )


@cache
def press() -> str:
    """Sums up the templates and their fonts, which come with the code."""
    digest = sha256()
    for path in booklet.SOURCES:
        digest.update(path.read_bytes())
    return digest.hexdigest()
