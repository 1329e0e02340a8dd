"""French typography in HTML: in the words that are French by their nearest `lang`, and in no others.

What a browser shows on one line counts as one text, whatever elements it is made of: « <b>80</b> € ».
"""

import re

from reseau.base.typography import bound, french, tidied

TOKENS = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
LANG = re.compile(r"\slang=[\"']?([a-zA-Z-]+)")
# What a person reads or hears of an element; of a `meta`, only what is made of words.
READ = re.compile(r"(\s(?:title|alt|placeholder|label|aria-label|aria-description)=\")([^\"]+)")
CONTENT = re.compile(r"(\scontent=\")([^\"]+)")
WORDY = re.compile(r"<meta\s[^>]*=\"(?:description|og:title|og:description|og:site_name|og:image:alt)\"")
AS_WRITTEN = {"script", "style", "code", "pre", "kbd", "samp", "textarea", "template"}
INLINE = set("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split())
VOID = set("area base br col embed hr img input link meta source track wbr".split())
SPACES_BEFORE_A_MARK = re.compile(r"\s{2,}(?=[:;!?»])|\n(?=[:;!?»])")
SPACES_AFTER_A_MARK = re.compile(r"(?<=«)\s+")


def french_html(html: str, language: str = "fr") -> str:
    """`html`, in `language` where no element says otherwise, with the no-break spaces that its French words want."""
    passage = _Passage(language)
    for place, token in enumerate(TOKENS.split(html)):
        if place % 2:
            passage.meet_tag(token)
        elif token:
            passage.meet_text(token)
    return passage.result()


class _Passage:
    """One walk through the texts and the tags of a page, in order."""

    def __init__(self, language: str):
        self.languages = [["", language, 0]]  # by nested element: its name, its language, how many of them are open
        self.as_written = ""  # the element whose words are not ours to change
        self.line: list[tuple[str, bool, bool]] = []  # what stands on one line: words or tag, is it a text, is it French
        self.done: list[str] = []

    def meet_text(self, text: str):
        is_ours = self._is_french and not self.as_written
        if is_ours and not text.isspace():
            text = tidied(SPACES_AFTER_A_MARK.sub(" ", SPACES_BEFORE_A_MARK.sub(" ", text)))
        self.line.append((text, True, is_ours))

    def meet_tag(self, tag: str):
        closing, name = match.groups() if (match := NAME.match(tag)) else ("", "")
        name = name.lower()
        if self.as_written:
            self.as_written = "" if closing and name == self.as_written else self.as_written
        elif closing:
            self._leave(name)
        elif name:
            tag = self._enter(name, tag)
        if name in INLINE:
            self.line.append((tag, False, False))
        else:
            self._end_line()
            self.done.append(tag)

    def result(self) -> str:
        self._end_line()
        return "".join(self.done)

    @property
    def _is_french(self) -> bool:
        return self.languages[-1][1].split("-")[0] == "fr"

    def _enter(self, name: str, tag: str) -> str:
        """The opening tag, its words set right."""
        if told := LANG.search(tag):
            self.languages.append([name, told[1], 1])
        elif name == self.languages[-1][0]:
            self.languages[-1][2] += 1
        if self._is_french:
            tag = (CONTENT if WORDY.match(tag) else READ).sub(lambda read: read[1] + french(read[2]), tag)
        if name in VOID:
            self._leave(name)
        elif name in AS_WRITTEN:
            self.as_written = name
        return tag

    def _leave(self, name: str):
        if name == self.languages[-1][0]:
            self.languages[-1][2] -= 1
            if not self.languages[-1][2]:
                self.languages.pop()

    def _end_line(self):
        """The spaces of the line are bound all together; each part then takes back its own letters."""
        whole, place = "".join(words for words, is_text, _ours in self.line if is_text), 0
        if not whole.isspace() and any(is_ours for _words, _is_text, is_ours in self.line):
            whole = bound(whole)
        for words, is_text, is_ours in self.line:
            self.done.append(whole[place : place + len(words)] if is_ours else words)
            place += len(words) if is_text else 0
        self.line.clear()
