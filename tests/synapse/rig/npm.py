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
            folder.mkdir()
            for name in ("package.json", "package-lock.json"):
                shutil.copy(SOURCE / name, folder)
            print("npm ci …", file=sys.stderr, flush=True)
            subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True,
                           stdout=sys.stderr)
            stamp.write_text(wanted)
    return folder / "node_modules"
