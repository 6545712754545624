# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys. Each is a function of a scene."""
import re
import time

from rig import steps, words as w
from rig.journey import Journeys
from rig.waiting import wait_for

ALL = Journeys()
journey = ALL.add


@journey("main")
def password(scene):
    """Wrong once, then right, erase unticked."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    me = scene.person
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, scene.secret("wrong password", account.password[::-1] + "0"))
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    me.wait_text(w.WRONG_PASSWORD.replace(".", r"\."))
    scene.picture("wrong")
    scene.expect_requests(2)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=3, erased=False)


@journey("main")
def sso(scene):
    """Signed in and proved in the browser, erase ticked. As the account window has said, the same account of the
    provider leads into no new one afterwards."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    scene.person.wait_text(w.LINK_STAYS)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    steps.prove_in_browser(scene)
    scene.person.click(w.BUTTON, w.CONFIRM_BROWSER)
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=True)


@journey("main")
def limited(scene):
    """Wrong passwords until Synapse, with its own limits, asks to wait; then signed in, and nothing more."""
    account = scene.account_with_password()
    steps.choose_server(scene, account.user_id)
    me = scene.person
    wrong = scene.secret("wrong password", account.password[::-1] + "0")
    for _ in range(8):
        me.fill(w.PASSWORD_EDIT, w.PASSWORD, wrong)
        me.click(w.BUTTON, w.SIGN_IN)
        wait_for("an answer to the sign-in",
                 lambda: me.reads(w.ASKED_TO_WAIT) or me.find(w.BUTTON, w.SIGN_IN, lambda b: b.enabled()), 30)
        if me.reads(w.ASKED_TO_WAIT):
            break
    me.wait_text(w.ASKED_TO_WAIT, 1)
    scene.picture("limited")
    me.wait_enabled(w.BUTTON, w.SIGN_IN, 60)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.SIGN_IN)
    steps.signed_in(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_login(scene):
    """Everything typed, then the window is closed."""
    account = scene.account_with_password()
    steps.choose_server(scene, account.user_id)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.wait_enabled(w.BUTTON, w.SIGN_IN)
    scene.picture("login")
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_login_browser(scene):
    """Nobody signs in in the browser; the waiting page is cancelled."""
    scene.account_with_sso()
    steps.choose_server(scene)
    scene.person.click(w.BUTTON, w.CONTINUE_WITH_IDP)
    scene.person.wait_enabled(w.BUTTON, w.OPEN_AGAIN)
    scene.picture("waiting")
    scene.person.click(w.BUTTON, w.CANCEL)
    scene.person.wait_enabled(w.BUTTON, w.CONTINUE_WITH_IDP)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_account(scene):
    """Signed in by password, then the account window is closed."""
    scene.account_with_password()
    steps.sign_in_by_password(scene)
    scene.picture("account")
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_account_sso(scene):
    """Signed in by browser, then signed out."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.sign_out(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey("main")
def cancel_settings(scene):
    """Settings looked at and left, then signed out."""
    scene.account_with_password()
    steps.sign_in_by_password(scene)
    steps.open_settings(scene)
    steps.leave_settings(scene)
    steps.sign_out(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_password(scene):
    """The right password typed, Enter pressed three times, then Escape."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    steps.enter_does_nothing(scene, w.CONFIRM_PASSWORD)
    scene.person.keys("Escape")
    steps.leave_dialog(scene)
    steps.leave_settings(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_terminated(scene):
    """The right password typed, then the desktop session ends."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    scene.farewell.terminate()
    scene.expect_active()


@journey("main")
def terminated_unknown(scene):
    """The server holds its breath at the click, waiting is stopped, and the desktop session ends; the next start
    tells of it."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    me = scene.person
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    scene.homeserver.synapse.pause()
    try:
        me.click(w.BUTTON, w.CONFIRM_PASSWORD)
        me.wait_enabled(w.BUTTON, w.STOP_WAITING, 30)
        me.click(w.BUTTON, w.STOP_WAITING)
        me.wait_text(w.NOBODY_TELLS, 30)
        scene.picture("unknown")
        scene.farewell.terminate()
    finally:
        scene.homeserver.synapse.resume()
    scene.farewell.start_again()
    scene.person.wait_text(w.UNDER_WAY, 30)
    scene.picture("next-start")
    scene.person.keys("alt+F4")
    scene.person.wait_gone(w.BUTTON, w.FIND_OUT)
    scene.farewell.quit()
    scene.expect_active(requests=1, session_left=True)  # only the question how to prove it had come


@journey()
def cancel_password_closed(scene):
    """The right password typed, then every window is closed by the window manager."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.wait_enabled(w.BUTTON, w.CONFIRM_PASSWORD)
    scene.person.keys("alt+F4")
    steps.leave_dialog(scene)
    scene.person.keys("alt+F4")
    scene.person.wait_gone(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)
    scene.farewell.quit()
    scene.expect_active()


@journey()
def cancel_sso(scene):
    """Erase ticked in the phase sso, then Cancel."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    scene.person.wait_enabled(w.BUTTON, w.SINGLE_SIGN_ON)
    scene.person.click(w.BUTTON, w.CANCEL)
    steps.leave_dialog(scene)
    steps.leave_settings(scene)
    steps.sign_out(scene)
    scene.farewell.quit()
    scene.expect_active()


@journey("main")
def cancel_browser(scene):
    """The browser was opened, nobody proved anything, then Cancel: the one request was the challenge."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    steps.press_single_sign_on(scene, "")
    scene.person.click(w.BUTTON, w.CANCEL)
    steps.leave_dialog(scene)
    steps.leave_settings(scene)
    scene.farewell.quit()
    scene.expect_active(requests=1)


@journey()
def cancel_proved(scene):
    """Proved in the browser, then Escape instead of the confirming click."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    steps.prove_in_browser(scene)
    scene.person.keys("Escape")
    steps.leave_dialog(scene)
    steps.leave_settings(scene)
    steps.sign_out(scene)
    scene.farewell.quit()
    scene.expect_active(requests=1)


@journey("main")
def answer_lost(scene):
    """The line breaks after the server has acted: the program finds out, and its note goes once it knows."""
    scene.over_a_line()
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    scene.line.lose("answer")
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    assert scene.line.lost == 1, scene.line.lost
    assert not scene.farewell.notes(), scene.farewell.notes()
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=True)


@journey("long")
def request_lost(scene):
    """The line breaks before the request has arrived: nothing is said for sure until five minutes are over."""
    scene.over_a_line()
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.line.lose("request")
    me = scene.person
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    me.wait_text(w.PROBABLY_ACTIVE, 60)
    began = time.monotonic()
    scene.picture("probably-active")
    assert scene.farewell.notes(), "nothing was written down"
    me.wait_text(w.STILL_ACTIVE, 360)
    assert time.monotonic() - began > 240, "said too early that nothing can come any more"
    scene.picture("still-active")
    assert scene.line.lost == 1 and not scene.farewell.notes(), (scene.line.lost, scene.farewell.notes())
    scene.farewell.terminate()
    scene.expect_active(requests=1)


@journey("long")
def large_account(scene):
    """Five hundred rooms on a real server are counted, told and left."""
    rooms = 500
    account = scene.account_with_password(rooms)
    steps.sign_in_by_password(scene)
    scene.person.wait_text(rf"\b{rooms} rooms\b", 60)
    scene.picture("overview")
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=False, patience=600)


