"""Words that nobody has translated say that they are French, wherever an Arabic page shows them (RGAA 8.7, 8.10).

The same word stands in every field of every page and of the settings, and is looked for in all that one reads.
"""

import re
from datetime import date, timedelta

import pytest
from django.db.models import CharField, TextField
from django.utils import timezone
from wagtail.fields import RichTextField
from wagtail.models import Page

from actualites.models import NewsPage
from agenda.models import EventException, EventPage
from guide_pages.models import AidFact, AidPage, AidPartner, LegalText
from home import models
from partenaires.models import PartnerPage
from reseau.base.models import LegalSettings, NetworkSettings
from tests import factories
from tests.languages import everything_begun, everything_untranslated
from tests.reading import soup

WORD = "Coquelicot"
AGENDA = [f"/ar/agenda/{view}/" for view in ("mois", "affiche", "archives")]
RICH = f"<p>{WORD}</p>"
ARABIC = re.compile("[\u0600-\u06ff]")
BLOCKS = [
    ("heading", WORD),
    ("paragraph", RICH),
    ("quote", {"text": WORD, "source": WORD}),
    ("steps", [RICH]),
    ("timeline", [{"date_text": WORD, "title": WORD, "text": WORD}]),
    ("alert", {"title": WORD, "text": RICH}),
    ("figures", [{"number": "3", "label": WORD, "scope": WORD}]),
    ("chart", {"title": WORD, "unit": WORD, "year": "2020", "source": WORD, "rows": [{"label": WORD, "number": 3}]}),
]
PHONES = [("phone", {"number": "01 40 85 60 60", "label": WORD})]
SERVICES = [("service", {"name": WORD, "for_whom": WORD, "cost": "gratuit", "cost_details": WORD, "how": WORD})]
NUMBERS = [("number", {"number": "17", "label": WORD})]
LEGAL_PAGES = [
    models.AccessibilityPage,
    models.EcodesignPage,
    models.LegalNoticePage,
    models.OpenDataPage,
    models.PersonalDataPage,
]


FORMAL = {"hours_expression", "siret"}  # held to a form, or shown to nobody


def in_french(model) -> dict[str, str]:
    """The word in every field of `model` where one writes words."""
    chosen = {field.name for field in Page._meta.get_fields()} - {"title", "search_description"}
    fields = [
        field for field in model._meta.get_fields() if field.name not in chosen | FORMAL and "phone" not in field.name
    ]
    rich = {field.name: RICH for field in fields if isinstance(field, RichTextField)}
    plain = [field for field in fields if type(field) in (CharField, TextField) and not field.choices]
    return rich | {field.name: WORD for field in plain if len(WORD) <= (field.max_length or len(WORD))}


def later(day) -> EventException:
    """The date of an event, a week from `day`, is a day late and elsewhere."""
    days = {"day": day + timedelta(days=7), "new_date": day + timedelta(days=8)}
    return EventException(kind="moved", **days, new_venue=WORD, new_address=WORD, message=WORD)


@pytest.fixture
def written(site_tree):
    """A site in French where every word is the same, and each of its states."""
    legal = {"audit_on": date(2026, 11, 2), "statement_on": date(2026, 11, 2)}
    LegalSettings.objects.update(**in_french(LegalSettings), **legal)
    NetworkSettings.objects.update(**in_french(NetworkSettings), emergency_numbers=NUMBERS)
    themes = [factories.ThemeFactory(name=WORD)]
    reached = in_french(PartnerPage) | {"phones": PHONES, "services": SERVICES}
    partner = factories.PartnerPageFactory(parent=site_tree.partners, themes=themes, **reached)
    rows = {
        "partner_links": [AidPartner(partner=partner)],
        "facts": [AidFact(subject=WORD, statement=WORD, source=WORD, source_date=WORD, reliability="verified")],
        "legal_texts": [LegalText(label=WORD), LegalText(label=WORD, url="https://example.org/loi")],
    }
    amount = {"amount_effective_on": date(2026, 4, 1)}
    factories.AidPageFactory(parent=site_tree.guide, themes=themes, **rows, **amount, **in_french(AidPage))
    today = timezone.localdate()
    for number, state in enumerate(
        (
            {"status": "CANCELLED"},
            {"start_date": today - timedelta(days=9)},
            {"place_partner": partner, "status_message": "", "exceptions": [later(today)]},
            {"venue": "", "online_url": "https://example.org/salon"},
        )
    ):
        entry = ("entry", {"start_time": None, "title": WORD})
        fields = in_french(EventPage) | {"childcare": "yes", "programme": [entry], "slug": f"date-{number}"} | state
        factories.EventPageFactory(parent=site_tree.agenda, themes=themes, **fields)
    factories.NewsPageFactory(parent=site_tree.news, **in_french(NewsPage) | {"signature": "Nadia"})
    content = factories.ContentPageFactory(parent=site_tree.home, body=BLOCKS, **in_french(models.ContentPage))
    factories.ContentPageFactory(parent=content, **in_french(models.ContentPage))
    factories.ContactPageFactory(parent=site_tree.home, **in_french(models.ContactPage) | {"to_address": ""})
    factories.SiteMapPageFactory(parent=site_tree.home, title=WORD)
    for model in LEGAL_PAGES:
        site_tree.home.add_child(instance=model(title=WORD, slug=model.__name__.lower(), body=BLOCKS))
    situation = {"title": WORD, "text": WORD, "page": partner, "theme": ""}
    site_tree.home.situations = [("situation", situation)]
    site_tree.home.figures = [("figure", {"number": "3", "label": WORD, "scope": WORD})]
    for page in (site_tree.home, site_tree.guide, site_tree.agenda, site_tree.partners, site_tree.news):
        page.refresh_from_db(fields=["numchild"])
        for name, words in in_french(type(page)).items():
            setattr(page, name, words)
        page.save()


def texts(page):
    """(words, language, direction) of each text that a visitor reads or hears, choices of a list apart."""
    for text in page.body.find_all(string=True):
        if text.strip() and text.parent.name not in ("option", "script"):
            language, way = text.find_parent(lang=True), text.find_parent(dir=True)
            yield " ".join(text.split()), language["lang"], way["dir"]


@pytest.mark.parametrize("shown", [everything_untranslated, everything_begun])
def test_no_word_is_taken_for_one_of_another_language(client, written, shown):
    shown("ar")
    pages = Page.objects.filter(locale__language_code="ar", depth__gt=1)
    addresses = [page.get_url() for page in pages] + [*AGENDA, f"/ar/recherche/?q={WORD}"]

    read = {(address, *text) for address in addresses for text in texts(soup(client.get(address)))}

    french = {text for text in read if WORD in text[1] and not ARABIC.search(text[1])}
    arabic = {text for text in read if ARABIC.search(text[1]) and "ar" not in text[2:]}
    assert len({address for address, *_others in french}) == len(addresses)
    assert {text for text in french if text[2:] != ("fr", "ltr")} == set()
    assert {text for text in arabic if text[2] != "ar"} == set()
