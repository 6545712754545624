# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Plain JSON over HTTP, as curl would do it."""
import json
import urllib.error
import urllib.parse
import urllib.request

_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(method, url, body=None, token=None, timeout=30):
    """(status, object) of one request; an error status is an answer, too."""
    request = urllib.request.Request(url, method=method)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with _opener.open(request, timeout=timeout) as reply:
            return reply.status, _object(reply.read())
    except urllib.error.HTTPError as error:
        return error.code, _object(error.read())


def reachable(url):
    """Whether a GET is answered with 200."""
    try:
        return ask("GET", url, timeout=5)[0] == 200
    except OSError:
        return False


def segment(text):
    """One segment of a path, percent-encoded."""
    return urllib.parse.quote(text, safe="")


def _object(data):
    try:
        return json.loads(data)
    except ValueError:
        return {}
