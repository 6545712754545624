// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/SupportDetails.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

AccountView alice()
{
    return {*UserId::parse(u"@alice:example.org"_s),
            u"Alice"_s,
            {},
            u"matrix.example.org"_s,
            Session::Kind::Password,
            u"example.org"_s};
}

QDateTime at(int seconds)
{
    return QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC).addSecs(seconds);
}

} // namespace

/// What is copied for support staff says what the window says.
class TestSupportDetails final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        tzset();
    }

    void detailsHoldWhatSupportNeeds();
    void detailsSayWhatIsNotKnown();
    void whatTheOutcomeLeansTo();
    void whatWasSeen();
    void anEarlierAnswerIsNotThePages();
};

void TestSupportDetails::detailsHoldWhatSupportNeeds()
{
    DeactivationState state;
    state.outcome = Outcome::StillActive;
    state.evidence.sentAt = QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC);
    state.evidence.endpoint = EndpointSign::Declined;
    state.failure.httpStatus = 403;
    state.failure.errcode = u"M_FORBIDDEN"_s;
    state.page = QUrl(u"https://example.org/?session=SECRET"_s);
    const QDateTime now(QDate(2026, 11, 23), QTime(14, 10), Qt::UTC);
    const QString details = supportDetails(state, alice(), now);
    for (const auto part :
         {"2026-11-23T14:10:00Z"_L1, "2026-11-23T14:09:21Z"_L1, "matrix.example.org"_L1,
          "@alice:example.org"_L1, "POST /_matrix/client/v3/account/deactivate"_L1, "403"_L1,
          "M_FORBIDDEN"_L1, "stillActive"_L1}) {
        QVERIFY2(details.contains(part), qPrintable(details));
    }
    QVERIFY(!details.contains("SECRET"_L1));
}

void TestSupportDetails::detailsSayWhatIsNotKnown()
{
    const QDateTime now(QDate(2026, 11, 23), QTime(14, 10), Qt::UTC);
    DeactivationState state;
    const auto details = [&] { return supportDetails(state, alice(), now); };
    QCOMPARE(unsaid(details(),
                    {u"Sent: -\n"_s, u"Erase: false\n"_s, u"HTTP status: -\n"_s, u"Errcode: -\n"_s,
                     u"Outcome: -"_s}),
             QStringList());
    state.erase = true;
    state.evidence.endpointStatus = 502;
    state.outcome = Outcome::Unknown;
    QCOMPARE(
        unsaid(details(), {u"Erase: true\n"_s, u"HTTP status: 502\n"_s, u"Outcome: unknown"_s}),
        QStringList());
    state.failure.httpStatus = 403;
    QCOMPARE(unsaid(details(), {u"HTTP status: 403\n"_s}), QStringList());
    state.isManaged = true;
    QCOMPARE(unsaid(details(), {u"Erase: decided on the account page\n"_s}), QStringList());
}

/// As the heading of the window has it.
void TestSupportDetails::whatTheOutcomeLeansTo()
{
    DeactivationState state;
    state.outcome = Outcome::Unknown;
    const auto details = [&] { return supportDetails(state, alice(), at(0)); };
    QVERIFY(details().contains(u"Outcome: unknown\n"_s));
    state.likely = Likely::Deactivated;
    QVERIFY(details().contains(u"Outcome: unknown, probably deactivated\n"_s));
    state.likely = Likely::StillActive;
    QVERIFY(details().contains(u"Outcome: unknown, may still be active\n"_s));
}

void TestSupportDetails::whatWasSeen()
{
    DeactivationState state;
    const auto details = [&] { return supportDetails(state, alice(), at(0)); };
    QCOMPARE(unsaid(details(),
                    {u"Software: -\nEndpoint"_s, u"Sign-in: -\nProfile: -\nIdentity server: -"_s}),
             QStringList());
    state.software = u"Dendrite"_s;
    state.evidence.endpoint = EndpointSign::Confirmed;
    state.evidence.unbind = UnbindResult::Success;
    state.evidence.signIn = {{SignInSign::Rejected, at(1)}, {SignInSign::NoAnswer, at(5)}};
    state.evidence.profile = {{ProfileSign::NoAnswer, at(5)}};
    QCOMPARE(unsaid(details(),
                    {u"Software: Dendrite\n"_s, u"Sign-in: rejected at 2026-11-23T14:09:22Z\n"_s,
                     u"Profile: no answer at 2026-11-23T14:09:26Z\n"_s,
                     u"Identity server: success, says the server"_s}),
             QStringList());
    state.evidence.profile += {ProfileSign::Gone, at(15)};
    QVERIFY(details().contains(u"Profile: not found at 2026-11-23T14:09:36Z\n"_s));
}

/// The window does not date the one by the other.
void TestSupportDetails::anEarlierAnswerIsNotThePages()
{
    DeactivationState state;
    state.isManaged = true;
    state.evidence.sentAt = at(0);
    state.evidence.endpoint = EndpointSign::Declined;
    state.evidence.endpointAt = at(1);
    state.evidence.endpointStatus = 404;
    state.failure.httpStatus = 404;
    state.failure.errcode = u"M_UNRECOGNIZED"_s;
    QCOMPARE(unsaid(supportDetails(state, alice(), at(60)),
                    {u"Time: 2026-11-23T14:10:21Z\n"_s, u"Sent: -\n"_s, u"HTTP status: -\n"_s,
                     u"Errcode: -\n"_s}),
             QStringList());
}

QTEST_GUILESS_MAIN(TestSupportDetails)
#include "TestSupportDetails.moc"
