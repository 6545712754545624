# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who settle, before they go, what can be settled only while the account lives."""
import json
import re
import secrets
import time
from urllib.parse import unquote

from rig import steps, words as w
from rig.gate import FORBIDDEN, LOST, PASSED, Held, Instead
from rig.journey import Journeys
from rig.waiting import wait_for
from rig.web import segment

ALL = Journeys("before-")
journey = ALL.add


@journey("main")
def rooms(scene):
    """The rooms of every version that nobody else looks after are named, without a list of members; then deactivated."""
    account = scene.account_with_password()
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    sole = homeserver.public_rooms(account, neighbour, ["1", "6", "10", "11", "12"])
    twins = homeserver.public_rooms(account, neighbour, ["1", "6", "10", "11", "12"])
    homeserver.promote(account, neighbour, twins)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(rf"\b{len(sole)} rooms have no other admin", 60)
    me.wait_text(r"\b12 rooms\b")
    scene.picture("rooms")
    asked = [path for _, path in scene.asked()]
    assert any("simplified_msc3575/sync" in path for path in asked), asked
    assert not any("joined_members" in path or "/v3/sync" in path for path in asked), asked
    _expect_only_questions(scene)
    _deactivate(scene)


@journey()
def ways(scene):
    """Whether the server tells rooms page by page, all at once or one by one: they are the same rooms, and no more than
    four are asked for at a time. One by one, less is asked of those that others look after."""
    scene.behind_a_gate(lambda *_: PASSED)
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    homeserver.public_rooms(account, neighbour, ["6", "10", "11", "12"])
    homeserver.promote(account, neighbour, homeserver.public_rooms(account, neighbour, ["10", "11"]))
    homeserver.public_rooms(neighbour, account, ["11"] * 20)
    told = []
    for refused in ([], ["simplified_msc3575/sync"], ["simplified_msc3575/sync", "/v3/sync"]):
        scene.line.rule = lambda _, path, refused=refused: FORBIDDEN if any(r in path for r in refused) else PASSED
        scene.line.answered.clear()
        steps.sign_in_by_password(scene)
        scene.person.wait_text(r"\b4 rooms have no other admin", 60)
        scene.person.wait_text(r"\b26 rooms\b", 60)
        asked = [request.path for request in scene.line.answered]
        singly = [path for path in asked if "/rooms/" in path and "m.room.create" in path]
        assert (len(singly) >= 26) == (len(refused) == 2), (refused, asked)
        of_rooms = [request for request in scene.line.answered if "/rooms/" in request.path]
        assert _most_at_once(of_rooms) <= 4, refused
        _to_the_rooms(scene)
        told.append(sorted(_rows_of(scene)))
        scene.picture(f"without-{len(refused)}")
        _leave(scene)
        steps.sign_out(scene)
    assert len(told[0]) == 26 and told[0] == told[1], told
    assert [row.split(":")[0] for row in told[2]] == [row.split(":")[0] for row in told[0]], told
    assert sum(row.endswith("Public room · 2 people") for row in told[2]) == 4, told
    scene.farewell.quit()
    scene.expect_active(rooms=26)


