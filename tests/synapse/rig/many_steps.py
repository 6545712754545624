# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator does with a list of accounts, step by step, and what of it Synapse has written down."""
import collections
import csv
import json
import re
import urllib.parse

from rig import web, words as w
from rig.waiting import wait_for

_DEACTIVATION = "POST /_synapse/admin/v1/deactivate/"


def crowd(scene, what, number):
    return scene.homeserver.crowd(f"{what}-{scene.account.localpart}", number)


def read_list(scene, text, patience=60):
    """The preview of a list that is typed."""
    me = scene.person
    me.click(w.BUTTON, w.MANY_ACCOUNTS)
    me.click(w.EDIT, w.THE_LIST)
    me.type(text, delay=4)
    me.click(w.BUTTON, w.LOOK_WHO_THAT_IS)
    me.wait_text(w.WILL_BE_DEACTIVATED, patience)


def read_search(scene, typed, number, patience=60):
    """The preview of all accounts that are found by something."""
    me = scene.person
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, typed)
    me.keys("Return")
    me.wait_text(r"\d+ of [\d,]+ read|accounts, all read")
    me.click(w.BUTTON, w.MANY_ACCOUNTS)
    me.wait_text(rf"\b{number:,} accounts of a search", patience)
    me.click(w.BUTTON, w.LOOK_WHO_THAT_IS)
    me.wait_text(w.WILL_BE_DEACTIVATED, patience)


def confirm(scene, number, erase, server="hs.test"):
    """Everything that the start asks for."""
    me = scene.person
    me.click(w.RADIO_BUTTON, w.HIDE_THEIR_MESSAGES if erase else w.KEEP_THEIR_MESSAGES)
    me.fill(w.EDIT, w.TYPE_HOW_MANY, str(number))
    me.fill(w.EDIT, w.TYPE_THE_SERVER, server)


def start(scene, number):
    scene.person.click(w.BUTTON, re.compile(rf"^Deactivate {number:,} accounts?$"))


def wait_done(scene, number, patience=120):
    """So many have been asked for, by Synapse's own log."""
    wait_for(lambda: f"{number} deactivations; asked: {len(posts(scene))}; shown is:\n{scene.person.sight()}",
             lambda: len(posts(scene)) >= number, patience)


def posts(scene):
    """The ids of those whose deactivation was asked for, in its order."""
    asked = scene.homeserver.synapse.admin_requests_of_farewell()[scene.asked_before:]
    lines = [line.split()[1] for line in asked if line.startswith(_DEACTIVATION)]
    return [urllib.parse.unquote(path.rsplit("/", 1)[1].split("?")[0]) for path in lines]


def expect_each_once(scene, accounts):
    """Each of these, and nobody else."""
    assert sorted(posts(scene)) == sorted(account.user_id for account in accounts), posts(scene)


def expect_nothing_twice(scene, accounts):
    """No id more than once, and nobody else's."""
    counted = collections.Counter(posts(scene))
    assert all(number == 1 for number in counted.values()), counted
    assert set(counted) <= {account.user_id for account in accounts}, counted


def expect_deactivated(scene, accounts, erased):
    wrong = {account.user_id: state for account in accounts
             if (state := scene.homeserver.state(account)) != {"deactivated": True, "erased": erased}}
    assert not wrong, wrong


def journal(scene):
    """The lines of the one journal that stands in the program's folder."""
    return _lines(scene, "jobs")


def _lines(scene, what):
    file, = scene.farewell.home.rglob(f"administration/{what}/*.jsonl")
    return [json.loads(line) for line in file.read_text().splitlines() if line]


def save_results(scene):
    """The rows of the table that the program saves, by the names of its columns."""
    me = scene.person
    file = scene.farewell.home / "results.csv"
    me.click(w.BUTTON, w.SAVE_RESULTS)
    me.wait(w.EDIT, w.FILE_NAME)
    me.fill(w.EDIT, w.FILE_NAME, str(file))
    me.keys("Return")
    me.wait_text("It is saved as")
    with file.open(encoding="utf-8-sig", newline="") as table:
        return [{name: text.removeprefix("'") for name, text in row.items()} for row in csv.DictReader(table)]


def expect_told_alike(scene, results):
    """Row by row: the results, the journal, the activity log, and what Synapse says."""
    state_of = {}
    for line in journal(scene)[1:]:
        if "row" in line:
            state_of[str(line["row"])] = line["state"]
    begun, said = {}, {}
    for line in _lines(scene, "log"):
        if line.get("what") == "deactivate":
            assert line["subject"] not in begun, f"{line['subject']} is in the log twice"
            begun[line["subject"]] = line["id"]
        elif "of" in line:
            said[line["of"]] = line.get("readBack")
    for row in results:
        told = scene.homeserver.admin("GET", f"v2/users/{web.segment(row['user_id'])}")
        assert told["deactivated"] == (row["state"] in ("done", "already", "skipped")), (row, told)
        if row["state"] != "already":
            assert state_of[row["line"]] == row["state"], (row, state_of)
        assert (row["user_id"] in begun) == (row["state"] == "done"), row
        assert bool(row["sent_at"]) == (row["state"] == "done"), row
        if row["state"] == "done":
            assert said[begun[row["user_id"]]] == "deactivated", (row, said)
    assert len(begun) == sum(row["state"] == "done" for row in results), "the log tells of somebody else"


def sign_in_to_go_on(scene):
    """The next start offers the list; the same administrator goes on with it."""
    me = scene.person
    me.wait_text(w.UNFINISHED_LIST)
    scene.picture("unfinished")
    me.click(w.BUTTON, w.GO_ON_WITH_LIST)
    sign_in_again(scene)


def sign_in_again(scene):
    """The form is filled in but for the password."""
    me = scene.person
    me.wait_enabled(w.PASSWORD_EDIT, w.PASSWORD)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, scene.account.password)
    me.click(w.BUTTON, w.SIGN_IN)


def resume(scene):
    scene.person.click(w.BUTTON, w.RESUME)


def leave(scene):
    """The list's window first: nobody wants the list or its results here."""
    scene.person.keys("alt+F4")
    put_away(scene)
    scene.farewell.quit()


def put_away(scene):
    """The list's window is about to close, and may ask first."""
    me = scene.person
    wait_for(lambda: f"the window closes, or asks; shown is:\n{me.sight()}",
             lambda: not me.reads(w.MANY_WINDOW) or me.find(w.BUTTON, w.LOSE_IT))
    if me.find(w.BUTTON, w.LOSE_IT):
        me.click(w.BUTTON, w.LOSE_IT)
        wait_for(lambda: f"the window is closed; shown is:\n{me.sight()}", lambda: not me.reads(w.MANY_WINDOW))
