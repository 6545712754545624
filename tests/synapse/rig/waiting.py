# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""Waiting for states, never for time."""
import time


class TooLate(AssertionError):
    """What was waited for did not happen in time."""


def wait_for(what, probe, seconds=30.0, every=0.1):
    """Ask `probe` until it answers something true, and hand that back."""
    deadline = time.monotonic() + seconds
    while True:
        answer = probe()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TooLate(f"not seen within {seconds:g} s: {what() if callable(what) else what}")
        time.sleep(every)


def holds(what, probe, seconds, every=0.1):
    """`probe` must stay true for this long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not probe():
            raise AssertionError(f"no longer true: {what}")
        time.sleep(every)
