"""Loads the demo content: one call, one transaction, nothing outside the project's own data files."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import yaml
from django.conf import settings
from django.core.files import File
from django.db import transaction
from wagtail.models import Locale, Page, Site

from reseau.base.language_sync import sync_languages
from reseau.base.models import LegalSettings, NetworkSettings, Theme
from reseau.demo import pages
from reseau.demo.accounts import create_accounts
from reseau.demo.aids import load_aids, load_screening
from reseau.demo.events import load_events
from reseau.demo.news import load_news
from reseau.demo.partners import load_partners
from reseau.demo.translations import translate
from reseau.images.models import Consent, CustomImage
from reseau.users.sync import sync_roles

DATA = Path(__file__).parent / "data"


def read(name: str):
    """Content of one data file."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@transaction.atomic
def load_demo(progress: Callable[[str], None] = lambda line: None, port: int = 8000):
    """Fills an empty, migrated database with the demo site, accounts included."""
    network = read("network")
    progress("thèmes et langues")
    themes = load_themes()
    french, others = load_locales()
    progress("accueil et rubriques")
    home = load_home(french, network, port)
    indexes = pages.load_indexes(home, network["indexes"])
    progress("partenaires")
    partners = load_partners(indexes["partners"], read("partners"), themes)
    progress("aides")
    facts = read("facts")
    aids = load_aids(indexes["guide"], read("aids"), read("rules"), facts, themes, partners)
    indexes["screening"] = load_screening(indexes["guide"], network["screening"])
    progress("agenda et actualités")
    events = load_events(indexes["agenda"], read("events"), themes, partners)
    news = load_news(indexes["news"], read("news"), themes, load_images(), partners | events)
    progress("pages du réseau")
    prose = pages.load_free_pages(home, network["pages"])
    prose += pages.load_legal_pages(home, network["legal_pages"])
    prose.append(pages.load_contact(home, network["contact"]))
    pages.fill_home(home, network["home"], indexes["guide"], aids)
    indexes["site_map"].move(home, pos="last-child")
    progress("anglais et arabe")
    sync_languages()
    sections = network["indexes"] | {"screening": network["screening"]}
    sources = [(home, network["home"])] + [(indexes[name], row) for name, row in sections.items()]
    sources += [(partners[row["id"]], row) for row in read("partners")]
    sources += [(aids[row["id"]], row | facts.get(row["id"], {})) for row in read("aids")]
    sources += [(events[row["id"]], row) for row in read("events")]
    load_translations(sources + news + prose, others)
    load_shared_words(themes, network, others)
    progress("rôles et comptes")
    sync_roles()
    create_accounts()


def load_themes() -> dict[str, Theme]:
    return {row["slug"]: Theme.objects.create(slug=row["slug"], name=row["name"]) for row in read("themes")}


def load_locales() -> tuple[Locale, list[Locale]]:
    """The French locale, and the others in the order of the settings."""
    locales = [Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES]
    return locales[0], locales[1:]


def load_home(french: Locale, network: dict, port: int):
    """The front page in place of Wagtail's welcome page, and the settings of the site."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    root.refresh_from_db()
    home = root.add_child(instance=pages.new_home(network["home"], french))
    Site.objects.all().delete()
    site = Site.objects.create(
        hostname="127.0.0.1",
        port=port,
        root_page=home,
        is_default_site=True,
        site_name=network["settings"]["name"],
    )
    facts = {name: value or "" for name, value in network["settings"].items() if name != "emergency_numbers"}
    numbers = [
        ("number", {"number": row["number"], "label": row["label"]}) for row in network["settings"]["emergency_numbers"]
    ]
    NetworkSettings.objects.create(site=site, emergency_numbers=numbers, **facts)
    LegalSettings.objects.create(site=site, **network["legal"])
    return home


def load_images() -> dict[str, CustomImage]:
    """The drawings, by file name."""
    images = {}
    for path in sorted((DATA / "images").glob("*.jpg")):
        with path.open("rb") as stream:
            images[path.name] = CustomImage.objects.create(
                title=path.stem.replace("-", " ").capitalize(), file=File(stream, path.name), consent=Consent.NOBODY
            )
    return images


def load_translations(sources: list[tuple[Page, dict]], locales: list[Locale]):
    """What the data files give in another language; all the rest is shown in French, and says so."""
    for locale in locales:
        words = words_in(locale.language_code)
        for page, row in sources:
            if page.slug in words:
                translate(page, locale, row, words[page.slug])


def load_shared_words(themes: dict[str, Theme], network: dict, locales: list[Locale]):
    """What every page shows: the names of the themes, the words of the settings."""
    settings_in_french = {
        model: model.objects.get(locale__language_code="fr") for model in (NetworkSettings, LegalSettings)
    }
    numbers = network["settings"]["emergency_numbers"]
    for locale in locales:
        code = locale.language_code
        for row in read("themes"):
            if code in row:
                translate(themes[row["slug"]], locale, {"name": row["name"]}, {"name": row[code]})
        if code in numbers[0]:
            labels = {"emergency_numbers": [{"label": row[code]} for row in numbers]}
            translate(settings_in_french[NetworkSettings], locale, {"emergency_numbers": numbers}, labels)
        if code in network["legal_words"]:
            translate(settings_in_french[LegalSettings], locale, network["legal"], network["legal_words"][code])


def words_in(language: str) -> dict[str, dict]:
    """What each page says in `language`, by its slug: one folder of data for each language."""
    words = defaultdict(dict)
    for path in sorted((DATA / language).glob("*.yaml")):
        for slug, row in read(f"{language}/{path.stem}").items():
            words[slug] |= row
    return words
