"""The programs of the machine that the tests need: found, else installed by apt when root, else asked for.

`python -m tests.tooling.system browser gettext` makes sure of both.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from typing import NamedTuple


class Program(NamedTuple):
    commands: tuple[str, ...]  # any of these
    packages: tuple[str, ...]  # of Debian
    missing: str  # what to tell a person
    libraries: tuple[str, ...] = ()  # all of these too
    trial: tuple[str, ...] = ()  # arguments that run well only when the rest of the packages is there


PROGRAMS = {
    "browser": Program(
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        ("chromium", "libatomic1"),
        "Il faut Chromium ou Chrome pour les tests (CHROME_PATH indique le sien), et la bibliothèque libatomic : "
        "installez-les (sudo apt install chromium libatomic1).",
        ("libatomic.so.1",) if sys.platform == "linux" else (),  # of the Node.js that Playwright brings
    ),
    "gettext": Program(
        ("xgettext",),
        ("gettext",),
        "Il faut GNU gettext pour vérifier les traductions : installez-le (sudo apt install gettext).",
    ),
    "libical": Program(
        ("/usr/bin/python3",),  # the Python of the system: python3-gi is for no other
        ("python3-gi", "gir1.2-ical-3.0"),
        "Il faut libical pour relire les calendriers : installez-le (sudo apt install python3-gi gir1.2-ical-3.0).",
        trial=("-I", "-c", "import gi; gi.require_version('ICalGLib', '3.0')"),
    ),
    "sabre": Program(
        ("php",),
        ("php-cli", "php-sabre-vobject"),
        "Il faut PHP et sabre/vobject pour relire les calendriers : installez-les "
        "(sudo apt install php-cli php-sabre-vobject).",
        trial=("-r", "require 'Sabre/VObject/autoload.php';"),
    ),
}


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def runs(path: str, arguments: tuple[str, ...]) -> bool:
    return subprocess.run([path, *arguments], capture_output=True, check=False).returncode == 0


def find(name: str) -> str | None:
    """Path of the program; None if it or what it needs is missing. CHROME_PATH, when set, names the browser."""
    program = PROGRAMS[name]
    if not all(loads(library) for library in program.libraries):
        return None
    if name == "browser" and (path := os.environ.get("CHROME_PATH")):
        return shutil.which(path)
    path = next((path for command in program.commands if (path := shutil.which(command))), None)
    return path if path and (not program.trial or runs(path, program.trial)) else None


def apt_install(packages: tuple[str, ...]) -> None:
    """Install packages of Debian; a failure is told by apt and left to the caller to notice."""
    print(f"Installation de {' et '.join(packages)}…", flush=True)
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            ["apt-get", "-qq", *command],
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


def ensure(name: str) -> str:
    """Path of the program, installed if need be and allowed; else stop with one sentence."""
    if (path := find(name)) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(PROGRAMS[name].packages)
        path = find(name)
    return path or sys.exit(PROGRAMS[name].missing)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        ensure(name)
