"""From pages and settings to the records of the open data, in the active language."""

from urllib.parse import urljoin

from django.urls import reverse

from guide_pages.choices import TemporaryStatus
from guide_pages.collection import Collection
from guide_pages.models import AidPage
from guide_pages.opendata import (
    AidRecord,
    AmountRecord,
    Dataset,
    FactRecord,
    LegalTextRecord,
    PartnerRecord,
    RelationRecord,
    StatusRecord,
)
from guide_pages.rich_text import plain, read
from reseau.base.models import LegalSettings, NetworkSettings


def dataset(collection: Collection, network: NetworkSettings, legal: LegalSettings) -> Dataset:
    changes = [aid.last_published_at for aid in collection.aids if aid.last_published_at]
    return Dataset(
        schema=urljoin(f"{collection.base}/", reverse("aids_schema")),
        language=collection.language,
        source=f"{collection.base}/",
        publisher=legal.publisher_name or network.carried_by or None,
        licence=legal.content_licence or None,
        changed_at=max(changes, default=None),
        aids=[record(collection, aid) for aid in collection.aids],
    )


def record(collection: Collection, aid: AidPage) -> AidRecord:
    def text(name: str) -> str | None:
        return plain(read(getattr(aid, name), collection.page_address)) or None

    return AidRecord(
        identifier=aid.identifier or aid.slug,
        slug=aid.slug,
        url=collection.address(aid),
        language=collection.language_of(aid),
        title=aid.title,
        official_name=aid.official_name or None,
        acronyms=aid.acronym_list,
        themes=[theme.label for theme in collection.themes(aid)],
        summary=aid.summary or None,
        status=status(aid),
        caution=aid.caution or None,
        sensitive=aid.sensitive,
        paid_by=aid.paid_by or None,
        for_whom=text("for_whom"),
        amount=amount(aid),
        how_to_apply=text("how_to_apply"),
        documents=text("documents"),
        conditions=text("conditions"),
        unasked_conditions=text("unasked_conditions"),
        official_url=aid.official_url or None,
        legal_texts=[LegalTextRecord(row.label, row.url or None) for row in collection.legal_texts(aid)],
        relations=[
            RelationRecord(row.kind, other.identifier or other.slug, other.title)
            for row, other in collection.related(aid)
        ],
        partners=[PartnerRecord(partner.title, partner.phone or None) for partner in collection.partners(aid)],
        facts=[
            FactRecord(row.subject, row.statement, row.reliability, row.source, row.source_date or None)
            for row in collection.facts(aid)
        ],
        verified_on=aid.verified_on,
        verified_by=aid.verified_by or None,
        next_review_on=aid.next_review_on,
        updated_at=aid.last_published_at,
    )


def status(aid: AidPage) -> StatusRecord | None:
    if not aid.current_status:
        return None
    return StatusRecord(aid.current_status, str(TemporaryStatus(aid.current_status).label), aid.status_until)


def amount(aid: AidPage) -> AmountRecord | None:
    if not aid.amount:
        return None
    if not aid.public_amount:
        return AmountRecord(None, None, None, to_verify=True)
    return AmountRecord(aid.public_amount, aid.amount_effective_on, aid.amount_source, to_verify=False)
