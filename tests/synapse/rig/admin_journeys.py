# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who look after other people's accounts, as in journeys.py."""
import re

from rig import steps, words as w
from rig.journey import Journeys

ALL = Journeys("admin-")
journey = ALL.add


@journey("main")
def looks_around(scene):
    """Signs in, sees all accounts that the admin API lists, finds one, and leaves no session behind."""
    account = scene.account_with_password()
    scene.homeserver.make_administrator(account)
    other = scene.homeserver.account(f"leaver-{account.localpart}", rooms=0)
    me = scene.person
    steps.sign_in_as_administrator(scene)
    me.wait(w.EDIT, w.LOOK_FOR_ACCOUNTS)
    scene.signed_in()
    everybody = scene.homeserver.everybody()
    me.wait_text(rf"{len(everybody)} accounts, all read")
    first = me.wait(w.TABLE_CELL, re.compile(re.escape(everybody[0]) + ", "))
    assert "created: " in first.name(), first.name()
    scene.picture("list")
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, other.user_id)
    me.keys("Return")
    me.wait_text("1 account found")
    me.wait(w.TABLE_CELL, re.compile(re.escape(other.user_id) + ", active, "))
    scene.picture("found")
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, f"{other.localpart}@Example.org")
    me.keys("Return")
    me.wait(w.TABLE_CELL, re.compile(re.escape(other.user_id) + ", "))
    scene.farewell.quit()
    _expect_only_questions(scene)
    scene.expect_active()


@journey("main")
def closes_a_leavers(scene):
    """A leaver who is the only admin of rooms, and has changed their name a moment before: others become admins, the
    account is read back deactivated and erased, and is in no room any more. Nothing else is sent."""
    homeserver = scene.homeserver
    account = scene.account_with_password()
    homeserver.make_administrator(account)
    leaver = homeserver.account(f"leaver-{account.localpart}", rooms=1)
    heir = homeserver.account(f"heir-{account.localpart}", rooms=0)
    rooms = homeserver.public_rooms(leaver, heir, 8)
    me = scene.person
    steps.sign_in_as_administrator(scene)
    me.wait(w.EDIT, w.LOOK_FOR_ACCOUNTS)
    scene.signed_in()
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, leaver.user_id)
    me.keys("Return")
    me.wait_text(f"Only admin in {len(rooms)} rooms")
    scene.picture("card")
    me.click(w.BUTTON, w.DEACTIVATE_THEM)
    me.wait(w.RADIO_BUTTON, w.HIDE_THEIR_MESSAGES)
    me.click(w.RADIO_BUTTON, w.HIDE_THEIR_MESSAGES)
    me.click(w.CHECK_BOX, w.HAND_OVER)
    me.fill(w.EDIT, w.TYPE_THE_ID, leaver.user_id)
    scene.picture("chosen")
    homeserver.rename(leaver, "Somebody else")
    _expect_only_questions(scene)
    assert not homeserver.state(leaver)["deactivated"]
    me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
    me.wait_text(w.THEY_ARE_DEACTIVATED, 60)
    me.wait_text(w.ALL_ROOMS_LEFT, 60)
    scene.picture("done")
    assert homeserver.state(leaver) == {"deactivated": True, "erased": True}, homeserver.state(leaver)
    assert homeserver.rooms(leaver) == 0
    for room in rooms:
        assert homeserver.power_levels(room).get(heir.user_id) == 100, homeserver.power_levels(room)
    changes = [line.split("/")[4] for line in _changes(scene)]
    assert changes == ["rooms"] * len(rooms) + ["deactivate"], changes
    me.click(w.BUTTON, w.CLOSE)
    me.wait_gone(w.BUTTON, w.CLOSE)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def is_none(scene):
    """Is no administrator: told so after one question, and let into the own account."""
    scene.account_with_password()
    steps.sign_in_as_administrator(scene)
    me = scene.person
    me.wait_text(w.NOT_ADMINISTRATOR)
    scene.picture("not-admin")
    asked = scene.homeserver.synapse.admin_requests_of_farewell()
    assert len([line for line in asked if scene.account.localpart in line]) == 1, asked
    me.click(w.BUTTON, w.OPEN_OWN_ACCOUNT)
    steps.signed_in(scene)
    scene.farewell.quit()
    scene.expect_active()


def _changes(scene):
    asked = scene.homeserver.synapse.admin_requests_of_farewell()
    assert asked, "the log knows of no question"
    return [line for line in asked if not line.startswith("GET ")]


def _expect_only_questions(scene):
    changes = _changes(scene)
    assert not changes, f"more than questions: {changes}"
