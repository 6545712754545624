// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/ChangeVerdict.h"

#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Phase = ChangePhase;
using Outcome = ChangeOutcome;
using Reason = ChangeReason;

namespace {

struct Reply
{
    Result<QJsonObject> came;
};

} // namespace

Q_DECLARE_METATYPE(Reply)
Q_DECLARE_METATYPE(farewell::Failure)
Q_DECLARE_METATYPE(farewell::ChangeSeen)

namespace {

Failure failure(Cause cause, int status = 0, const QString &errcode = {})
{
    Failure failure = Failure::of(cause);
    failure.sent = Sent::Perhaps;
    failure.httpStatus = status;
    failure.errcode = errcode;
    return failure;
}

const Failure forbidden = failure(Cause::ClientError, 403, u"M_FORBIDDEN"_s);

ChangeSeen wanted(std::chrono::seconds since = 0s)
{
    return {.isAsWanted = true, .sinceSent = since};
}

ChangeSeen unchanged(std::chrono::seconds since = 0s)
{
    return {.isAsWanted = false, .sinceSent = since};
}

ChangeSeen unread(std::chrono::seconds since = 0s, const Failure &why = Failure())
{
    return {.notRead = why, .sinceSent = since};
}

} // namespace

/// What comes of a lock, its end and a reactivation, answer by answer.
class TestChangeVerdict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterARequest_data();
    void afterARequest();
    void withoutAnAccount_data();
    void withoutAnAccount();
    void withoutAWordOfTheAccountService();
    void onlyTheAccountTellsThatItWasDone();
};

void TestChangeVerdict::afterARequest_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<ChangeSeen>("seen");
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, const Result<QJsonObject> &reply, const ChangeSeen &seen,
                        Phase phase, Outcome outcome, Reason reason) {
        QTest::newRow(name) << Reply{reply} << seen << int(phase) << int(outcome) << int(reason);
    };
    const Result<QJsonObject> yes{QJsonObject()};
    const Result<QJsonObject> unsent = unexpected(Failure::of(Cause::PortClosed));
    const Result<QJsonObject> lost = unexpected(failure(Cause::ConnectionLost));
    const Result<QJsonObject> trouble = unexpected(failure(Cause::ServerTrouble, 500));
    const Result<QJsonObject> page = unexpected(failure(Cause::ClientError, 403));
    const Result<QJsonObject> refusal = unexpected(forbidden);
    const Result<QJsonObject> later = unexpected(failure(Cause::RateLimited, 429));
    const Result<QJsonObject> signedOut
        = unexpected(failure(Cause::TokenRejected, 401, u"M_UNKNOWN_TOKEN"_s));

    row("not sent", unsent, {}, Phase::Choosing, Outcome::None, Reason::Network);
    row("429", later, {}, Phase::Cooling, Outcome::None, Reason::None);
    row("200, done", yes, wanted(), Phase::Settled, Outcome::Done, Reason::None);
    row("200, not yet", yes, unchanged(), Phase::Verifying, Outcome::None, Reason::None);
    row("200, never", yes, unchanged(300s), Phase::Settled, Outcome::Unknown, Reason::None);
    row("200, never read", yes, unread(300s), Phase::Settled, Outcome::Unknown, Reason::None);
    row("lost, done", lost, wanted(), Phase::Settled, Outcome::Done, Reason::None);
    row("lost, not yet", lost, unchanged(60s), Phase::Verifying, Outcome::None, Reason::None);
    row("lost, not done", lost, unchanged(300s), Phase::Settled, Outcome::NotDone,
        Reason::NoEffect);
    row("lost, never read", lost, unread(300s), Phase::Settled, Outcome::Unknown, Reason::None);
    row("500, not done", trouble, unchanged(300s), Phase::Settled, Outcome::NotDone,
        Reason::NoEffect);
    row("a page, early", page, unchanged(), Phase::Verifying, Outcome::None, Reason::None);
    row("403, not done", refusal, unchanged(), Phase::Impossible, Outcome::NotDone,
        Reason::Refused);
    row("403, done all the same", refusal, wanted(), Phase::Settled, Outcome::Done, Reason::None);
    row("403, and we may nothing", refusal, unread(0s, forbidden), Phase::Impossible,
        Outcome::NotDone, Reason::NotAdmin);
    row("403, not read", refusal, unread(), Phase::Verifying, Outcome::None, Reason::Refused);
    row("403, never read", refusal, unread(300s), Phase::Settled, Outcome::Unknown,
        Reason::Refused);
    const auto service = [](Cause cause, int status) {
        Failure why = failure(cause, status);
        why.isOfService = true;
        return Result<QJsonObject>(unexpected(why));
    };
    row("service: 404, not done", service(Cause::NotFound, 404), unchanged(), Phase::Impossible,
        Outcome::NotDone, Reason::Refused);
    row("service: 500, early", service(Cause::ServerTrouble, 500), unchanged(), Phase::Verifying,
        Outcome::None, Reason::None);
    row("service: 401", service(Cause::TokenRejected, 401), unchanged(), Phase::Impossible,
        Outcome::NotDone, Reason::SignedOut);
    row("401", signedOut, unread(), Phase::Impossible, Outcome::NotDone, Reason::SignedOut);
}

