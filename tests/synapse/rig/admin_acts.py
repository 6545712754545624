# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who close other people's accounts or bring them back, as in journeys.py."""
import secrets

from rig import admin_steps as admin, words as w
from rig.journey import Journeys
from rig.waiting import wait_for

ALL = Journeys("admin-")
journey = ALL.add


@journey("main")
def closes_a_leavers(scene):
    """A leaver who is the only admin of twelve public rooms, and has changed their name a moment before: others become
    admins, the account is read back deactivated and erased, and is in no room any more. Nothing else is sent."""
    homeserver = scene.homeserver
    admin.begin(scene)
    leaver, heir = admin.someone(scene, "leaver"), admin.someone(scene, "heir", rooms=0)
    rooms = homeserver.public_rooms(leaver, heir, ["11"] * 12)
    me = scene.person
    admin.choose(scene, leaver, erase=True)
    assert me.reads(f"Only admin in {len(rooms)} rooms"), me.sight()
    me.click(w.CHECK_BOX, w.HAND_OVER)
    scene.picture("chosen")
    admin.expect_changes(scene)
    homeserver.rename(leaver, "Somebody else")
    admin.deactivate(scene, leaver, erase=True)
    scene.picture("done")
    for room in rooms:
        assert homeserver.power_levels(room).get(heir.user_id) == 100, homeserver.power_levels(room)
    admin.expect_changes(scene, *["POST make_room_admin"] * len(rooms), "POST deactivate")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def waits_for_a_new_name(scene):
    """A name that was changed a moment before is still being written into eighty rooms: the click waits for its end,
    for the account would be joined to some of them again, for good."""
    homeserver = scene.homeserver
    admin.begin(scene)
    leaver, other = admin.someone(scene, "leaver", rooms=0), admin.someone(scene, "other", rooms=0)
    homeserver.public_rooms(leaver, other, ["11"] * 80)
    me = scene.person
    admin.choose(scene, leaver, erase=True)
    homeserver.rename(leaver, "Somebody else")
    me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
    me.wait_text("A new name or picture is still being written into their rooms")
    scene.picture("waiting")
    admin.expect_changes(scene)
    me.wait_text(w.THEY_ARE_DEACTIVATED, 60)
    me.wait_text(w.ALL_ROOMS_LEFT, 60)
    admin.expect_deactivated(scene, leaver, True)
    admin.expect_changes(scene, "POST deactivate")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def settles_everything(scene):
    """Messages stay visible to new joiners, what the person has written and sent is taken away, and rooms of every
    version have another admin: in version 12 the creator's level is beyond all numbers."""
    homeserver = scene.homeserver
    admin.begin(scene)
    leaver, heir = admin.someone(scene, "leaver", rooms=0), admin.someone(scene, "heir", rooms=0)
    rooms = homeserver.public_rooms(leaver, heir, ["6", "10", "11", "12"])
    homeserver.write(leaver, rooms[0], 30)
    homeserver.upload(leaver, 250)
    me = scene.person
    admin.choose(scene, leaver, erase=False)
    for box in (w.HAND_OVER, w.REDACT, w.DELETE_FILES):
        me.click(w.CHECK_BOX, box)
    scene.picture("chosen")
    admin.expect_changes(scene)
    admin.deactivate(scene, leaver, erase=False)
    me.wait_text("Messages redacted", 60)
    me.wait_text("250 files deleted", 60)
    scene.picture("done")
    for room in rooms:
        assert homeserver.power_levels(room).get(heir.user_id) == 100, homeserver.power_levels(room)
    assert homeserver.written(rooms[0]) == (30, 30, 1), homeserver.written(rooms[0])
    assert homeserver.files(leaver) == 0, homeserver.files(leaver)
    # A hundred files with each call, and one that says there are no more.
    admin.expect_changes(scene, *["POST make_room_admin"] * 4, "POST deactivate", "POST redact",
                         *["DELETE media"] * 4)
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey("long")
def redacts_many(scene):
    """Twelve hundred messages in one room, as many as are typed."""
    homeserver = scene.homeserver
    admin.begin(scene)
    leaver, heir = admin.someone(scene, "leaver", rooms=0), admin.someone(scene, "heir", rooms=0)
    room, = homeserver.public_rooms(leaver, heir, ["11"])
    homeserver.write(leaver, room, 1200)
    me = scene.person
    admin.choose(scene, leaver, erase=True)
    me.click(w.CHECK_BOX, w.REDACT)
    me.fill(w.EDIT, w.NEWEST_IN_EACH_ROOM, "2000")
    admin.deactivate(scene, leaver, erase=True, patience=120)
    me.wait_text("Messages redacted", 600)
    assert homeserver.written(room) == (1200, 1200, 1), homeserver.written(room)
    admin.expect_changes(scene, "POST deactivate", "POST redact")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def closes_locked_and_suspended(scene):
    """What somebody was kept from before does not keep the account."""
    admin.begin(scene)
    locked, suspended = admin.someone(scene, "locked"), admin.someone(scene, "suspended")
    scene.homeserver.lock(locked)
    scene.homeserver.suspend(suspended)
    for account, state, erase in ((locked, "locked", True), (suspended, "suspended", False)):
        admin.choose(scene, account, erase)
        scene.picture(state)
        admin.deactivate(scene, account, erase)
        admin.close_dialog(scene)
    admin.expect_changes(scene, *["POST deactivate"] * 2)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def brings_back(scene):
    """One with a new password, which signs in, and one without, which lets nobody in until there is one. Both have
    their id, and neither its rooms."""
    homeserver = scene.homeserver
    admin.begin(scene)
    homeserver.wait_built()
    password = scene.secret("new password", secrets.token_urlsafe(15))
    me = scene.person
    for what, typed in (("known", password), ("unknown", "")):
        account = admin.someone(scene, what)
        homeserver.deactivate(account)
        wait_for("no room is left", lambda account=account: homeserver.rooms(account) == 0)
        admin.look_for(scene, account)
        me.click(w.BUTTON, w.REACTIVATE_THEM)
        if typed:
            me.fill(w.PASSWORD_EDIT, w.NEW_PASSWORD, typed)
        me.click(w.BUTTON, w.CONFIRM_REACTIVATION)
        me.wait_text("The account is active again")
        scene.picture(what)
        assert homeserver.state(account) == {"deactivated": False, "erased": False}, homeserver.state(account)
        assert homeserver.rooms(account) == 0
        status, _ = homeserver.sign_in(account, password)
        assert status == (200 if typed else 403), status
        admin.close_dialog(scene)
    admin.expect_changes(scene, "PUT users", "PUT users")
    scene.farewell.quit()
    scene.expect_active()


