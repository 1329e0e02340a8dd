"""A service that speaks LibreTranslate's protocol, real and on this machine: it shouts in the language asked for."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Handler(BaseHTTPRequestHandler):
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

    def log_message(self, *arguments):
        pass


@contextmanager
def libretranslate():
    """The server: `.asked`, what it was asked; `.status` and `.body`, what it answers when it does not do its work."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.status, server.body = [], 200, b""
    server.address = f"libretranslate+http://127.0.0.1:{server.server_port}?api_key=sesame"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
