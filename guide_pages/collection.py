"""Aids with all that they refer to, in a number of queries that does not grow with them."""

import re
from collections import defaultdict
from functools import cached_property
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from guide_pages.models import AidFact, AidPage, AidPartner, AidRelation, LegalText
from partenaires.models import PartnerPage
from reseau.base.languages import language_of
from reseau.base.models import PageTheme, Theme
from reseau.base.querysets import open_to_all
from reseau.base.text import fold

RICH_TEXTS = ["for_whom", "how_to_apply", "documents", "conditions", "unasked_conditions"]
PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
PAGE_ID = re.compile(r'\bid="(\d+)"')


class Collection:
    """Aids of one language that anyone may read, in the order of their titles.

    `base` is the address of the site, without its last slash.
    """

    def __init__(self, language: str, base: str, **which):
        self.language, self.base = language, base
        aids = AidPage.objects.filter(locale__language_code=language, **which)
        self.aids = sorted(open_to_all(aids).select_related("locale"), key=lambda aid: (fold(aid.title), aid.pk))

    def facts(self, aid) -> list[AidFact]:
        return self._facts[aid.pk]

    def legal_texts(self, aid) -> list[LegalText]:
        return self._legal_texts[aid.pk]

    def themes(self, aid) -> list[Theme]:
        return sorted((item.tag for item in self._themes[aid.pk]), key=lambda theme: theme.name)

    def related(self, aid) -> list[tuple[AidRelation, AidPage]]:
        """The other aids that an aid names, those of this collection."""
        by_key = {aid.translation_key: aid for aid in self.aids}
        found = ((link, by_key.get(link.related.translation_key)) for link in self._relations[aid.pk])
        return [(link, other) for link, other in found if other]

    def partners(self, aid) -> list[PartnerPage]:
        """The partners to ask about an aid, in its language, in the order of the editor."""
        found = (self._partners.get(link.partner.translation_key) for link in self._partner_links[aid.pk])
        return [partner for partner in found if partner]

    def address(self, page) -> str:
        return urljoin(f"{self.base}/", page.get_url())

    def short_address(self, aid) -> str:
        """What one types from a sheet of paper; it stays whatever becomes of the title and of the page's address."""
        with override(self.language):
            return urljoin(f"{self.base}/", reverse("aid_short_address", args=[aid.identifier or aid.slug]))

    def page_address(self, page_id: str) -> str:
        """Where a link of a rich text leads: the page in this language, "" when nobody may read it."""
        page = self._linked_pages.get(int(page_id))
        return self.address(page) if page else ""

    def language_of(self, page, part: str = "") -> str:
        """Code of the language that a page, or a `part` of it, is written in: French when nobody has translated it."""
        with override(self.language):
            return language_of(page, part)

    @cached_property
    def _facts(self):
        return self._rows(AidFact.objects)

    @cached_property
    def _legal_texts(self):
        return self._rows(LegalText.objects)

    @cached_property
    def _relations(self):
        return self._rows(AidRelation.objects.select_related("related"))

    @cached_property
    def _partner_links(self):
        return self._rows(AidPartner.objects.select_related("partner"))

    @cached_property
    def _themes(self):
        items = PageTheme.objects.filter(content_object__in=[aid.pk for aid in self.aids])
        return grouped(items.with_names(), "content_object_id")

    @cached_property
    def _partners(self) -> dict:
        keys = {link.partner.translation_key for links in self._partner_links.values() for link in links}
        partners = PartnerPage.objects.filter(locale__language_code=self.language, translation_key__in=keys)
        return {partner.translation_key: partner for partner in open_to_all(partners).select_related("locale")}

    @cached_property
    def _linked_pages(self) -> dict[int, Page]:
        """Each page that a rich text links to, by its id there, in this language."""
        texts = "".join(getattr(aid, name) for aid in self.aids for name in RICH_TEXTS)
        ids = {int(found.group(1)) for link in PAGE_LINK.findall(texts) if (found := PAGE_ID.search(link))}
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        versions = open_to_all(Page.objects.filter(translation_key__in=keys)).select_related("locale") if ids else []
        here = {page.translation_key: page for page in versions if page.locale.language_code == self.language}
        return {page.pk: here[page.translation_key] for page in versions if page.translation_key in here}

    def _rows(self, manager):
        return grouped(manager.filter(page__in=[aid.pk for aid in self.aids]), "page_id")


def grouped(rows, name: str) -> dict[int, list]:
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
