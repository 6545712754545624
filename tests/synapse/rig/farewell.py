# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The program under test, in a home of its own."""
import os
import signal
import subprocess
import tempfile
from pathlib import Path

from rig.child import Child
from rig.person import Person
from rig.waiting import wait_for

_XDG_OPEN = """#!/bin/sh
# What the desktop of this rig does with a link.
printf '%s\\n' "$1" >> '{opened}'
[ '{name}' ] || exit 0
echo $$ >> '{pids}'
HOME='{browser_home}' TMPDIR='{browser_home}' exec node '{script}' '{name}' '{log}' "$1" '{action}'
"""


# A limit stands for a full disk, whose signal no full disk sends; the log goes on through another process.
_BESIDE_THE_DISK = ["bash", "-c", 'exec env --ignore-signal=XFSZ "$0" > >(exec cat) 2>&1']


class Farewell:
    """One run of the release binary, with fresh folders and a browser that is somebody."""

    def __init__(self, binary: Path, place: Path, scripts: Path, read_only=False, fills=False):
        """`read_only`: nothing can be written where the program keeps its data. `fills`: fill_disk() will be called."""
        self.home = place / "home"
        self.output = place / "output.txt"
        self.opened = place / "opened.txt"
        self.browsing = place / "browsing.txt"
        self._browsers = place / "browsers.txt"
        self._script = scripts / "browse.mjs"
        self._desktop = place / "bin"
        # Not below `place`: the path of a socket has 107 bytes, and the browser makes long names of its own.
        self._browser_home = tempfile.TemporaryDirectory(prefix="b-", ignore_cleanup_errors=True)
        for folder in (self.home, self.home / "tmp", self._desktop):
            folder.mkdir(parents=True)
        (self.home / "runtime").mkdir(mode=0o700)
        self.browser_is("")
        if read_only:
            (self.home / "data").mkdir(mode=0o500)
        self._command = [*(_BESIDE_THE_DISK if fills else []), binary]
        self._start(self.output)

    def start_again(self):
        """A later start of the same person, once the last one has ended."""
        assert not self.running()
        self._start(self.home / "output-again.txt")

    def browser_is(self, name, action="leave"):
        """Who sits at the browser from now on, and what they do on an account page; nobody: a link is noted, but
        nothing is opened."""
        script = self._desktop / "xdg-open"
        fresh = self._desktop / "xdg-open.new"
        fresh.write_text(_XDG_OPEN.format(opened=self.opened, name=name, script=self._script,
                                          browser_home=self._browser_home.name,
                                          log=self.browsing, pids=self._browsers, action=action))
        fresh.chmod(0o755)
        fresh.rename(script)

    def links(self):
        """The links the program has had opened."""
        return self.opened.read_text().split() if self.opened.exists() else []

    def wait_browser(self, end, seconds=60):
        """The browser came to this end."""
        wait_for(lambda: f"browser end: {end}; it saw:\n{self._seen()}",
                 lambda: self._failed_browser() or f"end {end}" in self._seen(), seconds)

    def quit(self, seconds=15):
        """Close the window that is in front, as the window manager does, until the program has ended."""
        self.person.keys("alt+F4")
        self.wait_end(seconds)

    def terminate(self, seconds=15):
        """Ask the program to go, as a session does that ends."""
        self._child.process.terminate()
        self.wait_end(seconds)

    def kill(self):
        """As a crash, or a machine that is switched off: nothing of the program runs any more."""
        os.kill(self._child.pid, signal.SIGKILL)
        wait_for("the program is gone", lambda: not self._child.running(), 10)

    def wait_end(self, seconds=15):
        wait_for(lambda: f"the program to end; shown is:\n{self.person.sight()}",
                 lambda: not self._child.running(), seconds)
        assert self._child.process.returncode == 0, f"exit code {self._child.process.returncode}"

    def expect_no_core_dumps(self):
        """The password and the token must not reach the disk by a crash."""
        limits = Path(f"/proc/{self._child.pid}/limits").read_text().splitlines()
        core = next(line for line in limits if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"], core

    def fill_disk(self):
        """No file of the program can grow any more."""
        subprocess.run(["prlimit", "--pid", str(self._child.pid), "--fsize=0"], check=True)

    def notes(self):
        """What the program has written down where it keeps its data."""
        return [file for file in (self.home / "data").rglob("*") if file.is_file()]

    def running(self):
        return self._child.running()

    def stop(self):
        self._child.stop()
        for pid in self._browsers.read_text().split() if self._browsers.exists() else []:
            try:
                if str(self._script).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(int(pid), signal.SIGTERM)
            except (FileNotFoundError, ProcessLookupError):
                continue
        self._browser_home.cleanup()

    def _start(self, output):
        self._child = Child("farewell", self._command, output, self._environment(), self.home)
        self.person = Person(self._child)

    def _seen(self):
        return self.browsing.read_text() if self.browsing.exists() else ""

    def _failed_browser(self):
        for bad in ("end failed", "end lost", "end going round"):
            if bad in self._seen():
                raise AssertionError(f"the browser got stuck:\n{self._seen()}")

    def _environment(self):
        keep = {key: os.environ[key] for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LD_LIBRARY_PATH")
                if key in os.environ}
        return keep | {
            "PATH": f"{self._desktop}:{os.environ['PATH']}", "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_DATA_HOME": str(self.home / "data"), "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_RUNTIME_DIR": str(self.home / "runtime"), "TMPDIR": str(self.home / "tmp"),
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # All it can log; the search for secrets reads it.
            "QT_LOGGING_RULES": "farewell.*=true", "QT_FORCE_STDERR_LOGGING": "1"}
