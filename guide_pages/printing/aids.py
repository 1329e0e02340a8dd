"""An aid as it is printed."""

from dataclasses import dataclass

from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import AidPage
from guide_pages.printing import words
from guide_pages.printing.writing import bare, day, number
from guide_pages.rich_text import read
from partenaires.models import PartnerPage
from reseau.base.typography import french


@dataclass(frozen=True)
class AidWriter:
    """Writes the aids of a collection."""

    collection: Collection

    def written(self, page: AidPage) -> booklet.Aid:
        short = self.collection.short_address(page)
        return booklet.Aid(
            key=key(page),
            lang=self.collection.language_of(page),
            title=french(page.title),
            url=short,
            address=bare(short),
            code_alt=_("Code à scanner : %(title)s, %(address)s") % {"title": page.title, "address": short},
            summary=french(page.summary),
            status=french(page.status_in_words),
            caution=french(page.caution),
            sensitive=page.sensitive,
            official_name="" if page.official_name == page.title else french(page.official_name),
            acronyms=", ".join(page.acronym_list),
            paid_by=french(page.paid_by),
            amount=amount(page),
            sections=self.sections(page),
            partners=[self.contact(partner) for partner in self.collection.partners(page)],
            official_url=iri_to_uri(page.official_url),
            official_address=bare(page.official_url),
            verified=_("Vérifiée le %(day)s") % {"day": day(page.verified_on)} if page.verified_on else "",
            verified_by=french(page.verified_by),
        )

    def sections(self, page: AidPage) -> list[booklet.Section]:
        texts = {
            title: read(getattr(page, name), self.collection.page_address, french)
            for name, title in words.sections().items()
        }
        return [booklet.Section(french(title), blocks) for title, blocks in texts.items() if blocks]

    def contact(self, partner: PartnerPage) -> booklet.Contact:
        return booklet.Contact(
            name=booklet.Words(french(partner.title), self.collection.language_of(partner)),
            phone=number(partner.phone),
            tel=partner.main_phone.link if partner.main_phone else "",
            address=", ".join(partner.address_lines or filter(None, [partner.town_line])),
            hours=french(partner.hours_in_words),
        )


def key(page: AidPage) -> str:
    return f"aide-{page.pk}"


def amount(page: AidPage) -> booklet.Amount | None:
    if not page.public_amount:
        return booklet.Amount("") if page.amount else None
    since = page.amount_effective_on
    return booklet.Amount(
        text=french(page.public_amount),
        since=_("En vigueur au %(day)s") % {"day": day(since)} if since else "",
        source=french(page.amount_source),
    )
