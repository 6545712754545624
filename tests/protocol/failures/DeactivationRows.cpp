// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What the deactivation endpoint answers: every row of "From answer to phase" and of
// protocol.md 6.2.

#include "tests/protocol/failures/Row.h"
#include "ui/Names.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::failures {

namespace {

using C = Case;
using Acts = Fault::Acts;

/// The request that goes wrong.
enum class At {
    FirstAsAlice, ///< without a proof, before a password
    FirstAsBob,   ///< without a proof, before the browser
    Password,     ///< with alice's password
    Browser,      ///< after bob has been in the browser
    Page,         ///< after alice has been on the page of a stage that we do not know
};

Fault pass()
{
    return {};
}

Seen dialog(const QString &phase, const QString &reason, const QString &outcome = {})
{
    return {u"deactivateAccountDialog"_s, phase, reason, outcome, {}};
}

Seen deadEnd(const QString &reason)
{
    return dialog(u"impossible"_s, reason, u"stillActive"_s);
}

bool toPage(Line &line)
{
    line.askFor({{u"m.login.terms"_s}});
    return line.openAsAlice() && line.confirm() && line.stage.dialog.waitPhase(u"fallback"_s)
        && line.press(names::ssoButton) && line.stage.dialog.waitPhase(u"browser"_s);
}

qsizetype requestsAt(At at)
{
    return at == At::FirstAsAlice || at == At::FirstAsBob ? 1 : 2;
}

/// Up to the click that sends the request.
bool approach(Line &line, At at)
{
    switch (at) {
    case At::FirstAsAlice:
    case At::Password:
        return line.openAsAlice();
    case At::FirstAsBob:
        return line.openAsBob();
    case At::Browser:
        return line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s);
    case At::Page:
        return toPage(line);
    }
    Q_UNREACHABLE();
}

bool click(Line &line, At at)
{
    switch (at) {
    case At::FirstAsAlice:
    case At::Password:
        return line.confirm();
    case At::FirstAsBob:
        return line.press(names::ssoButton);
    case At::Browser:
    case At::Page:
        return line.press(names::confirmButton);
    }
    Q_UNREACHABLE();
}

void breakAt(Line &line, At at, const Fault &fault)
{
    line.breakNext(requestsAt(at) == 1 ? QList<Fault>{fault} : QList<Fault>{pass(), fault});
}

/// Goes wrong at that request; the ones before it pass.
bool meet(Line &line, At at, const Fault &fault)
{
    breakAt(line, at, fault);
    return approach(line, at) && click(line, at);
}

/// A row of alice's, and what is the same of bob's.
struct Both
{
    At alice;
    At bob;
};

constexpr Both first{At::FirstAsAlice, At::FirstAsBob};
constexpr Both proof{At::Password, At::Browser};

/// A row that is over as soon as the answer has come.
Row row(const QByteArray &name, const QList<Case> &cases, At at, const Fault &fault,
        const Seen &then, bool isDeactivated = false)
{
    return {name, cases,          [=](Line &line) { return meet(line, at, fault); },
            then, requestsAt(at), isDeactivated};
}

/// A row without a clear answer, watched until the program has found out what it can.
Row foundOut(const QByteArray &name, const QList<Case> &cases, At at, const Fault &fault)
{
    const bool acts = fault.acts == Acts::Yes;
    const auto play = [=](Line &line) {
        return meet(line, at, fault) && line.stage.outcome.waitShown() && line.stage.pass(6min);
    };
    return {
        name,           cases,
        play,           acts ? settled(u"unknown"_s, u"deactivated"_s) : settled(u"stillActive"_s),
        requestsAt(at), acts};
}

QByteArrayList namesOfBoth(const QByteArray &name)
{
    return {name + ", password", name + ", Single Sign On"};
}

