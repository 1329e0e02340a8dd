"""The frame around every public page: identity, menus, languages, addresses of the feed."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from wagtail.models import Page

from reseau.base.languages import alternates, direction, has_catalogue, language_of, with_country
from reseau.base.look import Look
from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.page_data import describe
from reseau.base.routing import front_page
from reseau.base.surroundings import Surroundings

VIEWS_IN_EVERY_LANGUAGE = {"search"}
NAMES = [
    "network",
    "emergency_numbers",
    "menu",
    "footer_links",
    "languages",
    "breadcrumb",
    "home_url",
    "search_url",
    "agenda_url",
    "screening_url",
    "personal_data_url",
    "agenda_feed_url",
    "agenda_webcal_url",
    "agenda_subscribe_url",
    "canonical_url",
    "accessibility",
    "look",
    "legal",
    "social_image_url",
    "structured_data",
    "content_lang",
    "og_locale",
    "alternates",
]


class Frame:
    """What `frame` gives to templates."""

    def __init__(self, request):
        self.request = request

    @classmethod
    def of(cls, request) -> "Frame":
        """The one frame of `request`."""
        if not hasattr(request, "frame"):
            request.frame = cls(request)
        return request.frame

    def context(self) -> dict:
        """Every name of `NAMES`, each computed when first used."""
        return {name: SimpleLazyObject(lambda name=name: getattr(self, name)) for name in NAMES}

    @cached_property
    def page(self):
        """The page being shown; None for the search and error pages."""
        return getattr(self.request, "frame_page", None)

    @cached_property
    def rest(self) -> str:
        """What the address adds to that of the page ("s-abonner/"), in every language alike; "" for the page itself."""
        own = self.page.get_url(self.request) if self.page and self.page.pk else ""
        return self.request.path.removeprefix(own) if own and self.request.path.startswith(own) else ""

    @cached_property
    def network(self) -> NetworkSettings:
        return NetworkSettings.for_request(self.request)

    @property
    def emergency_numbers(self):
        return self.network.numbers_to_call

    @cached_property
    def _shown(self) -> Page:
        """What the frame is drawn around: the page, or the front page for what is not a page."""
        return self.page or front_page(self.request)

    @cached_property
    def surroundings(self) -> Surroundings:
        chosen = [block["value"] for menu in (self.network.menu, self.network.footer) for block in menu.raw_data]
        return Surroundings(self.request, self._shown, chosen)

    def section(self, model) -> Page | None:
        return self.surroundings.section(model)

    @cached_property
    def menu(self) -> list[dict]:
        in_menus = [page for page in self.surroundings.first_level if page.show_in_menus]
        return self.surroundings.links(self.network.menu, in_menus)

    @cached_property
    def footer_links(self) -> list[dict]:
        """By default the first-level pages that are not in the menu: legal pages, site map, contact."""
        around = self.surroundings
        declaration = around.section("home.AccessibilityPage")  # linked by its mention
        others = [page for page in around.first_level if not page.show_in_menus and page != declaration]
        return around.links(self.network.footer, others)

    @property
    def accessibility(self) -> dict:
        """The imposed mention, and the address of the declaration ("" without one)."""
        url = self.surroundings.address_of("home.AccessibilityPage")
        return {"mention": self.legal.accessibility_mention, "url": url}

    @cached_property
    def legal(self) -> LegalSettings:
        return self.network.legal

    @cached_property
    def look(self) -> Look:
        return Look(self.network)

    @property
    def social_image_url(self) -> str:
        """Picture of the page for those who share it; "" for the preview of a page that was never saved."""
        if not self._shown.pk:
            return ""
        return self.request.build_absolute_uri(reverse("social_image", args=[self._shown.pk]))

    @property
    def structured_data(self):
        return describe(self)

    @cached_property
    def languages(self) -> list[dict]:
        """Every language of the site with the address of this very page in it, else of its front page."""
        return [self._language(code) for code, _name in settings.LANGUAGES if self._address_in(code)]

    def _language(self, code) -> dict:
        url, translated = self._address_in(code)
        return {
            "code": code,
            "name": dict(settings.LANGUAGES)[code],
            "direction": direction(code),
            "url": url,
            "told": translated,
            "current": code == get_language(),
            "spoken": has_catalogue(code),
        }

    def _address_in(self, code):
        """(address, whether it is a true translation of what is shown), or None without any page."""
        in_code = [page for page in self.surroundings.pages if page.locale.language_code == code]
        match = self.request.resolver_match
        if in_code and match and match.view_name in VIEWS_IN_EVERY_LANGUAGE:
            with override(code):
                return reverse(match.view_name), True
        key = self._shown.translation_key
        translations = [page for page in in_code if page.translation_key == key]
        fronts = [page for page in in_code if page.depth == 2]
        for page in translations or fronts:
            # Search engines are told of translations only, never of French text under another address.
            shown_is_own_text = self.page is not None and not self.page.alias_of_id
            rest = self.rest if translations else ""
            told = bool(translations and not page.alias_of_id and shown_is_own_text)
            return f"{page.get_url(self.request)}{rest}", told
        return None

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(language, address) of each version of what is shown that search engines are told of."""
        absolute = self.request.build_absolute_uri
        told = {language["code"]: absolute(language["url"]) for language in self.languages if language["told"]}
        return list(alternates(told).items())

    @cached_property
    def breadcrumb(self) -> list[dict]:
        """From the front page to the parent of the page shown; to the page itself for what stands below it."""
        around = self.surroundings
        itself = [around.link(self._shown)] if self.rest or not self.page else []
        return around.above + itself

    @property
    def home_url(self) -> str:
        return self.surroundings.home_url

    @property
    def search_url(self) -> str:
        return reverse("search")

    @property
    def agenda_url(self) -> str:
        """Address of the agenda page, "" when there is none."""
        return self.surroundings.address_of("agenda.AgendaIndexPage")

    @property
    def screening_url(self) -> str:
        """Address of « Mes aides », "" when there is none."""
        return self.surroundings.address_of("guide_pages.ScreeningPage")

    @property
    def personal_data_url(self) -> str:
        """Address of the page that says what becomes of personal data, "" when there is none."""
        return self.surroundings.address_of("home.PersonalDataPage")

    @property
    def agenda_feed_url(self) -> str:
        return self.request.build_absolute_uri(reverse("agenda_feed"))

    @property
    def agenda_webcal_url(self) -> str:
        return f"webcal://{self.agenda_feed_url.split('://')[1]}"

    @property
    def agenda_subscribe_url(self) -> str:
        """Address of the ways to subscribe to the agenda, "" without an agenda."""
        return f"{self.agenda_url}s-abonner/" if self.agenda_url else ""

    @property
    def canonical_url(self) -> str:
        """This page without its query; an untranslated page points to its French source."""
        if self.page and self.page.alias_of_id:
            sources = [page for page in self.surroundings.pages if page.pk == self.page.alias_of_id]
            if sources:
                return self.request.build_absolute_uri(f"{sources[0].get_url(self.request)}{self.rest}")
        return self.request.build_absolute_uri(self.request.path)

    @cached_property
    def content_lang(self) -> str:
        """Language of the words of the page, which is French where nobody has translated it yet."""
        return language_of(self.page)

    @property
    def og_locale(self) -> str:
        return with_country(self.content_lang)
