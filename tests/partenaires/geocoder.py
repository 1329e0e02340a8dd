"""A geocoder, real and on this machine, that answers as the national base of addresses does."""

import json
from contextlib import contextmanager
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from tests.loopback import QuietHandler, listening


def feature(latitude=48.9252, longitude=2.2945, score=0.97, **properties) -> dict:
    found = {"label": "1 Rue du Port 92230 Gennevilliers", "score": score, "citycode": "92036"} | properties
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [longitude, latitude]}, "properties": found}


def collection(*features) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


FOUND = (200, collection(feature()))


class Handler(QuietHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query)["q"][0]))
        if self.server.answer is None:
            self.server.over.wait()
            return
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def local_geocoder():
    """`.host` for GEOCODER_HOST; `.asked`: (path, address) of each question; `.answers(None)` never answers."""
    with listening(Handler) as server:
        server.answer = FOUND

        def answers(answer):
            server.answer = answer

        host = f"http://127.0.0.1:{server.server_port}/geocodage"
        yield SimpleNamespace(host=host, asked=server.asked, answers=answers)
