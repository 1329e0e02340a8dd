"""Words as the search compares them: without case, accents or endings, alike on every database."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer
from django.conf.locale import LANG_INFO

# Arabic-Indic and Persian digits are the same figures as ours.
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# What Unicode does not decompose: ligatures, the Turkish i without a dot, and the letters of the Arabic script that
# people write one for another, or that Persian and Urdu keyboards write another way. The joiner that Persian puts
# between a word and its ending is as often left out.
SAME_LETTERS = (
    str.maketrans("ıٱةۃہھەىیےکں", "iاهههههيييكن", "ـ\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")
    | str.maketrans({"œ": "oe", "æ": "ae"})
    | DIGITS
)
PASSES = 4


def fold(text: str) -> str:
    """`text` in lower case without accents: "Pension impayée" gives "pension impayee"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).translate(SAME_LETTERS)


@cache
def _stemmer(language: str):
    name = LANG_INFO.get(language, {}).get("name", "").lower()
    return snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None


def stems(text: str, language: str) -> str:
    """The folded words of `text` cut to their stems, joined by spaces ("allocations" → "alloc").

    `language` is a code such as "fr" or "pt-br"; without a known stemmer the words are only folded.
    """
    code = language.split("-")[0]
    return " ".join(_stem(word, code) for word in re.findall(r"\w+", fold(text)))


@lru_cache(maxsize=20_000)
def _stem(word: str, code: str) -> str:
    stemmer = _stemmer(code)
    # Again and again: one pass leaves an ending on "separees", on an Arabic word with its article, on a Turkish plural.
    for _pass in range(PASSES if stemmer else 0):
        word = stemmer.stemWord(word)
    return word
