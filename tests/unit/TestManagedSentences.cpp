// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/ManagedSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QDateTime noon()
{
    return {QDate(2026, 11, 23), QTime(12, 0), Qt::UTC};
}

AccountView carol()
{
    return {*UserId::parse(u"@carol:example.org"_s),
            {},
            {},
            u"example.org"_s,
            Session::Kind::OAuth,
            u"example.org"_s};
}

DeactivationState at(const QString &page)
{
    DeactivationState state;
    state.phase = DeactivationPhase::Account;
    state.isManaged = true;
    state.accountPage = QUrl(page);
    return state;
}

} // namespace

/// Nothing is sent from here, so nothing may be said of a request.
class TestManagedSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAreToldApart_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<bool>("leadsThere");
        QTest::newRow("plain") << u"https://account.example.org/"_s << false;
        QTest::newRow("there") << u"https://a.example.org/?action=org.matrix.account_deactivate"_s
                               << true;
        QTest::newRow("its own query") << u"https://a.example.org/?action=home"_s << false;
        QTest::newRow("both")
            << u"https://a.example.org/?action=home&action=org.matrix.account_deactivate"_s << true;
    }

    /// The words of the page are quoted only where it is known which page that is.
    void pagesAreToldApart()
    {
        QFETCH(const QString, page);
        QFETCH(const bool, leadsThere);
        DeactivationState state = at(page);
        QCOMPARE(ManagedSentences::button(state).isEmpty(), leadsThere);
        QVERIFY(ManagedSentences::proof(state, carol()).body.contains(QUrl(page).host()));
        for (const bool erase : {false, true}) {
            state.erase = erase;
            QCOMPARE(ManagedSentences::box(state).startsWith("If the page asks"_L1), leadsThere);
            const QString other = ManagedSentences::box(state);
            state.erase = !erase;
            QVERIFY(ManagedSentences::box(state) != other);
        }
    }

    void detailsNameNoRequest()
    {
        DeactivationState state = at(u"https://account.example.org/x?secret=1"_s);
        state.outcome = Outcome::Unknown;
        state.evidence.sentAt = noon();
        state.evidence.endpointAt = noon();
        const QString details = DeactivationSentences::details(state, carol(), noon());
        QVERIFY(details.contains("Account page: account.example.org\n"_L1));
        QVERIFY(!details.contains("secret"_L1));
        QVERIFY(!details.contains("/account/deactivate"_L1));
        state.isManaged = false;
        QVERIFY(DeactivationSentences::details(state, carol(), noon())
                    .contains("POST /_matrix/client/v3/account/deactivate"_L1));
    }

    /// An older request of ours, a 404, does not date what the page has done.
    void subtitlesNameNoRequest()
    {
        DeactivationState state = at(u"https://account.example.org/"_s);
        state.evidence.sentAt = noon();
        state.evidence.endpointAt = noon();
        state.evidence.endpointStatus = 404;
        for (const Outcome outcome :
             {Outcome::Unknown, Outcome::StillActive, Outcome::Deactivated}) {
            state.outcome = outcome;
            const QString text = DeactivationSentences::outcomeSubtitle(state, carol());
            QVERIFY2(!text.contains("12:00"_L1), qPrintable(text));
            QVERIFY2(!text.contains("sent"_L1), qPrintable(text));
        }
    }

    void stillActiveIsSaidWithItsTime()
    {
        DeactivationState state = at(u"https://account.example.org/"_s);
        state.outcome = Outcome::StillActive;
        state.evidence.signIn += {SignInSign::Accepted, noon()};
        QCOMPARE(ManagedSentences::outcomeHeading(state),
                 u"Still active at 12:00:00 UTC, says the server"_s);
    }
};

QTEST_GUILESS_MAIN(TestManagedSentences)
#include "TestManagedSentences.moc"
