"""The words of a rich text that are still in French in a translation of it."""

from bs4 import BeautifulSoup
from django.conf import settings

# What wagtail-localize offers one by one, and translators leave one by one.
ELEMENTS = ["h2", "h3", "h4", "p", "li"]


def has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def is_french(source: str, target: str) -> bool:
    """Whether `target` is the French text, `source`: the same, with words in it."""
    return source == target and has_words(source)


def french_elements_marked(source: str, target: str) -> str:
    """`target`, the rich text of a translation, where each element that `source` has too says that it is in French.

    Nothing is marked where all of it is: the whole part is then known to be (`reseau.base.french_parts`).
    """
    french, soup = BeautifulSoup(source, "html.parser"), BeautifulSoup(target, "html.parser")
    for element in soup.select("[lang]"):
        del element["lang"], element["dir"]
    if soup == french:
        return source
    contents = {element.decode_contents() for element in french.find_all(ELEMENTS)}
    for element in soup.find_all(ELEMENTS):
        words = element.decode_contents()
        if words in contents and is_french(words, words):
            element["lang"], element["dir"] = settings.LANGUAGE_CODE, "ltr"
    return str(soup)
