"""Words as the search compares them: without case, accents or endings, alike on every database."""

import re
import unicodedata
from functools import cache, lru_cache

import snowballstemmer

SNOWBALL_NAMES = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "tr": "turkish",
}
# What Unicode does not decompose: ligatures, and the Arabic letters that people write one for another.
SAME_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ة": "ه", "ى": "ي", "ـ": ""})


def fold(text: str) -> str:
    """`text` in lower case without accents: "Pension impayée" gives "pension impayee"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(SAME_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _stemmer(language: str):
    name = SNOWBALL_NAMES.get(language)
    return snowballstemmer.stemmer(name) if name else None


def stems(text: str, language: str) -> str:
    """The folded words of `text` cut to their stems, joined by spaces ("allocations" → "alloc").

    `language` is a code such as "fr" or "pt-br"; without a known stemmer the words are only folded.
    """
    code = language.split("-")[0]
    return " ".join(_stem(word, code) for word in re.findall(r"\w+", fold(text)))


@lru_cache(maxsize=20_000)
def _stem(word: str, code: str) -> str:
    stemmer = _stemmer(code)
    # Twice: one pass leaves an ending on "separees", as on an Arabic word with its article.
    return stemmer.stemWord(stemmer.stemWord(word)) if stemmer else word
