"""One factory for each page type: the least that a page needs, with titles that tell the case.

A page is made live, under the parent given. `site_tree` (a fixture of conftest.py) holds the parents.
"""

from datetime import date, timedelta

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from actualites.models import NewsIndexPage, NewsPage
from agenda.models import AgendaIndexPage, EventPage
from guide_pages.models import AidPage, GuideIndexPage
from home.models import ContactPage, ContentPage, HomePage, SiteMapPage
from partenaires.models import PartnerIndexPage, PartnerPage
from reseau.base.models import Theme
from reseau.users.models import User


class PageFactory(wagtail_factories.PageFactory):
    """Gives a page the dates of a first publication, as the administration would."""

    first_published_at = last_published_at = factory.LazyFunction(timezone.now)

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def themes(self, create, themes, **kwargs):
        if themes:
            self.themes.set(themes)
            self.save()


class HomePageFactory(PageFactory):
    title = "Accueil"
    tagline = "Un réseau de parents"

    class Meta:
        model = HomePage


class GuideIndexPageFactory(PageFactory):
    title, slug, show_in_menus = "Guide des aides", "guide", True

    class Meta:
        model = GuideIndexPage


class AidPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Aide {number}")

    class Meta:
        model = AidPage


class AgendaIndexPageFactory(PageFactory):
    title, slug, show_in_menus = "Agenda", "agenda", True

    class Meta:
        model = AgendaIndexPage


class EventPageFactory(PageFactory):
    """An event of one whole day, a week from now."""

    title = factory.Sequence(lambda number: f"Événement {number}")
    start_date = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=7))

    class Meta:
        model = EventPage


class PartnerIndexPageFactory(PageFactory):
    title, slug, show_in_menus = "Annuaire des partenaires", "annuaire", True

    class Meta:
        model = PartnerIndexPage


class PartnerPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Partenaire {number}")
    category = "centre_social"
    phones = factory.LazyAttribute(lambda page: [("phone", {"number": page.phone})] if page.phone else [])

    class Params:
        phone = ""  # the only one of many tests

    class Meta:
        model = PartnerPage


class NewsIndexPageFactory(PageFactory):
    title, slug, show_in_menus = "Actualités", "actualites", True

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Nouvelle {number}")
    date = date(2026, 11, 2)
    signature = "Nadia"
    body = factory.LazyAttribute(lambda page: [("paragraph", page.text)])

    class Params:
        text = "<p>Un texte.</p>"

    class Meta:
        model = NewsPage


class ContentPageFactory(PageFactory):
    title = factory.Sequence(lambda number: f"Page {number}")

    class Meta:
        model = ContentPage


class ContactPageFactory(PageFactory):
    title, slug = "Nous contacter", "contact"
    privacy_notice = "<p>Vos données.</p>"
    thank_you_text = "Merci, votre message est parti."

    class Meta:
        model = ContactPage


class SiteMapPageFactory(PageFactory):
    title, slug = "Plan du site", "plan-du-site"

    class Meta:
        model = SiteMapPage


class ThemeFactory(DjangoModelFactory):
    """`labels` names the theme in other languages: {"en": "Money"}."""

    name = factory.Sequence(lambda number: f"Thème {number}")
    slug = factory.Sequence(lambda number: f"theme-{number}")

    class Meta:
        model = Theme
        skip_postgeneration_save = True

    @factory.post_generation
    def labels(self, create, labels, **kwargs):
        for code, name in (labels or {}).items():
            translation = self.copy_for_translation(Locale.objects.get_or_create(language_code=code)[0])
            translation.name = name
            translation.save()


class UserFactory(DjangoModelFactory):
    username = factory.Sequence(lambda number: f"personne{number}")

    class Meta:
        model = User
