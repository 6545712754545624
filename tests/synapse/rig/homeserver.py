# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Synapse and its OpenID provider together, and what an admin of it can do and see."""
import json
import secrets
from pathlib import Path

from rig import web
from rig.child import free_port
from rig.folder import prepared
from rig.provider import Provider
from rig.synapse import SERVER_NAME, Synapse
from rig.waiting import wait_for


class Account:
    """An account made for one journey."""

    def __init__(self, localpart, password=None):
        self.localpart = localpart
        self.user_id = f"@{localpart}:{SERVER_NAME}"
        self.password = password


class Homeserver:
    """Both servers, up from construction to stop()."""

    def __init__(self, place: Path, scripts: Path, breaks=False, limited=False):
        port, provider_port = free_port(), free_port()
        redirect = f"http://localhost:{port}/_synapse/client/oidc/callback"
        self.provider = Provider(scripts, "idp.mjs", provider_port, [redirect], place / f"provider-{provider_port}.txt")
        self.synapse = None
        try:
            folder = "synapse-breaks" if breaks else "synapse-limited" if limited else "synapse"
            self.synapse = Synapse(prepared(), place / folder, self.provider.issuer, port, breaks=breaks,
                                   limited=limited)
            self._admin = self.synapse.register("admin", secrets.token_urlsafe(12), True)["access_token"]
        except BaseException:
            self.stop()
            raise
        self.url = self.synapse.url

    def stop(self):
        if self.synapse:
            self.synapse.stop()
        self.provider.stop()

    def admin(self, method, path, body=None, good=(200, 201)):
        status, answer = web.ask(method, f"{self.url}/_synapse/admin/{path}", body, self._admin)
        assert status in good, f"{method} {path}: {status} {answer}"
        return answer

    # --- making accounts

    def account(self, localpart, password=None, sso=False, rooms=2):
        """An account with a name, an email address and rooms; for SSO it has no password."""
        made = Account(localpart, password)
        body = {"displayname": localpart.title(),
                "threepids": [{"medium": "email", "address": f"{localpart}@example.org"}]}
        if password:
            body["password"] = password
        if sso:
            body["external_ids"] = [{"auth_provider": "oidc-op", "external_id": localpart}]
        self.admin("PUT", f"v2/users/{web.segment(made.user_id)}", body)
        token = self.admin("POST", f"v1/users/{web.segment(made.user_id)}/login", {})["access_token"]
        for number in range(rooms):
            status, answer = web.ask("POST", f"{self.url}/_matrix/client/v3/createRoom",
                                     {"name": f"Room {number}"}, token)
            assert status == 200, answer
        self.sign_out(token)
        return made

    def crowd(self, name, number):
        """So many accounts, NAME-001 and on, that nobody has signed in to and that are in no room. By the email address
        it can be told whether anything was done to them."""
        return [self.one_of_a_crowd(name, at) for at in range(1, number + 1)]

    def one_of_a_crowd(self, name, at):
        made = Account(f"{name}-{at:03}")
        self.admin("PUT", f"v2/users/{web.segment(made.user_id)}", {
            "displayname": made.localpart.title(),
            "threepids": [{"medium": "email", "address": f"{made.localpart}@example.org"}]})
        return made

    def join_all(self, owner, accounts, number):
        """They all are in so many public rooms of somebody else; their tokens."""
        token = self.token_of(self.account(owner, rooms=0))
        rooms = [self.act("POST", "createRoom", {"preset": "public_chat"}, token)["room_id"] for _ in range(number)]
        self.sign_out(token)
        tokens = {account: self.token_of(account) for account in accounts}
        for account in accounts:
            for room in rooms:
                self.act("POST", f"join/{web.segment(room)}", {}, tokens[account])
        return tokens

    def end_sessions(self, account, name):
        """As another administrator would: all that are called so."""
        path = f"v2/users/{web.segment(account.user_id)}"
        devices = [device["device_id"] for device in self.admin("GET", f"{path}/devices")["devices"]
                   if device.get("display_name") == name]
        self.admin("POST", f"{path}/delete_devices", {"devices": devices})

    def make_administrator(self, account, wanted=True):
        self.admin("PUT", f"v2/users/{web.segment(account.user_id)}", {"admin": wanted})

    def limit(self, account, wanted=True):
        """Whether the server's limits count for this account."""
        self.admin("DELETE" if wanted else "POST", f"v1/users/{web.segment(account.user_id)}/override_ratelimit",
                   None if wanted else {"messages_per_second": 0, "burst_count": 0})

    def lock(self, account):
        self.admin("PUT", f"v2/users/{web.segment(account.user_id)}", {"locked": True})

    def suspend(self, account):
        self.admin("PUT", f"v1/suspend/{web.segment(account.user_id)}", {"suspend": True})

    def wait_built(self):
        """A new database builds its indices for a while. Without that of profiles nobody erased can be reactivated."""
        wait_for("Synapse's database is built",
                 lambda: not self.admin("GET", "v1/background_updates/status")["current_updates"], 90)

    def deactivate(self, account):
        """As another administrator would, erased."""
        self.admin("POST", f"v1/deactivate/{web.segment(account.user_id)}", {"erase": True})

    def public_rooms(self, owner, member, versions):
        """Rooms of the one, in which the other is, too, one of each version; their ids."""
        mine, theirs = self.token_of(owner), self.token_of(member)
        made = []
        for number, version in enumerate(versions):
            made.append(self.act("POST", "createRoom", {"name": f"Room {number}", "preset": "public_chat",
                                                        "room_version": version}, mine)["room_id"])
            self.act("POST", f"join/{web.segment(made[-1])}", {}, theirs)
        self.sign_out(mine)
        self.sign_out(theirs)
        return made

    def promote(self, owner, member, rooms):
        """The one makes the other their equal."""
        token = self.token_of(owner)
        for room in rooms:
            path = f"rooms/{web.segment(room)}/state/m.room.power_levels/"
            levels = self.act("GET", path, None, token)
            levels["users"][member.user_id] = 100
            self.act("PUT", path, levels, token)
        self.sign_out(token)

    def write(self, account, room, number):
        """Messages of theirs, and a sticker behind them."""
        token = self.token_of(account)
        send = f"rooms/{web.segment(room)}/send"
        for at in range(number):
            self.act("PUT", f"{send}/m.room.message/{at}", {"msgtype": "m.text", "body": f"Message {at}"}, token)
        self.act("PUT", f"{send}/m.sticker/s", {"body": "A sticker", "url": "mxc://hs.test/sticker", "info": {}}, token)
        self.sign_out(token)

    def upload(self, account, number):
        """Small files of theirs."""
        token = self.token_of(account)
        for at in range(number):
            status, answer = web.ask("POST", f"{self.url}/_matrix/media/v3/upload?filename={at}.json", {"file": at},
                                     token)
            assert status == 200, answer
        self.sign_out(token)

    def act(self, method, path, body, token):
        """As whoever has the token, by the Client-Server API."""
        status, answer = web.ask(method, f"{self.url}/_matrix/client/v3/{path}", body, token)
        assert status == 200, (method, path, status, answer)
        return answer

    def token_of(self, account):
        return self.admin("POST", f"v1/users/{web.segment(account.user_id)}/login", {})["access_token"]

    def rename(self, account, name, token=None):
        """As another app of theirs would: the server writes the new name into their rooms one by one. `token`: of a
        session that stays."""
        ours = token or self.token_of(account)
        self.act("PUT", f"profile/{web.segment(account.user_id)}/displayname", {"displayname": name}, ours)
        if not token:
            self.sign_out(ours)

    def writes_a_name(self, account):
        """Whether a new name of theirs is still being written into their rooms."""
        tasks = self.admin("GET", f"v1/scheduled_tasks?resource_id={web.segment(account.user_id)}")["scheduled_tasks"]
        return any(task["action"] == "update_join_states" and task["status"] in ("scheduled", "active")
                   for task in tasks)

    # --- looking at them

    def power_levels(self, room):
        state = self.admin("GET", f"v1/rooms/{web.segment(room)}/state")["state"]
        return next(event["content"] for event in state if event["type"] == "m.room.power_levels")["users"]

    def members(self, room):
        """Who is joined."""
        return self.admin("GET", f"v1/rooms/{web.segment(room)}/members")["members"]

    def everybody(self):
        """The ids of all accounts, as the admin API lists them."""
        return [user["name"] for user in self.admin("GET", "v3/users?limit=1000&order_by=name")["users"]]

    def deactivated_of(self, crowd):
        """How many of a crowd are."""
        return self.admin("GET", f"v3/users?user_id={web.segment(crowd)}&deactivated=true&limit=1")["total"]

    def state(self, account):
        """What the admin API says: {deactivated, erased}, the same as JSON in a line for the report."""
        answer = self.admin("GET", f"v2/users/{web.segment(account.user_id)}")
        return {key: answer[key] for key in ("deactivated", "erased")}

    def written(self, room):
        """(messages, messages that are redacted, stickers) in a room."""
        events, start = [], ""
        while start is not None:
            page = self.admin("GET", f"v1/rooms/{web.segment(room)}/messages?dir=b&limit=1000{start}")
            events += page["chunk"]
            start = f"&from={page['end']}" if "end" in page else None
        messages = [event for event in events if event["type"] == "m.room.message"]
        stickers = [event for event in events if event["type"] == "m.sticker" and event["content"]]
        return len(messages), sum(not event["content"] for event in messages), len(stickers)

    def files(self, account):
        return self.admin("GET", f"v1/users/{web.segment(account.user_id)}/media?limit=1")["total"]

    def rooms(self, account):
        return self.admin("GET", f"v1/users/{web.segment(account.user_id)}/joined_rooms")["total"]

    def device_names(self, account):
        devices = self.admin("GET", f"v2/users/{web.segment(account.user_id)}/devices")["devices"]
        return [device.get("display_name") for device in devices]

    def threepids(self, account):
        answer = self.admin("GET", f"v2/users/{web.segment(account.user_id)}")
        return [entry["address"] for entry in answer["threepids"]]

    def profile_status(self, account):
        return web.ask("GET", f"{self.url}/_matrix/client/v3/profile/{web.segment(account.user_id)}")[0]

    def sign_in(self, account, password):
        """(status, answer) of a sign-in by password."""
        return web.ask("POST", f"{self.url}/_matrix/client/v3/login", {
            "type": "m.login.password", "password": password,
            "identifier": {"type": "m.id.user", "user": account.user_id}})

    def who_am_i(self, token):
        """The status of a whoami with this token."""
        return web.ask("GET", f"{self.url}/_matrix/client/v3/account/whoami", token=token)[0]

    def sign_out(self, token):
        """End the session that the token belongs to."""
        status, answer = web.ask("POST", f"{self.url}/_matrix/client/v3/logout", {}, token)
        assert status == 200, (status, answer)

    def line(self, account):
        """One line of JSON about an account."""
        return json.dumps(self.state(account))
