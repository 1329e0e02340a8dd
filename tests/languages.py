"""Pages in the other languages, as wagtail-localize leaves them."""

from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def untranslated(page, code: str):
    """The page as shown in `code` before anyone translates it: in French, an alias. Its parents follow."""
    return page.copy_for_translation(locale(code), copy_parents=True, alias=True)


def translated(page, code: str, **fields):
    """The page in `code`, live, with what a translator has written. Its parents follow, in French."""
    translation = page.copy_for_translation(locale(code), copy_parents=True)
    for name, value in fields.items():
        setattr(translation, name, value)
    translation.live = True
    translation.save()
    return translation


def everything_untranslated(code: str):
    """Every page of the site as shown in `code` before anyone translates it."""
    LocaleSynchronization.objects.create(locale=locale(code), sync_from=locale("fr"))


def everything_translated(code: str):
    """Every page of the site with a life of its own in `code`."""
    everything_untranslated(code)
    Page.objects.filter(locale=locale(code)).update(alias_of=None)


def everything_begun(code: str):
    """Every page of the site with a life of its own in `code`, where not a word is translated yet."""
    everything_translated(code)
    for page in Page.objects.filter(locale=locale(code), depth__gt=1).specific():
        page.save()