@journey("main")
def hand_over(scene):
    """In version 11 another account becomes an equal: it can do all of it, and nothing else has changed. In version 12
    it becomes an admin below the creator, and that is taken back without a trace. Then deactivated, and the heir of the
    first room appoints somebody."""
    account = scene.account_with_password()
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    equal, below = homeserver.public_rooms(account, neighbour, ["11", "12"])
    token = homeserver.token_of(neighbour)
    before = {room: _permissions(scene, room, token) for room in (equal, below)}
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b2 rooms have no other admin", 60)
    me.click(w.BUTTON, w.CHOOSE_ROOMS)

    _choose(scene, "Room 0", neighbour)
    assert me.reads(w.EVERYTHING_YOU_CAN) and me.reads(w.NOT_TAKEN_BACK), me.sight()
    scene.picture("chosen")
    _expect_writes(scene, equal, 0)
    _confirm(scene, "Room 0", neighbour)
    scene.picture("done")
    _close(scene)
    me.wait_text(f"{neighbour.name} is an admin now")
    assert not me.find(w.BUTTON, "Take back: Room 0"), me.sight()
    _expect_writes(scene, equal, 1)
    levels = _permissions(scene, equal, token)
    assert levels["users"].pop(neighbour.user_id) == 100 and levels == before[equal], levels
    _write(scene, equal, "m.room.name", {"name": "In good hands"}, token)

    _choose(scene, "Room 1", neighbour)
    assert me.reads(w.UPGRADES_STAY) is None and me.reads(w.CAN_TAKE_BACK), me.sight()
    scene.picture("chosen-below")
    _confirm(scene, "Room 1", neighbour)
    _close(scene)
    scene.picture("handed-over")
    levels = _permissions(scene, below, token)
    assert levels["users"].pop(neighbour.user_id) == 150 and levels == before[below], levels
    me.click(w.BUTTON, "Take back: Room 1")
    me.wait_enabled(w.BUTTON, "Hand over… Room 1")
    assert _permissions(scene, below, token) == before[below], _permissions(scene, below, token)
    _expect_writes(scene, below, 2)
    scene.picture("taken-back")

    _leave(scene)
    me.wait_text(r"\b1 room has no other admin")
    _deactivate(scene)
    levels = _permissions(scene, equal, token)
    _write(scene, equal, "m.room.power_levels", levels | {"invite": 0}, token)


@journey()
def hand_over_meanwhile(scene):
    """Between the list and the click the chosen one leaves, and in another room somebody else is promoted: nothing is
    sent, and the dialog says why. A second look offers what is so by then."""
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour, third = _somebody(scene, "neighbour"), _somebody(scene, "third")
    left, promoted = homeserver.public_rooms(account, neighbour, ["11", "11"])
    theirs, token = homeserver.token_of(third), homeserver.token_of(neighbour)
    for room in (left, promoted):
        homeserver.act("POST", f"join/{segment(room)}", {}, theirs)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b2 rooms have no other admin", 60)
    me.click(w.BUTTON, w.CHOOSE_ROOMS)

    _choose(scene, "Room 0", neighbour)
    homeserver.act("POST", f"rooms/{segment(left)}/leave", {}, token)
    me.click(w.BUTTON, _make_an_admin(neighbour))
    me.wait_text(rf"{neighbour.name} has left this room\. Choose somebody else")
    scene.picture("left")
    me.click(w.BUTTON, w.LOOK_AGAIN)
    me.wait(w.LIST_ITEM, _starts(third.name))
    assert not me.find(w.LIST_ITEM, _starts(neighbour.name)), me.sight()
    assert not me.wait(w.BUTTON, w.MAKE_AN_ADMIN).enabled(), "somebody else has been chosen for the person"
    me.click(w.BUTTON, w.CANCEL)
    _in_the_settings(scene)
    _expect_writes(scene, left, 0)

    _choose(scene, "Room 1", neighbour)
    homeserver.promote(account, third, [promoted])
    me.click(w.BUTTON, _make_an_admin(neighbour))
    me.wait_text(w.OTHERS_BY_NOW)
    me.wait_text("Nothing was changed")
    scene.picture("promoted")
    me.click(w.BUTTON, w.LOOK_AGAIN)
    me.wait_text(w.OTHERS_BY_NOW)
    _close(scene)
    me.wait_text(w.SOMEBODY_ELSE)
    scene.picture("rows")
    _expect_writes(scene, promoted, 0)
    _leave(scene)
    me.wait_text(r"\b1 room has no other admin")
    scene.farewell.quit()
    scene.expect_active()


