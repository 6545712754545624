// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// What a person can type wrong, and what the server can answer, before there is a session.

#include "tests/protocol/failures/Row.h"
#include "tests/support/RawServer.h"
#include "ui/Names.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::failures {

namespace {

using C = Case;

constexpr char versionsPath[] = "/_matrix/client/versions";

Seen login(const QString &phase, const QString &reason)
{
    return {u"loginWindow"_s, phase, reason, {}, {}};
}

/// Typed, and left to the program; the typed text is still there when it has an answer.
bool typeWhoAndWhere(Line &line, const QString &user, const QString &server)
{
    const PatientRobot &robot = line.stage.login;
    if (!robot.waitShown() || !robot.type(names::userIdEdit, user)
        || (!server.isEmpty() && !robot.type(names::homeserverEdit, server))
        || !robot.press(Qt::Key_Return)
        || !line.waitFor(robot, {u"idle"_s, u"failed"_s, u"ready"_s})) {
        return false;
    }
    return robot.text(names::userIdEdit) == user
        && (server.isEmpty() || robot.text(names::homeserverEdit) == server);
}

Row typed(const QByteArray &name, const QList<Case> &cases, const QString &user,
          const QString &server, const Seen &then)
{
    return {name, cases, [=](Line &line) { return typeWhoAndWhere(line, user, server); }, then};
}

/// A server that answers the question what it is in this way.
Row found(const QByteArray &name, const QList<Case> &cases, const Fault &fault, const Seen &then)
{
    return {name, cases,
            [=](Line &line) {
                line.proxy.faultAlways("GET", versionsPath, fault);
                return typeWhoAndWhere(line, u"alice"_s, line.proxy.baseUrl());
            },
            then};
}

/// A click asks once, whatever comes back; a GET asks for the ways to sign in.
bool askedOnce(const Line &line)
{
    return line.posts("/login") == 1;
}

/// The password goes out, and this comes back.
Row answered(const QByteArray &name, Case what, const Fault &fault, const Seen &then)
{
    return {name,
            {what},
            [=](Line &line) {
                line.proxy.faultNext("POST", "/login", fault);
                return line.stage.enter(u"alice"_s) && line.stage.login.waitPhase(u"ready"_s)
                    && line.stage.login.type(names::passwordEdit, Stage::alicesPassword)
                    && line.stage.login.click(names::signInButton)
                    && line.waitFor(line.stage.login, {u"ready"_s, u"cooling"_s})
                    && askedOnce(line);
            },
            then};
}

/// example.org sends everybody round in circles, over https as it must be.
bool runInCircles(Line &line)
{
    RawServer sites(RawServer::Kind::TlsProxy);
    sites.answerWith([](const RawRequest &request) {
        return RawAnswer::redirect(302, "https://example.org" + request.target());
    });
    useTlsProxy(sites);
    const bool isTyped = typeWhoAndWhere(line, u"@alice:example.org"_s, {});
    qunsetenv("https_proxy");
    return isTyped && sites.requests().size() > 1;
}

/// Cancel gives up at once, and what was typed is still there.
bool cancelWhileAsking(Line &line)
{
    const PatientRobot &robot = line.stage.login;
    line.proxy.faultAlways("GET", versionsPath, Fault::late(1h));
    return line.stage.enter(u"alice"_s) && robot.waitPhase(u"discovering"_s) && line.stage.pass(1s)
        && robot.click(names::cancelSignInButton) && robot.waitPhase(u"idle"_s)
        && robot.text(names::userIdEdit) == u"alice"_s
        && robot.text(names::homeserverEdit) == line.proxy.baseUrl();
}

QList<Row> badInput()
{
    const Seen refused = login(u"failed"_s, u"refused"_s);
    const Seen network = login(u"failed"_s, u"network"_s);
    return {
        typed("not a Matrix ID", {C::NotAMatrixId}, u"@alice"_s, {},
              login(u"idle"_s, u"refused"_s)),
        typed("a server that does not exist", {C::NoSuchServer}, u"alice"_s,
              u"https://nowhere.invalid"_s, network),
        typed("not the address of a server", {C::NotAServer}, u"alice"_s, u"my server"_s, refused),
        found("a server that is not Matrix", {C::NotMatrix}, error(404, "NOT_FOUND"), refused),
        found("a server that answers HTML", {C::AnswersHtml}, Fault::page(200), refused),
        found("a server that is slow", {C::IsSlow}, Fault::late(1h), network),
        found("a server that drips", {C::IsSlow}, Fault::drip(), network),
        {"a slow server, cancelled", {C::IsSlow}, cancelWhileAsking, login(u"idle"_s, {})},
        {"a server that loops", {C::Loops}, runInCircles, refused},
    };
}

QList<Row> answers()
{
    using Acts = Fault::Acts;
    const auto ready = [](const QString &reason) { return login(u"ready"_s, reason); };
    const Seen cooling = login(u"cooling"_s, {});
    const QDateTime soon = ManualClock().nowUtc().addSecs(20);
    return {
        answered("sign-in: 429 without a hint", C::SignInRateLimited, Fault::rateLimited(),
                 cooling),
        answered("sign-in: 429, seconds", C::SignInRateLimited, Fault::rateLimited(7s), cooling),
        answered("sign-in: 429, a date", C::SignInRateLimited, Fault::rateLimited(soon), cooling),
        answered("sign-in: 429, milliseconds", C::SignInRateLimited,
                 Fault::rateLimitedInBody(7500ms), cooling),
        answered("sign-in: locked", C::SignInLocked, error(401, "M_USER_LOCKED"),
                 ready(u"locked"_s)),
        answered("sign-in: deactivated", C::SignInDeactivated, error(403, "M_USER_DEACTIVATED"),
                 ready(u"refused"_s)),
        answered("sign-in: refused", C::SignInRefused, error(403, "M_RESOURCE_LIMIT_EXCEEDED"),
                 ready(u"refused"_s)),
        answered("sign-in: hung up", C::SignInLost, Fault::dropAfterBody(Acts::No),
                 ready(u"network"_s)),
        answered("sign-in: cut in the head", C::SignInLost, Fault::halfHead(Acts::Yes),
                 ready(u"network"_s)),
        answered("sign-in: cut in the body", C::SignInLost, Fault::halfBody(Acts::Yes),
                 ready(u"network"_s)),
        answered("sign-in: 502 page", C::SignInTrouble, Fault::page(502), ready(u"refused"_s)),
        answered("sign-in: 200, but a page", C::SignInMisunderstood, Fault::page(200),
                 ready(u"refused"_s)),
        answered("sign-in: 200, but a list", C::SignInMisunderstood, Fault::json("[]"),
                 ready(u"refused"_s)),
        answered("sign-in: 10 MiB", C::SignInMisunderstood, Fault::huge(), ready(u"refused"_s)),
        answered("sign-in: 307", C::SignInElsewhere, Fault::redirect(307, "/elsewhere"),
                 ready(u"refused"_s)),
    };
}

/// As servers and networks do while somebody types a password, or is in the browser.
QList<Row> idleConnections()
{
    const Seen signedIn{u"accountWindow"_s, u"ready"_s, {}, {}, {}};
    const auto signIn = [](bool (Stage::*way)()) {
        return [way](Line &line) {
            line.proxy.faultNext("POST", "/login", Fault::closeIdle());
            return (line.stage.*way)() && askedOnce(line);
        };
    };
    return {
        {"idle connections closed, sign-in by password",
         {C::IdleConnectionClosed},
         signIn(&Stage::signInAlice),
         signedIn},
        {"idle connections closed, sign-in by Single Sign On",
         {C::IdleConnectionClosed},
         signIn(&Stage::signInBob),
         signedIn},
    };
}

} // namespace

QList<Row> signInRows()
{
    return badInput() + answers() + idleConnections();
}

} // namespace farewell::failures
