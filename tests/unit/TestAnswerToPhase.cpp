// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FlowSteps.h"

#include <QJsonDocument>
#include <QMetaEnum>
#include <QTest>

#include <array>
#include <set>

using namespace farewell;
using namespace farewell::steps;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Flow = DeactivationFlow;
using Order = Flow::Order;
using Phase = DeactivationPhase;
using Reason = DeactivationReason;

/// The table "From answer to phase", from the bytes of the answer on: every case has a row.
class TestAnswerToPhase final : public QObject
{
    Q_OBJECT

public:
    /// The cases of the design's table, in its order; the comments name its rows.
    enum class Case {
        // the body device was never read: nothing was sent
        NothingSentRefused,
        NothingSentNoSuchHost,
        NothingSentTlsFailed,
        NothingSentNoConnectionIn30s,
        // 2xx, complete JSON object (id_server_unbind_result may be missing)
        Success,
        SuccessNotReported,
        // 401 + flows to the first request, sign-in kind among them
        FlowsWithPassword,
        FlowsWithSso,
        // … not among them
        OtherFlowsOneUsable,
        OtherFlowsSeveralUsable,
        // … only m.login.dummy left
        OnlyDummyLeft,
        // … flows: [], or a browser stage without session
        NoFlows,
        BrowserStageWithoutSession,
        // 401 + flows + errcode after a password
        WrongPassword,
        // 401 + flows, completed grown
        CompletedGrown,
        // 401 + flows after the browser, not grown
        NotGrownAfterBrowser,
        // 403 with errcode after a browser proof: sso (fallback)
        ForbiddenAfterSso,
        ForbiddenAfterFallback,
        // 403 with errcode to a password
        ForbiddenToPassword,
        // 403 with errcode otherwise
        ForbiddenOtherwise,
        // 403 that is no Matrix answer
        ForbiddenByAPage,
        // 400 M_UNKNOWN to a proof, session answered less than 1 h ago
        UnknownToYoungSession,
        // … longer ago, or no contacts
        UnknownToOldSession,
        UnknownWithoutContacts,
        // 401 M_USER_LOCKED
        UserLocked,
        // 401/403 M_USER_DEACTIVATED
        UserDeactivated401,
        UserDeactivated403,
        // other 401 without flows, to the first request
        SignedOutAtFirst,
        // … to a request with proof
        SignedOutWithProof,
        // 404/405 M_UNRECOGNIZED
        Unrecognized404,
        Unrecognized405,
        // 429
        RateLimited,
        // other 4xx except 408
        OtherClientError,
        // the rule above the table: a refusal, and our sign-in is not found alive
        RefusedInDoubt,
        // all else: 3xx, 408, 5xx, bad or cut 2xx, lost, deadline, stop waiting
        Redirect,
        RequestTimeout,
        ServerError,
        BadSuccess,
        CutSuccess,
        Lost,
        DeadlinePassed,
        StopWaiting,
    };
    Q_ENUM(Case)

private Q_SLOTS:
    void fromAnswerToPhase_data();
    void fromAnswerToPhase();
    void everyCaseOfTheTableHasARow();
    void everyKindOfAnswerHasARow();
    void everyAnswerToEveryRequestLeadsSomewhere();
    void otherFlowsKeepTheSession();
};

