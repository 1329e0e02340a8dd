"""One request, and what is known of it afterwards. Nothing of it stays in the database."""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.messages import get_messages
from django.db import connection, transaction

from tests.fences.guarded import differences

DOORS = {"/admin/", "/admin/login/", "/_util/login/"}
SECRET = re.compile(r"SECRET\d{3}")
WRITING = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|INSERT OR IGNORE INTO)\s+"?(\w+)')
FREE = {"django_session"}  # what a refusal may write


@dataclass(frozen=True)
class Answer:
    """`told`: the secrets it holds; `written`: the tables it wrote in; `changed`: what it should not have touched."""

    status: int
    location: str
    told: set[str]
    written: set[str]
    changed: list[str]
    error: str = ""

    @property
    def refused(self) -> bool:
        sent_away = self.status in (301, 302) and self.location.split("?")[0] in DOORS
        return self.status in (403, 404, 405) or sent_away

    def __str__(self):
        return f"{self.status} {self.location}{self.error}".strip()


def answer_to(request, seen) -> Answer:
    """The answer that `request()` gives; when it has written, what of `seen()` is no longer as it was."""
    written = set()

    def watch(execute, sql, params, many, context):
        if found := WRITING.match(sql):
            written.add(found[1])
        return execute(sql, params, many, context)

    with undone():
        with connection.execute_wrapper(watch):
            response = request()
            text = body(response)
        written -= FREE
        now = seen() if written else None
    changed = differences(seen(), now) if written else []
    error = repr(response.exc_info[1]) if getattr(response, "exc_info", None) else ""
    location = response.get("Location", "")
    return Answer(response.status_code, location, set(SECRET.findall(text)), written, changed, error)


@contextmanager
def undone():
    """What is written in the block is as if it had never been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def body(response) -> str:
    """All that the answer says: the page, the address it leads to, and the message of the next page."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    later = " ".join(str(message) for message in get_messages(response.wsgi_request))
    return f"{content.decode(errors='replace')} {response.get('Location', '')} {later}"