QList<Row> bothRows(const QByteArray &name, const QList<Case> &cases, Both at, const Fault &fault,
                    const Seen &then)
{
    const QByteArrayList names = namesOfBoth(name);
    return {row(names.front(), cases, at.alice, fault, then),
            row(names.back(), cases, at.bob, fault, then)};
}

QList<Row> bothFoundOut(const QByteArray &name, const QList<Case> &cases, Both at,
                        const Fault &fault)
{
    const QByteArrayList names = namesOfBoth(name);
    return {foundOut(names.front(), cases, at.alice, fault),
            foundOut(names.back(), cases, at.bob, fault)};
}

/// The sign-in ended before the proof came in, so that it is rejected now says nothing.
Row endedOnTheWay(const QByteArray &name, At at, const Fault &fault)
{
    const auto play = [=](Line &line) {
        breakAt(line, at, fault);
        if (!approach(line, at)) {
            return false;
        }
        line.proxy.faultAlways("GET", "/account/whoami", fault);
        return click(line, at) && line.stage.outcome.waitShown() && line.stage.pass(6min);
    };
    return {name, {C::SignedOutWithProof}, play, settled(u"unknown"_s), requestsAt(at)};
}

/// The same after the server has done its work.
Fault acting(Fault fault)
{
    fault.acts = Acts::Yes;
    return fault;
}

Fault flows(const QByteArrayList &flows, const QByteArray &more = R"(,"session":"S")")
{
    QByteArrayList objects;
    for (const QByteArray &flow : flows) {
        objects += R"({"stages":[")" + QByteArray(flow).replace(",", R"(",")") + R"("]})";
    }
    return Fault::json(R"({"flows":[)" + objects.join(',') + R"(],"params":{})" + more + '}', 401);
}

constexpr char word[] = "m.login.password";
constexpr char web[] = "m.login.sso";
constexpr char terms[] = "m.login.terms";

bool leaveBefore(Line &line, const QString &button)
{
    line.proxy.goAway();
    return line.press(button);
}

QList<Row> nothingSent()
{
    const QList<Case> cases{C::NothingSent};
    return {
        {"nobody listens, password", cases,
         [](Line &line) {
             return line.openAsAlice()
                 && line.stage.dialog.type(names::passwordEdit, Stage::alicesPassword)
                 && leaveBefore(line, names::confirmButton);
         },
         dialog(u"password"_s, u"network"_s, u"stillActive"_s)},
        {"nobody listens, Single Sign On", cases,
         [](Line &line) { return line.openAsBob() && leaveBefore(line, names::ssoButton); },
         dialog(u"sso"_s, u"network"_s, u"stillActive"_s)},
        {"nobody listens, after the browser", cases,
         [](Line &line) {
             return line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
                 && leaveBefore(line, names::confirmButton);
         },
         dialog(u"browser"_s, u"network"_s, u"stillActive"_s), 1},
    };
}

QList<Row> successes()
{
    const auto asksForNothing = [](Line &line) { line.askFor({QStringList()}); };
    const Fault bare = acting(Fault::json("{}"));
    return {
        row("200 to the password", {C::Success}, At::Password, pass(), settled(u"deactivated"_s),
            true),
        row("200 after the browser", {C::Success}, At::Browser, pass(), settled(u"deactivated"_s),
            true),
        row("200, unbinding not reported", {C::Success}, At::Password, bare,
            settled(u"deactivated"_s), true),
        row("200, nothing unbound", {C::Success}, At::Browser,
            acting(Fault::json(R"({"id_server_unbind_result":"no-support"})")),
            settled(u"deactivated"_s), true),
        {"200 to the first request, password",
         {C::Success},
         [=](Line &line) {
             asksForNothing(line);
             return line.openAsAlice() && line.confirm();
         },
         settled(u"deactivated"_s),
         1,
         true},
        {"200 to the first request, Single Sign On",
         {C::Success},
         [=](Line &line) {
             asksForNothing(line);
             return line.openAsBob() && line.press(names::ssoButton);
         },
         settled(u"deactivated"_s),
         1,
         true},
        row("403 M_USER_DEACTIVATED", {C::UserDeactivated}, At::FirstAsAlice,
            acting(error(403, "M_USER_DEACTIVATED")), settled(u"deactivated"_s)),
        row("401 M_USER_DEACTIVATED", {C::UserDeactivated}, At::Browser,
            acting(error(401, "M_USER_DEACTIVATED")), settled(u"deactivated"_s), true),
    };
}