namespace {

using Case = TestAnswerToPhase::Case;

/// What is to follow; empty where the table leaves its column empty.
struct Then
{
    Phase phase = Phase::Verifying;
    Reason reason = Reason::None;
    Outcome outcome = Outcome::None;
    Order order = Order::Nothing;
};

struct Row
{
    Case what = Case::Lost;
    const char *detail = "";
    Asked how = Asked::Password;
    std::optional<DeactivateReply> reply; ///< nothing: the person stops waiting
    Then then;
    std::chrono::milliseconds when = 1s;
    SignInSign heard = SignInSign::Accepted; ///< by the look before a refusal is believed
};

/// `body` is JSON written with single quotes.
DeactivateReply answer(int status, QByteArray body)
{
    const auto document = QJsonDocument::fromJson(body.replace('\'', '"'));
    Answer result;
    result.status = status;
    if (document.isObject()) {
        result.object = document.object();
    }
    return sortReply(result);
}

DeactivateReply errorAnswer(int status, const QByteArray &errcode)
{
    return answer(status, "{'errcode':'" + errcode + "','error':'words'}");
}

/// A 401 that asks for one of these flows: stages within one divided by commas.
DeactivateReply flows(const QByteArrayList &flows, const QByteArray &more = ",'session':'S'")
{
    QByteArrayList objects;
    for (const QByteArray &flow : flows) {
        QByteArray stages = flow;
        objects += "{'stages':['" + stages.replace(",", "','") + "']}";
    }
    return answer(401, "{'flows':[" + objects.join(',') + "],'params':{}" + more + "}");
}

DeactivateReply without(Cause cause, Sent sent)
{
    Failure failure = Failure::of(cause);
    failure.sent = sent;
    return sortReply(unexpected(failure));
}

constexpr Then findOut{Phase::Verifying, Reason::None, Outcome::Unknown, Order::FindOut};
constexpr Then done{Phase::Checking, Reason::None, Outcome::Deactivated, Order::Witness};
constexpr Then cool{Phase::Cooling, Reason::None, Outcome::None, Order::Cool};

Then same(Phase phase)
{
    return {phase, Reason::Network, Outcome::StillActive, Order::Nothing};
}

Then deadEnd(Reason reason, Outcome outcome = Outcome::StillActive)
{
    return {Phase::Impossible, reason, outcome, Order::Nothing};
}

Then asksOn(Phase phase, Reason reason)
{
    return {phase, reason, Outcome::None, Order::Nothing};
}

QList<Row> nothingSent()
{
    using C = Case;
    const auto no = [](Cause cause) { return without(cause, Sent::No); };
    const auto refused = no(Cause::PortClosed);
    return {
        {C::NothingSentRefused, "password", Asked::FirstFromPassword, refused,
         same(Phase::Password)},
        {C::NothingSentRefused, "sso", Asked::FirstFromSso, refused, same(Phase::Sso)},
        {C::NothingSentRefused, "proof", Asked::Password, refused, same(Phase::Password)},
        {C::NothingSentRefused, "browser", Asked::Browser, refused, same(Phase::Browser)},
        {C::NothingSentRefused, "page", Asked::Fallback, refused, same(Phase::Browser)},
        {C::NothingSentRefused, "choice", Asked::Dummy, refused, same(Phase::Choice)},
        {C::NothingSentNoSuchHost, "", Asked::Password, no(Cause::NoSuchHost),
         same(Phase::Password)},
        {C::NothingSentTlsFailed, "", Asked::Password, no(Cause::TlsFailed), same(Phase::Password)},
        {C::NothingSentNoConnectionIn30s, "", Asked::Password, no(Cause::NotReached),
         same(Phase::Password)},
        {C::NothingSentNoConnectionIn30s, "deadline", Asked::Password, no(Cause::DeadlinePassed),
         same(Phase::Password)},
    };
}

QList<Row> successes()
{
    using C = Case;
    const auto success = answer(200, "{'id_server_unbind_result':'success'}");
    const auto bare = answer(200, "{}");
    return {
        {C::Success, "first request", Asked::FirstFromPassword, success, done},
        {C::Success, "proof", Asked::Password, success, done},
        {C::Success, "not unbound", Asked::Browser,
         answer(202, "{'id_server_unbind_result':'no-support'}"), done},
        {C::SuccessNotReported, "first request", Asked::FirstFromSso, bare, done},
        {C::SuccessNotReported, "proof", Asked::Password, bare, done},
    };
}

QList<Row> challenges()
{
    using C = Case;
    const QByteArray word = "m.login.password";
    const QByteArray web = "m.login.sso";
    const QByteArray page = "m.login.terms";
    const Then proofFollows{Phase::Submitting, Reason::None, Outcome::None, Order::Send};
    const Then pageOpens{Phase::Browser, Reason::None, Outcome::None, Order::OpenPage};
    const auto more = [](Phase phase) { return asksOn(phase, Reason::MoreNeeded); };
    return {
        {C::FlowsWithPassword, "", Asked::FirstFromPassword, flows({web, word}), proofFollows},
        {C::FlowsWithPassword, "no session", Asked::FirstFromPassword, flows({word}, ""),
         proofFollows},
        {C::FlowsWithSso, "", Asked::FirstFromSso, flows({word, web}), pageOpens},
        {C::OtherFlowsOneUsable, "sso", Asked::FirstFromPassword, flows({web}), more(Phase::Sso)},
        {C::OtherFlowsOneUsable, "password", Asked::FirstFromSso, flows({word}),
         more(Phase::Password)},
        {C::OtherFlowsOneUsable, "page", Asked::FirstFromPassword, flows({page}),
         more(Phase::Fallback)},
        {C::OtherFlowsOneUsable, "the stage of OAuth servers", Asked::FirstFromPassword,
         flows({"m.oauth"}), more(Phase::Fallback)},
        {C::OtherFlowsSeveralUsable, "", Asked::FirstFromPassword, flows({web, page}),
         more(Phase::Choice)},
        {C::OnlyDummyLeft, "", Asked::FirstFromPassword, flows({"m.login.dummy"}),
         more(Phase::Choice)},
        {C::NoFlows, "", Asked::FirstFromPassword, flows({}), deadEnd(Reason::NoProofPossible)},
        {C::BrowserStageWithoutSession, "sso", Asked::FirstFromSso, flows({web}, ""),
         deadEnd(Reason::NoProofPossible)},
        {C::BrowserStageWithoutSession, "page", Asked::FirstFromPassword, flows({page}, ""),
         deadEnd(Reason::NoProofPossible)},
        {C::WrongPassword, "", Asked::Password,
         flows({word}, ",'session':'S','errcode':'M_FORBIDDEN'"),
         asksOn(Phase::Password, Reason::WrongPassword)},
        {C::WrongPassword, "not looked at", Asked::Password, flows({word}),
         asksOn(Phase::Password, Reason::SessionExpired)},
        {C::CompletedGrown, "", Asked::Password,
         flows({word + ',' + page}, ",'session':'S','completed':['m.login.password']"),
         more(Phase::Fallback)},
        {C::NotGrownAfterBrowser, "sso", Asked::Browser, flows({web}),
         asksOn(Phase::Browser, Reason::NotConfirmedYet)},
        {C::NotGrownAfterBrowser, "page", Asked::Fallback, flows({page}),
         asksOn(Phase::Browser, Reason::NotConfirmedYet)},
    };
}

QList<Row> refusals()
{
    using C = Case;
    const auto forbidden = errorAnswer(403, "M_FORBIDDEN");
    const auto page = answer(403, "<h1>Forbidden</h1>");
    const auto unknown = errorAnswer(400, "M_UNKNOWN");
    const auto signedOut = errorAnswer(401, "M_UNKNOWN_TOKEN");
    const auto limited = errorAnswer(429, "M_LIMIT_EXCEEDED");
    return {
        {C::ForbiddenAfterSso, "", Asked::Browser, forbidden,
         asksOn(Phase::Sso, Reason::OtherPerson)},
        {C::ForbiddenAfterFallback, "", Asked::Fallback, forbidden,
         asksOn(Phase::Fallback, Reason::OtherPerson)},
        {C::ForbiddenOtherwise, "first request", Asked::FirstFromSso, forbidden,
         deadEnd(Reason::Policy)},
        {C::ForbiddenOtherwise, "dummy", Asked::Dummy, forbidden, deadEnd(Reason::Policy)},
        {C::ForbiddenToPassword, "", Asked::Password, forbidden,
         asksOn(Phase::Password, Reason::Refused)},
        {C::ForbiddenOtherwise, "consent, to the password", Asked::Password,
         errorAnswer(403, "M_CONSENT_NOT_GIVEN"), deadEnd(Reason::Policy)},
        {C::ForbiddenOtherwise, "limit, after the browser", Asked::Browser,
         errorAnswer(403, "M_RESOURCE_LIMIT_EXCEEDED"), deadEnd(Reason::Policy)},
        {C::ForbiddenByAPage, "first request", Asked::FirstFromSso, page, deadEnd(Reason::Refused)},
        {C::ForbiddenByAPage, "password", Asked::Password, page, deadEnd(Reason::Refused)},
        {C::ForbiddenByAPage, "browser", Asked::Browser, page, deadEnd(Reason::Refused)},
        {C::ForbiddenByAPage, "JSON of somebody else", Asked::Browser,
         answer(403, "{'message':'no'}"), deadEnd(Reason::Refused)},
        {C::UnknownToYoungSession, "", Asked::Password, unknown, deadEnd(Reason::IdentityServer),
         59min},
        {C::UnknownToOldSession, "password", Asked::Password, unknown,
         asksOn(Phase::Password, Reason::SessionExpired), 61min},
        {C::UnknownToOldSession, "sso", Asked::Browser, unknown,
         asksOn(Phase::Sso, Reason::SessionExpired), 61min},
        {C::UnknownWithoutContacts, "password", Asked::PasswordWithoutContacts, unknown,
         asksOn(Phase::Password, Reason::SessionExpired)},
        {C::UserLocked, "", Asked::Password, errorAnswer(401, "M_USER_LOCKED"),
         deadEnd(Reason::Locked)},
        {C::UserDeactivated401, "", Asked::FirstFromPassword,
         errorAnswer(401, "M_USER_DEACTIVATED"), done},
        {C::UserDeactivated403, "", Asked::Browser, errorAnswer(403, "M_USER_DEACTIVATED"), done},
        {C::SignedOutAtFirst, "", Asked::FirstFromPassword, signedOut,
         deadEnd(Reason::SignedOut, Outcome::Unknown)},
        {C::SignedOutWithProof, "password", Asked::Password, signedOut, findOut},
        {C::SignedOutWithProof, "browser", Asked::Browser, signedOut, findOut},
        {C::Unrecognized404, "", Asked::FirstFromPassword, errorAnswer(404, "M_UNRECOGNIZED"),
         deadEnd(Reason::ManagedElsewhere)},
        {C::Unrecognized405, "", Asked::FirstFromSso, errorAnswer(405, "M_UNRECOGNIZED"),
         deadEnd(Reason::ManagedElsewhere)},
        {C::RateLimited, "password", Asked::Password, limited, cool},
        {C::RateLimited, "browser", Asked::Browser, limited, cool},
        {C::OtherClientError, "413", Asked::Password, errorAnswer(413, "M_TOO_LARGE"),
         deadEnd(Reason::Refused)},
        {C::OtherClientError, "404", Asked::FirstFromSso, answer(404, "<h1>Not found</h1>"),
         deadEnd(Reason::Refused)},
        {C::OtherClientError, "400 to the first request", Asked::FirstFromPassword, unknown,
         deadEnd(Reason::Refused)},
        {C::OtherClientError, "flows again after dummy", Asked::Dummy, flows({"m.login.dummy"}),
         deadEnd(Reason::Refused)},
    };
}

/// A refusal of a server that may have acted before: what our sign-in says decides.
QList<Row> refusalsInDoubt()
{
    using C = Case;
    const auto forbidden = errorAnswer(403, "M_FORBIDDEN");
    const auto unfinished = [](Reason reason) {
        return Then{Phase::Verifying, reason, Outcome::Unknown, Order::FindOut};
    };
    const auto all = [&](SignInSign heard, const std::array<const char *, 5> &names) {
        return QList<Row>{
            {C::RefusedInDoubt, names[0], Asked::FirstFromSso, forbidden,
             unfinished(Reason::Policy), 1s, heard},
            {C::RefusedInDoubt, names[1], Asked::Password, errorAnswer(400, "M_FORBIDDEN"),
             unfinished(Reason::Refused), 1s, heard},
            {C::RefusedInDoubt, names[2], Asked::Password, errorAnswer(400, "M_UNKNOWN"),
             unfinished(Reason::IdentityServer), 1s, heard},
            {C::RefusedInDoubt, names[3], Asked::Browser, forbidden,
             unfinished(Reason::OtherPerson), 1s, heard},
            {C::RefusedInDoubt, names[4], Asked::Dummy, errorAnswer(404, "M_UNRECOGNIZED"),
             unfinished(Reason::ManagedElsewhere), 1s, heard},
        };
    };
    QList<Row> rows = all(SignInSign::Rejected,
                          {"first request, rejected", "400, rejected", "identity server, rejected",
                           "browser, rejected", "dummy, rejected"})
        + all(SignInSign::RejectedSoftly,
              {"first request, softly", "400, softly", "identity server, softly", "browser, softly",
               "dummy, softly"})
        + all(SignInSign::NoAnswer,
              {"first request, unheard", "400, unheard", "identity server, unheard",
               "browser, unheard", "dummy, unheard"});
    rows += {C::RefusedInDoubt,
             "deactivated",
             Asked::Dummy,
             forbidden,
             {Phase::Verifying, Reason::Policy, Outcome::Deactivated, Order::FindOut},
             1s,
             SignInSign::UserDeactivated};
    return rows;
}

QList<Row> allElse()
{
    using C = Case;
    const auto perhaps = [](Cause cause) { return without(cause, Sent::Perhaps); };
    const QByteArray success = "{'id_server_unbind_result':'success'}";
    return {
        {C::Redirect, "", Asked::Password, answer(302, success), findOut},
        {C::RequestTimeout, "", Asked::Password, errorAnswer(408, "M_UNKNOWN"), findOut},
        {C::ServerError, "500", Asked::Password, errorAnswer(500, "M_UNKNOWN"), findOut},
        {C::ServerError, "502", Asked::Browser, answer(502, "<h1>Bad gateway</h1>"), findOut},
        {C::BadSuccess, "", Asked::Password, answer(200, "[]"), findOut},
        {C::CutSuccess, "", Asked::Password, answer(200, success.chopped(3)), findOut},
        {C::Lost, "first request", Asked::FirstFromSso, perhaps(Cause::ConnectionLost), findOut},
        {C::Lost, "proof", Asked::Password, perhaps(Cause::ConnectionLost), findOut},
        {C::DeadlinePassed, "", Asked::Password, perhaps(Cause::DeadlinePassed), findOut},
        {C::StopWaiting, "first request", Asked::FirstFromPassword, {}, findOut},
        {C::StopWaiting, "proof", Asked::Browser, {}, findOut},
    };
}

QList<Row> table()
{
    return nothingSent() + successes() + challenges() + refusals() + refusalsInDoubt() + allElse();
}

/// One rule above the table: any 4xx but 401, 408, 429 and M_USER_DEACTIVATED.
bool mayHaveActed(const Row &row)
{
    if (!row.reply || std::holds_alternative<reply::AlreadyDeactivated>(*row.reply)) {
        return false;
    }
    const int status = std::visit(
        [](const auto &sorted) {
            if constexpr (requires { sorted.failure; }) {
                return sorted.failure.httpStatus;
            } else {
                return 0;
            }
        },
        *row.reply);
    return status >= 400 && status < 500 && status != 401 && status != 408 && status != 429;
}

QByteArray nameOf(Case what)
{
    return QMetaEnum::fromType<Case>().valueToKey(static_cast<int>(what));
}

} // namespace

