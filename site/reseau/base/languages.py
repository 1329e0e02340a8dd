"""The language of words, which is not always that of the page around them."""

from django.conf import settings
from django.utils.translation import get_language, get_language_info


def language_of(words, part: str = "") -> str:
    """Code of the language of `words`: a code itself, a page (an alias is in French), or what has a `language`.

    `part` is one of a page that is translated, for which it may be too early (`Translated.in_french`). Anything else,
    and nothing at all, is in the language of the visit.
    """
    if isinstance(words, str):
        return words or get_language()
    if part and hasattr(words, "in_french"):
        return words.language_of(part)
    if getattr(words, "alias_of_id", None):
        return settings.LANGUAGE_CODE
    return getattr(words, "language", "") or get_language()


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"
