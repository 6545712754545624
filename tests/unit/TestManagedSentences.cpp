// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/EvidenceSentences.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/deactivation/SupportDetails.h"

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
    /// Nine hours before UTC: a person reads the clock on their wall.
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        tzset();
    }

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
        const QString details = supportDetails(state, carol(), noon());
        QVERIFY(details.contains("Account page: account.example.org\n"_L1));
        QVERIFY(!details.contains("secret"_L1));
        QVERIFY(!details.contains("/account/deactivate"_L1));
        state.isManaged = false;
        QVERIFY(supportDetails(state, carol(), noon())
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
                 u"Still active at 21:00:00, says the server"_s);
    }

    void whatToDoOnThePage()
    {
        const QString there = u"https://a.example.org/?action=org.matrix.account_deactivate"_s;
        DeactivationState state = at(there);
        QCOMPARE(unsaid(ManagedSentences::proof(state, carol()).heading,
                        {u"example.org manages your account in the browser"_s}),
                 QStringList());
        QCOMPARE(
            unsaid(ManagedSentences::proof(state, carol()).body,
                   {u"at a.example.org asks you to confirm"_s, u"Nothing is sent from here"_s}),
            QStringList());
        QCOMPARE(ManagedSentences::box(state),
                 u"If the page asks: do not hide your messages from new joiners"_s);
        state.erase = true;
        QCOMPARE(ManagedSentences::box(state),
                 u"If the page asks: hide your messages from new joiners, as above"_s);
        state = at(u"https://a.example.org/"_s);
        QCOMPARE(unsaid(ManagedSentences::proof(state, carol()).body,
                        {u"Open your account page at a.example.org, press this button there"_s,
                         u"Nothing is sent from here"_s}),
                 QStringList());
        QVERIFY(ManagedSentences::box(state).startsWith(u"Leave without a tick"_s));
        state.erase = true;
        QVERIFY(ManagedSentences::box(state).startsWith(u"Remember to tick"_s));
        state.page = state.accountPage;
        state.pageOpened = false;
        QCOMPARE(unsaid(ManagedSentences::proof(state, carol()).body,
                        {u"The browser did not open. Copy the link to a.example.org"_s}),
                 QStringList());
    }

    void whatIsKnownNow_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<Likely>("likely");
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("deactivated") << Outcome::Deactivated << Likely::None
                                     << u"Your account is deactivated"_s << QStringList();
        QTest::newRow("still active")
            << Outcome::StillActive << Likely::None << u"Your account is still active"_s
            << QStringList{u"give the server two minutes to notice"_s,
                           u"If you cancelled there, nothing has changed"_s,
                           u"If the page had no button for it, the people who run example.org do "
                           "not let people delete their account themselves; write to them."_s};
        QTest::newRow("signed out")
            << Outcome::Unknown << Likely::Deactivated << u"Your sign-in has ended"_s
            << QStringList{u"If the page said your account was deleted, it is closed"_s,
                           u"being signed out or locked looks the same"_s};
        QTest::newRow("unknown")
            << Outcome::Unknown << Likely::None << u"We could not find out"_s
            << QStringList{u"Nothing tells us so far what was done on your account page"_s};
    }

    void whatIsKnownNow()
    {
        QFETCH(const Outcome, outcome);
        QFETCH(const Likely, likely);
        QFETCH(const QStringList, parts);
        DeactivationState state = at(u"https://a.example.org/"_s);
        state.outcome = outcome;
        state.likely = likely;
        QTEST(ManagedSentences::outcomeHeading(state), "heading");
        const QString sentence = ManagedSentences::outcomeSentence(state, carol());
        QCOMPARE(sentence.isEmpty(), parts.isEmpty());
        QCOMPARE(unsaid(sentence, parts), QStringList());
    }

    /// An operator can switch deletion off, and nobody tells us.
    void thePageMayHaveNoButton()
    {
        const QString theirs
            = u"the people who run example.org do not let people delete their account themselves; "
              "write to them."_s;
        const auto note
            = [](const QString &page) { return ManagedSentences::proof(at(page), carol()).note; };
        QCOMPARE(unsaid(note(u"https://a.example.org/"_s),
                        {u"If the page has no such button, "_s + theirs}),
                 QStringList());
        QCOMPARE(unsaid(note(u"https://a.example.org/?action=org.matrix.account_deactivate"_s),
                        {u"If the page does not ask that, "_s + theirs}),
                 QStringList());
    }

    void aProfileThatIsGoneTellsMore()
    {
        DeactivationState state = at(u"https://a.example.org/"_s);
        state.outcome = Outcome::Unknown;
        state.likely = Likely::Deactivated;
        state.hasLostProfile = true;
        QCOMPARE(ManagedSentences::outcomeHeading(state),
                 u"Your account is very probably deactivated"_s);
        QCOMPARE(unsaid(ManagedSentences::outcomeSentence(state, carol()),
                        {u"Our sign-in has ended"_s, u"name and picture are gone"_s,
                         u"being signed out or locked, looks the same"_s}),
                 QStringList());
        state.likely = Likely::StillActive; // the profile alone tells nothing
        QCOMPARE(ManagedSentences::outcomeHeading(state), u"We could not find out"_s);
    }

    void whatThePageHasToSay()
    {
        QCOMPARE(unsaid(ManagedSentences::whatToDoLater(),
                        {u"Go by what your account page said."_s, u"still active"_s}),
                 QStringList());
        QCOMPARE(unsaid(ManagedSentences::whatStays(), {u"what you chose on your account page"_s}),
                 QStringList());
    }

    void theSignInIsNoProof()
    {
        const EvidenceLine rejected{EvidenceLine::SignIn::RejectedAfterPage, noon()};
        QCOMPARE(rejected.mark(), EvidenceLine::Mark::Seen);
        const EvidenceText ended = EvidenceSentences::of(rejected, {});
        QCOMPARE(unsaid(ended.title + u' ' + ended.detail,
                        {u"has ended; seen at 21:00:00"_s,
                         u"Being signed out or locked looks the same."_s}),
                 QStringList());
        const EvidenceLine accepted{EvidenceLine::SignIn::AcceptedAfterPage, noon()};
        QCOMPARE(accepted.mark(), EvidenceLine::Mark::NotSeen);
        const EvidenceText works = EvidenceSentences::of(accepted, {});
        QCOMPARE(unsaid(works.title + u' ' + works.detail,
                        {u"still works"_s, u"Seen at 21:00:00"_s, u"two minutes to notice"_s}),
                 QStringList());
    }
};

QTEST_GUILESS_MAIN(TestManagedSentences)
#include "TestManagedSentences.moc"
