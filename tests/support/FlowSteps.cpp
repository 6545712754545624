// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FlowSteps.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell::steps {

using Flow = DeactivationFlow;
using Phase = DeactivationPhase;

QList<Asked> everyWayToAsk()
{
    return {Asked::FirstFromPassword,
            Asked::FirstFromSso,
            Asked::Password,
            Asked::Browser,
            Asked::Fallback,
            Asked::Dummy,
            Asked::PasswordWithoutContacts};
}

Flow asked(Asked how)
{
    switch (how) {
    case Asked::FirstFromPassword: {
        Flow flow({Session::Kind::Password, true, false});
        (void)flow.confirmed();
        return flow;
    }
    case Asked::FirstFromSso: {
        Flow flow({Session::Kind::Sso, true, false});
        (void)flow.pageWanted();
        return flow;
    }
    case Asked::PasswordWithoutContacts: {
        Flow flow({.kind = Session::Kind::Password,
                   .profileWasThere = true,
                   .accountStatus = false,
                   .accountPage = {},
                   .mayHaveContacts = false});
        (void)flow.confirmed();
        (void)flow.answered(challenge({password()}), 0ms);
        return flow;
    }
    case Asked::Password: {
        Flow flow = asked(Asked::FirstFromPassword);
        (void)flow.answered(challenge({password()}), 0ms);
        return flow;
    }
    case Asked::Browser: {
        Flow flow = flowIn(Phase::Browser);
        (void)flow.confirmed();
        return flow;
    }
    case Asked::Fallback: {
        Flow flow = flowIn(Phase::Fallback);
        (void)flow.pageWanted();
        (void)flow.confirmed();
        return flow;
    }
    case Asked::Dummy: {
        Flow flow = asked(Asked::FirstFromPassword);
        (void)flow.answered(challenge({dummy()}), 0ms);
        (void)flow.confirmed();
        return flow;
    }
    }
    Q_UNREACHABLE();
}

Flow flowIn(Phase phase)
{
    const auto kind = [](Session::Kind sessionKind) { return Flow({sessionKind, true, false}); };
    Flow byPassword = kind(Session::Kind::Password);
    Flow bySso = kind(Session::Kind::Sso);
    switch (phase) {
    case Phase::Password:
        return byPassword;
    case Phase::Sso:
        return bySso;
    case Phase::Choice:
        (void)byPassword.confirmed();
        (void)byPassword.answered(challenge({sso(), terms()}), 0ms);
        return byPassword;
    case Phase::Account:
        return Flow({Session::Kind::OAuth, true, false,
                     QUrl(QStringLiteral("https://account.example.org/"))});
    case Phase::Fallback:
        (void)byPassword.confirmed();
        (void)byPassword.answered(challenge({terms()}), 0ms);
        return byPassword;
    case Phase::Browser:
        (void)bySso.pageWanted();
        (void)bySso.answered(challenge({sso()}), 0ms);
        return bySso;
    case Phase::Submitting:
        (void)byPassword.confirmed();
        return byPassword;
    case Phase::Cooling:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::RateLimited{failed(429)}, 0ms);
        return byPassword;
    case Phase::Verifying:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Unclear{lost()}, 0ms);
        return byPassword;
    case Phase::Impossible:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Locked{failed(401, u"M_USER_LOCKED"_s)}, 0ms);
        return byPassword;
    case Phase::Checking:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Deactivated{UnbindResult::Success, 200}, 0ms);
        return byPassword;
    case Phase::Settled:
        (void)byPassword.confirmed();
        (void)byPassword.answered(reply::Deactivated{UnbindResult::Success, 200}, 0ms);
        byPassword.lookEnded(0ms);
        return byPassword;
    }
    Q_UNREACHABLE();
}

QStringList password()
{
    return {u"m.login.password"_s};
}

QStringList sso()
{
    return {u"m.login.sso"_s};
}

QStringList dummy()
{
    return {u"m.login.dummy"_s};
}

QStringList terms()
{
    return {u"m.login.terms"_s};
}

reply::Challenge challenge(const QList<QStringList> &flows, const QString &errcode,
                           const QStringList &completed, const QString &session)
{
    return {{flows, completed, session, errcode, {}}};
}

Failure failed(int status, const QString &errcode)
{
    Failure failure;
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    failure.errcode = errcode;
    failure.serverText = u"words of the server"_s;
    return failure;
}

Failure lost(Sent sent)
{
    Failure failure = Failure::of(Cause::ConnectionLost);
    failure.sent = sent;
    return failure;
}

} // namespace farewell::steps
