// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Saying.h"
#include "ui/deactivation/ProofSentences.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

using Phase = DeactivationPhase;

namespace {

AccountView alice()
{
    return {*UserId::parse(u"@alice:example.org"_s),
            {},
            {},
            u"matrix.example.org"_s,
            Session::Kind::Sso,
            u"example.org"_s};
}

DeactivationState in(Phase phase)
{
    DeactivationState state;
    state.phase = phase;
    state.page = QUrl(u"https://idp.example.org:8443/sso?session=SECRET"_s);
    return state;
}

ProofText of(const DeactivationState &state)
{
    return ProofSentences::of(state, alice());
}

const QString sure = u"Are you sure you want to deactivate your account? This is irreversible."_s;

} // namespace

/// What the dialog says before a click: whether that click may be the one that cannot be undone.
class TestProofSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Nine hours before UTC: a person reads the clock on their wall.
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        tzset();
    }

    /// The first page may be the deactivation already, a later one of the same try only leads back.
    void whatThePageMayDo()
    {
        for (const Phase phase : {Phase::Sso, Phase::Fallback}) {
            DeactivationState state = in(phase);
            QCOMPARE(
                unsaid(of(state).note, {u"may deactivate your account as soon as you continue"_s}),
                QStringList());
            QVERIFY(of(state).question.isEmpty());
            state.proofStarted = true;
            QCOMPARE(unsaid(of(state).note, {u"We ask you once more when you come back"_s}),
                     QStringList());
        }
        QCOMPARE(of(in(Phase::Sso)).body,
                 u"Confirm your account deactivation by using Single Sign On to prove your "
                 "identity."_s);
        QCOMPARE(unsaid(of(in(Phase::Fallback)).body, {u"a step that is done in the browser"_s}),
                 QStringList());
    }

    void theLastClickIsSaidToBeTheLast()
    {
        DeactivationState state = in(Phase::Browser);
        QCOMPARE(of(state).question, sure);
        QCOMPARE(unsaid(of(state).body,
                        {u"We asked your desktop to open idp.example.org:8443."_s,
                         u"choose @alice:example.org"_s}),
                 QStringList());
        state.pageOpened = false;
        QCOMPARE(of(state).question, sure);
        QCOMPARE(unsaid(of(state).body,
                        {u"The browser did not open. Copy the link to idp.example.org:8443"_s,
                         u"as @alice:example.org"_s}),
                 QStringList());
        QVERIFY(!of(state).spoken().contains(u"SECRET"_s));
        state = in(Phase::Choice);
        QCOMPARE(of(state).spoken(), u"Choose how to prove it:"_s);
        state.noProofNeeded = true;
        QCOMPARE(of(state).spoken(), sure);
    }

    /// Where the reason has said it.
    void nothingIsSaidTwice()
    {
        for (const Phase phase : {Phase::Choice, Phase::Fallback}) {
            DeactivationState state = in(phase);
            state.reason = DeactivationReason::MoreNeeded;
            QVERIFY(of(state).body.isEmpty());
        }
        for (const Phase phase :
             {Phase::Password, Phase::Impossible, Phase::Checking, Phase::Settled}) {
            QVERIFY(of(in(phase)).spoken().isEmpty());
        }
    }

    void whileARequestIsUnderWay()
    {
        DeactivationState state = in(Phase::Submitting);
        state.sinceSent = 14'900ms;
        QCOMPARE(of(state).heading, u"Deactivating… 0:14"_s);
        QCOMPARE(of(state).note, u"Large accounts can take minutes."_s);
        state.canStopWaiting = true;
        QCOMPARE(unsaid(of(state).note,
                        {u"Large accounts can take minutes."_s, u"You can stop waiting"_s,
                         u"This does not cancel the deactivation."_s}),
                 QStringList());
    }

    void aPauseIsNoPromise()
    {
        DeactivationState state = in(Phase::Cooling);
        state.coolingLeft = 28'100ms;
        QCOMPARE(of(state).heading, u"Please wait 0:29"_s);
        QCOMPARE(unsaid(of(state).body, {u"Nothing is sent when the time is over"_s}),
                 QStringList());
    }

    void whileWeFindOut()
    {
        DeactivationState state = in(Phase::Verifying);
        state.sinceSent = 89'900ms;
        state.evidence.sentAt = QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC);
        QCOMPARE(of(state).heading, u"Finding out what happened"_s);
        QCOMPARE(unsaid(of(state).body, {u"at 23:09:21, 1:29 ago"_s}), QStringList());
        state.isManaged = true; // no request was sent
        QCOMPARE(of(state).spoken(), u"Finding out what happened"_s);
    }

    void ways_data()
    {
        QTest::addColumn<ProofOption>("option");
        QTest::addColumn<QString>("text");
        using Way = ProofOption::Way;
        const auto row = [](const ProofOption &option, const QString &text) {
            QTest::newRow(qPrintable(text)) << option << text;
        };
        row({Way::Password, {}}, u"Use the account password"_s);
        row({Way::Sso, {}}, u"Use Single Sign On"_s);
        row({Way::None, {}}, u"Go on without further proof"_s);
        row({Way::Page, u"m.login.email.identity"_s}, u"Confirm by email, in the browser"_s);
        row({Way::Page, u"m.login.msisdn"_s}, u"Confirm by text message, in the browser"_s);
        row({Way::Page, u"m.login.terms"_s}, u"Accept the terms, in the browser"_s);
        row({Way::Page, u"org.example.\u202Eodd"_s},
            u"Use a page in the browser:\n\u2066org.example.odd\u2069"_s);
    }

    void ways()
    {
        QFETCH(const ProofOption, option);
        QTEST(ProofSentences::option(option), "text");
    }
};

QTEST_GUILESS_MAIN(TestProofSentences)
#include "TestProofSentences.moc"