@journey(server="broken")
def is_refused_half_way(scene):
    """Synapse refuses after it has ended the sessions: neither done nor as before. Run again, it is done."""
    homeserver = scene.homeserver
    admin.begin(scene)
    leaver = admin.someone(scene, "leaver", password=secrets.token_urlsafe(15))
    status, _ = homeserver.sign_in(leaver, leaver.password)
    assert status == 200, status
    admin.choose(scene, leaver, erase=True)
    homeserver.synapse.break_at("delete_profile_upon_deactivation", 403)
    me = scene.person
    me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
    me.wait_text("refused after it had begun", 60)
    scene.picture("half-way")
    assert homeserver.state(leaver)["deactivated"] is False
    assert not homeserver.device_names(leaver)
    admin.expect_changes(scene, "POST deactivate")
    homeserver.synapse.break_at("nothing", 0)
    me.click(w.BUTTON, w.RUN_AGAIN)
    me.wait_text(w.THEY_ARE_DEACTIVATED, 60)
    me.wait_text(w.ALL_ROOMS_LEFT, 60)
    admin.expect_deactivated(scene, leaver, True)
    admin.expect_changes(scene, *["POST deactivate"] * 2)
    scene.picture("done")
    admin.close_dialog(scene)
    scene.farewell.quit()
    scene.expect_active()
