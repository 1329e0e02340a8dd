"""An aid as it is printed."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import AidPage
from guide_pages.printing import words
from guide_pages.printing.writing import bare, day, number, said
from guide_pages.rich_text import read
from partenaires.models import PartnerPage


@dataclass(frozen=True)
class AidWriter:
    """Writes the aids of a collection."""

    collection: Collection

    def written(self, page: AidPage) -> booklet.Aid:
        short, language = self.collection.short_address(page), self.collection.language_of(page)
        code_alt = _("Code à scanner : %(title)s, %(address)s") % {"title": page.title, "address": short}
        return booklet.Aid(
            key=key(page),
            lang=language,
            title=said(page.title, language),
            url=short,
            address=bare(short),
            code_alt=said(code_alt),
            summary=said(page.summary, language),
            status=said(page.status_in_words),
            caution=said(page.caution, language),
            sensitive=page.sensitive,
            official_name="" if page.official_name == page.title else said(page.official_name, language),
            acronyms=", ".join(page.acronym_list),
            paid_by=said(page.paid_by, language),
            amount=amount(page, language),
            sections=self.sections(page),
            partners=[self.contact(partner) for partner in self.collection.partners(page)],
            official_url=iri_to_uri(page.official_url),
            official_address=bare(page.official_url),
            verified=_("Vérifiée le %(day)s") % {"day": day(page.verified_on)} if page.verified_on else "",
            verified_by=said(page.verified_by, settings.LANGUAGE_CODE),
        )

    def sections(self, page: AidPage) -> list[booklet.Section]:
        written = partial(said, language=self.collection.language_of(page))
        texts = {
            title: read(getattr(page, name), self.collection.page_address, written)
            for name, title in words.sections().items()
        }
        return [booklet.Section(said(title), blocks) for title, blocks in texts.items() if blocks]

    def contact(self, partner: PartnerPage) -> booklet.Contact:
        language = self.collection.language_of(partner)
        return booklet.Contact(
            name=booklet.Words(said(partner.title, language), language),
            phone=number(partner.phone),
            tel=partner.main_phone.link if partner.main_phone else "",
            address=", ".join(partner.address_lines or filter(None, [partner.town_line])),
            hours=said(partner.hours_in_words),
        )


def key(page: AidPage) -> str:
    return f"aide-{page.pk}"


def amount(page: AidPage, language: str) -> booklet.Amount | None:
    if not page.public_amount:
        return booklet.Amount("") if page.amount else None
    since = page.amount_effective_on
    return booklet.Amount(
        text=said(page.public_amount, language),
        since=_("En vigueur au %(day)s") % {"day": day(since)} if since else "",
        source=said(page.amount_source, language),
    )
