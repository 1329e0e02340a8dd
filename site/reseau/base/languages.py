"""The language of words, which is not always that of the page around them."""

import gettext
from functools import cache

from babel import Locale
from babel.core import get_global
from django.conf import settings
from django.utils.translation import get_language, get_language_info, to_locale


def language_of(words, part: str = "") -> str:
    """Code of the language of `words`: a code itself, a page (an alias is in French), or what has a `language`.

    `part` is one of what is translated, for which it may be too early: `Translated.in_french` tells, or an attribute,
    `title_in_french`, of what is not `Translated`. Anything else, and nothing at all, is in the language of the visit.
    """
    if isinstance(words, str):
        return words or get_language()
    if part and hasattr(words, "in_french"):
        return words.language_of(part)
    if getattr(words, "alias_of_id", None) or (part and getattr(words, f"{part}_in_french", False)):
        return settings.LANGUAGE_CODE
    return getattr(words, "language", "") or get_language()


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def interface_language() -> str:
    """Code of the language that the site itself speaks in this visit: French where it has no catalogue."""
    return get_language() if has_catalogue(get_language()) else settings.LANGUAGE_CODE


@cache
def has_catalogue(code: str) -> bool:
    """Whether somebody has translated the interface; French needs no catalogue."""
    files = [gettext.find("django", folder, [to_locale(code)]) for folder in settings.LOCALE_PATHS]
    return code == settings.LANGUAGE_CODE or any(files)


def with_country(code: str) -> str:
    """`code` with the country where the language is most spoken, as Open Graph wants it ("fr_FR"); "" if unknown."""
    locale = Locale.parse(code, sep="-")
    if not locale.territory and (likely := get_global("likely_subtags").get(str(locale))):
        locale = Locale.parse(likely)
    return f"{locale.language}_{locale.territory}" if locale.territory else ""


def alternates(addresses: dict[str, str]) -> dict[str, str]:
    """What search engines are told of the versions of one page, by language: each of them, and the French one for
    those who read none ("x-default"). Nothing where there is one version only."""
    if len(addresses) < 2:
        return {}
    default = {"x-default": addresses[settings.LANGUAGE_CODE]} if settings.LANGUAGE_CODE in addresses else {}
    return addresses | default
