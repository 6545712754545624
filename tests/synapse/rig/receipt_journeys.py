# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of those who keep a receipt: it says what Synapse wrote down itself."""
import base64
import hashlib
import json
import subprocess
import unicodedata
import urllib.parse
from datetime import datetime, timezone
from pathlib import Path

import jsonschema

from rig import steps, words as w
from rig.journey import Journeys

ALL = Journeys("receipt-")
journey = ALL.add

_SECRETS = {}
# Beside the tests, or beside a copy of them.
_SCHEMA = next(folder for above in Path(__file__).resolve().parents
               if (folder := above / "resources" / "receipt.schema.json").is_file())


@journey("main")
def password(scene):
    """A first question and a password, nothing hidden."""
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    _note_secrets(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.CONFIRM_PASSWORD)
    receipt = _save(scene)
    _expect_as_logged(scene, receipt, ["none", "password"])
    assert receipt["before"]["contacts"] == 1 and receipt["before"]["rooms"] == 2, receipt["before"]
    assert "messagesShownToNewJoiners" in receipt["remains"], receipt["remains"]
    _expect_letter(scene)
    _close(scene, requests=2, erased=False)


@journey()
def sso(scene):
    """Proved in the browser, messages hidden: the link to the provider is among what stays."""
    scene.account_with_sso()
    steps.sign_in_by_browser(scene)
    steps.open_settings(scene)
    steps.open_deactivation(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    _note_secrets(scene)
    steps.prove_in_browser(scene)
    scene.person.click(w.BUTTON, w.CONFIRM_BROWSER)
    receipt = _save(scene)
    _expect_as_logged(scene, receipt, ["none", "browser"])
    assert receipt["choices"]["hideMessages"] is True, receipt["choices"]
    assert "signInProviderLink" in receipt["remains"], receipt["remains"]
    _close(scene, requests=2, erased=True)


@journey()
def lost(scene):
    """The answer was lost: the receipt says so, and what was found out."""
    _lose(scene, "answer")
    receipt = _save(scene)
    _expect_as_logged(scene, receipt, ["none", "password"])
    assert receipt["requests"][-1]["result"] == "lost", receipt["requests"]
    seen = {(check["what"], check["saw"]) for check in receipt["checks"]}
    assert {("whoami", "rejected"), ("profile", "gone")} <= seen, seen
    _close(scene, requests=2, erased=True)


@journey()
def found_out(scene):
    """Nobody knows, and the program dies; what a later start finds out stands in receipts that name those before."""
    account = _lose(scene, "answer and all")
    first = _save(scene, "first", w.NOBODY_TELLS)
    assert first["outcome"]["state"] == "unknown" and "replaces" not in first, first["outcome"]
    scene.farewell.kill()
    assert len(scene.farewell.notes()) == 1, scene.farewell.notes()
    scene.line.be_down(False)
    scene.farewell.start_again()
    me = scene.person
    me.wait_text(w.UNDER_WAY, 30)
    me.click(w.BUTTON, w.FIND_OUT)
    second = _save(scene, "second", w.PROBABLY_DEACTIVATED)
    assert second["outcome"] == {"state": "unknown", "likely": "deactivated"}, second["outcome"]
    assert second["before"] is None and second["settled"] is None, second
    assert [request["result"] for request in second["requests"]] == ["answered", "lost"], second["requests"]
    me.click(w.BUTTON, w.SIGN_IN_TO_FIND_OUT)
    me.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    me.click(w.BUTTON, w.SIGN_IN)
    me.wait_enabled(w.BUTTON, w.SAVE_RECEIPT, 30)
    third = _save(scene, "third", w.SAVE_RECEIPT)
    assert [receipt["revision"] for receipt in (first, second, third)] == [1, 2, 3]
    for replaced, receipt in (("first", second), ("second", third)):
        bytes_before = (scene.farewell.home / f"{replaced}.json").read_bytes()
        assert receipt["replaces"] == hashlib.sha256(bytes_before).hexdigest(), receipt
    # Synapse has removed the password, and says only that it is wrong: nobody can know more.
    assert third["outcome"] == {"state": "unknown", "likely": "deactivated"}, third["outcome"]
    assert ("signIn", "rejected") in {(check["what"], check["saw"]) for check in third["checks"]}, third["checks"]
    me.click(w.BUTTON, w.NOT_NOW)
    scene.farewell.quit()
    scene.expect_deactivated(requests=2, erased=True)


def _lose(scene, what):
    """The person confirms, with their messages hidden, and the line loses `what`."""
    scene.over_a_line()
    account = scene.account_with_password()
    steps.to_the_dialog_by_password(scene)
    scene.person.tick(w.HIDE_MESSAGES)
    scene.line.lose(what)
    _note_secrets(scene)
    scene.person.fill(w.PASSWORD_EDIT, w.PASSWORD, account.password)
    scene.person.click(w.BUTTON, w.CONFIRM_PASSWORD)
    return account


def _expect_letter(scene):
    """About what Synapse has confirmed; nothing is sent by us."""
    me = scene.person
    me.click(w.BUTTON, w.LETTER)
    me.wait_text(r"I deactivated my Matrix account")
    scene.picture("letter")
    shown = me.sight()
    for told in ("Your server confirmed it.", scene.account.user_id, "We found no address for them"):
        assert told in shown, shown
    assert scene.account.password not in shown, shown
    me.keys("Escape")


def _save(scene, name="receipt", told=w.DEACTIVATED):
    """What the program has saved where it is `told`, good by its schema; the page beside it says the same."""
    me = scene.person
    me.wait_text(told, 60)
    file = scene.farewell.home / f"{name}.pdf"
    me.click(w.BUTTON, w.SAVE_RECEIPT)
    me.wait(w.EDIT, w.FILE_NAME)
    me.fill(w.EDIT, w.FILE_NAME, str(file))
    me.keys("Return")
    me.wait_text("Receipt saved")
    scene.picture(f"saved-{name}")
    receipt = json.loads(file.with_suffix(".json").read_text())
    jsonschema.Draft202012Validator(json.loads(_SCHEMA.read_text())).validate(receipt)
    for saved in (file, file.with_suffix(".json")):
        assert saved.stat().st_mode & 0o077 == 0, oct(saved.stat().st_mode)
    page = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True).stdout
    page = unicodedata.normalize("NFKC", page)
    for saved in (file, file.with_suffix(".json")):
        _expect_no_secret(scene, saved, page)
    version = scene.homeserver.synapse.version().split()[0]
    result = "The account is deactivated" if receipt["outcome"]["state"] == "deactivated" else "Not known"
    for said in (result, scene.account.user_id, "Synapse"):
        assert said in page, page
    if receipt["before"] is not None:  # else made from a note, which does not know it
        assert f"Synapse {version}" in page, page
        assert receipt["server"]["softwareVersion"].startswith(version), receipt["server"]
    return receipt


