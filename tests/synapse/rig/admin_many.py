# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who close many accounts by one list, as in journeys.py."""
import random

from rig import admin_steps as admin, gate, many_steps as many, words as w
from rig.journey import Journeys
from rig.waiting import wait_for

ALL = Journeys("admin-")
journey = ALL.add


def _begin(scene, rule=None):
    if rule:
        scene.behind_a_gate(rule)
    admin.begin(scene)


def _ids(accounts):
    return " ".join(account.localpart for account in accounts)


@journey("main")
def many_of_every_kind(scene):
    """Oneself, another administrator, of another server, unknown, in capitals, twice, erased and locked in one list:
    looked at, rehearsed without one request that changes anything, and then only those are closed that it was said of."""
    homeserver = scene.homeserver
    _begin(scene)
    me = scene.person
    leavers = many.crowd(scene, "leaver", 8)
    locked, erased, other = (many.crowd(scene, what, 1)[0] for what in ("locked", "erased", "other"))
    homeserver.make_administrator(other)
    homeserver.lock(locked)
    homeserver.deactivate(erased)
    wait_for("it is deactivated", lambda: homeserver.state(erased)["deactivated"])
    everybody = [*leavers, locked]
    text = " ".join([_ids(leavers), locked.localpart, erased.localpart, other.localpart, scene.account.localpart,
                     "@somebody:elsewhere.test", "nobody-there", leavers[0].localpart.upper(), leavers[1].localpart])
    many.read_list(scene, text)
    assert me.reads(rf"{len(everybody)} accounts will be deactivated"), me.sight()
    scene.picture("preview")
    for chip in ("ready 9", "already 1", "needs your tick 1", "refused 2", "not found 2", "twice 1"):
        assert me.reads(chip), f"{chip}; shown is:\n{me.sight()}"
    many.confirm(scene, len(everybody), erase=True)
    me.click(w.BUTTON, w.DRY_RUN)
    me.wait_text("Dry run: nothing was sent", 60)
    scene.picture("dry-run")
    admin.expect_changes(scene)
    me.click(w.BUTTON, w.BACK_TO_THE_LIST)
    many.confirm(scene, len(everybody), erase=True)
    many.start(scene, len(everybody))
    me.wait_text(rf"{len(everybody)} of {len(everybody)} accounts are deactivated", 120)
    scene.picture("finished")
    many.expect_nothing_twice(scene, everybody)
    many.expect_deactivated(scene, everybody, True)
    assert homeserver.state(other) == {"deactivated": False, "erased": False}
    admin.expect_changes(scene, *["POST deactivate"] * len(everybody))
    many.leave(scene)
    scene.expect_active()


def _survives(scene, number, patience):
    """Killed at a random moment, and gone on with."""
    homeserver = scene.homeserver
    _begin(scene)
    me = scene.person
    accounts = many.crowd(scene, "leaver", number)
    many.read_search(scene, f"leaver-{scene.account.localpart}", number, patience)
    many.confirm(scene, number, erase=True)
    many.start(scene, number)
    many.wait_done(scene, random.randint(2, number - 10), patience)
    scene.farewell.kill()
    after_the_kill = len(many.posts(scene))
    written = {line.get("id") for line in many.journal(scene)}
    scene.farewell.start_again()
    many.sign_in_to_go_on(scene)
    me = scene.person
    me.wait_text("Nothing is sent until you resume", 60)
    scene.picture("paused")
    # One may have been under way, and Synapse writes it down at its end.
    assert len(many.posts(scene)) <= after_the_kill + 1, "something was sent before it was resumed"
    assert written, "the journal is empty"
    many.resume(scene)
    # At most two had no result when it was killed; of these nothing is sent again, whatever came of them.
    wait_for(lambda: f"the others are done; shown is:\n{me.sight()}",
             lambda: homeserver.deactivated_of(accounts[0].localpart.removesuffix("-001")) >= number - 2, patience)
    me.wait_text("Looking what has come of it|accounts are deactivated", patience)
    scene.picture("gone-on")
    many.expect_nothing_twice(scene, accounts)
    alive = [one for one in accounts if not homeserver.state(one)["deactivated"]]
    assert len(alive) <= 2, [one.user_id for one in alive]
    for one in alive:
        assert many.posts(scene).count(one.user_id) == 0, f"{one.user_id} was asked for, and is active"
    many.leave(scene)


