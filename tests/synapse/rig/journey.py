# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""What a journey is called, and when it is played."""


class Journeys(dict):
    """Journeys by name, in the order of their source; `labels` tells the ctest labels of each."""

    def __init__(self, prefix=""):
        super().__init__()
        self._prefix = prefix
        self.labels = {}
        self.servers = {}

    def add(self, kind=None, server="plain"):
        """Decorates a function of a scene. `main`: one a feature, for whoever runs `tests/run`. `long`: more than 60 s
        of real time, or a big account; only `tests/run long` plays these. `bench`: figures. `server`: see main.py."""
        assert kind in (None, "main", "long", "bench"), kind

        def keep(function):
            name = self._prefix + function.__name__.replace("_", "-")
            self[name] = function
            self.servers[name] = server
            self.labels[name] = (kind,) if kind in ("long", "bench") else ("synapse", *([kind] if kind else []))
            return function

        return keep
