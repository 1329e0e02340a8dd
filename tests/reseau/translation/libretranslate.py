"""A service that speaks LibreTranslate's protocol, real and on this machine: it shouts in the language asked for."""

import json
from contextlib import contextmanager

from tests.loopback import QuietHandler, listening


class Handler(QuietHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, **asked})
        said = {"translatedText": [f"{asked['target'].upper()} {text}" for text in asked["q"]]}
        body = self.server.body or json.dumps(said).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def libretranslate():
    """The server: `.asked`, what it was asked; `.status` and `.body`, what it answers when it does not do its work."""
    with listening(Handler) as server:
        server.status, server.body = 200, b""
        server.address = f"libretranslate+http://127.0.0.1:{server.server_port}?api_key=sesame"
        yield server
