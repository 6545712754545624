# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys at a server that manages its accounts in the browser, as in journeys.py."""
import json

from rig import admin_steps as admin, many_steps as many, steps, words as w
from rig.journey import Journeys

ALL = Journeys("managed-")
journey = ALL.add


@journey()
def deleted(scene):
    """Deleted on the page: our sign-in has ended, and no more is said than that."""
    _the_sign_in_ends(scene, "delete", "account deleted")
    scene.expect(deactivated=True, said=w.SIGN_IN_ENDED)


@journey("main")
def erased(scene):
    """Deleted and erased on the page: the profile is gone, and that proves it."""
    scene.account_managed()
    _to_the_dialog(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    _on_the_page(scene, "erase", "account deleted")
    steps.read_outcome(scene)
    scene.farewell.quit()
    scene.expect(deactivated=True, said=w.DEACTIVATED)


@journey()
def cancelled(scene):
    """Nothing is changed on the page; signed out here."""
    scene.account_managed()
    _to_the_dialog(scene)
    _on_the_page(scene, "leave", "left")
    scene.person.wait_text(w.STILL_ACTIVE_AT)
    scene.picture("still-active")
    scene.person.click(w.BUTTON, w.SIGN_OUT)
    steps.empty_login_window(scene)
    scene.farewell.quit()
    scene.expect(deactivated=False, said=w.STILL_ACTIVE_AT)


@journey()
def signed_out(scene):
    """Only signed out on the page: never told as a deactivation."""
    _the_sign_in_ends(scene, "signout", "signed out")
    scene.expect(deactivated=False, said=w.SIGN_IN_ENDED)


@journey()
def without_session(scene):
    """A token of no session: Synapse takes it for two minutes more, and nobody says "done" early."""
    scene.account_managed()
    scene.homeserver.make_sessions(False)
    _to_the_dialog(scene)
    _on_the_page(scene, "delete", "account deleted")
    scene.person.wait_text(w.STILL_ACTIVE_AT)
    assert w.DEACTIVATED not in scene.person.sight()
    scene.person.click(w.BUTTON, w.CHECK_AGAIN)
    scene.person.wait_text(w.STILL_ACTIVE_AT)
    scene.person.click(w.BUTTON, w.SIGN_OUT)
    steps.empty_login_window(scene)
    scene.farewell.quit()
    scene.expect(deactivated=True, said=w.STILL_ACTIVE_AT)


@journey("main")
def another_device(scene):
    """Signed in by the code that is typed in a browser elsewhere; then signed out."""
    scene.account_managed()
    steps.choose_server(scene, scene.account.user_id)
    me = scene.person
    me.click(w.BUTTON, w.ANOTHER_DEVICE)
    code = me.wait_text(r"\b[A-Z]{4}-[A-Z]{4}\b")
    scene.picture("code")
    assert not scene.farewell.links(), scene.farewell.links()
    seen = scene.browse(f"{scene.homeserver.service.issuer}/link?user_code={code}")
    assert seen.endswith("end device linked"), seen
    steps.signed_in(scene)
    steps.sign_out(scene)
    scene.farewell.quit()
    scene.expect(deactivated=False, said="signed out")


@journey("main")
def closes_for_others(scene):
    """An administrator closes two accounts that the account service keeps, one hidden and one not: found by what it alone
    knows of them, by its own API, with `skip_erase` said each time, and told as done when Synapse has followed."""
    homeserver = scene.homeserver
    account = _administrate(scene)
    me = scene.person
    before = len(homeserver.changes())
    for erase in (True, False):
        name = f"{'hidden' if erase else 'kept'}-{account.localpart}"
        leaver = homeserver.account(name, email=f"{name.title()}@example.org", github=f"{name}-17")
        homeserver.room(leaver)
        admin.choose(scene, leaver, erase, typed=f"{name}@example.org" if erase else f"GitHub: {name}-17")
        me.click(w.BUTTON, w.CONFIRM_FOR_THEM)
        me.wait_text(w.THEY_ARE_DEACTIVATED, 60)
        me.wait_text(w.ALL_ROOMS_LEFT, 60)
        scene.picture("hidden" if erase else "kept")
        assert homeserver.is_deactivated(leaver)
        assert homeserver.synapse.joined_rooms(leaver.user_id) == 0
        profile = homeserver.profile_status(leaver)
        assert profile == (404 if erase else 200), profile
        admin.close_dialog(scene)
    asked = homeserver.changes()[before:]
    assert [json.loads(body) for _, body in asked] == [{"skip_erase": False}, {"skip_erase": True}], asked
    assert all(path.endswith("/deactivate") for path, _ in asked), asked
    admin.expect_changes(scene)  # nothing by Synapse's own
    scene.farewell.quit()
    scene.expect(deactivated=False, said=w.THEY_ARE_DEACTIVATED)


@journey()
def keeps_the_last_administrators(scene):
    """A list that names everybody who administrates, as the account service knows them: none of them is sent, and each
    needs a tick where somebody else is left. Who has an email address the service alone knows; one that two accounts
    have names neither."""
    homeserver = scene.homeserver
    account = _administrate(scene)
    me = scene.person
    before = len(homeserver.changes())
    chief, deputy, third, leaver, *_ = (
        homeserver.account(f"{what}-{account.localpart}", email=f"{address}-{account.localpart}@example.org")
        for what, address in (("chief", "chief"), ("deputy", "deputy"), ("third", "third"), ("leaver", "leaver"),
                              ("one", "both"), ("another", "both")))
    listed = " ".join([chief.localpart, *(f"{who}-{account.localpart}@example.org"
                                          for who in ("Deputy", "leaver", "both", "nobody"))])
    homeserver.appoint(chief, deputy)
    many.read_list(scene, listed)
    for seen in ("1 account will be deactivated", "refused 2", "not readable 1", "not found 1",
                 "The list names everybody who administrates the server", "Several accounts have this email address"):
        assert me.reads(seen), f"{seen}; shown is:\n{me.sight()}"
    scene.picture("refused")
    me.click(w.BUTTON, w.CANCEL)
    many.put_away(scene)
    homeserver.appoint(chief, deputy, third)
    many.read_list(scene, listed)
    assert me.reads("needs your tick 2"), me.sight()
    assert not me.reads("refused 2"), me.sight()
    many.confirm(scene, 1, erase=False)
    many.start(scene, 1)
    me.wait_text("1 of 1 accounts? (is|are) deactivated", 60)
    scene.picture("finished")
    asked = homeserver.changes()[before:]
    assert [json.loads(body) for _, body in asked] == [{"skip_erase": True}], asked
    assert [homeserver.is_deactivated(one) for one in (leaver, chief, deputy)] == [True, False, False]
    admin.expect_changes(scene)  # nothing by Synapse's own
    many.leave(scene)
    scene.expect(deactivated=False, said="refused 2")


def _administrate(scene):
    """Signed in, with the list of accounts before them."""
    account = scene.account_managed(admin=True)
    me = scene.person
    me.click(w.BUTTON, w.FOR_ADMINISTRATORS)
    me.wait_text(w.AS_ADMINISTRATOR)
    steps.choose_server(scene, account.user_id)
    scene.farewell.browser_is(account.localpart)
    me.click(w.BUTTON, w.CONTINUE_IN_BROWSER)
    scene.farewell.wait_browser("handed back")
    admin.see_the_list(scene)
    return account


def _to_the_dialog(scene):
    steps.choose_server(scene, scene.account.user_id)
    scene.person.wait_enabled(w.BUTTON, w.CONTINUE_IN_BROWSER)
    scene.picture("login")
    scene.farewell.browser_is(scene.account.localpart)
    scene.person.click(w.BUTTON, w.CONTINUE_IN_BROWSER)
    scene.farewell.wait_browser("handed back")
    steps.signed_in(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)


def _on_the_page(scene, action, end):
    """To the account page from the dialog; then the person says that they have finished."""
    me = scene.person
    scene.farewell.browser_is(scene.account.localpart, action)
    me.click(w.BUTTON, w.OPEN_ACCOUNT_PAGE)
    scene.farewell.wait_browser(end)
    scene.picture("page-open")
    scene.expect_requests(0)
    me.click(w.BUTTON, w.FINISHED)


def _the_sign_in_ends(scene, action, end):
    scene.account_managed()
    _to_the_dialog(scene)
    _on_the_page(scene, action, end)
    scene.person.wait_text(w.SIGN_IN_ENDED)
    scene.picture("ended")
    assert w.DEACTIVATED not in scene.person.sight()
    steps.close_unknown(scene)
    scene.farewell.quit()
