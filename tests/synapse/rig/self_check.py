# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The rig proves itself: both proofs, by plain requests and the real browser, without the program."""
import json
import secrets
import subprocess
import urllib.parse
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from rig import web


def password(homeserver):
    """Challenge, wrong, right: three requests."""
    key = secrets.token_urlsafe(12)
    account = homeserver.account("selfpassword", key)
    token = homeserver.sign_in(account, key)[1]["access_token"]
    before = homeserver.synapse.deactivation_requests()

    def attempt(proof):
        return _deactivate(homeserver, token, False, proof)

    status, challenge = attempt(None)
    assert status == 401 and {"stages": ["m.login.password"]} in challenge["flows"], (status, challenge)
    proof = {"type": "m.login.password", "session": challenge["session"],
             "identifier": {"type": "m.id.user", "user": account.user_id}}
    status, answer = attempt(proof | {"password": key + "x"})
    assert status == 401 and answer["errcode"] == "M_FORBIDDEN", (status, answer)
    status, answer = attempt(proof | {"password": key})
    assert status == 200, (status, answer)
    return homeserver.synapse.deactivation_requests() - before, account


def single_sign_on(homeserver, scripts: Path, place: Path):
    """Sign in and prove by browser: two requests."""
    account = homeserver.account("selfsso", sso=True)
    token = _signed_in_by_browser(homeserver, account, scripts, place)
    before = homeserver.synapse.deactivation_requests()
    status, challenge = _deactivate(homeserver, token, True, None)
    assert status == 401 and challenge["flows"] == [{"stages": ["m.login.sso"]}], (status, challenge)
    session = challenge["session"]
    end = _browse(scripts, place, account.localpart,
                  f"{homeserver.url}/_matrix/client/v3/auth/m.login.sso/fallback/web?session={session}")
    assert end.endswith("end proved"), end
    status, answer = _deactivate(homeserver, token, True, {"session": session})
    assert status == 200, (status, answer)
    return homeserver.synapse.deactivation_requests() - before, account


def _deactivate(homeserver, token, erase, proof):
    body = {"erase": erase} | ({"auth": proof} if proof else {})
    return web.ask("POST", f"{homeserver.url}/_matrix/client/v3/account/deactivate", body, token)


def _browse(scripts, place, name, url):
    log = place / "self-check-browsing.txt"
    log.unlink(missing_ok=True)
    subprocess.run(["node", scripts / "browse.mjs", name, log, url], check=True, timeout=120)
    return log.read_text().strip()


def _signed_in_by_browser(homeserver, account, scripts, place):
    receiver = HTTPServer(("127.0.0.1", 0), _Receiver)
    receiver.token = None
    back = f"http://127.0.0.1:{receiver.server_port}/back"
    log = place / "self-check-browsing.txt"
    url = (f"{homeserver.url}/_matrix/client/v3/login/sso/redirect?"
           + urllib.parse.urlencode({"redirectUrl": back}))
    browser = subprocess.Popen(["node", scripts / "browse.mjs", account.localpart, log, url])
    try:
        receiver.timeout = 60
        receiver.handle_request()
        browser.wait(60)
    finally:
        receiver.server_close()
        if browser.poll() is None:
            browser.kill()
            browser.wait()
    assert receiver.token, log.read_text()
    status, answer = web.ask("POST", f"{homeserver.url}/_matrix/client/v3/login", {
        "type": "m.login.token", "token": receiver.token, "initial_device_display_name": "self-check"})
    assert status == 200 and answer["user_id"] == account.user_id, (status, json.dumps(answer))
    return answer["access_token"]


class _Receiver(BaseHTTPRequestHandler):
    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        self.server.token = query.get("loginToken", [None])[0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"You can close this page.")

    def log_message(self, *arguments):
        pass