@journey()
def hand_over_races(scene):
    """Another session changes the permissions after we have written and before we look again, and then, in another
    room, after we have read and before we write: neither is called done. In a third room the answer is cut off: nothing
    is sent again, and a look tells what is so."""
    scene.behind_a_gate(lambda *_: PASSED)
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    after, cut, before = homeserver.public_rooms(account, neighbour, ["11", "11", "11"])
    token = homeserver.token_of(account)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b3 rooms have no other admin", 60)
    me.click(w.BUTTON, w.CHOOSE_ROOMS)

    held = _hold_look_after_write(scene, after)
    _choose(scene, "Room 0", neighbour)
    me.click(w.BUTTON, _make_an_admin(neighbour))
    held.wait_there()
    _write(scene, after, "m.room.power_levels", _permissions(scene, after, token) | {"invite": 99}, token)
    held.let_pass()
    me.wait_text(w.MORE_CHANGED)
    scene.picture("after")
    assert me.reads(w.MAY_BE_UNDONE), me.sight()
    _close(scene)
    me.wait_text(w.SOMEBODY_CHANGED)
    _expect_writes(scene, after, 1)
    levels = _permissions(scene, after, token)
    assert levels["invite"] == 99 and levels["users"][neighbour.user_id] == 100, levels
    me.click(w.BUTTON, "Look again: Room 0")
    me.wait_text(f"{neighbour.name} is an admin now")

    scene.line.rule = _at_the_write(cut, LOST)
    _choose(scene, "Room 1", neighbour)
    me.click(w.BUTTON, _make_an_admin(neighbour))
    me.wait_text(w.NOT_KNOWN)
    scene.picture("cut")
    assert me.reads(rf"We looked again: {neighbour.name} is an admin\."), me.sight()
    _close(scene)
    me.wait_text(rf"No answer\. We looked again: {neighbour.name} is an admin\.")
    _expect_writes(scene, cut, 1)
    assert _permissions(scene, cut, token)["users"][neighbour.user_id] == 100

    held = Held()
    scene.line.rule = _at_the_write(before, held)
    _choose(scene, "Room 2", neighbour)
    me.click(w.BUTTON, _make_an_admin(neighbour))
    held.wait_there()
    _write(scene, before, "m.room.power_levels", _permissions(scene, before, token) | {"invite": 99}, token)
    held.let_pass()
    me.wait_text(f"{w.MORE_CHANGED}|is an admin of Room 2")
    scene.picture("before")
    _expect_writes(scene, before, 1)
    # The last write wins on Synapse, so that theirs is gone: this must be said.
    assert me.reads(w.MORE_CHANGED), f"their {_permissions(scene, before, token)} is lost silently:\n{me.sight()}"
    assert me.reads(w.MAY_BE_UNDONE), me.sight()
    _close(scene)
    me.wait_text(w.SOMEBODY_CHANGED)
    scene.picture("rows")
    _leave(scene)
    homeserver.sign_out(token)
    scene.farewell.quit()
    scene.expect_active(rooms=3)


