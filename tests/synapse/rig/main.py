# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Start everything once, walk the journeys, stop everything, count."""
import argparse
import functools
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from rig import (admin_acts, admin_figures, admin_journeys, admin_lists, admin_many, before_journeys, journeys,
                 managed_journeys, needs, provider, receipt_journeys, self_check, whoami)
from rig.child import with_free_ports
from rig.managed_scene import ManagedScene
from rig.scene import Scene

RIG_ITSELF = "rig-itself"
_PLAIN = (journeys.ALL, before_journeys.ALL, receipt_journeys.ALL, admin_journeys.ALL, admin_acts.ALL,
          admin_many.ALL, admin_lists.ALL, admin_figures.ALL)
_JOURNEYS = {name: walk for some in (*_PLAIN, managed_journeys.ALL) for name, walk in some.items()}
SERVERS = {RIG_ITSELF: "plain", **{name: server for some in _PLAIN for name, server in some.servers.items()},
           **dict.fromkeys(managed_journeys.ALL, "managed")}
LABELS = {RIG_ITSELF: ("synapse",),
          **{name: labels for some in (*_PLAIN, managed_journeys.ALL) for name, labels in some.labels.items()}}


def main():
    options = _options()
    if options.list:
        print("\n".join(" ".join((name, *labels)) for name, labels in LABELS.items()))
        return 0
    print(whoami.sentence(), flush=True)
    needs.check()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="rig-", ignore_cleanup_errors=True) as place:
        return Run(options, Path(place)).all()


class Run:
    """The servers and the desk of one invocation, and the score."""

    def __init__(self, options, place: Path):
        self._wanted = options.journeys
        self._binary = options.farewell
        self._place = place
        self._scripts = provider.scripts(place / "web")
        self._passed, self._failed = [], []
        # plain; managed: its accounts are, elsewhere; broken: can be made to fail half-way; limited: has the limits
        # that are Synapse's own. Made when needed.
        self._homeservers = {}

    def all(self):
        from rig.desk import Desk

        desk = None
        try:
            if set(self._wanted) != {RIG_ITSELF}:
                (self._place / "desk").mkdir()
                desk = Desk(self._place / "desk")
            for name in self._wanted:
                self._one(name, self._homeserver(SERVERS[name]), desk)
        finally:
            for running in (desk, *self._homeservers.values()):
                if running:
                    running.stop()
        if self._failed:
            print(f"failed: {' '.join(self._failed)}")
        print(f"{len(self._passed)} passed, {len(self._failed)} failed")
        return 1 if self._failed else 0

    def _homeserver(self, kind):
        from rig.homeserver import Homeserver
        from rig.managed import ManagedHomeserver

        if kind not in self._homeservers:
            make = {"plain": Homeserver, "managed": ManagedHomeserver,
                    "broken": functools.partial(Homeserver, breaks=True),
                    "limited": functools.partial(Homeserver, limited=True)}[kind]
            made = with_free_ports(lambda: make(self._place, self._scripts))
            print(f"Synapse {made.synapse.version()} at {made.url}", flush=True)
            self._homeservers[kind] = made
        return self._homeservers[kind]

    def _one(self, name, homeserver, desk):
        began = time.monotonic()
        good = self._rig_itself(homeserver) if name == RIG_ITSELF else self._journey(name, homeserver, desk)
        (self._passed if good else self._failed).append(name)
        print(f"{'PASS' if good else 'FAIL'} {name} ({time.monotonic() - began:.0f} s)", flush=True)

    def _rig_itself(self, homeserver):
        """Both proofs by plain requests: when this fails, the servers are to blame, not the program."""
        try:
            for requests, profile, walk in ((3, 200, lambda: self_check.password(homeserver)),
                                            (2, 404, lambda: self_check.single_sign_on(
                                                homeserver, self._scripts, self._place))):
                seen, account = walk()
                print(f"  {RIG_ITSELF}: {seen} requests, admin {homeserver.line(account)}")
                assert seen == requests and homeserver.profile_status(account) == profile
            return True
        except Exception:
            traceback.print_exc()
            return False

    def _journey(self, name, homeserver, desk):
        managed = name in managed_journeys.ALL
        scene = (ManagedScene if managed else Scene)(name, homeserver, desk, self._binary, self._place, self._scripts)
        try:
            _JOURNEYS[name](scene)
            return True
        except Exception:
            traceback.print_exc()
            print(scene.failed(), flush=True)
            return False
        finally:
            scene.close()


def _options():
    parser = argparse.ArgumentParser(prog="tests/synapse/run", description=__doc__)
    parser.add_argument("--farewell", type=lambda text: Path(text).resolve(), help="the release binary")
    parser.add_argument("--list", action="store_true", help="print each journey's name and labels")
    parser.add_argument("journeys", nargs="*", metavar="journey", help="all of the label synapse, unless named")
    options = parser.parse_args()
    options.journeys = options.journeys or [name for name, labels in LABELS.items() if "synapse" in labels]
    for name in options.journeys:
        if name not in LABELS:
            parser.error(f"no journey is called {name}; see --list")
    needs_binary = set(options.journeys) != {RIG_ITSELF} and not options.list
    if needs_binary and not (options.farewell and options.farewell.is_file()):
        parser.error("--farewell wants the path of the program")
    return options


if __name__ == "__main__":
    sys.exit(main())
