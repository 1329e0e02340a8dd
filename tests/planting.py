"""The site that tests fill with pages, and how what is long to make serves several tests."""

from contextlib import contextmanager
from types import SimpleNamespace

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from wagtail.models import Page, Site

from reseau.base.models import LegalSettings, NetworkSettings
from tests import factories


def plant() -> SimpleNamespace:
    """A French site with its sections and nothing in them: `.site`, `.home`, `.guide`, `.agenda`, `.partners`,
    `.news`."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    root.refresh_from_db()
    home = factories.HomePageFactory(parent=root, slug="accueil")
    Site.objects.all().delete()
    site = Site.objects.create(hostname="testserver", port=80, root_page=home, is_default_site=True)
    NetworkSettings.objects.create(site=site)
    LegalSettings.objects.create(site=site)
    return SimpleNamespace(
        site=site,
        home=home,
        guide=factories.GuideIndexPageFactory(parent=home),
        agenda=factories.AgendaIndexPageFactory(parent=home),
        partners=factories.PartnerIndexPageFactory(parent=home),
        news=factories.NewsIndexPageFactory(parent=home),
    )


def again(tree: SimpleNamespace) -> SimpleNamespace:
    """The same site, read from the database: what a test changes in its objects stays with it."""
    return SimpleNamespace(**{name: type(one).objects.get(pk=one.pk) for name, one in vars(tree).items()})


@contextmanager
def lasting(django_db_blocker):
    """What the block writes first is seen by every test that runs before its end, which undoes it."""
    whole = transaction.atomic()
    cache.clear()  # of what the tests before have left: a fixture of a whole file is set up first
    translation.activate(settings.LANGUAGE_CODE)
    with django_db_blocker.unblock():
        whole.__enter__()
    try:
        yield
    finally:
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