Q_DECLARE_METATYPE(Row)

void TestAnswerToPhase::fromAnswerToPhase_data()
{
    QTest::addColumn<Row>("row");
    const QList<Row> rows = table();
    for (const Row &row : rows) {
        const bool isOnly = *row.detail == '\0';
        QTest::newRow((nameOf(row.what) + (isOnly ? "" : ", ") + row.detail).constData()) << row;
    }
}

void TestAnswerToPhase::fromAnswerToPhase()
{
    QFETCH(Row, row);
    Flow flow = asked(row.how);
    QCOMPARE(flow.phase(), Phase::Submitting);
    Order order = row.reply ? flow.answered(*row.reply, row.when) : flow.stoppedWaiting();
    QCOMPARE(order == Order::HearSignIn, mayHaveActed(row));
    if (order == Order::HearSignIn) {
        QCOMPARE(flow.phase(), Phase::Submitting);
        QCOMPARE(flow.outcome(), Outcome::None);
        order = flow.refusalHeard(row.heard, 1s);
    }
    QCOMPARE(order, row.then.order);
    QCOMPARE(flow.proofAccepted(), row.what == Case::CompletedGrown);
    QCOMPARE(flow.phase(), row.then.phase);
    QCOMPARE(flow.reason(), row.then.reason);
    QCOMPARE(flow.outcome(), row.then.outcome);
    QCOMPARE(flow.likely(), Likely::None); // nobody has looked yet
}