QList<Row> challenges()
{
    return {
        row("401, asks for Single Sign On", {C::ChallengeWithSignInKind}, At::FirstAsBob, pass(),
            dialog(u"browser"_s, {})),
        row("401, asks for the browser only", {C::ChallengeOneOtherWay}, At::FirstAsAlice,
            flows({web}), dialog(u"sso"_s, u"moreNeeded"_s)),
        row("401, asks for a password only", {C::ChallengeOneOtherWay}, At::FirstAsBob,
            flows({word}), dialog(u"password"_s, u"moreNeeded"_s)),
        row("401, asks for the terms only", {C::ChallengeOneOtherWay}, At::FirstAsAlice,
            flows({terms}), dialog(u"fallback"_s, u"moreNeeded"_s)),
        row("401, two other ways", {C::ChallengeSeveralOtherWays}, At::FirstAsAlice,
            flows({web, terms}), dialog(u"choice"_s, u"moreNeeded"_s)),
        row("401, no proof needed any more, password", {C::OnlyDummyLeft}, At::FirstAsAlice,
            flows({"m.login.dummy"}), dialog(u"choice"_s, u"moreNeeded"_s)),
        row("401, no proof needed any more, Single Sign On", {C::OnlyDummyLeft}, At::FirstAsBob,
            flows({"m.login.dummy"}), dialog(u"choice"_s, u"moreNeeded"_s)),
        row("401, flows: []", {C::NoFlows}, At::FirstAsAlice, flows({}),
            deadEnd(u"noProofPossible"_s)),
        row("401, browser stage without session", {C::NoFlows}, At::FirstAsBob, flows({web}, ""),
            deadEnd(u"noProofPossible"_s)),
        {"wrong password",
         {C::WrongPassword},
         [](Line &line) { return line.openAsAlice() && line.stage.confirmWith(u"wrong"_s); },
         dialog(u"password"_s, u"wrongPassword"_s),
         2},
        row("401, one stage of two is done", {C::CompletedGrown}, At::Password,
            flows({"m.login.password,m.login.terms"},
                  R"(,"session":"S","completed":["m.login.password"])"),
            dialog(u"fallback"_s, u"moreNeeded"_s)),
        row("401 after the browser, nothing done there", {C::NotGrownAfterBrowser}, At::Browser,
            flows({web}), dialog(u"browser"_s, u"notConfirmedYet"_s)),
        row("401 after a page, nothing done there", {C::NotGrownAfterBrowser}, At::Page,
            flows({terms}), dialog(u"browser"_s, u"notConfirmedYet"_s)),
    };
}