@journey()
def keys(scene):
    """What is told of a real key backup, of sessions and of a real pusher, whose key stays where it is. Nothing is
    changed."""
    account = scene.account_with_password()
    homeserver = scene.homeserver
    push_key = scene.secret("push key", secrets.token_urlsafe(24))
    _, session = homeserver.sign_in(account, account.password)
    token = session["access_token"]
    homeserver.act("PUT", f"devices/{segment(session['device_id'])}", {"display_name": "A phone's app"}, token)
    _keep_keys(homeserver, token, 3)
    homeserver.act("POST", "pushers/set", {
        "kind": "http", "app_id": "org.example.chat", "app_display_name": "Example Chat",
        "device_display_name": "A phone", "pushkey": push_key, "lang": "en",
        # Nobody listens there.
        "data": {"url": "http://127.0.0.1:9/_matrix/push/v1/notify"}}, token)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b3 keys are kept on the server", 60)
    me.wait_text(r"\b2 other sessions")
    me.wait_text("Notifications to 1 app end")
    scene.picture("account")
    me.click(w.BUTTON, w.HOW_KEYS)
    me.wait_text(w.TAKE_KEYS)
    scene.picture("help")
    me.click(w.BUTTON, w.CLOSE)
    me.wait_gone(w.BUTTON, w.CLOSE)
    me.click(w.BUTTON, w.SHOW_SESSIONS)
    me.wait(w.LIST_ITEM, w.THIS_SESSION)
    me.wait(w.LIST_ITEM, re.compile("^A phone's app"))
    me.wait_text("Example Chat on A phone")
    assert push_key not in me.sight()
    scene.picture("sessions")
    _expect_only_questions(scene)
    _leave(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def leave(scene):
    """All kinds of rooms are left, but for the one that nobody else looks after, until it is ticked. Of rooms that
    others have ended meanwhile, whose answer was cut off or that were refused the list says nothing that is not so on
    the server; what was refused is left at the second try."""
    scene.behind_a_gate(lambda *_: PASSED)
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    mine, theirs = homeserver.token_of(account), homeserver.token_of(neighbour)
    rooms = _rooms_of_all_kinds(homeserver, account, neighbour, mine, theirs)
    homeserver.sign_out(mine)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b1 room has no other admin", 60)
    _to_the_rooms(scene)
    assert not me.wait(w.CHECK_BOX, w.ALSO_LEAVE_IT).ticked(), "it is ticked for the person"
    assert len(_list_of(scene)) == len(rooms), me.sight()

    me.click(w.BUTTON, w.LEAVE_ALL)
    me.wait_text(rf"Leave {len(rooms) - 1} rooms now\?")
    assert me.reads(w.PUBLIC_ROOMS_ONLY) and not me.reads(w.NOBODY_MAY_BE_LEFT), me.sight()
    scene.picture("asked")
    for name, act in (("Removed", "kick"), ("Banned", "ban"), ("Withdrawn", "kick")):
        homeserver.act("POST", f"rooms/{segment(rooms[name])}/{act}", {"user_id": account.user_id}, theirs)
    homeserver.admin("DELETE", f"v1/rooms/{segment(rooms['Deleted'])}", {"purge": True})
    fates = {rooms["Cut"]: LOST, rooms["Refused"]: FORBIDDEN}
    scene.line.rule = lambda verb, path: fates.get(_room_left(verb, path), PASSED)
    me.click(w.BUTTON, w.LEAVE_THEM)
    me.wait_enabled(w.BUTTON, w.LEAVE_ALL, 60)
    scene.picture("left")
    told = _list_of(scene)
    for name in ("Group", "Removed", "Cut", "Invited", "Withdrawn", "Direct"):
        assert told[name] == "Left" and _membership(scene, rooms[name], account, theirs) == ("leave", None), told
    for name in ("Banned", "Deleted"):
        assert told[name] == "Left", told
    assert told["Refused"].startswith("Not left"), told
    assert _joined(homeserver, account) == {rooms["Refused"], rooms["Kept"]}
    assert me.reads(rf"\b{list(told.values()).count('Left')} left\b") and me.reads(r"\b1 did not work\b"), me.sight()
    _expect_asked_once(scene, set(rooms.values()) - {rooms["Kept"], rooms["Refused"]})

    scene.line.rule = lambda *_: PASSED
    me.click(w.BUTTON, "Try again to leave Refused")
    wait_for("the room is left", lambda: _list_of(scene)["Refused"] == "Left")
    assert _joined(homeserver, account) == {rooms["Kept"]}
    me.tick(w.ALSO_LEAVE_IT)
    me.click(w.BUTTON, w.LEAVE_ALL)
    me.wait_text(w.NOBODY_MAY_BE_LEFT)
    scene.picture("asked-for-all")
    me.click(w.BUTTON, w.LEAVE_THEM)
    wait_for("the room is left", lambda: _list_of(scene)["Kept"] == "Left")
    scene.picture("left-all")
    _leave(scene)
    scene.farewell.quit()
    scene.expect_active(rooms=0)


@journey(server="limited")
def leave_limited(scene):
    """With the limits that Synapse has by itself: no room is asked for again before the server's pause is over, the
    pace is told from the second pause on, and everybody reads the reason. Stopped; then deactivated, which leaves the
    others."""
    scene.behind_a_gate(lambda *_: PASSED)
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    for somebody in (account, neighbour):
        homeserver.limit(somebody, False)
    rooms = homeserver.public_rooms(neighbour, account, ["12"] * 40)
    homeserver.limit(account)
    token = homeserver.token_of(neighbour)
    reason = f"I am off: {secrets.token_hex(3)}"
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b40 rooms\b", 60)
    _to_the_rooms(scene)
    me.fill(w.EDIT, w.LEAVE_REASON, reason)
    me.click(w.BUTTON, w.LEAVE_ALL)
    me.wait_text(r"Leave 40 rooms now\?")
    assert me.reads(w.PUBLIC_ROOMS_ONLY) and not me.reads(w.NOBODY_MAY_BE_LEFT), me.sight()
    scene.picture("asked")
    me.click(w.BUTTON, w.LEAVE_THEM)

    wait_for("the server asks to wait", lambda: _pauses(scene), 30)
    shown = me.sight()
    assert w.ONE_EVERY not in shown or len(_pauses(scene)) > 1, shown
    # It grants one every 5 seconds, and its 429 takes a while.
    me.wait_text(rf"{w.ONE_EVERY} [56] seconds\. About 3 minutes more\.", 15)
    assert len(_pauses(scene)) > 1, _pauses(scene)
    scene.picture("pace")
    me.wait_text(r"\b1[2-9] left and 2\d to go")
    me.click(w.BUTTON, w.STOP_LEAVING)
    me.wait_enabled(w.BUTTON, w.LEAVE_ALL)
    scene.picture("stopped")
    _expect_pauses_kept(scene)
    told = _list_of(scene)
    left = [room for number, room in enumerate(rooms) if told[f"Room {number}"] == "Left"]
    assert 12 <= len(left) < 20 and me.reads(rf"\b{len(left)} left and {40 - len(left)} to go"), me.sight()
    for room in rooms:
        wanted = ("leave", reason) if room in left else ("join", None)
        assert _membership(scene, room, account, token) == wanted, (room, wanted)
    _leave(scene)
    me.wait_text(rf"\b{40 - len(left)} rooms\b")

    sent = len(_leaves(scene))
    _deactivate(scene)
    assert len(_leaves(scene)) == sent, "deactivated, and it has gone on"
    for room in rooms:
        assert homeserver.members(room) == [neighbour.user_id], room
        wanted = ("leave", reason if room in left else None)
        assert _membership(scene, room, account, token) == wanted, (room, wanted)


@journey()
def name(scene):
    """A name of one's own in one room holds nobody up; a new name that another app has chosen a moment ago does, until
    the last of 200 rooms knows it. Then name and picture are removed, and the server is still telling the rooms when
    the deactivation is opened: it waits likewise, and no room has a dead member afterwards."""
    account = scene.account_with_password(rooms=0)
    homeserver = scene.homeserver
    neighbour = _somebody(scene, "neighbour")
    rooms = homeserver.public_rooms(neighbour, account, ["11"] * 200)
    watching = homeserver.token_of(neighbour)
    steps.sign_in_by_password(scene)
    me = scene.person
    me.wait_text(r"\b200 rooms\b", 120)
    steps.open_settings(scene)
    _expect_noticed_elsewhere(scene, account, rooms, watching)
    me.click(w.BUTTON, w.REMOVE_NAME)
    me.wait_text(w.EVERYBODY_SEES)
    scene.picture("asked")
    me.click(w.BUTTON, w.REMOVE_NAME)
    me.wait_text(w.TELLING_ROOMS, 10)
    me.click(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)
    me.wait_text(w.STILL_TELLING, 10)
    scene.picture("notice")
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    confirm = me.wait(w.BUTTON, w.CONFIRM_PASSWORD)
    assert not confirm.enabled() or not me.reads(w.STILL_TELLING), "it can be pressed while it spreads"
    wait_for("the rooms know it", lambda: not me.reads(w.STILL_TELLING), 60)
    untold = [room for room in rooms if _shown_in(scene, room, account, watching)]
    assert not untold, f"told that all know it, and {len(untold)} do not"
    me.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    scene.picture("all-know-it")
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    me.wait_text(w.DEACTIVATED, 60)
    assert not me.reads(w.PROFILE_GONE), "what was gone before is no sign"
    scene.picture("outcome")
    me.click(w.BUTTON, w.CLOSE_OUTCOME)
    scene.farewell.quit()
    wait_for("it has left its rooms", lambda: homeserver.rooms(account) == 0, 60)
    time.sleep(10)  # the trap would let it in again
    assert homeserver.rooms(account) == 0
    for room in rooms:
        assert homeserver.members(room) == [neighbour.user_id], room


def _without_reads(name, instead):
    """Nothing that is read before the deactivation can be read: what is not known is not called none, nothing is
    written that nobody has clicked, and the deactivation goes through."""
    def play(scene):
        scene.behind_a_gate(lambda verb, path: instead if _is_read(verb, path) else PASSED)
        scene.account_with_password()
        steps.choose_server(scene, scene.account.user_id)
        me = scene.person
        me.fill(w.PASSWORD_EDIT, w.PASSWORD, scene.account.password)
        me.click(w.BUTTON, w.SIGN_IN)
        me.wait_text(r"Your rooms: could not check", 120)
        scene.signed_in()
        if instead.status != 404:  # a server that has no such thing has nothing of it to settle
            for topic in ("Email addresses and phone numbers", "Other sessions", "Your name and picture"):
                me.wait_text(f"{topic}: could not check", 60)
        assert "Nothing to settle" not in me.sight(), me.sight()
        scene.picture("account")
        _deactivate(scene)
        asked = {(verb, path.split("?")[0].rsplit("/", 1)[-1]) for verb, path in scene.asked() if verb != "GET"}
        assert asked == {("POST", "login"), ("POST", "deactivate")}, asked

    play.__name__, play.__doc__ = f"unread_{name}", _without_reads.__doc__
    return play


_JSON = [("Content-Type", "application/json")]
for _name, _instead in (
        ("403", Instead(403, _JSON, b'{"errcode":"M_FORBIDDEN","error":"No"}')),
        ("404", Instead(404, _JSON, b'{"errcode":"M_UNRECOGNIZED","error":"No"}')),
        ("429", Instead(429, [*_JSON, ("Retry-After", "1")], b'{"errcode":"M_LIMIT_EXCEEDED","error":"Slowly"}')),
        ("500", Instead(500, _JSON, b'{"errcode":"M_UNKNOWN","error":"Oops"}')),
        ("page", Instead(200, [("Content-Type", "text/html")], b"<html><body>Welcome</body></html>")),
        ("half", Instead(200, _JSON, b'{"joined_rooms":["!a:hs.test"],"devices":[{"device_id":"A"}]}', True))):
    journey()(_without_reads(_name, _instead))


# --- what a person does

def _expect_noticed_elsewhere(scene, account, rooms, watching):
    me = scene.person
    other = scene.homeserver.token_of(account)
    member = f"m.room.member/{segment(account.user_id)}"
    _write(scene, rooms[7], member, {"membership": "join", "displayname": "Of this room"}, other)
    steps.open_deactivation(scene)
    time.sleep(6)
    assert not me.reads(w.STILL_TELLING), me.sight()
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    me.click(w.BUTTON, w.CANCEL)
    me.wait_gone(w.BUTTON, w.CONFIRM_PASSWORD)

    scene.homeserver.rename(account, "New", other)
    steps.open_deactivation(scene)
    me.wait_text(w.CHANGED_A_MOMENT_AGO, 10)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    confirm = me.wait(w.BUTTON, w.CONFIRM_PASSWORD)
    assert not confirm.enabled() or not me.reads(w.CHANGED_A_MOMENT_AGO), "it can be pressed while it spreads"
    scene.picture("changed-elsewhere")
    wait_for("the rooms know it", lambda: not me.reads(w.CHANGED_A_MOMENT_AGO), 60)
    untold = [room for room in rooms if _shown_in(scene, room, account, watching) != "New"]
    assert not untold, f"told that all know it, and {len(untold)} do not"
    me.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    me.click(w.BUTTON, w.CANCEL)
    me.wait_gone(w.BUTTON, w.CONFIRM_PASSWORD)


def _to_the_rooms(scene):
    steps.open_settings(scene)
    me = scene.person
    me.press_at(me.wait(w.LIST_ITEM, w.ROOMS_PAGE))
    me.wait(w.BUTTON, w.LEAVE_ALL)


def _list_of(scene):
    """What the list of all rooms tells of each by its name, also of those that have to be scrolled to."""
    return dict(row.split(": ", 1) for row in _rows_of(scene))


def _rows_of(scene):
    return [row.name() for row in scene.person.wait(w.ROOM_LIST, w.ALL_ROOMS).children()]


def _make_an_admin(heir):
    """What stands on the button, where a longer name is cut."""
    name = heir.name if len(heir.name) <= 12 else heir.name[:11] + "…"
    return f"Make {name} an admin"


def _choose(scene, room, heir):
    """Open the dialog and choose; nobody is chosen before."""
    me = scene.person
    me.click(w.BUTTON, f"Hand over… {room}")
    me.wait(w.EDIT, w.FIND_SOMEBODY)
    entry = me.wait(w.LIST_ITEM, _starts(heir.name))
    assert heir.user_id in entry.name(), entry.name()
    assert not me.wait(w.BUTTON, w.MAKE_AN_ADMIN).enabled(), "somebody is chosen for the person"
    me.press_at(entry)
    me.wait_enabled(w.BUTTON, _make_an_admin(heir))


def _confirm(scene, room, heir):
    me = scene.person
    me.click(w.BUTTON, _make_an_admin(heir))
    me.wait_text(f"{heir.name} is an admin of {room}")
    me.wait_text("your server shows it")


def _close(scene):
    scene.person.click(w.BUTTON, w.CLOSE)
    _in_the_settings(scene)


def _in_the_settings(scene):
    for button in (w.CLOSE, w.CANCEL):
        scene.person.wait_gone(w.BUTTON, button)


def _leave(scene):
    """Back from any page of the settings to the account."""
    me = scene.person
    me.wait(w.LIST_ITEM, "General")
    me.keys("Escape")
    me.wait_gone(w.LIST_ITEM, "General")


def _deactivate(scene):
    me = scene.person
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, scene.account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=False)


