# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""One journey of somebody whose account is managed in the browser."""
import json
import secrets

from rig import browser
from rig.canary import leaks
from rig.scene import LOGGED, Scene
from rig.waiting import wait_for


class ManagedScene(Scene):
    """Made for one journey; close() always."""

    def account_managed(self, admin=False):
        return self._start(self.homeserver.account(f"{self.name}-{secrets.token_hex(2)}", admin=admin))

    def signed_in(self):
        tokens = self.homeserver.tokens()
        assert tokens, "signed in, but the service has no token"
        for token in tokens:
            self.secret("token", token)
        self.farewell.expect_no_core_dumps()

    def browse(self, url):
        """The person goes there in a browser of their own."""
        return browser.browse(self._scripts, self._place, self.account.localpart, url)

    def expect(self, deactivated, said):
        """The program has ended and left nothing; `said` is what it had told of the account."""
        assert not self.farewell.running(), "the program still runs"
        self.expect_requests(0)
        state = self.homeserver.is_deactivated(self.account)
        assert state == deactivated, f"the account service: deactivated {state}"
        wait_for("no session of ours is left", lambda: not self.homeserver.tokens(), 5)
        assert LOGGED in self.farewell.output.read_text(errors="replace"), "the program logged nothing"
        found = leaks(self._secrets, [self.farewell.output, self.farewell.opened, self.farewell.home])
        assert not found, "secrets found:\n" + "\n".join(found)
        print(f"  {self.name}: 0 requests, account service {json.dumps({'deactivated': state})}, "
              f"profile {self.homeserver.profile_status(self.account)}, the program said: {said}; "
              f"{len(self._secrets)} secrets nowhere", flush=True)
