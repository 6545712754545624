# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A reverse proxy, as many stand before a homeserver, that does not pass everything on."""
import http.client
import threading
import time
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = b"<html><body><h1>403 Forbidden</h1></body></html>"
_OF_ONE_CONNECTION = ("connection", "keep-alive", "transfer-encoding", "content-length", "host")

# What becomes of a request. Lost: the server has it, and its answer never comes. Swallowed: the server never has it.
PASSED, FORBIDDEN, LOST, SWALLOWED = "passed", "forbidden", "lost", "swallowed"

# What becomes of a request, too: the server never has it, and this answers in its place. `cut`: only half of the body.
Instead = namedtuple("Instead", "status headers body cut", defaults=(False,))


def closed_to_administrators(_verb, path):
    """The rule of a gate that keeps the admin API from everybody."""
    return FORBIDDEN if path.startswith("/_synapse/admin") else PASSED


# What went through, and when: it came from the program, and went back to it.
Answered = namedtuple("Answered", "verb path came went status headers body")


class Held:
    """What becomes of a request, too: it waits before the server until it may pass."""

    def __init__(self):
        self._came, self._may_pass = threading.Event(), threading.Event()

    def wait_there(self, seconds=30):
        assert self._came.wait(seconds), f"no request to hold within {seconds} s"

    def let_pass(self):
        self._may_pass.set()

    def keep(self):
        self._came.set()
        self._may_pass.wait(60)


class Gate:
    """Passes requests on between a port of its own and that of a server, from construction to stop(). `rule`: what
    becomes of a request, by its verb and path; it may be another one at any time. `answered`: see above."""

    def __init__(self, port, rule=closed_to_administrators):
        self.rule = rule
        self.answered = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _passing_on_to(port, self))
        self.url = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


def _passing_on_to(port, gate):
    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            came = time.monotonic()
            fate = gate.rule(self.command, self.path)
            if isinstance(fate, Held):
                fate.keep()
            if fate == FORBIDDEN:
                self._answer(403, [("Content-Type", "text/html")], _PAGE)
                return
            if isinstance(fate, Instead):
                self._answer(*fate)
                return
            if fate == SWALLOWED:
                self.close_connection = True
                return
            server = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            headers = {name: text for name, text in self.headers.items() if name.lower() not in _OF_ONE_CONNECTION}
            server.request(self.command, self.path, body, headers)
            reply = server.getresponse()
            answer = reply.read()
            server.close()
            if fate == LOST:
                self.close_connection = True
                return
            gate.answered.append(Answered(self.command, self.path, came, time.monotonic(), reply.status, reply.headers,
                                          answer))
            self._answer(reply.status, reply.getheaders(), answer)

        def _answer(self, status, headers, body, cut=False):
            self.send_response_only(status)
            for name, text in headers:
                if name.lower() not in _OF_ONE_CONNECTION:
                    self.send_header(name, text)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[:len(body) // 2] if cut else body)
            self.close_connection = self.close_connection or cut

        def log_message(self, *_):
            """Synapse's log is enough."""

        do_GET = do_POST = do_PUT = do_DELETE = _pass_on

    return Handler