# --- the others, and what becomes of the rooms

def _somebody(scene, what):
    """Another account, whose name is short enough for a button."""
    made = scene.homeserver.account(f"{what}-{secrets.token_hex(2)}", rooms=0)
    made.name = made.localpart.title()
    return made


def _room(homeserver, name, owner, guest):
    """A public room; both by their tokens."""
    room = homeserver.act("POST", "createRoom", {"name": name, "preset": "public_chat", "room_version": "11"},
                          owner)["room_id"]
    homeserver.act("POST", f"join/{segment(room)}", {}, guest)
    return room


def _rooms_of_all_kinds(homeserver, account, neighbour, mine, theirs):
    """Their ids by name. Only in the first nobody else is an admin."""
    rooms = {"Kept": _room(homeserver, "Kept", mine, theirs)}
    for name in ("Group", "Removed", "Banned", "Deleted", "Cut", "Refused"):
        rooms[name] = _room(homeserver, name, theirs, mine)
    for name in ("Invited", "Withdrawn"):
        rooms[name] = homeserver.act("POST", "createRoom", {"name": name, "invite": [account.user_id]},
                                     theirs)["room_id"]
    rooms["Direct"] = homeserver.act("POST", "createRoom", {
        "name": "Direct", "preset": "trusted_private_chat", "is_direct": True, "invite": [neighbour.user_id]},
        mine)["room_id"]
    homeserver.act("POST", f"join/{segment(rooms['Direct'])}", {}, theirs)
    homeserver.act("PUT", f"user/{segment(account.user_id)}/account_data/m.direct",
                   {neighbour.user_id: [rooms["Direct"]]}, mine)
    return rooms


