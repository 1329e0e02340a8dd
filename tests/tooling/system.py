"""The programs of the machine that the tests need: found, else installed by apt when root, else asked for.

`python -m tests.tooling.system browser gettext` makes sure of both.
"""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple


class Program(NamedTuple):
    commands: tuple[str, ...]
    package: str  # of Debian
    missing: str  # what to tell a person


PROGRAMS = {
    "browser": Program(
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "chromium",
        "Il faut Chromium ou Chrome pour les tests : installez-le, ou donnez son chemin dans CHROME_PATH.",
    ),
    "gettext": Program(
        ("xgettext",),
        "gettext",
        "Il faut GNU gettext pour vérifier les traductions : installez-le (sudo apt install gettext).",
    ),
}


def find(name: str) -> str | None:
    """Path of the program, or None. CHROME_PATH, when set, decides for the browser."""
    if name == "browser" and (path := os.environ.get("CHROME_PATH")):
        return shutil.which(path)
    return next((path for command in PROGRAMS[name].commands if (path := shutil.which(command))), None)


def apt_install(package: str) -> None:
    """Install a package of Debian; a failure is told by apt and left to the caller to notice."""
    print(f"Installation de {package}…", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    subprocess.run(["apt-get", "-qq", "update"], check=False, **quiet)
    subprocess.run(
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", package],
        check=False,
        stdout=subprocess.DEVNULL,
        **quiet,
    )


def ensure(name: str) -> str:
    """Path of the program, installed if need be and allowed; else stop with one sentence."""
    if (path := find(name)) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(PROGRAMS[name].package)
        path = find(name)
    return path or sys.exit(PROGRAMS[name].missing)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        ensure(name)
