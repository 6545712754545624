// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminVerdict.h"

#include <QTest>

using namespace farewell;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = AdminReply::Kind;
using Reason = AdminReason;
using State = AdminVerdict::State;

Q_DECLARE_METATYPE(farewell::AdminReason)
Q_DECLARE_METATYPE(farewell::AdminReply)
Q_DECLARE_METATYPE(farewell::AdminSeen)

namespace {

AdminReply reply(Kind kind, int status = 0, const QString &errcode = {})
{
    AdminReply reply{kind, status, {}};
    reply.failure.httpStatus = status;
    reply.failure.errcode = errcode;
    return reply;
}

/// Active, with all that it had, and we still may.
AdminSeen untouched()
{
    AdminSeen seen;
    seen.access = AdminAccess::May;
    seen.isDeactivated = false;
    seen.isErased = false;
    seen.hadSigns = true;
    seen.hasAllSigns = true;
    return seen;
}

AdminSeen with(AdminSeen seen, const std::function<void(AdminSeen &)> &change)
{
    change(seen);
    return seen;
}

AdminSeen gone(bool isErased)
{
    return with(untouched(), [isErased](AdminSeen &seen) {
        seen.isDeactivated = true;
        seen.isErased = isErased;
        seen.hasAllSigns = false;
    });
}

} // namespace

/// The table "From answer to phase and to row state", row by row.
class TestAdminVerdict final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void whyNothingWasRead_data();
    void whyNothingWasRead();
    void neverSaysMoreThanIsSeen_data();
    void neverSaysMoreThanIsSeen();
};

