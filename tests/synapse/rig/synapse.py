# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A real Synapse, in its folder, with a data folder of its own for each run."""
import hashlib
import hmac
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

from rig import web
from rig.child import AS_ROOT, Child, free_port
from rig.waiting import wait_for

SERVER_NAME = "hs.test"
_SECRET = "registration secret of the rig"
# A private mount namespace: the mounts are gone with the process.
_START = ('mount --bind /proc "$0/proc" && mount --bind /dev "$0/dev" && mount --bind "$1" "$0/srv"'
          ' && exec chroot "$0" sh -c "cd /srv && exec python3 -m synapse.app.homeserver $2"')
_GENEROUS = "{per_second: 1000, burst_count: 1000}"


class Synapse:
    """Started with the object, reachable on loopback only, stopped by stop()."""

    def __init__(self, folder: Path, data: Path, issuer=None, port=None, mas=None):
        """`issuer`: of Single Sign On. `mas`: (address, secret) of the service that sign-in is delegated to."""
        self._folder, self._data, self._issuer, self._mas = folder, data, issuer, mas
        self.port = port or free_port()
        self.url = f"http://localhost:{self.port}"
        self._marks = 0
        data.mkdir(parents=True)
        self._child = None
        try:
            self._generate()
            self._child = self._spawn("-c homeserver.yaml -c rig.yaml", data / "output.txt")
            wait_for(self._child.last_words, self._healthy, 60)
        except BaseException:
            self.stop()
            raise

    def stop(self):
        if self._child:
            self._child.stop()
        shutil.rmtree(self._data, ignore_errors=True)
        if self._data.exists():
            subprocess.run([*AS_ROOT, "rm", "-rf", "--", str(self._data)], check=False)

    def pause(self):
        """It answers nobody until resume(), and then everybody."""
        self._child.pause()

    def resume(self):
        self._child.resume()

    def version(self):
        return web.ask("GET", f"{self.url}/_synapse/admin/v1/server_version")[1]["server_version"]

    # --- what Synapse wrote down

    def deactivation_requests(self):
        """How many requests to the deactivation endpoint Synapse has finished, by its own log."""
        self._marks += 1
        mark = f"rig-mark-{self._marks}"
        web.ask("GET", f"{self.url}/_matrix/client/versions?{mark}=")
        text = wait_for("our mark in Synapse's log",
                        lambda: mark in (log := self._log()) and log, 15)
        return len(re.findall(r'Processed request: .*"POST /_matrix/client/[^/]+/account/deactivate[ ?]', text))

    def access_tokens(self, user_id):
        """The live access tokens of an account, as they stand in Synapse's database."""
        with sqlite3.connect(f"file:{self._data}/homeserver.db?mode=ro", uri=True) as base:
            rows = base.execute("SELECT token FROM access_tokens WHERE user_id = ?", (user_id,))
            return [row[0] for row in rows]

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
        return Child("Synapse", ["unshare", "--mount", "--propagation", "private", "sh", "-c", _START,
                                 self._folder, self._data, arguments], output, root=True)

    def _generate(self):
        maker = self._spawn(f"--server-name {SERVER_NAME} --config-path homeserver.yaml"
                            " --generate-config --report-stats=no", self._data / "generate.txt")
        try:
            maker.process.wait(60)
            if not (self._data / "homeserver.yaml").exists():
                raise RuntimeError(f"Synapse made no configuration:\n{maker.last_words()}")
        finally:
            maker.stop()
        (self._data / "log.yaml").write_text(_LOG)
        (self._data / "rig.yaml").write_text(self._configuration())

    def _configuration(self):
        text = f"""
public_baseurl: "{self.url}/"
listeners:
  - {{port: {self.port}, type: http, tls: false, bind_addresses: ["127.0.0.1"],
     resources: [{{names: [client]}}]}}
database: {{name: sqlite3, args: {{database: /srv/homeserver.db}}}}
log_config: /srv/log.yaml
registration_shared_secret: "{_SECRET}"
trusted_key_servers: []
rc_login: {{address: {_GENEROUS}, account: {_GENEROUS}}}
rc_message: {_GENEROUS}
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


# Synapse's own default collects lines in memory; here each is written at once.
_LOG = """
version: 1
formatters: {precise: {format: '%(asctime)s %(levelname)s %(name)s %(request)s %(message)s'}}
handlers: {file: {class: logging.FileHandler, formatter: precise, filename: /srv/homeserver.log, encoding: utf8}}
root: {level: INFO, handlers: [file]}
disable_existing_loggers: false
"""