void TestChangeVerdict::afterARequest()
{
    QFETCH(const Reply, reply);
    QFETCH(const ChangeSeen, seen);
    const ChangeVerdict verdict = verdictOnChange(reply.came, seen);
    QTEST(int(verdict.phase), "phase");
    QTEST(int(verdict.outcome), "outcome");
    QTEST(int(verdict.reason), "reason");
}

void TestChangeVerdict::withoutAnAccount_data()
{
    QTest::addColumn<Failure>("why");
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, const Failure &why, Phase phase, Reason reason) {
        QTest::newRow(name) << why << int(phase) << int(reason);
    };
    row("no such account", failure(Cause::NotFound, 404, u"M_NOT_FOUND"_s), Phase::Impossible,
        Reason::Gone);
    row("of another server", failure(Cause::ClientError, 400, u"M_UNKNOWN"_s), Phase::Impossible,
        Reason::Gone);
    row("a page", failure(Cause::NotFound, 404), Phase::Impossible, Reason::Hidden);
    row("no admin API", failure(Cause::Unrecognized, 404, u"M_UNRECOGNIZED"_s), Phase::Impossible,
        Reason::Hidden);
    row("no administrator", forbidden, Phase::Impossible, Reason::NotAdmin);
    row("signed out", failure(Cause::TokenRejected, 401), Phase::Impossible, Reason::SignedOut);
    row("not reached", failure(Cause::PortClosed), Phase::Choosing, Reason::Network);
    row("trouble", failure(Cause::ServerTrouble, 502), Phase::Choosing, Reason::Network);
    row("too fast", failure(Cause::RateLimited, 429), Phase::Cooling, Reason::None);
}

void TestChangeVerdict::withoutAnAccount()
{
    QFETCH(const Failure, why);
    const ChangeVerdict verdict = verdictOnNoAccount(why);
    QTEST(int(verdict.phase), "phase");
    QTEST(int(verdict.reason), "reason");
    const bool isOver = verdict.phase == Phase::Impossible;
    QCOMPARE(verdict.outcome, isOver ? Outcome::NotDone : Outcome::None);
}

void TestChangeVerdict::withoutAWordOfTheAccountService()
{
    using Kind = ServiceWord::Kind;
    const auto of = [](Kind kind, const Failure &why = {}) {
        return verdictOnNoWord({.kind = kind, .failure = why});
    };
    QCOMPARE(of(Kind::Hidden),
             (ChangeVerdict{Phase::Impossible, Outcome::NotDone, Reason::Hidden}));
    QCOMPARE(of(Kind::OtherName),
             (ChangeVerdict{Phase::Impossible, Outcome::NotDone, Reason::StaleTarget}));
    QCOMPARE(of(Kind::NotRead, failure(Cause::PortClosed)),
             (ChangeVerdict{Phase::Choosing, Outcome::None, Reason::Network}));
    QCOMPARE(of(Kind::NotRead, failure(Cause::TokenRejected, 401)),
             (ChangeVerdict{Phase::Impossible, Outcome::NotDone, Reason::SignedOut}));
}

/// Whatever is answered, and by whom.
void TestChangeVerdict::onlyTheAccountTellsThatItWasDone()
{
    for (const int status : {0, 200, 302, 400, 401, 403, 404, 408, 409, 429, 500, 502}) {
        for (const QString &errcode : {QString(), u"M_FORBIDDEN"_s, u"M_UNKNOWN"_s}) {
            for (const ChangeSeen &seen : {unchanged(), unchanged(300s), unread(), unread(300s)}) {
                const Result<QJsonObject> reply
                    = unexpected(failure(Cause::ClientError, status, errcode));
                QVERIFY(verdictOnChange(reply, seen).outcome != Outcome::Done);
                QVERIFY(verdictOnChange(QJsonObject(), seen).outcome != Outcome::Done);
                const bool isRead = seen.isAsWanted.has_value();
                const auto outcome = verdictOnChange(reply, seen).outcome;
                QVERIFY(outcome != Outcome::NotDone || isRead || status == 401);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestChangeVerdict)
#include "TestChangeVerdict.moc"