void TestAnswerToPhase::everyCaseOfTheTableHasARow()
{
    std::set<Case> seen;
    const QList<Row> rows = table();
    for (const Row &row : rows) {
        seen.insert(row.what);
    }
    const auto cases = QMetaEnum::fromType<Case>();
    for (int i = 0; i < cases.keyCount(); ++i) {
        QVERIFY2(seen.contains(static_cast<Case>(cases.value(i))), cases.key(i));
    }
}

void TestAnswerToPhase::everyKindOfAnswerHasARow()
{
    std::set<std::size_t> seen;
    const QList<Row> rows = table();
    for (const Row &row : rows) {
        if (row.reply) {
            seen.insert(row.reply->index());
        }
    }
    QCOMPARE(seen.size(), std::variant_size_v<DeactivateReply>);
}

/// Also where the table does not expect it; only a proof goes on by itself.
void TestAnswerToPhase::everyAnswerToEveryRequestLeadsSomewhere()
{
    const QList<Row> rows = table();
    const QList<Asked> ways = everyWayToAsk();
    for (const Row &row : rows) {
        for (const Asked how : ways) {
            if (row.reply) {
                Flow flow = asked(how);
                const Order order = flow.answered(*row.reply, row.when);
                QCOMPARE(flow.phase() == Phase::Submitting,
                         order == Order::Send || order == Order::HearSignIn);
                QVERIFY2(order != Order::Send
                             || std::holds_alternative<reply::Challenge>(*row.reply),
                         nameOf(row.what).constData());
            }
        }
    }
}

/// So that `ssoButton` then only opens its page.
void TestAnswerToPhase::otherFlowsKeepTheSession()
{
    Flow flow = asked(Asked::FirstFromPassword);
    (void)flow.answered(challenge({sso()}), 1s);
    QCOMPARE(flow.session(), u"S"_s);
    QCOMPARE(flow.pageWanted(), Order::OpenPage);
}

QTEST_GUILESS_MAIN(TestAnswerToPhase)
#include "TestAnswerToPhase.moc"
