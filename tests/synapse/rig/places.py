# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Where the rig keeps what is worth keeping."""
import contextlib
import fcntl
import os
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent


def cache():
    """The folder shared by all runs of this user."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "farewell"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SystemExit(f"{folder} cannot be made ({error.strerror}): give HOME or XDG_CACHE_HOME a folder that this "
                         "user may write to.") from None
    return folder


@contextlib.contextmanager
def locked(name):
    """Only one run at a time prepares a thing that all share; the others wait for it."""
    with open(cache() / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
