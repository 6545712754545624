# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The real browser without the program: what a person reaches with Single Sign On on their own."""
import subprocess
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from rig import web


def browse(scripts: Path, place: Path, name, url):
    """What the browser of `name` saw on its way from `url` to its end."""
    log = _fresh_log(place)
    subprocess.run(_command(scripts, name, log, url), check=True, timeout=120)
    return log.read_text().strip()


def sign_in(homeserver, account, scripts: Path, place: Path):
    """(status, answer) of a sign-in; 403 and what the browser saw where the server says that the
    account is deactivated and hands no token back."""
    receiver = HTTPServer(("127.0.0.1", 0), _Receiver)
    receiver.token, receiver.timeout = None, 0.2
    back = f"http://127.0.0.1:{receiver.server_port}/back"
    log = _fresh_log(place)
    url = (f"{homeserver.url}/_matrix/client/v3/login/sso/redirect?"
           + urllib.parse.urlencode({"redirectUrl": back}))
    browser = subprocess.Popen(_command(scripts, account.localpart, log, url))
    try:
        while browser.poll() is None:
            receiver.handle_request()
    finally:
        receiver.server_close()
        if browser.poll() is None:
            browser.kill()
            browser.wait()
    if not receiver.token:
        seen = log.read_text().strip()
        assert seen.endswith("end deactivated"), f"no token, and not because of the account:\n{seen}"
        return 403, seen
    status, answer = web.ask("POST", f"{homeserver.url}/_matrix/client/v3/login", {
        "type": "m.login.token", "token": receiver.token, "initial_device_display_name": "another browser"})
    assert status != 200 or answer["user_id"] == account.user_id, answer["user_id"]
    return status, answer


def _fresh_log(place):
    log = place / "browsing-without-farewell.txt"
    log.unlink(missing_ok=True)
    return log


def _command(scripts, name, log, url):
    return ["node", scripts / "browse.mjs", name, log, url]


class _Receiver(BaseHTTPRequestHandler):
    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.server.token = query.get("loginToken", [self.server.token])[0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"You can close this page.")

    def log_message(self, *arguments):
        pass
