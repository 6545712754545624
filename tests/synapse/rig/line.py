# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The line to a server, which can lose what goes over it."""
import re
import socket
import threading

_DEACTIVATION = re.compile(rb"^POST /_matrix/client/[^/]+/account/deactivate[ ?]")
_PROVED = re.compile(rb'"password"')


class Line:
    """Passes bytes on between a port of its own and that of a server, from construction to stop()."""

    def __init__(self, port):
        self._port = port
        self._loses = None
        self._is_down = False
        self.lost = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def lose(self, what):
        """From now on the `request` of a deactivation with a password never arrives, or its `answer` never does; with
        `answer and all` the line is down from then on."""
        assert what in ("request", "answer", "answer and all")
        self._loses = what

    def be_down(self, is_down=True):
        """From now on nothing goes over it, or all of it does."""
        self._is_down = is_down

    def stop(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with client, socket.create_connection(("127.0.0.1", self._port)) as server:
            first = _request(client)
            if self._is_down:
                return
            is_lost = self._loses and _DEACTIVATION.match(first) and _PROVED.search(first)
            if is_lost and self._loses == "request":
                self.lost += 1
                return
            server.sendall(first)
            if is_lost:
                server.recv(1)
                self.lost += 1
                self._is_down = self._loses == "answer and all"
                return
            back = threading.Thread(target=_pass_on, args=(server, client), daemon=True)
            back.start()
            _pass_on(client, server)
            back.join()


def _request(client):
    """The first request of a connection, to the end of its body."""
    data = b""
    while True:
        head, found, body = data.partition(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        if found and len(body) >= int(length.group(1) if length else 0):
            return data
        more = client.recv(65536)
        if not more:
            return data
        data += more


def _pass_on(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass
