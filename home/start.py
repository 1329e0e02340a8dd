"""The pages that every town starts with, empty and ready to be filled in."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, gettext_noop, override
from wagtail.models import Locale, Page, Site

from actualites.models import NewsIndexPage
from agenda.models import AgendaIndexPage
from guide_pages.models import GuideIndexPage, ScreeningPage
from home import models
from partenaires.models import PartnerIndexPage
from reseau.base.language_sync import sync_languages
from reseau.base.languages import has_catalogue
from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.translating import publish_translation
from reseau.users.sync import sync_roles

# (type of page, title, address, in the menu)
PAGES = [
    (GuideIndexPage, "Guide des aides", "guide", True),
    (AgendaIndexPage, "Agenda", "agenda", True),
    (PartnerIndexPage, "Annuaire des partenaires", "annuaire", True),
    (NewsIndexPage, "Actualités", "actualites", True),
    (models.ContactPage, "Nous contacter", "contact", False),
    (models.LegalNoticePage, "Mentions légales", "mentions-legales", False),
    (models.PersonalDataPage, "Données personnelles", "donnees-personnelles", False),
    (models.AccessibilityPage, "Accessibilité", "accessibilite", False),
    (models.EcodesignPage, "Écoconception", "ecoconception", False),
    (models.OpenDataPage, "Données ouvertes", "donnees-ouvertes", False),
    (models.SiteMapPage, "Plan du site", "plan-du-site", False),
]
# What a page cannot do without.
REQUIRED = {
    models.ContactPage: {
        "privacy_notice": "<p>À compléter : qui reçoit ce message, pour quoi, combien de temps, et vos droits.</p>",
        "thank_you_text": "Merci, votre message est parti.",
    }
}
EMERGENCY_NUMBERS = {
    "3919": gettext_noop("Violences : écoute gratuite, 24 h/24"),
    "17": gettext_noop("Police : danger immédiat"),
    "114": gettext_noop("Danger : alerte par SMS"),
}


@transaction.atomic
def start_site(*, name: str, town: str, hostname: str, port: int = 443) -> models.HomePage:
    """A site with its sections, legal pages, languages and roles, in a migrated database without pages."""
    french, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node()
    root.get_children().delete()
    root.refresh_from_db()
    home = root.add_child(
        instance=models.HomePage(title="Accueil", slug="accueil", tagline=name, locale=french, show_in_menus=False)
    )
    Site.objects.all().delete()
    site = Site.objects.create(hostname=hostname, port=port, root_page=home, is_default_site=True, site_name=name)
    numbers = [("number", {"number": number, "label": label}) for number, label in EMERGENCY_NUMBERS.items()]
    network = NetworkSettings.objects.create(site=site, name=name, town=town, emergency_numbers=numbers)
    LegalSettings.objects.create(site=site)
    for model, title, slug, in_menu in PAGES:
        page = home.add_child(instance=model(title=title, slug=slug, show_in_menus=in_menu, **REQUIRED.get(model, {})))
        page.save_revision().publish()
    guide = GuideIndexPage.objects.get()
    guide.add_child(instance=ScreeningPage(title="Mes aides", slug="mes-aides")).save_revision().publish()
    home.refresh_from_db()
    home.save_revision().publish()
    sync_languages()
    translate_emergency_numbers(network)
    sync_roles()
    return home


def translate_emergency_numbers(network: NetworkSettings):
    """Into every language that the site speaks: nobody waits for a translator in danger."""
    for locale in Locale.objects.exclude(pk=network.locale_id):
        if has_catalogue(locale.language_code):
            with override(locale.language_code):
                publish_translation(network, locale, lambda _field, text: gettext(text))
