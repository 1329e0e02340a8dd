"""A server of this machine, for the time of a test."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


class QuietHandler(BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]):
    """The server: `.asked`, a list that `handler` fills; `.over`, set when the test is, for who keeps one waiting."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.asked, server.over = [], Event()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
