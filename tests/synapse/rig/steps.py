# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""What a person does, step by step, in the windows of Farewell."""
import re

from rig import words as w
from rig.waiting import holds, wait_for


def choose_server(scene, user_id=None):
    """Name the account, if wanted, and the server; the sign-in methods of the server appear."""
    me = scene.person
    me.wait(w.EDIT, w.USER_ID)
    if user_id:
        me.fill(w.EDIT, w.USER_ID, user_id)
        me.keys("Tab")
        # The id fills the field, and hs.test has no well-known file that would lead to the server.
        me.click(w.BUTTON, w.EDIT_HOMESERVER)
    wait_for("the homeserver field is open", lambda: _editable(_server_field(me)), 20)
    me.fill(w.EDIT, w.HOMESERVER, scene.server_url)
    me.keys("Return")


def sign_in_by_password(scene):
    account = scene.account
    choose_server(scene, account.user_id)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.SIGN_IN)
    signed_in(scene)


def to_the_dialog_by_password(scene):
    sign_in_by_password(scene)
    open_settings(scene)
    open_deactivation(scene)


def sign_in_by_browser(scene):
    choose_server(scene)
    scene.farewell.browser_is(scene.account.localpart)
    scene.person.click(w.BUTTON, w.CONTINUE_WITH_IDP)
    scene.farewell.wait_browser("handed back")
    signed_in(scene)


def sign_in_as_administrator(scene):
    """By the login window's other side."""
    account = scene.account
    scene.person.click(w.BUTTON, w.FOR_ADMINISTRATORS)
    scene.person.wait_text(w.AS_ADMINISTRATOR)
    choose_server(scene, account.user_id)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.SIGN_IN)


def open_settings(scene):
    me = scene.person
    me.open_menu(w.BUTTON, w.ACCOUNT_MENU)
    me.keys("Down", "Return")
    me.wait_enabled(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)
    scene.picture("settings")


def sign_out(scene):
    scene.person.open_menu(w.BUTTON, w.ACCOUNT_MENU)
    scene.person.keys("Up", "Return")
    empty_login_window(scene)


def open_deactivation(scene):
    """Press Deactivate Account in the settings; the dialog tells everything and has asked nobody."""
    me = scene.person
    me.click(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)
    box = me.wait_enabled(w.CHECK_BOX, w.HIDE_MESSAGES)
    assert not box.ticked(), "the erase choice starts ticked"
    shown = me.sight()
    for sentence in (*w.CONSEQUENCES, scene.account.user_id):
        assert sentence in shown, f"not in the dialog: {sentence}; shown is:\n{shown}"
    scene.picture("dialog")
    scene.expect_requests(0)


def press_single_sign_on(scene, browser_name):
    """The danger button of the phase sso: the first request, then the browser."""
    links = len(scene.farewell.links())
    scene.farewell.browser_is(browser_name)
    scene.person.click(w.BUTTON, w.SINGLE_SIGN_ON)
    wait_for("a link for the browser", lambda: len(scene.farewell.links()) > links, 30)
    link = scene.farewell.links()[-1]
    assert link.startswith(f"{scene.homeserver.url}/_matrix/client/"), link
    assert "/auth/m.login.sso/fallback/web?session=" in link, link
    scene.person.wait_enabled(w.BUTTON, w.CONFIRM_BROWSER)
    assert w.SURE in scene.person.sight(), scene.person.sight()
    assert not scene.person.find(w.CHECK_BOX, w.HIDE_MESSAGES).enabled(), "the erase choice is not frozen"
    scene.picture("browser")
    scene.expect_requests(1)


def prove_in_browser(scene):
    press_single_sign_on(scene, scene.account.localpart)
    scene.farewell.wait_browser("proved")
    scene.expect_requests(1)


def read_outcome(scene):
    """The outcome says deactivated; closing it leads to a login window that remembers nobody."""
    me = scene.person
    me.wait_text(w.DEACTIVATED, 60)
    scene.picture("outcome")
    me.click(w.BUTTON, w.CLOSE_OUTCOME)
    empty_login_window(scene)


def close_unknown(scene):
    """The first click on Close says what to do later."""
    scene.person.click(w.BUTTON, w.CLOSE_OUTCOME)
    scene.person.wait_text(re.escape("Close again to leave"))
    scene.person.click(w.BUTTON, w.CLOSE_OUTCOME)
    empty_login_window(scene)


def empty_login_window(scene):
    me = scene.person
    me.wait(w.EDIT, w.USER_ID)
    assert scene.account.localpart not in me.sight(), f"remembers the account:\n{me.sight()}"


def leave_dialog(scene):
    """Back in the settings after a cancelled dialog, still signed in."""
    me = scene.person
    me.wait_gone(w.CHECK_BOX, w.HIDE_MESSAGES)
    me.wait_enabled(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)


def leave_settings(scene):
    scene.person.keys("Escape")
    scene.person.wait_gone(w.BUTTON, w.DEACTIVATE_IN_SETTINGS)


def enter_does_nothing(scene, control_name):
    """Enter on an armed danger button, twice, for longer than any answer would take."""
    me = scene.person
    me.keys("Return")
    wait_for(f"focus on {control_name}",
             lambda: (c := me.find(w.BUTTON, control_name)) and c.focused(), 10)
    me.keys("Return", "Return")
    holds(f"{control_name} is still there", lambda: me.find(w.BUTTON, control_name), 1.5)
    scene.expect_requests(0)


def signed_in(scene):
    me = scene.person
    me.wait(w.BUTTON, w.ACCOUNT_MENU, seconds=60)
    if me.reads(w.ASKED_WHETHER_MINE.replace("?", r"\?")):
        assert scene.account.user_id in me.sight()
        me.click(w.BUTTON, w.YES)
    me.wait_enabled(w.BUTTON, w.ACCOUNT_MENU)
    scene.signed_in()


def _server_field(me):
    return me.find(w.EDIT, w.HOMESERVER) or me.find(w.BUTTON, w.EDIT_HOMESERVER)


def _editable(control):
    return control is not None and control.role() == w.EDIT and control.enabled() and control.editable()
