"""Makes the database follow LANGUAGES, and tells what it had to change."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization
from wagtail_localize.synctree import PageIndex


@transaction.atomic
def sync_languages() -> list[str]:
    """Opens each language of LANGUAGES, where every page that nobody has translated is shown in French.

    May be run at any time. Returns one French sentence for each change; none the second time.
    """
    changes, locales = [], []
    for code, name in settings.LANGUAGES:
        locale, created = Locale.objects.get_or_create(language_code=code)
        locales.append(locale)
        changes += [f"{name} : langue ajoutée"] if created else []
    french, *others = locales
    followers = [_following(locale, french) for locale in others]
    index = PageIndex.from_database().sort_by_tree_position() if followers else None
    for following in followers:
        changes += _filled(following, index)
    return changes


def _following(locale: Locale, french: Locale) -> LocaleSynchronization:
    """What makes wagtail-localize show the pages of French in `locale`. Saving it would fill the tree at once."""
    existing = LocaleSynchronization.objects.filter(locale=locale).first()
    return (
        existing
        or LocaleSynchronization.objects.bulk_create([LocaleSynchronization(locale=locale, sync_from=french)])[0]
    )


def _filled(following: LocaleSynchronization, index: PageIndex) -> list[str]:
    pages = Page.objects.filter(locale=following.locale)
    before = pages.count()
    following.sync_trees(page_index=index)
    added = pages.count() - before
    return [f"{following.locale} : {added} page(s) montrée(s) en français"] if added else []


def set_aside() -> list[str]:
    """One French sentence for each language that has pages and is no longer in LANGUAGES."""
    gone = Locale.objects.exclude(language_code__in=dict(settings.LANGUAGES)).order_by("language_code")
    counts = [(locale.language_code, Page.objects.filter(locale=locale).count()) for locale in gone]
    return [
        f"{code} : n’est plus dans LANGUAGES ; ses {count} page(s) sont gardées, et ne paraissent plus"
        for code, count in counts
        if count
    ]