def _expect_no_secret(scene, file, page):
    """Neither what one can sign in with nor what it becomes on the way, in the file or in what a page shows."""
    seen = file.read_bytes() + page.encode()
    for secret in _SECRETS.get(scene.account.user_id, []) + [scene.account.password]:
        for form in (secret, urllib.parse.quote(secret), base64.b64encode(secret.encode()).decode()) if secret else ():
            assert form.encode() not in seen, f"a secret is in {file.name}"


def _note_secrets(scene):
    """The tokens and devices that there are before all of it goes."""
    user_id = scene.account.user_id
    tokens = scene.homeserver.synapse.access_tokens(user_id)
    devices = scene.homeserver.synapse.devices(user_id)
    assert tokens and devices, (tokens, devices)
    _SECRETS[user_id] = tokens + devices


def _expect_as_logged(scene, receipt, proofs):
    """Its requests are those that Synapse has answered, in the same seconds and with the same statuses."""
    assert receipt["account"]["userId"] == scene.account.user_id, receipt["account"]
    assert receipt["outcome"]["state"] == "deactivated", receipt["outcome"]
    told = receipt["requests"]
    assert [request["proof"] for request in told] == proofs, told
    logged = scene.deactivations()
    assert len(logged) == len(told), (logged, told)
    if not scene.line:
        assert all(request["result"] == "answered" for request in told), told
    for request, (ended, status) in zip(told, logged):
        sent = datetime.strptime(request["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        assert 0 <= (ended - sent).total_seconds() < 6, (request, ended)
        assert request.get("status", status) == status, (request, status)


def _close(scene, requests, erased):
    scene.person.click(w.BUTTON, w.CLOSE_OUTCOME)
    steps.empty_login_window(scene)
    scene.farewell.quit()
    scene.expect_deactivated(requests=requests, erased=erased)
