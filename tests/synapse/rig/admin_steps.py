# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator does, step by step, and what of it Synapse has written down."""
import re

from rig import steps, words as w


def begin(scene):
    """An administrator who has the list of accounts before them."""
    account = scene.account_with_password()
    scene.homeserver.make_administrator(account)
    steps.sign_in_as_administrator(scene)
    see_the_list(scene)


def see_the_list(scene):
    scene.person.wait(w.EDIT, w.LOOK_FOR_ACCOUNTS)
    scene.signed_in()


def someone(scene, what, rooms=1, **more):
    """Another account of this journey."""
    return scene.homeserver.account(f"{what}-{scene.account.localpart}", rooms=rooms, **more)


def look_for(scene, account, typed=None):
    """Until the card of that account has been read to its end. `typed`: by something else than its id."""
    me = scene.person
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, typed or account.user_id)
    me.keys("Return")
    me.wait_text("1 account found")
    me.wait(w.TABLE_CELL, re.compile(re.escape(account.user_id) + ", "))
    me.wait_gone(w.PROGRESS_BAR, w.READING_THE_ACCOUNT)


def choose(scene, account, erase, typed=None):
    """The dialog of that account, filled in but for what is done besides."""
    me = scene.person
    look_for(scene, account, typed)
    me.click(w.BUTTON, w.DEACTIVATE_THEM)
    me.click(w.RADIO_BUTTON, w.HIDE_THEIR_MESSAGES if erase else w.KEEP_THEIR_MESSAGES)
    me.fill(w.EDIT, w.TYPE_THE_ID, account.user_id)


def deactivate(scene, account, erase, patience=60):
    """The danger click and what follows, to the last room."""
    me = scene.person
    assert not scene.homeserver.state(account)["deactivated"]
    me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
    me.wait_text(w.THEY_ARE_DEACTIVATED, patience)
    me.wait_text(w.ALL_ROOMS_LEFT, patience)
    expect_deactivated(scene, account, erase)


def close_dialog(scene):
    me = scene.person
    me.click(w.BUTTON, w.CLOSE)
    me.wait_gone(w.BUTTON, w.CLOSE)


def expect_deactivated(scene, account, erased):
    state = scene.homeserver.state(account)
    assert state == {"deactivated": True, "erased": erased}, f"{account.user_id}: {state}"
    assert scene.homeserver.rooms(account) == 0, f"{account.user_id} is in rooms"


def expect_changes(scene, *wanted):
    """What the program has asked the admin API to change, in its order, by Synapse's own log: verb and kind."""
    changes = [line for line in _asked(scene) if not line.startswith("GET ")]
    assert [_kind(*line.split()[:2]) for line in changes] == list(wanted), changes


def _kind(verb, path):
    """Of `POST /_synapse/admin/v1/rooms/!r/make_room_admin` it is "POST make_room_admin", of what has no word behind
    the id the one before it."""
    kind, _, *more = path.split("?")[0].split("/")[4:]
    return f"{verb} {more[0] if more else kind}"


def questions(scene):
    return [line for line in _asked(scene) if line.startswith("GET ")]


def _asked(scene):
    asked = scene.homeserver.synapse.admin_requests_of_farewell()
    assert asked, "the log knows of no question"
    return asked[scene.asked_before:]