def _membership(scene, room, account, token):
    """What the server says to somebody else who is there, and the reason that everybody reads."""
    member = scene.homeserver.act("GET", f"rooms/{segment(room)}/state/m.room.member/{segment(account.user_id)}",
                                  None, token)
    return member["membership"], member.get("reason")


def _shown_in(scene, room, account, token):
    """Their name, as others read it there."""
    return scene.homeserver.act("GET", f"rooms/{segment(room)}/state/m.room.member/{segment(account.user_id)}", None,
                                token).get("displayname")


def _joined(homeserver, account):
    return set(homeserver.admin("GET", f"v1/users/{segment(account.user_id)}/joined_rooms")["joined_rooms"])


def _most_at_once(answered):
    """How many of these requests were under way at the same time."""
    ends = sorted([(a.came, 1) for a in answered] + [(a.went, -1) for a in answered])
    most = now = 0
    for _, step in ends:
        now += step
        most = max(most, now)
    return most


def _permissions(scene, room, token):
    return scene.homeserver.act("GET", f"rooms/{segment(room)}/state/m.room.power_levels", None, token)


def _write(scene, room, kind, content, token):
    scene.homeserver.act("PUT", f"rooms/{segment(room)}/state/{kind}", content, token)


def _expect_only_questions(scene):
    """Besides the sign-in nothing has been asked that could change anything."""
    asked = scene.asked()
    assert all(verb == "GET" or path.split("?")[0].endswith(("/sync", "/login")) for verb, path in asked), asked


