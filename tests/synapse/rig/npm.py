# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The npm packages of the rig, installed outside the source tree."""
import hashlib
import shutil
import subprocess
import sys

from rig.places import SOURCE, cache, locked


def modules():
    """The node_modules folder that package-lock.json describes."""
    lock = SOURCE / "package-lock.json"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    folder = cache() / "npm"
    stamp = folder / "installed"
    with locked("npm"):
        if not stamp.exists() or stamp.read_text() != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            _install(folder)
            stamp.write_text(wanted)
    return folder / "node_modules"


def _install(folder):
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, folder)
    print("npm ci …", file=sys.stderr, flush=True)
    result = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode == 0:
        return
    shutil.rmtree(folder, ignore_errors=True)
    reason = ("There is no room left for them." if "ENOSPC" in result.stdout else
              "Check the network, or name another registry in npm_config_registry.")
    raise SystemExit(f"{result.stdout}\nnpm could not fetch the identity provider and what drives the browser. {reason}\n"
                     "Without them no real-server test can run: a failure, not a skip.")