void TestAdminVerdict::table_data()
{
    QTest::addColumn<AdminReply>("reply");
    QTest::addColumn<AdminSeen>("seen");
    QTest::addColumn<bool>("erase");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("outcome");

    const auto row = [](const char *name, const AdminReply &came, const AdminSeen &seen, bool erase,
                        State state, Reason reason, Outcome outcome) {
        QTest::newRow(name) << came << seen << erase << int(state) << int(reason) << int(outcome);
    };
    const auto begun = with(untouched(), [](AdminSeen &seen) { seen.hasAllSigns = false; });
    const auto bare = with(untouched(), [](AdminSeen &seen) { seen.hadSigns = false; });
    const auto unread = AdminSeen{};
    const auto late = [](AdminSeen seen) {
        seen.sinceSent = 300s;
        return seen;
    };
    const auto yes = reply(Kind::Confirmed, 200);
    const auto lost = reply(Kind::Unclear);
    const auto policy = reply(Kind::Refused, 403, u"M_FORBIDDEN"_s);
    const auto contacts = reply(Kind::Refused, 400, u"M_UNKNOWN"_s);

    row("never read", reply(Kind::NothingSent), unread, true, State::NotSent, Reason::Network,
        Outcome::StillActive);
    row("200, read back", yes, gone(false), false, State::Settled, Reason::None,
        Outcome::Deactivated);
    row("200, read back and erased", yes, gone(true), true, State::Settled, Reason::None,
        Outcome::Deactivated);
    row("200, erased before, and not asked for", yes, gone(true), false, State::Settled,
        Reason::None, Outcome::Deactivated);
    row("200, not erased though chosen", yes, gone(false), true, State::Settled, Reason::NotErased,
        Outcome::Deactivated);
    row("200, active at once", yes, untouched(), true, State::Verifying, Reason::None,
        Outcome::Unknown);
    row("200, active at the end", yes, late(untouched()), true, State::Settled, Reason::None,
        Outcome::Unknown);
    row("200, unread at the end", yes, late(unread), true, State::Settled, Reason::None,
        Outcome::Unknown);

    row("404 unknown", reply(Kind::RefusedBefore, 404, u"M_NOT_FOUND"_s), untouched(), true,
        State::Impossible, Reason::Gone, Outcome::StillActive);
    row("400 not to be understood", reply(Kind::RefusedBefore, 400, u"M_BAD_JSON"_s), untouched(),
        true, State::Impossible, Reason::Refused, Outcome::StillActive);
    row("404, and nobody says whether we may", reply(Kind::RefusedBefore, 404, u"M_NOT_FOUND"_s),
        unread, true, State::Settled, Reason::Refused, Outcome::Unknown);

    row("403, nothing done", policy, untouched(), true, State::Impossible, Reason::Policy,
        Outcome::StillActive);
    row("403, begun", policy, begun, true, State::Settled, Reason::HalfDone, Outcome::Unknown);
    row("403, and it had nothing that could go", policy, bare, true, State::Settled, Reason::Policy,
        Outcome::Unknown);
    row("403, and done all the same", policy, gone(true), true, State::Settled, Reason::None,
        Outcome::Deactivated);
    row("403, not read yet", policy,
        with(untouched(), [](AdminSeen &seen) { seen.isDeactivated.reset(); }), true,
        State::Verifying, Reason::Policy, Outcome::Unknown);
    row("403, never read", policy,
        late(with(untouched(), [](AdminSeen &seen) { seen.isDeactivated.reset(); })), true,
        State::Settled, Reason::Policy, Outcome::Unknown);
    row("400 with contacts", contacts,
        with(untouched(), [](AdminSeen &seen) { seen.hadContacts = true; }), true,
        State::Impossible, Reason::IdentityServer, Outcome::StillActive);
    row("400 without contacts", contacts, untouched(), true, State::Impossible, Reason::Refused,
        Outcome::StillActive);
    row("400, begun", contacts, begun, true, State::Settled, Reason::HalfDone, Outcome::Unknown);

    row("403, and we may not", policy,
        with(unread, [](AdminSeen &seen) { seen.access = AdminAccess::MayNot; }), true,
        State::Impossible, Reason::NotAdmin, Outcome::StillActive);
    row("401", reply(Kind::SignedOut, 401), unread, true, State::Impossible, Reason::SignedOut,
        Outcome::StillActive);
    row("hidden, read back as it was", reply(Kind::Hidden, 403), untouched(), true,
        State::Impossible, Reason::Hidden, Outcome::StillActive);
    row("hidden, nothing can be read", reply(Kind::Hidden, 404), unread, true, State::Impossible,
        Reason::Hidden, Outcome::Unknown);
    row("hidden, and done all the same", reply(Kind::Hidden, 403), gone(false), false,
        State::Settled, Reason::None, Outcome::Deactivated);
    row("429", reply(Kind::RateLimited, 429), unread, true, State::Cooling, Reason::None,
        Outcome::StillActive);

    // An account service says yes for itself, and the homeserver follows.
    const auto accepted = with(untouched(), [](AdminSeen &seen) { seen.isAccepted = true; });
    const auto denied = with(untouched(), [](AdminSeen &seen) { seen.isAccepted = false; });
    const auto serviceSays = [](Kind kind, int status) {
        AdminReply came = reply(kind, status);
        came.isOfService = true;
        came.failure.isOfService = kind != Kind::Confirmed;
        return came;
    };
    const auto serviceYes = serviceSays(Kind::Confirmed, 200);
    row("service: 200, done at both", serviceYes, gone(true), true, State::Settled, Reason::None,
        Outcome::Deactivated);
    row("service: 200, homeserver not yet", serviceYes, accepted, true, State::Verifying,
        Reason::None, Outcome::Unknown);
    row("service: 200, homeserver not at the end", serviceYes, late(accepted), true, State::Settled,
        Reason::Accepted, Outcome::Unknown);
    row("service: 200, neither can be read at the end", serviceYes, late(unread), true,
        State::Settled, Reason::Accepted, Outcome::Unknown);
    row("service: 200, and it has not done it", serviceYes, late(denied), true, State::Settled,
        Reason::None, Outcome::Unknown);
    row("service: lost, and done there", serviceSays(Kind::Unclear, 0), accepted, true,
        State::Verifying, Reason::None, Outcome::Unknown);
    row("service: lost, and done there alone at the end", serviceSays(Kind::Unclear, 0),
        late(accepted), true, State::Settled, Reason::Accepted, Outcome::Unknown);
    row("service: lost, and not done", serviceSays(Kind::Unclear, 0), late(denied), true,
        State::Settled, Reason::NoEffect, Outcome::StillActive);
    row("service: 401, scope missing", serviceSays(Kind::SignedOut, 401), denied, true,
        State::Impossible, Reason::SignedOut, Outcome::StillActive);
    row("service: 404", serviceSays(Kind::RefusedBefore, 404), denied, true, State::Impossible,
        Reason::Gone, Outcome::StillActive);
    row("service: 400", serviceSays(Kind::RefusedBefore, 400), denied, true, State::Impossible,
        Reason::Refused, Outcome::StillActive);
    row("service: 422", serviceSays(Kind::Unclear, 422), denied, true, State::Verifying,
        Reason::None, Outcome::Unknown);
    row("service: 500", serviceSays(Kind::Unclear, 500), denied, true, State::Verifying,
        Reason::None, Outcome::Unknown);
    row("service: hidden, as it was", serviceSays(Kind::Hidden, 404), denied, true,
        State::Impossible, Reason::Hidden, Outcome::StillActive);
    row("service: hidden, and done there", serviceSays(Kind::Hidden, 404), accepted, true,
        State::Verifying, Reason::None, Outcome::Unknown);
    row("service: 429", serviceSays(Kind::RateLimited, 429), denied, true, State::Cooling,
        Reason::None, Outcome::StillActive);
    row("service: never read", serviceSays(Kind::NothingSent, 0), denied, true, State::NotSent,
        Reason::Network, Outcome::StillActive);

    row("lost", lost, unread, true, State::Verifying, Reason::None, Outcome::Unknown);
    row("lost, active", lost, untouched(), true, State::Verifying, Reason::None, Outcome::Unknown);
    row("lost, done", lost, gone(true), true, State::Settled, Reason::None, Outcome::Deactivated);
    row("lost, active at the end", lost, late(untouched()), true, State::Settled, Reason::NoEffect,
        Outcome::StillActive);
    row("lost, begun at the end", lost, late(begun), true, State::Settled, Reason::None,
        Outcome::Unknown);
    row("lost, nothing that could go at the end", lost, late(bare), true, State::Settled,
        Reason::None, Outcome::Unknown);
    row("lost, unread at the end", lost, late(unread), true, State::Settled, Reason::None,
        Outcome::Unknown);
}