def _expect_writes(scene, room, number):
    """So many times the program has written anything into that room, and it was the permissions."""
    writes = [(verb, path) for verb, path in scene.asked() if verb != "GET" and room in unquote(path)]
    assert len(writes) == number, writes
    assert all(_is_permissions(path, room) and verb == "PUT" for verb, path in writes), writes


def _keep_keys(homeserver, token, number):
    """A key backup as apps make it; what is in it no server can read."""
    version = homeserver.act("POST", "room_keys/version", {
        "algorithm": "m.megolm_backup.v1.curve25519-aes-sha2", "auth_data": {"public_key": "A public key"}},
        token)["version"]
    key = {"first_message_index": 0, "forwarded_count": 0, "is_verified": True,
           "session_data": {"ephemeral": "e", "ciphertext": "c", "mac": "m"}}
    homeserver.act("PUT", f"room_keys/keys?version={version}", {
        "rooms": {"!room:hs.test": {"sessions": {f"session-{at}": key for at in range(number)}}}}, token)


# --- what was asked for rooms to leave

def _room_left(verb, path):
    """The room that this asks to leave, or None."""
    match = re.search(r"/rooms/([^/]+)/leave$", unquote(path).split("?")[0])
    return match.group(1) if match and verb == "POST" else None


def _expect_asked_once(scene, rooms):
    """The server was asked to have these left, and no others, each once."""
    asked = [room for room in (_room_left(*request) for request in scene.asked()) if room]
    assert len(asked) == len(rooms) and set(asked) == rooms, asked


