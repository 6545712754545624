# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Child processes that never outlive the run."""
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

# Should this process die without a word, its children end, too.
_WITH_US = ["setpriv", "--pdeathsig", "TERM", "--"]


_IN_USE = re.compile("address already in use|EADDRINUSE|CannotListenError", re.IGNORECASE)


class PortTaken(RuntimeError):
    """Between free_port() and its own start somebody else took the port of a child."""


def free_port():
    """A TCP port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def with_free_ports(make, attempts=3):
    """What `make` makes, with other ports if somebody took these in between."""
    for left in reversed(range(attempts)):
        try:
            return make()
        except PortTaken as error:
            if not left:
                raise SystemExit(f"{error}\n{attempts} times somebody took a free port of 127.0.0.1 before we could. "
                                 "Run this again when the machine is quieter.") from None


class Child:
    """One process in a group of its own, its output in a file, stopped with the group."""

    def __init__(self, name, command, output: Path, env=None, cwd=None, pass_fds=()):
        self.name = name
        self.output = output
        self._file = open(output, "wb")
        self.process = subprocess.Popen(
            [*_WITH_US, *(str(part) for part in command)],
            stdin=subprocess.DEVNULL, stdout=self._file, stderr=subprocess.STDOUT,
            env=env, cwd=cwd, start_new_session=True, pass_fds=pass_fds)

    @property
    def pid(self):
        return self.process.pid

    def running(self):
        return self.process.poll() is None

    def must_run(self):
        """Raise with the last words of a process that has ended."""
        if not self.running():
            said = f"{self.name} ended with {self.process.returncode}:\n{self.last_words()}"
            raise PortTaken(said) if _IN_USE.search(said) else RuntimeError(said)

    def pause(self):
        """The whole group stands still until resume(); what comes in for it waits."""
        assert self._signal(signal.SIGSTOP), f"{self.name} does not run"

    def resume(self):
        assert self._signal(signal.SIGCONT), f"{self.name} does not run"

    def last_words(self, lines=25):
        text = self.output.read_text(errors="replace").splitlines()
        return "\n".join(text[-lines:])

    def stop(self, patience=8.0):
        """Ask the whole group to end, then insist."""
        for number, wait in ((signal.SIGTERM, patience), (signal.SIGKILL, 5.0)):
            if not self._signal(number):
                break
            deadline = time.monotonic() + wait
            while time.monotonic() < deadline and (self.running() or self._group_alive()):
                time.sleep(0.05)
        self.process.wait()
        self._file.close()

    def _group_alive(self):
        self.process.poll()
        try:
            os.killpg(self.pid, 0)
            return True
        except ProcessLookupError:
            return False

    def _signal(self, number):
        if not self._group_alive():
            return False
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            return False
        return True
