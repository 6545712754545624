# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""One journey: an account, the program, and the accounting afterwards."""
import json
import secrets
import shutil
from pathlib import Path

from rig import browser, words
from rig.canary import leaks
from rig.gate import Gate, closed_to_administrators
from rig.line import Line
from rig.places import cache
from rig.waiting import wait_for

# A line of the program's log that every journey has; without it the search for secrets proves little.
LOGGED = "/versions"


class Scene:
    """Made for one journey; close() always."""

    def __init__(self, name, homeserver, desk, binary, place: Path, scripts: Path):
        self.name, self.homeserver = name, homeserver
        self._desk, self._binary, self._place, self._scripts = desk, binary, place / name, scripts
        self.account = self.farewell = self.line = self._elsewhere = None
        self._secrets = []
        self._before = homeserver.synapse.deactivation_requests()
        self.asked_before = len(homeserver.synapse.admin_requests_of_farewell())
        self._asked_before = len(homeserver.synapse.requests_of_farewell())
        self._pictures = cache() / "pictures" / name
        shutil.rmtree(self._pictures, ignore_errors=True)

    @property
    def person(self):
        return self.farewell.person

    # --- beginning

    @property
    def server_url(self):
        """What the person types."""
        return self.line.url if self.line else self.homeserver.url

    def over_a_line(self):
        """The person's way to the server can lose things from now on."""
        self.line = Line(self.homeserver.synapse.port)

    def behind_a_gate(self, rule=closed_to_administrators):
        """The person's way to the server leads through a proxy that does not pass everything on."""
        self.line = Gate(self.homeserver.synapse.port, rule)

    def account_with_password(self, rooms=2, **machine):
        """Somebody who is also signed in elsewhere. `machine`: of the computer they sit at, see Farewell."""
        account = self._begin(secrets.token_urlsafe(15), False, rooms, **machine)
        status, answer = self.homeserver.sign_in(account, account.password)
        assert status == 200, (status, answer)
        self._elsewhere = answer["access_token"]
        return account

    def account_with_sso(self):
        return self._begin(None, True)

    def secret(self, what, text):
        """A text that may stand in no file and no output."""
        self._secrets.append((what, text))
        return text

    def signed_in(self):
        """Learn the token of the session; it is there, under our name."""
        tokens = self.homeserver.synapse.access_tokens(self.account.user_id)
        assert tokens, "signed in, but Synapse has no access token"
        for token in tokens:
            self.secret("access token", token)
        self.farewell.expect_no_core_dumps()
        assert words.SESSION in self.homeserver.device_names(self.account), "no session named Farewell"

    def picture(self, what):
        """Keep what the screen shows."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        file = self._pictures / f"{what}.png"
        self._desk.screenshot(file)
        return file

    # --- accounting

    def requests(self):
        return self.homeserver.synapse.deactivation_requests() - self._before

    def asked(self):
        """The verbs and paths of all that the program has asked of the Client-Server API in this journey."""
        return [tuple(line.split()[:2]) for line in
                self.homeserver.synapse.requests_of_farewell()[self._asked_before:]]

    def deactivations(self):
        """As Synapse has written them down in this journey: when each was finished, and with which status."""
        return self.homeserver.synapse.deactivations()[self._before:]

    def expect_requests(self, number):
        seen = self.requests()
        assert seen == number, f"Synapse logged {seen} deactivation requests, not {number}"

    def expect_active(self, requests=0, session_left=False, rooms=2):
        """The program has ended, nothing has happened to the account, nobody is signed in; a session that was
        evidence may be left."""
        self._ended(session_left)
        self.expect_requests(requests)
        self._expect({"deactivated": False, "erased": False})
        assert self.homeserver.rooms(self.account) == rooms, "the account left a room"
        assert self.homeserver.threepids(self.account), "the account lost its email address"
        self._expect_elsewhere(200)
        status, answer = self._sign_in_again()
        assert status == 200, f"sign-in: {status} {answer}"
        self._report(f"{requests} requests, sign-in {status}")

    def expect_deactivated(self, requests, erased, patience=60):
        self._ended()
        self.expect_requests(requests)
        self._expect({"deactivated": True, "erased": erased})
        wait_for("the account has left its rooms", lambda: self.homeserver.rooms(self.account) == 0, patience)
        profile = self.homeserver.profile_status(self.account)
        assert profile == (404 if erased else 200), f"profile: {profile}"
        self._expect_elsewhere(401)
        status, answer = self._sign_in_again()
        assert status == 403, f"sign-in: {status} {answer}"
        self._report(f"{requests} requests, profile {profile}, rooms 0, sign-in {status}")

    def expect_half_way(self, requests, erased, sign_in=403):
        """The server has ended what it ends first, and nothing after that: the password is gone, and the account is
        not deactivated."""
        self._ended()
        self.expect_requests(requests)
        self._expect({"deactivated": False, "erased": erased})
        self._expect_elsewhere(401)
        status, answer = self._sign_in_again()
        assert status == sign_in, f"sign-in: {status} {answer}"
        self._report(f"{requests} requests, sign-in {status}, rooms {self.homeserver.rooms(self.account)}")

    def close(self):
        for running in (self.farewell, self.line):
            if running:
                running.stop()

    def failed(self):
        """What helps to understand: what was shown, said and browsed."""
        text = f"picture: {self.picture('failed')}"
        if self.farewell:
            browsed = self.farewell.browsing
            said = self.farewell.output.read_text(errors="replace")
            text += f"\nshown:\n{self.person.sight()}\noutput:\n{said}"
            text += f"\nbrowser:\n{browsed.read_text()}" if browsed.exists() else ""
        return text

    # --- inside

    def _begin(self, password, sso, rooms=2, **machine):
        if password:
            self.secret("password", password)
        return self._start(self.homeserver.account(f"{self.name}-{secrets.token_hex(2)}", password, sso, rooms),
                           **machine)

    def _start(self, account, **machine):
        from rig.farewell import Farewell  # only here, for it needs the desk

        self.account = account
        self.farewell = Farewell(self._binary, self._place, self._scripts, **machine)
        return account

    def _ended(self, session_left=False):
        assert not self.farewell.running(), "the program still runs"
        wait_for(f"a session named Farewell is left: {session_left}",
                 lambda: (words.SESSION in self.homeserver.device_names(self.account)) == session_left, 5)
        assert LOGGED in self.farewell.output.read_text(errors="replace"), "the program logged nothing"
        found = leaks(self._secrets, [self.farewell.output, self.farewell.opened, self.farewell.home])
        assert not found, "secrets found:\n" + "\n".join(found)

    def _expect_elsewhere(self, wanted):
        """The other session of the account, if it has one, is as alive as the account."""
        if self._elsewhere:
            status = self.homeserver.who_am_i(self._elsewhere)
            assert status == wanted, f"whoami of the other session: {status}"

    def _sign_in_again(self):
        """(status, answer) of the person's own way to sign in; it leaves no session."""
        if self.account.password:
            status, answer = self.homeserver.sign_in(self.account, self.account.password)
        else:
            status, answer = browser.sign_in(self.homeserver, self.account, self._scripts, self._place)
        if status == 200:
            self.homeserver.sign_out(answer["access_token"])
        return status, answer

    def _expect(self, wanted):
        state = self.homeserver.state(self.account)
        assert state == wanted, f"admin API: {json.dumps(state)}"

    def _report(self, text):
        print(f"  {self.name}: {text}, admin {self.homeserver.line(self.account)}, sessions "
              f"{json.dumps(self.homeserver.device_names(self.account))}, "
              f"{len(self._secrets)} secrets nowhere", flush=True)
