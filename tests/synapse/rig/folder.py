# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The folder of Debian sid that Synapse lives in: made once, checked, reused."""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rig.child import AS_ROOT
from rig.places import cache, locked
from rig.synapse import Synapse

_DAYS = 30
_MAKE = ["mmdebstrap", "--variant=minbase", "--include=matrix-synapse,ca-certificates,python3-authlib",
         "--aptopt=APT::Install-Recommends \"false\"", "--aptopt=Acquire::Check-Valid-Until \"false\""]
_UNINSTALLABLE = ("unmet dependencies", "not installable", "Unable to satisfy dependencies")


def prepared():
    """The folder, made if there is none, renewed if it is old."""
    folder = cache() / "synapse"
    with locked("synapse"):
        if _old(folder):
            _renew(folder)
    return folder


def _stamp(folder):
    return folder / "srv" / ".made-for-farewell"


def _old(folder):
    stamp = _stamp(folder)
    return not stamp.exists() or time.time() - stamp.stat().st_mtime > _DAYS * 24 * 3600


def _renew(folder):
    new = folder.with_name("synapse.new")
    _remove(new)
    try:
        _make(new)
        print(f"Synapse {_answers(new)} answers /health", file=sys.stderr, flush=True)
    except (subprocess.CalledProcessError, OSError, RuntimeError, AssertionError) as error:
        _remove(new)
        if not _stamp(folder).exists():
            raise SystemExit(f"{error}\nWithout Synapse no real-server test can run: a failure, not a skip.")
        print(f"{error}\nGoing on with the Synapse of the last time.", file=sys.stderr, flush=True)
        return
    subprocess.run([*AS_ROOT, "touch", str(_stamp(new))], check=True)
    _remove(folder)
    subprocess.run([*AS_ROOT, "mv", str(new), str(folder)], check=True)


def _make(new):
    print("Making the Synapse folder from Debian sid (a minute or two) …", file=sys.stderr, flush=True)
    result = subprocess.run([*AS_ROOT, *_MAKE, "sid", str(new)], stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode == 0:
        return
    tail = "\n".join(result.stdout.splitlines()[-30:])
    if any(words in result.stdout for words in _UNINSTALLABLE):
        raise RuntimeError(f"{tail}\nmatrix-synapse is not installable in Debian sid today. "
                           "Run this again another day.")
    raise RuntimeError(f"{tail}\nmmdebstrap could not make the Synapse folder (exit code {result.returncode}).")


def _answers(new):
    with tempfile.TemporaryDirectory(prefix="farewell-synapse-") as place:
        server = Synapse(new, Path(place) / "data")
        try:
            return server.version()
        finally:
            server.stop()


def _remove(folder):
    if folder.exists():
        # --one-file-system: should anything still be mounted in there, it stays untouched.
        subprocess.run([*AS_ROOT, "rm", "-rf", "--one-file-system", "--", str(folder)], check=True)
