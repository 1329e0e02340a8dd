"""Pages in the other languages, as wagtail-localize leaves them."""

from wagtail.models import Locale


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def untranslated(page, code: str):
    """The page as shown in `code` before anyone translates it: in French, an alias. Its parents follow."""
    return page.copy_for_translation(locale(code), copy_parents=True, alias=True)


def translated(page, code: str, **fields):
    """The page in `code`, live, with the fields that a translator has written. Its parents follow, in French."""
    translation = page.copy_for_translation(locale(code), copy_parents=True)
    for name, value in fields.items():
        setattr(translation, name, value)
    translation.live = True
    translation.save()
    return translation
