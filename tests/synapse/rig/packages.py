# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Debian packages unpacked into a folder, as an ordinary user may."""
import errno
import os
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
# What apt says, and what a person can do about it; the first that fits counts.
_REASONS = (
    (r"No space left on device|enough free space",
     "There is no room left for the packages below {folder}: 700 MiB are needed. Free some, then run this again."),
    (r"(?i)could not resolve|temporary failure resolving|could not connect|unable to connect|connection "
     r"(failed|refused|timed out)|network is unreachable|407 +proxy",
     "The Debian mirror {mirror} cannot be reached from here. Check the network, or the proxy in http_proxy or apt's "
     "configuration, then run this again."),
    (r"does not have a Release file",
     "The mirror {mirror} does not carry Debian {suite}. Name one that does, for example:\n"
     "    FAREWELL_DEBIAN_MIRROR=http://deb.debian.org/debian tests/run synapse"),
    (r"NO_PUBKEY|not signed|EXPKEYSIG",
     "The mirror {mirror} does not prove that it is Debian's: its signature fits none of the keys in {keys}. Update "
     "debian-archive-keyring, or name another mirror in FAREWELL_DEBIAN_MIRROR."),
    (r"unmet dependencies|not installable|held broken|Unable to satisfy dependencies|has no installation candidate",
     "{packages} cannot be installed in Debian {suite} today: its packages do not fit together. That is no fault of "
     "Farewell; run this again another day."),
)


class Unavailable(RuntimeError):
    """Why the packages cannot be had: apt's last lines and a sentence that a person can act on."""


def unpack(packages, suite, folder: Path):
    """What apt would install for `packages` on an empty system, unpacked into `folder`, which must not exist. No
    package's scripts are run."""
    with tempfile.TemporaryDirectory(prefix="apt-", dir=folder.parent) as place:
        apt = _Apt(Path(place), suite)
        try:
            archives = apt.fetch(packages)
            folder.mkdir()
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda archive: _unpack(archive, folder), archives))
        except (OSError, _Failed) as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise Unavailable(_sentence(str(error), apt.mirror, suite, packages, folder)) from None


class _Failed(RuntimeError):
    pass


class _Apt:
    """The machine's own apt with lists, cache and status of its own."""

    def __init__(self, place: Path, suite):
        self.mirror = os.environ.get("FAREWELL_DEBIAN_MIRROR") or _mirror_of_this_machine()
        self._archives = place / "cache" / "archives"
        for folder in (place / "state" / "lists" / "partial", self._archives / "partial"):
            folder.mkdir(parents=True)
        (place / "status").touch()
        signed_by = f"[signed-by={_KEYS}] " if _KEYS.exists() else ""
        (place / "sources.list").write_text(f"deb {signed_by}{self.mirror} {suite} main\n")
        settings = {"Dir::State": place / "state", "Dir::State::status": place / "status", "Dir::Cache": place / "cache",
                    "Dir::Etc::sourcelist": place / "sources.list", "Dir::Etc::sourceparts": "/dev/null",
                    "Dir::Etc::preferencesparts": "/dev/null", "Acquire::Check-Valid-Until": "false",
                    "Acquire::Retries": "2", "APT::Install-Recommends": "false", "APT::Sandbox::User": "",
                    "Debug::NoLocking": "1"}
        self._options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]

    def fetch(self, packages):
        """The packages and all they depend on, as files."""
        said = self._get("update")[1]
        code, words = self._get("--download-only", "install", *packages)
        if code and "404" in words:  # the mirror moved on in between
            said = self._get("update")[1]
            code, words = self._get("--download-only", "install", *packages)
        if code:
            raise _Failed(f"{said}\n{words}")
        return sorted(self._archives.glob("*.deb"))

    def _get(self, *words):
        result = subprocess.run(["apt-get", *self._options, "-q", "-y", *words], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                                env=os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": "en"})
        return result.returncode, result.stdout


def _unpack(archive, folder):
    result = subprocess.run(["dpkg-deb", "--extract", archive, folder], stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode:
        raise _Failed(result.stdout)


def _mirror_of_this_machine():
    """Where its own apt takes Debian from."""
    listing = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False).stdout
    for line in listing.splitlines():
        address, _, release = line.partition(" ")
        if re.search(r"/debian/?$", address) and "-" not in release:
            return address.rstrip("/")
    return "http://deb.debian.org/debian"


def _sentence(said, mirror, suite, packages, folder):
    if os.strerror(errno.ENOSPC) not in said and shutil.disk_usage(folder.parent).free < 1 << 20:
        said += os.strerror(errno.ENOSPC)
    tail = "\n".join(line for line in said.splitlines()[-25:] if line.strip())
    reason = next((text for pattern, text in _REASONS if re.search(pattern, said)),
                  "apt could not fetch {packages} of Debian {suite}; its last lines above say why.")
    told = reason.format(folder=folder.parent, mirror=mirror, suite=suite, keys=_KEYS, packages=packages[0])
    return f"{tail}\n{told}"