QList<Row> refusals()
{
    const Fault forbidden = error(403, "M_FORBIDDEN");
    const Fault unknown = error(400, "M_UNKNOWN");
    const auto anHourLater = [=](Line &line) {
        line.breakNext({pass(), unknown});
        return line.openAsBob() && line.stage.goToBrowser() && line.stage.walkAs(u"bob"_s)
            && line.stage.pass(61min) && line.press(names::confirmButton);
    };
    return QList<Row>{
               row("403 after the browser", {C::ForbiddenAfterBrowser}, At::Browser, forbidden,
                   dialog(u"sso"_s, u"otherPerson"_s)),
               row("403 after a page", {C::ForbiddenAfterBrowser}, At::Page, forbidden,
                   dialog(u"fallback"_s, u"otherPerson"_s)),
               row("403 to the first request", {C::ForbiddenOtherwise}, At::FirstAsBob, forbidden,
                   deadEnd(u"policy"_s)),
               row("403 to the password", {C::ForbiddenToPassword}, At::Password, forbidden,
                   dialog(u"password"_s, u"refused"_s)),
               row("403 page to the password", {C::ForbiddenByAPage}, At::Password,
                   Fault::page(403), deadEnd(u"refused"_s)),
               row("403 page after the browser", {C::ForbiddenByAPage}, At::Browser,
                   Fault::page(403), deadEnd(u"refused"_s)),
               row("403 page to the first request", {C::ForbiddenByAPage}, At::FirstAsBob,
                   Fault::page(403), deadEnd(u"refused"_s)),
               row("403 M_GUEST_ACCESS_FORBIDDEN", {C::GuestForbidden}, At::FirstAsAlice,
                   error(403, "M_GUEST_ACCESS_FORBIDDEN"), deadEnd(u"policy"_s)),
               {"403 M_CONSENT_NOT_GIVEN",
                {C::ConsentNotGiven},
                [=](Line &line) {
                    const auto answer = error(403, "M_CONSENT_NOT_GIVEN",
                                              R"(,"consent_uri":"https://practice.test/consent")");
                    return meet(line, At::Password, answer)
                        && line.stage.dialog.click(names::consentPageButton)
                        && line.stage.browser.opened().constLast()
                        == QUrl(u"https://practice.test/consent"_s);
                },
                deadEnd(u"policy"_s),
                2},
               row("403 M_RESOURCE_LIMIT_EXCEEDED", {C::ResourceLimit}, At::FirstAsBob,
                   error(403, "M_RESOURCE_LIMIT_EXCEEDED",
                         R"(,"admin_contact":"mailto:limits@practice.test")"),
                   deadEnd(u"policy"_s)),
               row("403 ORG_MATRIX_EXPIRED_ACCOUNT", {C::AccountExpired}, At::FirstAsAlice,
                   error(403, "ORG_MATRIX_EXPIRED_ACCOUNT"), deadEnd(u"policy"_s)),
               {"400 M_UNKNOWN, session too old",
                {C::UnknownToOldSession},
                anHourLater,
                dialog(u"sso"_s, u"sessionExpired"_s),
                2},
               row("404 M_UNRECOGNIZED", {C::Unrecognized}, At::FirstAsAlice,
                   error(404, "M_UNRECOGNIZED"), deadEnd(u"managedElsewhere"_s)),
               row("405 M_UNRECOGNIZED", {C::Unrecognized}, At::FirstAsBob,
                   error(405, "M_UNRECOGNIZED"), deadEnd(u"managedElsewhere"_s)),
               row("400 M_BAD_JSON", {C::BadJson}, At::FirstAsAlice, error(400, "M_BAD_JSON"),
                   deadEnd(u"refused"_s)),
               row("413", {C::OtherClientError}, At::Password, error(413, "M_TOO_LARGE"),
                   deadEnd(u"refused"_s)),
               row("404 page of a web server", {C::OtherClientError}, At::FirstAsBob,
                   Fault::page(404), deadEnd(u"refused"_s)),
           }
    + bothRows("400 M_UNKNOWN, identity server", {C::UnknownToYoungSession}, proof, unknown,
               deadEnd(u"identityServer"_s))
        + bothRows("401 M_USER_LOCKED", {C::UserLocked}, first, error(401, "M_USER_LOCKED"),
                   deadEnd(u"locked"_s))
        + bothRows("401 M_USER_LOCKED to a proof", {C::UserLocked}, proof,
                   error(401, "M_USER_LOCKED", R"(,"soft_logout":true)"), deadEnd(u"locked"_s));
}

/// Status and body say no, or that it failed; the server has acted all the same, or has at least
/// ended the sign-in. What the person reads may claim neither.
QList<Row> afterActing()
{
    struct Answer
    {
        QByteArray name;
        Case what;
        Fault fault;
    };
    const QList<Answer> answers{
        {"400 M_FORBIDDEN", C::RefusedAfterActing, error(400, "M_FORBIDDEN")},
        {"400 M_UNKNOWN", C::RefusedAfterActing, error(400, "M_UNKNOWN")},
        {"403 M_FORBIDDEN", C::RefusedAfterActing, error(403, "M_FORBIDDEN")},
        {"403 page", C::RefusedAfterActing, Fault::page(403)},
        {"404 M_UNRECOGNIZED", C::RefusedAfterActing, error(404, "M_UNRECOGNIZED")},
        {"404 page", C::RefusedAfterActing, Fault::page(404)},
        {"409", C::RefusedAfterActing, Fault::json("{}", 409)},
        {"500 M_UNKNOWN", C::FailedAfterActing, error(500, "M_UNKNOWN")},
        {"503 M_UNKNOWN", C::FailedAfterActing, error(503, "M_UNKNOWN")},
        {"200 with an error", C::SuccessThatIsNone, error(200, "M_FORBIDDEN")},
    };
    QList<Row> rows;
    for (const Answer &answer : answers) {
        for (const At at : {At::FirstAsAlice, At::FirstAsBob, At::Password, At::Browser}) {
            const bool isFirst = requestsAt(at) == 1;
            const QByteArray name = answer.name + " to " + QByteArray::number(static_cast<int>(at));
            const auto acts = [=](Line &line) {
                if (isFirst) {
                    line.askFor({QStringList()});
                }
                return meet(line, at, acting(answer.fault)) && line.stage.outcome.waitShown()
                    && line.stage.pass(6min);
            };
            const auto endsTheSignIn = [=](Line &line) {
                breakAt(line, at, answer.fault);
                if (!approach(line, at)) {
                    return false;
                }
                line.proxy.faultAlways("GET", "/account/whoami", error(401, "M_UNKNOWN_TOKEN"));
                return click(line, at) && line.stage.outcome.waitShown() && line.stage.pass(6min);
            };
            rows += {name + ", acted",      {answer.what},  acts,
                     settled(u"unknown"_s), requestsAt(at), true};
            rows += {name + ", ended the sign-in only",
                     {answer.what},
                     endsTheSignIn,
                     settled(u"unknown"_s),
                     requestsAt(at)};
        }
    }
    return rows;
}

/// Nobody answered, or something without an errcode, and the sign-in ended for another reason: the
/// one guess that may be wrong names the other cause.
QList<Row> signedOutElsewhere()
{
    QList<Row> rows;
    for (const auto &[name, breaks] :
         {std::pair{"hung up", Fault::dropAfterBody(Acts::No)},
          {"502 page", Fault::page(502)},
          {"200 with flows", Fault::json(R"({"flows":[],"session":"S"})")}}) {
        for (const At at : {At::Password, At::Browser}) {
            rows += {QByteArray(name) + ", signed out elsewhere "
                         + QByteArray::number(static_cast<int>(at)),
                     {C::AllElse},
                     [=, fault = breaks](Line &line) {
                         breakAt(line, at, fault);
                         if (!approach(line, at)) {
                             return false;
                         }
                         line.proxy.faultAlways("GET", "/account/whoami",
                                                error(401, "M_UNKNOWN_TOKEN"));
                         return click(line, at) && line.stage.outcome.waitShown()
                             && line.stage.pass(6min);
                     },
                     settled(u"unknown"_s, u"deactivated"_s),
                     requestsAt(at)};
        }
    }
    return rows;
}

QList<Row> endedSignIns()
{
    const Seen ended = dialog(u"impossible"_s, u"signedOut"_s, u"unknown"_s);
    const Fault unknown = error(401, "M_UNKNOWN_TOKEN");
    return {
        row("401 M_UNKNOWN_TOKEN to the first request",
            {C::SignedOutAtFirst, C::TokenUnknownBeforeCommit}, At::FirstAsAlice, unknown, ended),
        row("401 M_UNKNOWN_TOKEN, soft_logout", {C::SoftLogoutBeforeCommit}, At::FirstAsBob,
            error(401, "M_UNKNOWN_TOKEN", R"(,"soft_logout":true)"), ended),
        row("401 M_MISSING_TOKEN", {C::TokenMissing}, At::FirstAsAlice,
            error(401, "M_MISSING_TOKEN"), ended),
        row("401 page of a network in between", {C::SignedOutByAStranger}, At::FirstAsAlice,
            Fault::page(401), ended),
        endedOnTheWay("401 M_UNKNOWN_TOKEN to the password", At::Password, unknown),
        endedOnTheWay("401 M_UNKNOWN_TOKEN after the browser", At::Browser, unknown),
        foundOut("401 M_UNKNOWN_TOKEN to a proof, still signed in", {C::SignedOutWithProof},
                 At::Browser, unknown),
    };
}

QList<Row> limits()
{
    const Seen wait = dialog(u"cooling"_s, {});
    const QDateTime soon = ManualClock().nowUtc().addSecs(20);
    return {
        row("429 without a hint", {C::RateLimited}, At::Password, Fault::rateLimited(), wait),
        row("429, seconds", {C::RateLimited}, At::FirstAsBob, Fault::rateLimited(7s), wait),
        row("429, a date", {C::RateLimited}, At::FirstAsAlice, Fault::rateLimited(soon), wait),
        row("429, milliseconds", {C::RateLimited}, At::Browser, Fault::rateLimitedInBody(5000ms),
            wait),
    };
}

QList<Row> allElse()
{
    const QList<Case> cases{C::AllElse};
    const QList<Case> broken{C::AllElse, C::ServerErrorOrDisconnect};
    const auto elsewhere
        = [](int status) { return Fault::redirect(status, "/_matrix/client/v3/account/whoami"); };
    Fault silence = Fault::late(10min);
    silence.acts = Acts::No;
    silence.answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    QList<Row> rows;
    const auto lost = [&rows](const QByteArray &name, const QList<Case> &of, Both at,
                              const Fault &fault) { rows += bothFoundOut(name, of, at, fault); };
    lost("302", cases, proof, elsewhere(302));
    lost("307 to the first request", cases, first, elsewhere(307));
    lost("408", cases, proof, error(408, "M_UNKNOWN"));
    lost("500", broken, first, error(500, "M_UNKNOWN"));
    lost("502 page", broken, proof, Fault::page(502));
    lost("502 page after acting", broken, proof, acting(Fault::page(502)));
    lost("200, but a page", cases, proof, Fault::page(200));
    lost("200, but a list", cases, proof, acting(Fault::json("[]")));
    lost("200, cut in the body", broken, proof, Fault::halfBody(Acts::Yes));
    lost("cut in the head", broken, proof, Fault::halfHead(Acts::Yes));
    lost("200 of 10 MiB", cases, proof, Fault::huge());
    lost("hung up at the head", broken, first, Fault::dropBeforeBody());
    rows += foundOut("hung up after the body", broken, At::Page, Fault::dropAfterBody(Acts::No));
    for (const At at : {proof.alice, proof.bob}) {
        rows += {namesOfBoth("no answer within 300 s").at(at == proof.bob ? 1 : 0), broken,
                 [=](Line &line) {
                     return meet(line, at, silence) && line.waitRequests(2) && line.stage.pass(301s)
                         && line.stage.outcome.waitShown();
                 },
                 settled(u"stillActive"_s), 2};
    }
    return rows;
}

} // namespace

QList<Row> deactivationRows()
{
    return nothingSent() + successes() + challenges() + refusals() + afterActing()
        + signedOutElsewhere() + endedSignIns() + limits() + allElse();
}

} // namespace farewell::failures
