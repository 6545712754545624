# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A Synapse that delegates sign-in, as matrix.org does, and the service it delegates to."""
import json
import secrets
import urllib.parse
import urllib.request
from pathlib import Path

from rig import web
from rig.child import free_port
from rig.folder import prepared
from rig.homeserver import Account
from rig.provider import Provider
from rig.synapse import SERVER_NAME, Synapse


class ManagedHomeserver:
    """Both, up from construction to stop()."""

    def __init__(self, place: Path, scripts: Path):
        port, service_port = free_port(), free_port()
        self._secret = secrets.token_urlsafe(16)
        self.url = f"http://localhost:{port}"
        self.service = Provider(scripts, "mas.mjs", service_port, [self.url, self._secret, SERVER_NAME],
                                place / "mas.txt")
        self.synapse = None
        try:
            self.synapse = Synapse(prepared(), place / "synapse-mas", port=port,
                                   mas=(self.service.issuer, self._secret))
        except BaseException:
            self.stop()
            raise

    def stop(self):
        if self.synapse:
            self.synapse.stop()
        self.service.stop()

    def account(self, localpart, admin=False, only_here=False, **kept):
        """An account, as the service tells Synapse of it. `only_here`: the service does not know it, as of a bridge.
        `kept`: an `email`, or an id at `github`, which the service keeps to itself."""
        self.make_sessions(True)
        if not only_here:
            self._rig("user", name=localpart, admin="yes" if admin else "no", **kept)
        status, answer = self._tell("provision_user", {"localpart": localpart, "set_displayname": localpart,
                                                      "set_avatar_url": "mxc://hs.test/avatar"})
        assert status in (200, 201), (status, answer)
        return Account(localpart)

    def appoint(self, *accounts):
        """These administrate from now on, and nobody else does; whoever is signed in keeps the rights of the sign-in."""
        self._rig("administrators", names=" ".join(account.localpart for account in accounts))

    def make_sessions(self, wanted):
        """Whether tokens belong to sessions from now on."""
        self._rig("options", withDevices="yes" if wanted else "no")

    def room(self, account):
        """They are signed in elsewhere, and in a room."""
        token = self._rig("session", name=account.localpart)["token"]
        status, answer = web.ask("POST", f"{self.url}/_matrix/client/v3/createRoom", {}, token)
        assert status == 200, answer

    def changes(self):
        """What the service was asked to change, by its admin API: (path, body)."""
        answer = web.ask("GET", f"{self.service.issuer}/rig/changes")[1]
        return [(change["path"], change["body"]) for change in answer["changes"]]

    def tokens(self):
        """The access and refresh tokens that the service takes for good."""
        return web.ask("GET", f"{self.service.issuer}/rig/tokens")[1]["tokens"]

    def is_deactivated(self, account):
        """What the service would be told of the account by Synapse."""
        status, answer = web.ask("GET", f"{self.url}/_synapse/mas/query_user?localpart={account.localpart}",
                                 token=self._secret)
        assert status == 200, (status, answer)
        return answer["is_deactivated"]

    def profile_status(self, account):
        return web.ask("GET", f"{self.url}/_matrix/client/v3/profile/{web.segment(account.user_id)}")[0]

    def _rig(self, what, **given):
        data = urllib.parse.urlencode(given).encode()
        return json.loads(urllib.request.urlopen(f"{self.service.issuer}/rig/{what}", data, timeout=10).read())

    def _tell(self, what, body):
        return web.ask("POST", f"{self.url}/_synapse/mas/{what}", body, self._secret)
