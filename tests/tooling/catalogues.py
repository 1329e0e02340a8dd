"""The catalogues of the interface: brought up to date, or checked in a copy of the project.

    python -m tests.tooling.catalogues update    writes the .po files
    python -m tests.tooling.catalogues check     fails, naming each text that is not right

French is the language of the source; each folder of site/reseau/locale is the complete catalogue of another one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUES = "site/reseau/locale"
LANGUAGES = sorted(path.name for path in (ROOT / CATALOGUES).iterdir() if path.is_dir())
NOT_OURS = (".*", "var", "tests", "docs", "__pycache__", "node_modules")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


def make_messages(root: Path) -> None:
    """Run makemessages on the project found at `root`: no line numbers, so that a diff shows only texts."""
    subprocess.run(
        [
            *(sys.executable, "manage.py", "makemessages", "--no-wrap", "--add-location=file"),
            *(f"--locale={language}" for language in LANGUAGES),
            *(f"--ignore={name}" for name in NOT_OURS),
        ],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}"},
        check=True,
        stdout=subprocess.DEVNULL,
    )


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def entry_faults(entry: polib.POEntry) -> Iterator[str]:
    """What is wrong with one text. A plural form may leave a placeholder out ("one event")."""
    if entry.obsolete:
        yield "n’est plus dans le code"
    elif entry.fuzzy:
        yield "est à relire (fuzzy)"
    elif not entry.translated():
        yield "n’est pas traduit"
    elif entry.msgid_plural:
        wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        if any(placeholders(text) - wanted for text in entry.msgstr_plural.values()):
            yield "a d’autres variables"
    elif placeholders(entry.msgid) != placeholders(entry.msgstr):
        yield "a d’autres variables"


def catalogue_faults(path: Path) -> Iterator[str]:
    """What is wrong with one catalogue, just brought up to date."""
    catalogue = polib.pofile(str(path))
    if catalogue.metadata_is_fuzzy:
        yield "l’en-tête est marqué fuzzy : le catalogue entier serait ignoré"
    for entry in catalogue:
        for fault in entry_faults(entry):
            yield f"« {entry.msgid} » {fault}"


def check() -> list[str]:
    """Every fault of every catalogue; an empty list when all is well."""
    with tempfile.TemporaryDirectory(prefix="reseau-catalogues-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_OURS))
        make_messages(copy)
        return [
            f"{language} : {fault}"
            for language in LANGUAGES
            for fault in catalogue_faults(copy / CATALOGUES / language / "LC_MESSAGES/django.po")
        ]


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        make_messages(ROOT)
    elif sys.argv[1:] == ["check"]:
        if faults := check():
            sys.exit("\n".join([*faults, "Catalogues à compléter : « make messages », puis traduire."]))
    else:
        sys.exit(__doc__)