@journey()
def many_survives_a_kill(scene):
    """Sixty accounts, and the program is killed in the middle: nobody is asked for twice, and nobody left out."""
    _survives(scene, 60, 120)


@journey("long")
def thousand_survives_a_kill(scene):
    """The same with a thousand."""
    _survives(scene, 1000, 600)


@journey()
def many_over_a_bad_line(scene):
    """Of one account the answer is lost, and another request never arrives: the one is done, the other unknown, and
    neither is sent again."""
    fates = {}

    def rule(verb, path):
        is_deactivation = verb == "POST" and "/deactivate/" in path
        return next((fate for name, fate in fates.items() if is_deactivation and name in path), gate.PASSED)

    _begin(scene, rule)
    me = scene.person
    accounts = many.crowd(scene, "leaver", 12)
    fates.update({accounts[3].localpart: gate.LOST, accounts[7].localpart: gate.SWALLOWED})
    many.read_list(scene, _ids(accounts))
    many.confirm(scene, len(accounts), erase=False)
    many.start(scene, len(accounts))
    me.wait_text("Looking what has come of it", 120)
    scene.picture("checking")
    others = [one for one in accounts if one is not accounts[7]]
    many.expect_deactivated(scene, others, False)
    assert not scene.homeserver.state(accounts[7])["deactivated"]
    many.expect_nothing_twice(scene, others)
    many.leave(scene)
    scene.expect_active()


@journey()
def many_by_somebody_demoted(scene):
    """Loses the rights in the middle: it pauses, says so, sends nothing, and goes on when they are back."""
    stopped = []
    accounts = []

    def rule(verb, path):
        if verb == "POST" and accounts and accounts[5].localpart in path and not stopped:
            stopped.append(path)
            scene.homeserver.make_administrator(scene.account, False)
        return gate.PASSED

    _begin(scene, rule)
    me = scene.person
    accounts += many.crowd(scene, "leaver", 12)
    many.read_list(scene, _ids(accounts))
    many.confirm(scene, len(accounts), erase=True)
    many.start(scene, len(accounts))
    me.wait_text("is no administrator any more", 120)
    scene.picture("demoted")
    assert not scene.homeserver.state(accounts[6])["deactivated"]
    scene.homeserver.make_administrator(scene.account)
    many.resume(scene)
    me.wait_text("12 of 12 accounts are deactivated", 120)
    many.expect_deactivated(scene, accounts, True)
    # The refused one was sent once more, for it was surely not done.
    assert sorted(set(many.posts(scene))) == sorted(one.user_id for one in accounts)
    assert len(many.posts(scene)) <= len(accounts) + 1, many.posts(scene)
    many.leave(scene)
    scene.expect_active()


@journey()
def many_behind_a_proxy_that_closes(scene):
    """A proxy begins to answer in the server's place: it pauses, and goes on when that ends."""
    closes = []
    seen = []

    def rule(verb, path):
        if verb == "POST" and "/deactivate/" in path:
            seen.append(path)
        return gate.closed_to_administrators(verb, path) if closes and len(seen) > 5 else gate.PASSED

    _begin(scene, rule)
    me = scene.person
    accounts = many.crowd(scene, "leaver", 12)
    many.read_list(scene, _ids(accounts))
    closes.append(True)
    many.confirm(scene, len(accounts), erase=True)
    many.start(scene, len(accounts))
    me.wait_text("has answered in its place", 120)
    scene.picture("hidden")
    before = len(many.posts(scene))
    assert before == 5, many.posts(scene)
    closes.clear()
    many.resume(scene)
    me.wait_text("of 12 accounts are deactivated|Looking what has come of it", 120)
    many.expect_nothing_twice(scene, accounts)
    many.leave(scene)
    scene.expect_active()
