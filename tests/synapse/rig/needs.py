# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The programs of this machine that the rig starts."""
import os
import shutil

# What is started, and the Debian package that has it.
_PROGRAMS = {"apt-get": "apt", "dpkg-deb": "dpkg", "setpriv": "util-linux", "node": "nodejs", "npm": "npm",
             "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "dbus-daemon": "dbus-daemon"}
CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"


def check():
    """Everything is there for the user we are, or one sentence says what is not."""
    missing = {name: package for name, package in _PROGRAMS.items() if not shutil.which(name)}
    if not os.access(CHROMIUM, os.X_OK):
        missing[CHROMIUM] = "chromium"
    if missing:
        raise SystemExit(f"Not there, or not for this user to run: {', '.join(missing)}. Root installs them with\n"
                         f"    apt-get install {' '.join(sorted(set(missing.values())))}")