def _leaves(scene):
    return [answer for answer in scene.line.answered if _room_left(answer.verb, answer.path)]


def _pauses(scene):
    return [answer for answer in _leaves(scene) if answer.status == 429]


def _expect_pauses_kept(scene):
    """One at a time; after a 429 the same room is asked for, and not before the pause is over."""
    leaves = _leaves(scene)
    for answer, after in zip(leaves, leaves[1:]):
        assert after.came >= answer.went, (answer, after)
        if answer.status == 429:
            pause = max(int(answer.headers["Retry-After"]), json.loads(answer.body)["retry_after_ms"] / 1000)
            assert after.path == answer.path and after.came - answer.went >= pause, (answer, after)
    assert {answer.status for answer in leaves} == {200, 429}, leaves


# --- rules for the gate

def _is_read(verb, path):
    """What is read of the account before it goes; how to sign in and whether that still works is not among it."""
    path = unquote(path).split("?")[0]
    kept = ("/versions", "/login", "/account/whoami", "/account/deactivate", "/logout", "/auth_metadata")
    return path.startswith("/_matrix/client") and not path.endswith(kept) and (verb == "GET" or path.endswith("/sync"))


def _at_the_write(room, fate):
    """This becomes of it when the permissions of that room are written."""
    return lambda verb, path: fate if verb == "PUT" and _is_permissions(path, room) else PASSED


def _hold_look_after_write(scene, room):
    """The next look at the permissions of that room after they have been written is held."""
    held, written = Held(), []

    def rule(verb, path):
        if not _is_permissions(path, room):
            return PASSED
        if verb == "PUT":
            written.append(path)
            return PASSED
        return held if written else PASSED

    scene.line.rule = rule
    return held


def _is_permissions(path, room):
    return unquote(path).split("?")[0].rstrip("/").endswith(f"/rooms/{room}/state/m.room.power_levels")


def _starts(name):
    return re.compile(f"^{re.escape(name)}")
