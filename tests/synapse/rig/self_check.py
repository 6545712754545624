# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""The rig proves itself: both proofs, by plain requests and the real browser, without the program."""
import secrets

from rig import browser, web


def password(homeserver):
    """Challenge, wrong, right: three requests."""
    key = secrets.token_urlsafe(12)
    account = homeserver.account("selfpassword", key)
    token = homeserver.sign_in(account, key)[1]["access_token"]
    before = homeserver.synapse.deactivation_requests()

    def attempt(proof):
        return _deactivate(homeserver, token, False, proof)

    status, challenge = attempt(None)
    assert status == 401 and {"stages": ["m.login.password"]} in challenge["flows"], (status, challenge)
    proof = {"type": "m.login.password", "session": challenge["session"],
             "identifier": {"type": "m.id.user", "user": account.user_id}}
    status, answer = attempt(proof | {"password": key + "x"})
    assert status == 401 and answer["errcode"] == "M_FORBIDDEN", (status, answer)
    status, answer = attempt(proof | {"password": key})
    assert status == 200, (status, answer)
    return homeserver.synapse.deactivation_requests() - before, account


def single_sign_on(homeserver, scripts, place):
    """Sign in and prove by browser: two requests; afterwards the browser is refused."""
    account = homeserver.account("selfsso", sso=True)
    status, answer = browser.sign_in(homeserver, account, scripts, place)
    assert status == 200, (status, answer)
    token = answer["access_token"]
    before = homeserver.synapse.deactivation_requests()
    status, challenge = _deactivate(homeserver, token, True, None)
    assert status == 401 and challenge["flows"] == [{"stages": ["m.login.sso"]}], (status, challenge)
    session = challenge["session"]
    seen = browser.browse(
        scripts, place, account.localpart,
        f"{homeserver.url}/_matrix/client/v3/auth/m.login.sso/fallback/web?session={session}")
    assert seen.endswith("end proved"), seen
    status, answer = _deactivate(homeserver, token, True, {"session": session})
    assert status == 200, (status, answer)
    requests = homeserver.synapse.deactivation_requests() - before
    status, answer = browser.sign_in(homeserver, account, scripts, place)
    assert status == 403, (status, answer)
    return requests, account


def _deactivate(homeserver, token, erase, proof):
    body = {"erase": erase} | ({"auth": proof} if proof else {})
    return web.ask("POST", f"{homeserver.url}/_matrix/client/v3/account/deactivate", body, token)
