"""Files sent to be imported, kept aside between the plan that is shown and the word that carries it out.

They stand under VAR_DIR, where no server serves anything, for a day at most. What was agreed to is exactly what is
done: the file is not sent again, and a file or a plan that has changed is not carried out.
"""

import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from partenaires.imports.planning import Line, counts, fingerprint

A_DAY = 24 * 3600


@dataclass(frozen=True)
class Staged:
    """`lines`: those of the plan, as they are shown; `user`: who sent the file, and alone may carry it out."""

    key: UUID
    content: bytes
    user: int
    name: str
    category: str
    fingerprint: str
    counts: dict[str, int]
    ignored: list[str]
    lines: list[dict]


def folder() -> Path:
    path = Path(settings.VAR_DIR) / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep(
    content: bytes, lines: list[Line], *, user: int, name: str, category: str, ignored: list[str], key=None
) -> UUID:
    """Keeps a file with its plan; the earlier plan of `key` is replaced."""
    purge()
    key = key or uuid4()
    told = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "user": user,
        "name": name,
        "category": category,
        "fingerprint": fingerprint(lines),
        "counts": counts(lines),
        "ignored": ignored,
        "lines": [line.shown() for line in lines],
    }
    for suffix, body in ((".file", content), (".json", json.dumps(told).encode())):
        path = folder() / f"{key}{suffix}"
        path.touch(mode=0o600)
        path.write_bytes(body)
    return key


def find(key: UUID, user: int) -> Staged | None:
    """None when it is too old, another's, or no longer what it was."""
    try:
        content = (folder() / f"{key}.file").read_bytes()
        told = json.loads((folder() / f"{key}.json").read_bytes())
        if time.time() - (folder() / f"{key}.file").stat().st_mtime > A_DAY:
            return None
    except (OSError, ValueError):
        return None
    if told.pop("user") != user or told.pop("sha256") != hashlib.sha256(content).hexdigest():
        return None
    return Staged(key=key, content=content, user=user, **told)


def forget(key: UUID):
    for path in folder().glob(f"{key}.*"):
        path.unlink(missing_ok=True)


def purge():
    """Removes what is more than a day old."""
    for path in folder().iterdir():
        if time.time() - path.stat().st_mtime > A_DAY:
            path.unlink(missing_ok=True)
