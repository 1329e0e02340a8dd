"""Each text set as its language wants it, at the last moment: nobody who writes or translates has to think of it.

French words get their no-break spaces; numbers and addresses in a text written from right to left are isolated.
In HTML, the nearest `lang` and `dir` tell; words in another language are left alone.
"""

import re

from django.utils.translation import get_language

from reseau.base.isolation import isolated, isolated_html, set_apart
from reseau.base.languages import direction, language_of
from reseau.base.typography import bound, french, tidied

TOKENS = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
LANG = re.compile(r"\slang=[\"']?([a-zA-Z-]+)")
DIR = re.compile(r"\sdir=[\"']?([a-z]+)")
# What a person reads or hears of an element; of a `meta`, only what is made of words.
READ = re.compile(r"(\s(?:title|alt|placeholder|label|aria-label|aria-description|data-[a-z]+)=\")([^\"]+)")
CONTENT = re.compile(r"(\scontent=\")([^\"]+)")
WORDY = re.compile(r"<meta\s[^>]*=\"(?:description|og:title|og:description|og:site_name|og:image:alt)\"")
AS_WRITTEN = {"script", "style", "code", "pre", "kbd", "samp", "textarea", "template"}
WITHOUT_ELEMENTS = {"title", "option"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What a browser shows on one line is one text, whatever elements it is made of: « <b>80</b> € ».
INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var"),
}
SPACES_BEFORE_A_MARK = re.compile(r"\s{2,}(?=[:;!?»])|\n(?=[:;!?»])")
SPACES_AFTER_A_MARK = re.compile(r"(?<=«)\s+")


def typeset(text: str, language: str = "") -> str:
    """`text`, which is not HTML, as its `language` wants it; that of the visit by default."""
    language = language or get_language()
    if language == "fr":
        return french(text)
    return isolated(text) if direction(language) == "rtl" else text


def quoted(words: str, source, part: str = "") -> str:
    """`words` in the language of their `source` (a code; a page, and which `part` of it), to stand in a plain sentence
    of the visit's language."""
    language, around = language_of(source, part), get_language()
    words = typeset(words, language)
    return set_apart(words) if words and language != around and direction(around) == "rtl" else words


def typeset_html(html: str, language: str = "") -> str:
    """`html`, which is in `language` (that of the visit by default) where no element says otherwise."""
    language = language or get_language()
    passage = _Passage(language, direction(language) == "rtl")
    for place, token in enumerate(TOKENS.split(html)):
        if place % 2:
            passage.meet_tag(token)
        elif token:
            passage.meet_text(token)
    return passage.result()


class _Passage:
    """One walk through the texts and the tags of a page, in order."""

    def __init__(self, language: str, mirrored: bool):
        # By nested element that tells: its name, how many of that name are open, its language, is it right to left.
        self.told = [["", 0, language, mirrored]]
        self.as_written = ""  # the element whose words are not ours to change
        self.within = ""  # the last element opened
        self.line: list[tuple[str, str]] = []  # what stands on one line: tags and words, and what to do with each
        self.done: list[str] = []

    def meet_text(self, words: str):
        _name, _open, language, mirrored = self.told[-1]
        kind = "other"
        if not self.as_written and not words.isspace():
            if language.split("-")[0] == "fr":
                words, kind = tidied(SPACES_AFTER_A_MARK.sub(" ", SPACES_BEFORE_A_MARK.sub(" ", words))), "french"
            elif mirrored:
                kind = "mirrored text" if self.within in WITHOUT_ELEMENTS else "mirrored"
        self.line.append((words, kind))

    def meet_tag(self, tag: str):
        closing, name = match.groups() if (match := NAME.match(tag)) else ("", "")
        name = name.lower()
        if closing and self.as_written in ("", name):
            self.as_written = ""
            self._leave(name)
        elif name and not self.as_written:
            tag = self._enter(name, tag)
        if name in INLINE:
            self.line.append((tag, "tag"))
        else:
            self._end_line()
            self.done.append(tag)

    def result(self) -> str:
        self._end_line()
        return "".join(self.done)

    def _enter(self, name: str, tag: str) -> str:
        """The opening tag, its own words set as they should."""
        lang, way = LANG.search(tag), DIR.search(tag)
        if lang or way:
            _name, _open, language, mirrored = self.told[-1]
            self.told.append([name, 1, lang[1] if lang else language, way[1] == "rtl" if way else mirrored])
        elif name == self.told[-1][0]:
            self.told[-1][1] += 1
        if self.told[-1][2].split("-")[0] == "fr":
            tag = (CONTENT if WORDY.match(tag) else READ).sub(lambda read: read[1] + french(read[2]), tag)
        if name in VOID:
            self._leave(name)
        elif name in AS_WRITTEN:
            self.as_written = name
        self.within = name
        return tag

    def _leave(self, name: str):
        self.within = ""
        if name == self.told[-1][0]:
            self.told[-1][1] -= 1
            if not self.told[-1][1]:
                self.told.pop()

    def _end_line(self):
        """The French spaces of the line are bound all together; each of its texts then takes back its own letters."""
        whole, place = "".join(words for words, kind in self.line if kind != "tag"), 0
        if any(kind == "french" for _words, kind in self.line):
            whole = bound(whole)
        for words, kind in self.line:
            end = place if kind == "tag" else place + len(words)
            self.done.append(_set(words, kind, whole[place:end]))
            place = end
        self.line.clear()


def _set(words: str, kind: str, in_french: str) -> str:
    if kind == "french":
        return in_french
    if kind == "mirrored":
        return isolated_html(words)
    return isolated(words) if kind == "mirrored text" else words
