# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A reverse proxy, as many stand before a homeserver, that keeps the admin API from everybody."""
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = b"<html><body><h1>403 Forbidden</h1></body></html>"
_OF_ONE_CONNECTION = ("connection", "keep-alive", "transfer-encoding", "content-length", "host")


class Gate:
    """Passes requests on between a port of its own and that of a server, from construction to stop()."""

    def __init__(self, port):
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _passing_on_to(port))
        self.url = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


def _passing_on_to(port):
    class Handler(BaseHTTPRequestHandler):
        def _pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path.startswith("/_synapse/admin"):
                self._answer(403, [("Content-Type", "text/html")], _PAGE)
                return
            server = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            headers = {name: text for name, text in self.headers.items() if name.lower() not in _OF_ONE_CONNECTION}
            server.request(self.command, self.path, body, headers)
            reply = server.getresponse()
            self._answer(reply.status, reply.getheaders(), reply.read())
            server.close()

        def _answer(self, status, headers, body):
            self.send_response_only(status)
            for name, text in headers:
                if name.lower() not in _OF_ONE_CONNECTION:
                    self.send_header(name, text)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Synapse's log is enough."""

        do_GET = do_POST = do_PUT = do_DELETE = _pass_on

    return Handler
