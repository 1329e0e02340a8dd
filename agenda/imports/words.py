"""The words of a partner's calendar: plain text, whatever has written it."""

import html
import re

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup
from django.utils.html import urlize
from django.utils.text import Truncator

MAX_TEXT = 10_000
MAX_SUMMARY = 160
TAGS = re.compile(
    r"</?(a|b|br|div|em|font|h\d|html|i|li|ol|p|span|strong|table|td|tr|u|ul)\b[^>]{0,2000}>", re.IGNORECASE
)
ENTITY = re.compile(r"&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
STARTS_LINE = ["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"]
ENDS_LINE = ["br", "p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"]
HIDDEN = ["script", "style", "head", "title", "template"]
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
A_NUMBER = re.compile(r"\d+\s*(bis|ter)?,?\s+\D", re.IGNORECASE)


def one_line(text: str) -> str:
    return Truncator(" ".join(plain(text).split())).chars(200)


def plain(text: str) -> str:
    """`text` without its tags, its paragraphs as lines; the address of a link follows its words."""
    if TAGS.search(text):
        text = _without_tags(text)
    elif ENTITY.search(text):
        text = html.unescape(text)
    lines = [" ".join(line.split()) for line in text.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:MAX_TEXT]


def _without_tags(text: str) -> str:
    try:
        soup = BeautifulSoup(text.replace("<?", "").replace("<!", ""), "html.parser")
    except ParserRejectedMarkup:
        return TAGS.sub(" ", text)
    for element in soup(HIDDEN):
        element.decompose()
    for link in soup("a", href=re.compile(r"^https?://")):
        if link["href"] not in link.get_text():
            link.append(f" ({link['href']})")
    for element in soup(STARTS_LINE):
        element.insert_before("\n")
    for element in soup(ENDS_LINE):
        element.insert_after("\n")
    return soup.get_text()


def summary_and_rest(text: str) -> tuple[str, str]:
    """The first sentence of a description, for lists, and what follows; ("", all) if it is too long for them."""
    first_line, _newline, others = text.partition("\n")
    sentence, *rest = SENTENCE.split(first_line, maxsplit=1)
    if len(first_line) <= MAX_SUMMARY:
        sentence, rest = first_line, []
    if len(sentence) > MAX_SUMMARY:
        return "", text
    return sentence, "\n".join([*rest, others]).strip()


def place(location: str) -> tuple[str, str, str]:
    """(name, address, link to take part online) of a LOCATION, which has no form of its own."""
    if location.lower().startswith(("https://", "http://")) and " " not in location and len(location) <= 500:
        return "", "", location
    if A_NUMBER.match(location):
        return "", _lines(location), ""
    name, _separator, address = re.sub(r"\s*[\n,]\s*", "\n", location).partition("\n")
    return (name, address, "") if len(name) <= 200 else (Truncator(name).chars(200), _lines(location), "")


def _lines(location: str) -> str:
    """An address as it is written on an envelope: the number stays with its street."""
    return re.sub(r"(?<!\d)\s*[\n,]\s*", "\n", location)


def as_rich_text(text: str) -> str:
    """Paragraphs for a RichTextField, in the very form in which the editor of the administration keeps them."""
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n")]
    return "".join(f"<p>{_paragraph(text)}</p>" for text in paragraphs if text)


def _paragraph(text: str) -> str:
    return urlize(text, autoescape=True).replace("\n", "<br/>")