@journey("main")
def folder_read_only(scene):
    """Nothing can be written down: that is said before the click, and the deactivation works all the same."""
    account = scene.account_with_password(read_only=True)
    steps.to_the_dialog_by_password(scene)
    me = scene.person
    me.wait_text(w.NO_NOTE_READ_ONLY)
    scene.picture("read-only")
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    scene.farewell.quit()
    assert not scene.farewell.notes()
    scene.expect_deactivated(requests=2, erased=False)


@journey()
def disk_full(scene):
    """The disk fills while the person reads: the click sends nothing and says why; the next one sends."""
    account = scene.account_with_password(fills=True)
    steps.to_the_dialog_by_password(scene)
    me = scene.person
    assert w.NO_NOTE_DISK_FULL not in me.sight(), me.sight()
    scene.farewell.fill_disk()
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    me.wait_text(w.NO_NOTE_DISK_FULL)
    scene.picture("disk-full")
    scene.expect_requests(0)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=False)


@journey("main", server="broken")
def refused_at_the_profile(scene):
    """A refusal that comes after the server has acted, as of Synapse where display names may not be changed."""
    _half_way(scene, "delete_profile_upon_deactivation", 400, w.REFUSED_HALF_WAY)


@journey(server="broken")
def refused_at_the_end(scene):
    _half_way(scene, "set_user_deactivated_status", 403, w.REFUSED_HALF_WAY)


@journey(server="broken")
def failed_at_the_end(scene):
    """Signing in to find out tells nothing here, for the server has ended the password first, and says so."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    _break_off(scene, "set_user_deactivated_status", 500)
    me = scene.person
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.CONFIRM_PASSWORD)
    _says_no_untruth(scene, w.FAILED_HALF_WAY)
    me.click(w.BUTTON, w.SIGN_IN_TO_FIND_OUT)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.SIGN_IN)
    me.wait_text(re.escape(w.PASSWORD_REFUSED), 30)
    scene.picture("refused")
    assert scene.farewell.notes(), "the note is gone"
    scene.farewell.quit()
    scene.expect_half_way(requests=2, erased=True)


@journey("main", server="broken")
def failed_but_lets_in(scene):
    """Whoever proves themselves elsewhere can still sign in, and so learns that the account was not closed."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    _break_off(scene, "set_user_deactivated_status", 500)
    steps.prove_in_browser(scene)
    me = scene.person
    me.click(w.BUTTON, w.CONFIRM_BROWSER)
    _says_no_untruth(scene, w.FAILED_HALF_WAY)
    me.click(w.BUTTON, w.SIGN_IN_TO_FIND_OUT)
    scene.farewell.browser_is(scene.account.localpart)
    me.click(w.BUTTON, w.CONTINUE_WITH_IDP)
    steps.signed_in(scene)
    me.wait_text(re.escape(w.FOUND_ACTIVE), 30)
    assert w.NOT_TO_THE_END in me.sight(), me.sight()
    scene.picture("found-active")
    assert not scene.farewell.notes(), scene.farewell.notes()
    scene.farewell.quit()
    scene.expect_half_way(requests=2, erased=True, sign_in=200)


def _half_way(scene, step, status, words):
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    _break_off(scene, step, status)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.CONFIRM_PASSWORD)
    _says_no_untruth(scene, words)
    steps.close_unknown(scene)
    scene.farewell.quit()
    scene.expect_half_way(requests=2, erased=step == "set_user_deactivated_status")


def _break_off(scene, step, status):
    scene.homeserver.synapse.break_at(step, status)
    scene.person.tick(w.HIDE_MESSAGES)


def _says_no_untruth(scene, words):
    """Never "nothing was done", never "probably deactivated"; the note stays for the next start."""
    me = scene.person
    me.wait_text(words, 60)
    scene.picture("half-way")
    for untrue in (w.PROBABLY_DEACTIVATED, w.DEACTIVATED, w.STILL_ACTIVE, "did nothing", "has not been changed"):
        assert untrue not in me.sight(), me.sight()
    assert scene.farewell.notes(), "nothing is written down"
