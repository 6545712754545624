# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who come to look after other people's accounts, as in journeys.py."""
import re

from rig import admin_steps as admin, steps, words as w
from rig.journey import Journeys

ALL = Journeys("admin-")
journey = ALL.add


@journey("main")
def looks_around(scene):
    """Signs in, sees all accounts that the admin API lists, finds one, and leaves no session behind."""
    admin.begin(scene)
    other = admin.someone(scene, "leaver", rooms=0)
    me = scene.person
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, other.localpart)
    me.keys("Return")
    me.wait_text("1 account found")
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, "")
    me.keys("BackSpace", "Return")
    everybody = scene.homeserver.everybody()
    me.wait_text(rf"{len(everybody)} accounts, all read")
    first = me.wait(w.TABLE_CELL, re.compile(re.escape(everybody[0]) + ", "))
    assert "created: " in first.name(), first.name()
    scene.picture("list")
    admin.look_for(scene, other)
    scene.picture("found")
    me.fill(w.EDIT, w.LOOK_FOR_ACCOUNTS, f"{other.localpart}@Example.org")
    me.keys("Return")
    me.wait(w.TABLE_CELL, re.compile(re.escape(other.user_id) + ", "))
    scene.farewell.quit()
    admin.expect_changes(scene)
    scene.expect_active()


@journey()
def is_none(scene):
    """Is no administrator: told so after one question, and let into the own account."""
    scene.account_with_password()
    steps.sign_in_as_administrator(scene)
    me = scene.person
    me.wait_text(w.NOT_ADMINISTRATOR)
    scene.picture("not-admin")
    asked = [line for line in admin.questions(scene) if scene.account.localpart in line]
    assert len(asked) == 1, asked
    me.click(w.BUTTON, w.OPEN_OWN_ACCOUNT)
    steps.signed_in(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def elsewhere(scene):
    """A proxy keeps the admin API; it is found at another address, which gets the sign-in only when that is said."""
    scene.behind_a_gate()
    account = scene.account_with_password()
    scene.homeserver.make_administrator(account)
    steps.sign_in_as_administrator(scene)
    me = scene.person
    me.wait(w.EDIT, w.ADMIN_ADDRESS)
    assert not scene.homeserver.synapse.admin_requests_of_farewell()[scene.asked_before:], "it came through the proxy"
    me.fill(w.EDIT, w.ADMIN_ADDRESS, scene.homeserver.url)
    me.click(w.BUTTON, w.CHECK_THE_ADDRESS)
    me.wait_text("Send your sign-in to")
    assert all("server_version" in line for line in admin.questions(scene)), admin.questions(scene)
    scene.picture("trusted")
    me.click(w.BUTTON, w.SEND_MY_SIGN_IN)
    admin.see_the_list(scene)
    leaver = admin.someone(scene, "leaver")
    admin.choose(scene, leaver, erase=False)
    admin.deactivate(scene, leaver, erase=False)
    admin.expect_changes(scene, "POST deactivate")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def is_demoted(scene):
    """Loses the rights while the dialog is open: nothing is sent, and that is said."""
    admin.begin(scene)
    leaver = admin.someone(scene, "leaver")
    admin.choose(scene, leaver, erase=True)
    scene.homeserver.make_administrator(scene.account, False)
    me = scene.person
    me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
    me.wait_text("You do not administrate .* any more")
    scene.picture("demoted")
    admin.expect_changes(scene)
    assert scene.homeserver.state(leaver) == {"deactivated": False, "erased": False}
    assert scene.homeserver.rooms(leaver) == 1
    me.click(w.BUTTON, w.STOP_HERE)
    me.wait_text("still active")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()
