"""The other site of a map, real and on this machine: it gives the images of a map and looks for addresses."""

import json
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from tests.loopback import QuietHandler, listening

FOUND = {"geometry": {"coordinates": [2.2945, 48.9252]}, "properties": {"score": 0.97}}
DOUBTFUL = {"geometry": {"coordinates": [2.2945, 48.9252]}, "properties": {"score": 0.2}}


def tile() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (256, 256), "#dfe8d8").save(stream, "PNG")
    return stream.getvalue()


class Handler(QuietHandler):
    TILE = tile()

    def do_GET(self):
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, self.headers["Referer"], self.headers["Cookie"]))
        if parts.path.startswith("/fond/"):
            return self.answer(200, "image/png", self.TILE)
        question = parse_qs(parts.query)["q"][0]
        self.server.questions.append(question)
        answers = {"nulle part": [], "ailleurs": [DOUBTFUL]}
        body = json.dumps({"features": answers.get(question, [FOUND])}).encode()
        self.answer(503 if question == "panne" else 200, "application/json", body)

    def answer(self, status: int, kind: str, body: bytes):
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": len(body),
            "Access-Control-Allow-Origin": "*",
        }.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def other_host():
    """`.url`; `.asked`: (path, referrer, cookie) of each request; `.questions`: the addresses looked for."""
    with listening(Handler) as server:
        server.questions = []
        url = f"http://127.0.0.1:{server.server_port}"
        yield SimpleNamespace(url=url, asked=server.asked, questions=server.questions)
