# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The OpenID provider and the browser, both from npm."""
import shutil
from pathlib import Path

from rig import npm, web
from rig.child import Child
from rig.places import SOURCE
from rig.waiting import wait_for


def scripts(folder: Path):
    """A folder of our scripts beside their packages, for Node looks for packages there."""
    shutil.copytree(SOURCE / "web", folder)
    (folder / "node_modules").symlink_to(npm.modules())
    return folder


class Provider:
    """Running on loopback from construction to stop(): idp.mjs for Single Sign On, or mas.mjs."""

    def __init__(self, scripts_folder: Path, script, port, arguments, output: Path):
        self.issuer = f"http://localhost:{port}"
        self._child = Child(f"the provider {script}", ["node", scripts_folder / script, port, *arguments], output)
        try:
            wait_for(self._child.last_words, self._ready, 30)
        except BaseException:
            self.stop()
            raise

    def stop(self):
        self._child.stop()

    def _ready(self):
        self._child.must_run()
        return web.reachable(f"{self.issuer}/.well-known/openid-configuration")