void TestAdminVerdict::table()
{
    QFETCH(const AdminReply, reply);
    QFETCH(const AdminSeen, seen);
    QFETCH(const bool, erase);
    const AdminVerdict verdict = verdictOn(reply, seen, erase);
    QTEST(int(verdict.state), "state");
    QTEST(int(verdict.reason), "reason");
    QTEST(int(verdict.outcome), "outcome");
}

void TestAdminVerdict::whyNothingWasRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errcode");
    QTest::addColumn<Reason>("ofTheAccount");
    QTest::addColumn<Reason>("ofAnythingElse");
    QTest::newRow("no answer") << 0 << QString() << Reason::Network << Reason::Network;
    QTest::newRow("401") << 401 << u"M_UNKNOWN_TOKEN"_s << Reason::SignedOut << Reason::SignedOut;
    QTest::newRow("401, a page") << 401 << QString() << Reason::Hidden << Reason::Hidden;
    QTest::newRow("403") << 403 << u"M_FORBIDDEN"_s << Reason::NotAdmin << Reason::NotAdmin;
    QTest::newRow("403, a page") << 403 << QString() << Reason::Hidden << Reason::Hidden;
    QTest::newRow("404") << 404 << u"M_NOT_FOUND"_s << Reason::Gone << Reason::Network;
    QTest::newRow("404, a page") << 404 << QString() << Reason::Hidden << Reason::Hidden;
    QTest::newRow("405") << 405 << QString() << Reason::Hidden << Reason::Hidden;
    QTest::newRow("500") << 500 << u"M_UNKNOWN"_s << Reason::Network << Reason::Network;
}

void TestAdminVerdict::whyNothingWasRead()
{
    QFETCH(const int, status);
    QFETCH(const QString, errcode);
    QFETCH(const Reason, ofTheAccount);
    QFETCH(const Reason, ofAnythingElse);
    Failure failure = Failure::of(status == 0 ? Cause::NotReached : Cause::ClientError);
    failure.httpStatus = status;
    failure.errcode = errcode;
    QCOMPARE(reasonOfNoAccount(failure), ofTheAccount);
    QCOMPARE(reasonOfNoRead(failure), ofAnythingElse);
}

void TestAdminVerdict::neverSaysMoreThanIsSeen_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind <= int(Kind::Unclear); ++kind) {
        QTest::addRow("%d", kind) << kind;
    }
}

/// Every answer with everything that can have been seen: "deactivated" only where it was read, and
/// "still active" only where nothing can have been done or all is as it was.
void TestAdminVerdict::neverSaysMoreThanIsSeen()
{
    QFETCH(const int, kind);
    const std::optional<bool> maybe[]{std::nullopt, false, true};
    for (int bits = 0; bits < 3 * 3 * 3 * 2 * 2 * 2 * 5 * 3 * 2; ++bits) {
        int rest = bits;
        const auto pick = [&rest](int choices) {
            const int picked = rest % choices;
            rest /= choices;
            return picked;
        };
        AdminSeen seen;
        seen.isDeactivated = maybe[pick(3)];
        seen.isErased = maybe[pick(3)];
        seen.hasAllSigns = maybe[pick(3)];
        seen.hadSigns = pick(2) == 1;
        seen.hadContacts = pick(2) == 1;
        seen.sinceSent = pick(2) == 1 ? 300s : 0s;
        seen.access = AdminAccess(pick(5));
        seen.isAccepted = maybe[pick(3)];
        const bool isOfService = pick(2) == 1;
        for (const int status : {0, 200, 400, 401, 403, 404, 429, 500}) {
            for (const QString &errcode : {QString(), u"M_FORBIDDEN"_s, u"M_NOT_FOUND"_s}) {
                AdminReply came = reply(Kind(kind), status, errcode);
                came.isOfService = isOfService;
                const AdminVerdict verdict = verdictOn(came, seen, true);
                if (verdict.outcome == Outcome::Deactivated) {
                    QVERIFY(seen.isDeactivated == true);
                    QVERIFY(verdict.reason == Reason::NotErased || seen.isErased == true);
                }
                const bool isAsItWas
                    = seen.isDeactivated == false && seen.hadSigns && seen.hasAllSigns == true;
                const bool cannotHaveActed = Kind(kind) == Kind::NothingSent
                    || Kind(kind) == Kind::RateLimited || Kind(kind) == Kind::SignedOut
                    || seen.access == AdminAccess::MayNot
                    || (Kind(kind) == Kind::RefusedBefore && seen.access == AdminAccess::May);
                if (verdict.outcome == Outcome::StillActive) {
                    QVERIFY(isAsItWas || cannotHaveActed);
                    const bool isPutOff
                        = Kind(kind) == Kind::NothingSent || Kind(kind) == Kind::RateLimited;
                    QVERIFY(seen.isAccepted != true || isPutOff || seen.isDeactivated == true);
                }
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestAdminVerdict)
#include "TestAdminVerdict.moc"
