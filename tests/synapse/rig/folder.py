# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The folder that Synapse of Debian sid lives in: made once, tried, reused."""
import shutil
import sys
import tempfile
import time
from pathlib import Path

from rig import packages
from rig.places import cache, locked
from rig.synapse import Synapse

_DAYS = 30
_PACKAGES = ("matrix-synapse", "python3-authlib", "ca-certificates")


def prepared():
    """The folder, made if there is none, renewed if it is old. One run at a time; what a killed one left goes."""
    folder = cache() / "synapse"
    with locked("synapse"):
        if _old(folder):
            _renew(folder)
    return folder


def version():
    """Of the Synapse in it, by its own metadata."""
    found = (prepared() / "usr" / "lib" / "python3" / "dist-packages").glob("matrix_synapse-*.dist-info")
    return next(found).name.split("-")[1].removesuffix(".dist")


def _stamp(folder):
    return folder / "made-for-farewell"


def _old(folder):
    stamp = _stamp(folder)
    return not stamp.exists() or time.time() - stamp.stat().st_mtime > _DAYS * 24 * 3600


def _renew(folder):
    new = folder.with_name("synapse.new")
    for left_over in (new, *folder.parent.glob("apt-*")):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        print("Fetching Synapse from Debian sid …", file=sys.stderr, flush=True)
        packages.unpack(_PACKAGES, "sid", new)
        print(f"Synapse {_answers(new)} answers /health", file=sys.stderr, flush=True)
    except (OSError, RuntimeError, AssertionError) as error:
        shutil.rmtree(new, ignore_errors=True)
        if not _stamp(folder).exists():
            raise SystemExit(f"{error}\nWithout Synapse no real-server test can run: a failure, not a skip.") from None
        print(f"{error}\nGoing on with the Synapse of the last time.", file=sys.stderr, flush=True)
        return
    _stamp(new).touch()
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _answers(new):
    """The version of a Synapse that has started; the modules it needs stand compiled afterwards."""
    with tempfile.TemporaryDirectory(prefix="farewell-synapse-") as place:
        server = Synapse(new, Path(place) / "data")
        try:
            return server.version()
        finally:
            server.stop()
