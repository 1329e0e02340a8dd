"""Another site, real and on this machine: it answers well, badly, slowly or never."""

import time
from collections import Counter
from contextlib import contextmanager
from urllib.parse import unquote

from tests.loopback import QuietHandler, listening

BODY = b"Bonjour" * 1000


class Handler(QuietHandler):
    """`/410` answers 410; `/301/200` moves for good to `/200`; each other address is a method below."""

    def do_GET(self):
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if file := self.server.files.get(self.path):
            return self.file(*file)
        name, _slash, rest = unquote(self.path[1:]).partition("/")
        if method := getattr(self, name, None):
            return method()
        if name in ("301", "302", "308"):
            leaves = rest.startswith(("http:", "file:"))
            return self.answer(int(name), Location=rest if leaves else f"/{rest}")
        return self.answer(int(name))

    do_HEAD = do_GET

    def answer(self, status, body=BODY, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def file(self, body, headers):
        """What `OtherSite.serve` has put there; 304 to who has it already."""
        has_it = headers.get("ETag") and headers["ETag"] == self.headers["If-None-Match"]
        self.answer(304, b"") if has_it else self.answer(200, body, **headers)

    def loop(self):
        self.answer(302, Location="/loop")

    def never(self):
        self.server.over.wait()

    def slowly(self):
        """Each byte comes in time, and the end never does."""
        while not self.server.over.is_set():
            try:
                self.wfile.write(b"H")
            except OSError:
                return
            time.sleep(0.05)

    def slow_body(self):
        self.send_response(200)
        self.end_headers()
        self.slowly()

    def endless(self):
        self.send_response(200)
        self.end_headers()
        try:
            while not self.server.over.is_set():
                self.wfile.write(BODY)
        except OSError:
            return

    def closes(self):
        self.connection.close()

    def no_head(self):
        """As many sites do: HEAD is refused, GET is answered."""
        self.answer(200 if self.command == "GET" else 405)

    def flaky(self):
        """Answers as `OtherSite.now_answers` has said."""
        self.answer(self.server.flaky_status)


class OtherSite:
    def __init__(self, server):
        self.server = server
        self.port = server.server_port

    def url(self, path: str, host="127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def asked(self) -> list[tuple[str, str]]:
        """(method, address) of each request so far."""
        return [request[:2] for request in self.server.asked]

    @property
    def times(self) -> Counter:
        """How many times each address was asked for."""
        return Counter(path for _method, path in self.asked)

    @property
    def user_agents(self) -> set[str]:
        return {request[2] for request in self.server.asked}

    def serve(self, path: str, body: bytes, **headers):
        """What `path` answers from now on."""
        self.server.files[path] = body, headers

    def now_answers(self, status: int):
        """What `/flaky` answers from now on."""
        self.server.flaky_status = status


@contextmanager
def other_site():
    with listening(Handler) as server:
        server.flaky_status, server.files = 200, {}
        yield OtherSite(server)
