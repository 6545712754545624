# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A real Synapse out of its folder, with a data folder of its own for each run."""
import base64
import hashlib
import hmac
import os
import re
import secrets
import shutil
import sqlite3
from datetime import datetime, timezone
from pathlib import Path

from rig import web
from rig.child import Child, free_port
from rig.places import SOURCE
from rig.waiting import wait_for

SERVER_NAME = "hs.test"
_SECRET = "registration secret of the rig"
_GENEROUS = "{per_second: 1000, burst_count: 1000}"


class Synapse:
    """Started with the object, reachable on loopback only, stopped by stop()."""

    def __init__(self, folder: Path, data: Path, issuer=None, port=None, mas=None, breaks=False, limited=False):
        """`issuer`: of Single Sign On. `mas`: (address, secret) of the service that sign-in is delegated to. `breaks`:
        break_at() will be called. `limited`: whoever writes into rooms has the limits that Synapse has by itself."""
        self._folder, self._data, self._issuer, self._mas = folder, data, issuer, mas
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self._breaks, self._limited = breaks, limited
        self._marks = 0
        data.mkdir(parents=True)
        self._child = None
        try:
            (data / "breaks").touch()
            (data / "signing.key").write_text(f"ed25519 a_rig {_base64(secrets.token_bytes(32))}\n")
            (data / "log.yaml").write_text(_LOG.replace("FOLDER", str(data)))
            (data / "homeserver.yaml").write_text(self._configuration())
            self._child = self._spawn(["-c", "homeserver.yaml"], data / "output.txt")
            wait_for(self._child.last_words, self._healthy, 60)
        except BaseException:
            self.stop()
            raise

    def stop(self):
        if self._child:
            self._child.stop()
        shutil.rmtree(self._data, ignore_errors=True)

    def pause(self):
        """It answers nobody until resume(), and then everybody."""
        self._child.pause()

    def resume(self):
        self._child.resume()

    def break_at(self, step, status):
        """The next deactivations fail there with this status: see breaks/sitecustomize.py."""
        (self._data / "breaks").write_text(f"{step} {status}")

    def version(self):
        return web.ask("GET", f"{self.url}/_synapse/admin/v1/server_version")[1]["server_version"]

    # --- what Synapse wrote down

    def deactivation_requests(self):
        """How many requests to the deactivation endpoint Synapse has finished, by its own log."""
        return len(self._processed(r"POST /_matrix/client/[^/]+/account/deactivate[ ?]"))

    def deactivations(self):
        """When each of these was finished, in UTC, and with which status."""
        lines = self._processed(r"POST /_matrix/client/[^/]+/account/deactivate[ ?]")
        return [(datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone(timezone.utc),
                 int(re.search(r"B (\d{3})!? ", line).group(1))) for line in lines]

    def admin_requests_of_farewell(self):
        """The verbs and paths of what the program asked of the admin API, by the same log."""
        return [line.split('"')[1] for line in self._processed(r"[A-Z]+ /_synapse/admin/") if "Farewell/" in line]

    def requests_of_farewell(self):
        """The verbs and paths of all that the program asked."""
        return [line.split('"')[1] for line in self._processed(r"[A-Z]+ /_matrix/client/") if "Farewell/" in line]

    def _processed(self, pattern):
        """The lines of finished requests, all that have been answered among them."""
        self._marks += 1
        mark = f"rig-mark-{self._marks}"
        web.ask("GET", f"{self.url}/_matrix/client/versions?{mark}=")
        text = wait_for("our mark in Synapse's log",
                        lambda: mark in (log := self._log()) and log, 15)
        return re.findall(rf'^.*Processed request: .*"{pattern}.*', text, re.MULTILINE)

    def access_tokens(self, user_id):
        """The live access tokens of an account, as they stand in Synapse's database."""
        with sqlite3.connect(f"file:{self._data}/homeserver.db?mode=ro", uri=True) as base:
            rows = base.execute("SELECT token FROM access_tokens WHERE user_id = ?", (user_id,))
            return [row[0] for row in rows]

    def devices(self, user_id):
        """The ids of the devices of an account, by the same database."""
        with sqlite3.connect(f"file:{self._data}/homeserver.db?mode=ro", uri=True) as base:
            rows = base.execute("SELECT device_id FROM devices WHERE user_id = ? AND NOT hidden", (user_id,))
            return [row[0] for row in rows]

    def joined_rooms(self, user_id):
        """How many rooms an account is in, by the same database."""
        with sqlite3.connect(f"file:{self._data}/homeserver.db?mode=ro", uri=True) as base:
            return base.execute("SELECT COUNT(*) FROM local_current_membership WHERE user_id = ? AND membership = 'join'",
                                (user_id,)).fetchone()[0]

    def _log(self):
        return (self._data / "homeserver.log").read_text(errors="replace")

    # --- accounts

    def register(self, localpart, password, admin=False):
        """Make an account with the registration secret; returns {user_id, access_token, …}."""
        url = f"{self.url}/_synapse/admin/v1/register"
        nonce = web.ask("GET", url)[1]["nonce"]
        fields = (nonce, localpart, password, "admin" if admin else "notadmin")
        mac = hmac.new(_SECRET.encode(), "\0".join(fields).encode(), hashlib.sha1).hexdigest()
        status, answer = web.ask("POST", url, {"nonce": nonce, "username": localpart, "password": password,
                                               "admin": admin, "mac": mac})
        assert status == 200, (status, answer)
        return answer

    # --- starting

    def _spawn(self, arguments, output):
        """By the folder's own loader, libraries and Python, for those of this machine are older."""
        base = self._folder / "usr"
        loader = next(base.glob("lib/*/ld-linux*.so.*"), None)
        if not loader:
            raise RuntimeError(f"{self._folder} has no dynamic loader: remove the folder and run this again.")
        modules = [str(base / "lib" / "python3" / "dist-packages")]
        if self._breaks:
            modules.insert(0, str(SOURCE / "breaks"))
        return Child("Synapse", [loader, "--library-path", loader.parent, base / "bin" / "python3",
                                 "-m", "synapse.app.homeserver", *arguments], output, cwd=self._data,
                     env=os.environ | {"PYTHONHOME": str(base), "PYTHONPATH": ":".join(modules),
                                       "RIG_BREAKS": str(self._data / "breaks")})

    def _configuration(self):
        text = f"""
server_name: {SERVER_NAME}
report_stats: false
signing_key_path: "{self._data}/signing.key"
media_store_path: "{self._data}/media"
pid_file: "{self._data}/pid"
macaroon_secret_key: "{secrets.token_urlsafe(24)}"
form_secret: "{secrets.token_urlsafe(24)}"
bcrypt_rounds: 4
public_baseurl: "{self.url}/"
listeners:
  - {{port: {self.port}, type: http, tls: false, bind_addresses: ["127.0.0.1"],
     resources: [{{names: [client, federation]}}]}}
database: {{name: sqlite3, args: {{database: "{self._data}/homeserver.db"}}}}
log_config: "{self._data}/log.yaml"
background_updates: {{sleep_enabled: false}}
registration_shared_secret: "{_SECRET}"
trusted_key_servers: []
rc_login: {{address: {_GENEROUS}, account: {_GENEROUS}}}
{"" if self._limited else f"rc_message: {_GENEROUS}"}
rc_room_creation: {_GENEROUS}
rc_joins: {{local: {_GENEROUS}}}
rc_joins_per_room: {_GENEROUS}
rc_registration: {_GENEROUS}
"""
        if self._issuer:
            text += f"""
oidc_providers:
  - {{idp_id: op, idp_name: "Test IdP", discover: true, issuer: "{self._issuer}",
     client_id: synapse, client_secret: secret, scopes: [openid, profile], skip_verification: true,
     user_mapping_provider: {{config: {{localpart_template: "{{{{ user.sub }}}}",
                                     display_name_template: "{{{{ user.sub }}}}"}}}}}}
"""
        if self._mas:
            address, secret = self._mas
            text += f"""
matrix_authentication_service: {{enabled: true, endpoint: "{address}/", secret: "{secret}"}}
password_config: {{enabled: false}}
"""
        return text

    def _healthy(self):
        self._child.must_run()
        return web.reachable(f"http://127.0.0.1:{self.port}/health")


def _base64(key):
    """Without padding, as the specification writes keys."""
    return base64.b64encode(key).decode().rstrip("=")


# Synapse's own default collects lines in memory; here each is written at once.
_LOG = """
version: 1
formatters: {precise: {format: '%(asctime)s %(levelname)s %(name)s %(request)s %(message)s'}}
handlers: {file: {class: logging.FileHandler, formatter: precise, filename: "FOLDER/homeserver.log", encoding: utf8}}
root: {level: INFO, handlers: [file]}
disable_existing_loggers: false
"""
