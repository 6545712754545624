# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of a list while others are at work at the same server, as in journeys.py."""
import secrets
from concurrent.futures import ThreadPoolExecutor

from rig import admin_steps as admin, gate, many_steps as many, words as w
from rig.journey import Journeys
from rig.waiting import wait_for

ALL = Journeys("admin-")
journey = ALL.add

# As many accounts as a page of the list has, and some.
_MORE_THAN_A_PAGE = 206


@journey()
def list_of_a_search(scene):
    """While the accounts of a search are read, page by page, others deactivate some and register new ones: nobody is
    left out, nobody is twice, and whoever comes after it was frozen is not in it. At the end the results, the journal
    and the activity log say of every account what Synapse says."""
    homeserver = scene.homeserver
    accounts, second_pages = [], []

    def rule(verb, path):
        """The program asks for the second page."""
        if verb == "GET" and "/v3/users?" in path and "from=199" in path:
            second_pages.append(path)
            if len(second_pages) == 1:
                accounts.insert(0, homeserver.one_of_a_crowd(f"leaver-{scene.account.localpart}", 0))
                homeserver.deactivate(accounts[50])
            elif len(second_pages) == 2:
                homeserver.deactivate(accounts[60])
        return gate.PASSED

    scene.behind_a_gate(rule)
    admin.begin(scene)
    me = scene.person
    accounts += many.crowd(scene, "leaver", _MORE_THAN_A_PAGE)
    many.read_search(scene, f"leaver-{scene.account.localpart}", len(accounts) + 1)
    assert len(accounts) == _MORE_THAN_A_PAGE + 1, "nobody was registered meanwhile"
    assert len(second_pages) == 2, second_pages
    late = homeserver.one_of_a_crowd(f"leaver-{scene.account.localpart}", 999)
    homeserver.deactivate(accounts[70])
    others = [accounts[at] for at in (50, 60, 70)]
    wanted = [account for account in accounts if account not in others]
    assert me.reads("already 2"), me.sight()
    many.confirm(scene, len(wanted) + 1, erase=False)
    many.start(scene, len(wanted) + 1)
    me.wait_text(rf"{len(wanted)} of {len(wanted) + 1} accounts are deactivated", 120)
    scene.picture("finished")
    many.expect_each_once(scene, wanted)
    assert homeserver.state(late) == {"deactivated": False, "erased": False}
    assert all(homeserver.state(one)["erased"] for one in others), "somebody else's deactivation was done again"
    results = many.save_results(scene)
    told = {account.user_id: "done" for account in wanted} | {
        accounts[50].user_id: "already", accounts[60].user_id: "already", accounts[70].user_id: "skipped"}
    assert {row["user_id"]: row["state"] for row in results} == told, results
    assert len(results) == len(told), "somebody is twice among the results"
    many.expect_told_alike(scene, results)
    many.leave(scene)
    scene.expect_active()


@journey()
def list_after_signing_out(scene):
    """Another administrator ends the session in the middle of a list: it pauses and says so. At the next start that
    other administrator cannot go on with it, and reads whose it is; the one who began it can. Of the account whose
    request met the end nobody knows by then what it had before: it is not sent again."""
    homeserver = scene.homeserver
    accounts, ended = [], []

    def rule(verb, path):
        if verb == "POST" and accounts and accounts[5].localpart in path and not ended:
            ended.append(path)
            homeserver.end_sessions(scene.account, w.SESSION)
        return gate.PASSED

    scene.behind_a_gate(rule)
    admin.begin(scene)
    me = scene.person
    other = homeserver.account(f"other-{scene.account.localpart}",
                               scene.secret("password of the other", secrets.token_urlsafe(15)), rooms=0)
    homeserver.make_administrator(other)
    accounts += many.crowd(scene, "leaver", 12)
    many.read_list(scene, " ".join(account.localpart for account in accounts))
    many.confirm(scene, len(accounts), erase=True)
    many.start(scene, len(accounts))
    me.wait_text("Your sign-in has ended", 60)
    scene.picture("ended")
    many.leave(scene)
    many.expect_each_once(scene, accounts[:6])  # the sixth was refused
    scene.farewell.start_again()
    me = scene.person
    me.wait_text(w.UNFINISHED_LIST)
    me.click(w.BUTTON, w.GO_ON_WITH_LIST)
    me.fill(w.EDIT, w.USER_ID, other.user_id)  # the server is there already
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, other.password)
    me.click(w.BUTTON, w.SIGN_IN)
    me.wait_text(rf"This list is \W*{scene.account.user_id}\W*'s, and you are signed in as \W*{other.user_id}", 60)
    scene.picture("not-theirs")
    me.click(w.BUTTON, w.NOT_NOW)
    me.wait_gone(w.BUTTON, w.NOT_NOW)
    scene.farewell.quit()
    many.expect_each_once(scene, accounts[:6])
    scene.farewell.start_again()
    many.sign_in_to_go_on(scene)
    me = scene.person
    me.wait_text("Nothing is sent until you resume", 60)
    many.resume(scene)
    me.wait_text("11 of 12 accounts are deactivated", 120)
    scene.picture("finished")
    refused = accounts.pop(5)
    many.expect_deactivated(scene, accounts, True)
    assert not homeserver.state(refused)["deactivated"]
    assert {line["row"]: line["state"] for line in many.journal(scene) if "row" in line}[6] == "unknown"
    many.expect_each_once(scene, [*accounts, refused])
    many.leave(scene)
    scene.expect_active()


