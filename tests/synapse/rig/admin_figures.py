# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""How long a list of accounts takes, against what administrators have used until now."""
import statistics
import subprocess
import time

from rig import admin_steps as admin, many_steps as many, web
from rig.journey import Journeys
from rig.waiting import wait_for

ALL = Journeys("admin-")
journey = ALL.add

_ACCOUNTS = 1000
_TIMES = 3
_MOST = 1.1  # times as long as the loop

# One request after the other, and each account read back.
_LOOP = """
set -eu
while read -r id; do
    curl -sSf -o /dev/null -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
        -d '{"erase":true}' "$API/v1/deactivate/$id"
    curl -sSf -H "Authorization: Bearer $TOKEN" "$API/v2/users/$id" | grep -q '"deactivated":true'
done
"""


def _by_curl(scene, accounts):
    ids = "".join(web.segment(account.user_id) + "\n" for account in accounts)
    token = scene.homeserver.token_of(scene.account)
    began = time.monotonic()
    subprocess.run(["sh", "-c", _LOOP], input=ids, text=True, check=True, timeout=600,
                   env={"PATH": "/usr/bin:/bin", "TOKEN": token, "API": f"{scene.homeserver.url}/_synapse/admin"})
    took = time.monotonic() - began
    scene.homeserver.sign_out(token)
    return took


def _by_farewell(scene, accounts):
    """From the click to the moment at which the last account has been read back and that is written down."""
    me = scene.person
    many.read_search(scene, accounts[0].localpart.removesuffix("-001"), len(accounts), 300)
    many.confirm(scene, len(accounts), erase=True)
    began = time.monotonic()
    many.start(scene, len(accounts))

    def done():
        return sum(line.get("state") == "done" for line in many.journal(scene))

    wait_for(lambda: f"{done()} are done", lambda: done() >= len(accounts), 600)
    took = time.monotonic() - began
    me.wait_text(rf"{len(accounts):,} of {len(accounts):,} accounts are deactivated", 120)
    me.keys("alt+F4")
    many.put_away(scene)
    return took


@journey("bench")
def many_against_a_loop(scene):
    """A thousand accounts by Farewell and by a loop of curl, in turns."""
    admin.begin(scene)
    took = {"Farewell": [], "curl": []}
    for turn in range(_TIMES):
        for name, work in (("curl", _by_curl), ("Farewell", _by_farewell)):
            accounts = many.crowd(scene, f"{name.lower()}-{turn}", _ACCOUNTS)
            took[name].append(work(scene, accounts))
            many.expect_deactivated(scene, accounts, True)
    for name, seconds in took.items():
        print(f"{name}: {_ACCOUNTS:,} accounts in {', '.join(f'{one:.1f}' for one in seconds)} s", flush=True)
    ratio = statistics.median(mine / theirs for mine, theirs in zip(took["Farewell"], took["curl"], strict=True))
    print(f"Farewell takes {ratio:.2f} times as long; limit {_MOST}: {'kept' if ratio <= _MOST else 'NOT KEPT'}")
    scene.farewell.quit()
