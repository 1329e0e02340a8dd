"""An aid as it is printed."""

from collections.abc import Callable
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

# What the paper marks one by one, by the name that the page gives it.
OWN_WORDS = {
    "title": "title",
    "search_description": "summary",
    "caution": "caution",
    "official_name": "official_name",
    "paid_by": "paid_by",
    "amount": "amount",
    "amount_source": "amount_source",
}


@dataclass(frozen=True)
class AidWriter:
    """Writes the aids of a collection."""

    collection: Collection

    def written(self, page: AidPage) -> booklet.Aid:
        short, language = self.collection.short_address(page), self.collection.language_of(page)
        own = partial(self.own, page)
        code_alt = _("Code à scanner : %(title)s, %(address)s") % {"title": page.title, "address": short}
        return booklet.Aid(
            key=key(page),
            lang=language,
            title=own(page.title, "title"),
            url=short,
            address=bare(short),
            code_alt=said(code_alt),
            in_french=[told for part, told in OWN_WORDS.items() if self.collection.language_of(page, part) != language],
            summary=own(page.summary, "search_description"),
            status=said(page.status_in_words),
            caution=own(page.caution, "caution"),
            sensitive=page.sensitive,
            official_name="" if page.official_name == page.title else own(page.official_name, "official_name"),
            acronyms=", ".join(page.acronym_list),
            paid_by=own(page.paid_by, "paid_by"),
            amount=amount(page, own),
            sections=self.sections(page),
            partners=[self.contact(partner) for partner in self.collection.partners(page)],
            official_url=iri_to_uri(page.official_url),
            official_address=bare(page.official_url),
            verified=_("Vérifiée le %(day)s") % {"day": day(page.verified_on)} if page.verified_on else "",
            verified_by=said(page.verified_by, settings.LANGUAGE_CODE),
        )

    def own(self, page: AidPage, text: str, part: str) -> str:
        """`text`, which the page calls `part`, as its language wants it."""
        return said(text, self.collection.language_of(page, part))

    def sections(self, page: AidPage) -> list[booklet.Section]:
        sections = [self.section(page, name, title) for name, title in words.sections().items()]
        return [section for section in sections if section.blocks]

    def section(self, page: AidPage, name: str, title: str) -> booklet.Section:
        lang = self.collection.language_of(page, name)
        blocks = read(getattr(page, name), self.collection.page_address, lambda text, own: said(text, own or lang))
        return booklet.Section(said(title), blocks, lang)

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


def amount(page: AidPage, own: Callable[[str, str], str]) -> booklet.Amount | None:
    if not page.public_amount:
        return booklet.Amount("") if page.amount else None
    since = page.amount_effective_on
    return booklet.Amount(
        text=own(page.public_amount, "amount"),
        since=_("En vigueur au %(day)s") % {"day": day(since)} if since else "",
        source=own(page.amount_source, "amount_source"),
    )