@journey("long")
def list_of_renamed(scene):
    """Half of fifty change their names when the first is looked at: Synapse takes a while to write these into their
    rooms, and would put them back into those. Each is waited for, and in the end nobody is in any room."""
    homeserver = scene.homeserver
    renamed, asked, too_early, tokens = [], [], [], {}

    def rule(verb, path):
        account = next((one for one in renamed if one.localpart in path), None)
        if account and "/scheduled_tasks" in path:
            asked.append(account)
            if len(asked) == 1:
                with ThreadPoolExecutor(len(renamed)) as at_once:
                    list(at_once.map(lambda one: homeserver.rename(one, "Somebody else", tokens[one]), renamed))
        if account and verb == "POST" and "/deactivate/" in path and homeserver.writes_a_name(account):
            too_early.append(account.user_id)
        return gate.PASSED

    scene.behind_a_gate(rule)
    admin.begin(scene)
    me = scene.person
    accounts = many.crowd(scene, "leaver", 50)
    tokens.update(homeserver.join_all(f"owner-{scene.account.localpart}", accounts, 4))
    many.read_list(scene, " ".join(account.localpart for account in accounts))
    many.confirm(scene, len(accounts), erase=False)
    renamed += accounts[:25]
    many.start(scene, len(accounts))
    me.wait_text("50 of 50 accounts are deactivated|Looking what has come of it", 120)
    scene.picture("deactivated")
    assert not too_early, too_early
    assert len(asked) > len(renamed), f"asked {len(asked)} times: nobody was waited for"
    many.expect_each_once(scene, accounts)
    many.expect_deactivated(scene, accounts, False)
    me.wait_text("50 of 50 accounts are deactivated", 120)
    wait_for(lambda: f"nobody is in a room; shown is:\n{me.sight()}",
             lambda: all(homeserver.rooms(account) == 0 for account in accounts), 60, every=1)
    assert not me.reads("still in"), me.sight()
    many.leave(scene)
    scene.expect_active()


@journey("long")
def list_rehearsed(scene):
    """A dry run of five hundred: it says what would be done, and Synapse is asked to change nothing."""
    admin.begin(scene)
    me = scene.person
    accounts = many.crowd(scene, "leaver", 500)
    gone = accounts[250]
    many.read_search(scene, f"leaver-{scene.account.localpart}", len(accounts), 120)
    many.confirm(scene, len(accounts), erase=True)
    scene.homeserver.deactivate(gone)
    me.click(w.BUTTON, w.DRY_RUN)
    me.wait_text("Dry run: nothing was sent", 120)
    scene.picture("dry-run")
    assert me.reads("499 accounts would be deactivated"), me.sight()
    assert me.reads(rf"{gone.user_id}\W* would be skipped"), me.sight()
    admin.expect_changes(scene)
    results = many.save_results(scene)
    assert {row["user_id"]: row["state"] for row in results} == {
        account.user_id: "DRY RUN skipped" if account is gone else "DRY RUN waiting" for account in accounts}
    me.click(w.BUTTON, w.BACK_TO_THE_LIST)
    many.leave(scene)
    scene.expect_active()
