"""Sentences in a PO file, the format of translators' tools: one file for all of a language.

A sentence is known by its object and its place in it (`msgctxt`), and by its French words (`msgid`). One that a
machine wrote, and nobody has read over, is *fuzzy*, as these tools say it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polib
from django.utils import timezone
from wagtail_localize.strings import INLINE_TAGS, StringValue, extract_ids

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
UNFINISHED = re.compile(r"""^(?:msg\w+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*$""", re.MULTILINE)  # polib would cut it short
TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
OF_ONE_OBJECT = "X-WagtailLocalize-TranslationID"  # what wagtail-localize writes in the file of one page


class UnreadableError(Exception):
    """Says why a file cannot be read, in a sentence."""


@dataclass(frozen=True)
class Sentence:
    """`key` and `path`: which object, where in it; `title`: the object, for the person who translates."""

    key: str
    path: str
    source: str
    translation: str = ""
    by_machine: bool = False
    title: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        return self.key, self.path, self.source


def write(language: str, sentences: Iterable[Sentence]) -> str:
    """The text of a PO file."""
    catalogue = polib.POFile(wrapwidth=200)
    catalogue.metadata = {
        "POT-Creation-Date": f"{timezone.now():%Y-%m-%d %H:%M%z}",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for sentence in sentences:
        catalogue.append(
            polib.POEntry(
                msgid=sentence.source,
                msgctxt=f"{sentence.key} {sentence.path}",
                msgstr=sentence.translation,
                comment=sentence.title,
                flags=["fuzzy"] if sentence.by_machine else [],
            )
        )
    return str(catalogue)


def read(content: bytes) -> polib.POFile:
    """The catalogue that `content` holds."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableError("Le fichier n’est pas écrit en UTF-8.") from error
    if "\0" in text or not re.search(
        r"^msgid\b.*\n", text, re.MULTILINE
    ):  # polib takes one line for the name of a file
        raise UnreadableError("Ce n’est pas un fichier de traduction (.po).")
    if UNFINISHED.search(text):
        raise UnreadableError("Le fichier est abîmé : une ligne n’a pas de guillemet à la fin.")
    try:
        return polib.pofile(text)
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError(f"Le fichier est abîmé : {error}".rstrip(". ") + ".") from error


def sentences(catalogue: polib.POFile, key: str = "") -> Iterator[Sentence]:
    """Those that have a translation. `key`: the object, where the file is about one and does not repeat it."""
    for entry in catalogue:
        if entry.obsolete or not entry.msgstr.strip():
            continue
        context = entry.msgctxt or ""
        about, _space, path = (key, "", context) if key else context.partition(" ")
        yield Sentence(about, path, entry.msgid, entry.msgstr.strip(), entry.fuzzy)


def fault_of(source: str, translation: str, longest: int | None = None) -> str:
    """What forbids to take `translation` for `source`, in a sentence; "" when nothing does."""
    unknown = {tag.lower() for tag in TAG.findall(translation)} - set(INLINE_TAGS)
    if unknown:
        return f"balise inconnue : <{sorted(unknown)[0]}>."
    if extract_ids(source) != extract_ids(translation):
        return "les liens (<a id=…>) ne sont pas ceux du français."
    try:
        StringValue.from_translated_html(translation)
    except ValueError as error:
        return str(error)
    if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translation)):
        return "ce qui est entre accolades ou après % n’est pas ce qui est dans le français."
    if longest and len(StringValue(translation).render_text()) > longest:
        return f"trop long : {longest} caractères au plus."
    return ""
