// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/matrix/ServerEndpoints.h"
#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "ui/Names.h"
#include "ui/deactivation/DeactivateAccountDialog.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Phase = DeactivationPhase;
using Reason = DeactivationReason;

AccountView alice()
{
    return {UserId::parse(u"@alice:example.org"_s).value(),
            u"Alice"_s,
            {},
            u"matrix.example.org"_s,
            Session::Kind::Password,
            u"example.org"_s};
}

DeactivationState in(Phase phase, Reason reason = Reason::None)
{
    DeactivationState state;
    state.phase = phase;
    state.reason = reason;
    if (phase == Phase::Browser) {
        state.page = QUrl(u"https://matrix.example.org/fallback?session=a%20b"_s);
    }
    return state;
}

DeactivationState onAccountPage(bool isOpen)
{
    DeactivationState state = in(Phase::Account);
    state.isManaged = true;
    state.accountPage = QUrl(u"https://account.example.org/"_s);
    state.page = isOpen ? state.accountPage : QUrl();
    return state;
}

/// Whatever the dialog may come to show.
QList<DeactivationState> everyState()
{
    QList<DeactivationState> states;
    for (const Phase phase :
         {Phase::Password, Phase::Sso, Phase::Fallback, Phase::Browser, Phase::Submitting,
          Phase::Cooling, Phase::Verifying, Phase::Impossible}) {
        states += in(phase);
    }
    DeactivationState choice = in(Phase::Choice);
    choice.options = {{ProofOption::Way::Password, u"m.login.password"_s},
                      {ProofOption::Way::Sso, u"m.login.sso"_s}};
    states += choice;
    choice.options.clear();
    choice.noProofNeeded = true;
    states += choice;
    DeactivationState slow = in(Phase::Submitting);
    slow.canStopWaiting = true;
    states += slow;
    states += in(Phase::Impossible, Reason::SignedOut);
    states += in(Phase::Impossible, Reason::NoProofPossible);
    states += {onAccountPage(false), onAccountPage(true)};
    return states;
}

DeactivationState settled(Outcome outcome)
{
    DeactivationState state = in(Phase::Settled);
    state.outcome = outcome;
    return state;
}

} // namespace

/// What the two dialogs of a deactivation make of a state, one after the other.
class TestDeactivationDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_dialog = std::make_unique<DeactivateAccountDialog>(alice(), m_clock);
        m_outcome = std::make_unique<OutcomeDialog>(alice(), m_clock);
    }

    void cleanup()
    {
        m_dialog.reset();
        m_outcome.reset();
    }

    void theServersWordsStandBesideARefusal_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<bool>("isShown");
        const auto row = [](const char *name, Reason reason, bool isShown) {
            QTest::newRow(name) << reason << isShown;
        };
        // Ours say all there is to say, and words like "Forbidden" would only frighten.
        row("none", Reason::None, false);
        row("wrong password", Reason::WrongPassword, false);
        row("not confirmed yet", Reason::NotConfirmedYet, false);
        row("other person", Reason::OtherPerson, true);
        row("session expired", Reason::SessionExpired, true);
        row("more needed", Reason::MoreNeeded, true);
        row("policy", Reason::Policy, true);
        row("identity server", Reason::IdentityServer, true);
        row("locked", Reason::Locked, true);
        row("no proof possible", Reason::NoProofPossible, true);
        row("managed elsewhere", Reason::ManagedElsewhere, true);
        row("network", Reason::Network, true);
        row("signed out", Reason::SignedOut, true);
        row("refused", Reason::Refused, true);
    }

    void theServersWordsStandBesideARefusal()
    {
        QFETCH(const Reason, reason);
        QFETCH(const bool, isShown);
        const QString words = u"<b>No</b> & never."_s;
        for (const Phase phase : {Phase::Password, Phase::Sso, Phase::Browser, Phase::Choice,
                                  Phase::Fallback, Phase::Account}) {
            DeactivationState state = in(phase, reason);
            state.serverText = words;
            showState(state);
            QCOMPARE(m_robot.text(names::serverSaidLabel).contains(words), isShown);
            QCOMPARE(m_robot.says(words), isShown);
            state.serverText.clear();
            m_dialog->showState(state);
            QVERIFY(!m_robot.says(u"The server said"_s));
        }
        DeactivationState end = in(Phase::Impossible, reason);
        end.serverText = words;
        showState(end);
        QVERIFY(m_robot.says(words)); // whatever led there
        end.serverText.clear();
        m_dialog->showState(end);
        QVERIFY(!m_robot.says(u"The server said"_s));
    }

    /// In every order, for what was shown before must not stay in what is said.
    void everyButtonIsCalledWhatItSays()
    {
        const QList<DeactivationState> states = everyState();
        for (const DeactivationState &first : states) {
            for (const DeactivationState &second : states) {
                showState(first);
                showState(second);
                verifyNames(*m_dialog);
            }
        }
    }

    void theButtonsOfTheAccountPage()
    {
        showState(onAccountPage(false));
        QCOMPARE(m_robot.text(names::accountPageButton), u"Open my account page"_s);
        showState(onAccountPage(true));
        QCOMPARE(m_robot.text(names::accountPageButton), u"Open again"_s);
        showState(onAccountPage(false));
        QCOMPARE(m_robot.text(names::accountPageButton), u"Open my account page"_s);
        DeactivationState notOpened = onAccountPage(true);
        notOpened.pageOpened = false;
        showState(notOpened);
        QCOMPARE(m_robot.text(names::accountPageButton), u"Open my account page"_s);
    }

    /// Where the page may not have its button, and at a dead end; nobody is asked for elsewhere.
    void whomToAsk()
    {
        SupportContacts contacts;
        contacts.people = {u"admin@example.org"_s};
        showState(onAccountPage(false));
        QVERIFY(!m_robot.look(names::copySupportButton).isReachable());
        m_dialog->showContacts(contacts);
        for (const DeactivationState &asks :
             {onAccountPage(false), in(Phase::Impossible, Reason::Policy), onAccountPage(true)}) {
            showState(asks);
            QVERIFY(m_robot.says(u"admin@example.org"_s));
            QGuiApplication::clipboard()->clear();
            QVERIFY(m_robot.click(names::copySupportButton));
            QCOMPARE(QGuiApplication::clipboard()->text(), u"admin@example.org"_s);
            verifyNames(*m_dialog);
            showState(in(Phase::Password));
            QVERIFY(!m_robot.look(names::copySupportButton).isReachable());
            QVERIFY(!m_robot.says(u"admin@example.org"_s));
        }
    }

    /// They come late, and stand in the middle all the same; Enter presses nothing in this dialog.
    void whomToAskByKeys()
    {
        showState(in(Phase::Impossible, Reason::Policy));
        const QUrl page(u"https://example.org/help"_s);
        m_dialog->showContacts({{u"admin@example.org"_s, u"@admin:example.org"_s}, page});
        m_dialog->findChild<QWidget *>(names::impossibleScrollArea)->setFocus();
        for (const QString &name :
             {names::indexed(names::supportContactLabel, 0),
              names::indexed(names::copySupportContactButton, 0),
              names::indexed(names::supportContactLabel, 1),
              names::indexed(names::copySupportContactButton, 1), QString(names::supportPageLabel),
              QString(names::copySupportPageButton), QString(names::supportPageButton),
              QString(names::copySupportButton), QString(names::letterButton),
              QString(names::saveReceiptButton), QString(names::copyDetailsButton)}) {
            QVERIFY(m_robot.press(Qt::Key_Tab));
            QCOMPARE(m_robot.focusName(), name);
        }
        const QSignalSpy opened(m_dialog.get(), &DeactivateAccountDialog::openPageRequested);
        QGuiApplication::clipboard()->clear();
        for (const QString &name :
             {names::indexed(names::copySupportContactButton, 1), QString(names::supportPageButton),
              QString(names::copySupportButton)}) {
            m_dialog->findChild<QWidget *>(name)->setFocus();
            QVERIFY(m_robot.press(Qt::Key_Return));
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
        QCOMPARE(opened.size(), 0);
        QVERIFY(m_robot.click(names::indexed(names::copySupportContactButton, 1)));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"@admin:example.org"_s);
        QVERIFY(m_robot.click(names::supportPageButton));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).toUrl(), page);
        QVERIFY(m_robot.click(names::copySupportButton));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"admin@example.org\n@admin:example.org\nhttps://example.org/help"_s);
        verifyNames(*m_dialog);
        // Who is at the first of them stays there when others come, and goes when it does.
        m_dialog->findChild<QWidget *>(names::indexed(names::supportContactLabel, 0))->setFocus();
        m_dialog->showContacts({{u"admin@example.org"_s, u"help@example.org"_s}, {}});
        QCOMPARE(m_robot.focusName(), names::indexed(names::supportContactLabel, 0));
        QVERIFY(m_robot.says(u"help@example.org"_s));
        QVERIFY(!m_robot.says(u"@admin:example.org"_s));
        QVERIFY(!m_robot.look(names::supportPageButton).isReachable());
    }

    /// An answer may name whom to ask itself, or where to agree; then that comes first.
    void whereAnAnswerLeads()
    {
        DeactivationState state = in(Phase::Impossible, Reason::Policy);
        state.failure.errcode = u"M_RESOURCE_LIMIT_EXCEEDED"_s;
        state.failure.adminContact = u"limits@example.org"_s;
        showState(state);
        QVERIFY(m_robot.says(u"Write to the people who run"_s));
        SupportContacts contacts;
        contacts.people = {u"admin@example.org"_s};
        m_dialog->showContacts(contacts);
        QVERIFY(m_robot.click(names::copySupportButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"limits@example.org\nadmin@example.org"_s);
        QVERIFY(!m_robot.look(names::copyConsentPageButton).isReachable());

        state.failure = {};
        state.failure.errcode = u"M_CONSENT_NOT_GIVEN"_s;
        state.failure.consentPage = QUrl(u"https://example.org/consent?u=a%20b"_s);
        showState(state);
        QVERIFY(m_robot.says(u"agree to the terms there"_s));
        QVERIFY(m_robot.click(names::copyConsentPageButton));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/consent?u=a%20b"_s);
        const QSignalSpy opened(m_dialog.get(), &DeactivateAccountDialog::openPageRequested);
        QVERIFY(m_robot.click(names::consentPageButton));
        QCOMPARE(opened.size(), 1);
        verifyNames(*m_dialog);

        state.phase = Phase::Settled;
        state.outcome = Outcome::StillActive;
        m_outcome->showState(state);
        m_outcome->open();
        const PatientRobot outcome(names::outcomeDialog);
        QVERIFY(outcome.waitShown());
        QVERIFY(outcome.click(names::copyConsentPageButton));
        const QSignalSpy openedAgain(m_outcome.get(), &OutcomeDialog::openPageRequested);
        QVERIFY(outcome.click(names::consentPageButton));
        QCOMPARE(openedAgain.size(), 1);
    }

    void whatTheServerDoesNotDo()
    {
        DeactivationState state = in(Phase::Password);
        showState(state);
        QVERIFY(!m_robot.look(names::eraseNoticeLabel).isReachable());
        state.software = u"Dendrite"_s;
        showState(state);
        QVERIFY(m_robot.text(names::eraseNoticeLabel).contains(u"do nothing with this wish"_s));
        QVERIFY(m_robot.click(names::eraseHelpButton));
        QVERIFY(m_robot.text(names::eraseHelpLabel).contains(u"nothing is hidden"_s));
        state.eraseCanChange = false;
        showState(state);
        QVERIFY(m_robot.text(names::eraseNoticeLabel).contains(u"do nothing with this wish"_s));
    }

    void theWayBack()
    {
        showState(in(Phase::Password));
        QCOMPARE(m_robot.text(names::cancelButton), u"Cancel"_s);
        showState(in(Phase::Verifying));
        QCOMPARE(m_robot.text(names::cancelButton), u"Close"_s);
        showState(in(Phase::Impossible, Reason::Policy));
        QCOMPARE(m_robot.text(names::cancelButton), u"Back to settings"_s);
        showState(in(Phase::Impossible, Reason::SignedOut));
        QCOMPARE(m_robot.text(names::cancelButton), u"Close"_s);
    }

    void copyingTheLink()
    {
        showState(in(Phase::Browser));
        QVERIFY(m_robot.click(names::copyLinkButton));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"https://matrix.example.org/fallback?session=a%20b"_s);
        QCOMPARE(m_robot.text(names::copyLinkButton), u"Link copied"_s);
        verifyNames(*m_dialog);
        showState(in(Phase::Password));
        showState(in(Phase::Browser)); // another page
        QCOMPARE(m_robot.text(names::copyLinkButton), u"Copy the link"_s);
        verifyNames(*m_dialog);
    }

    void copyingTheDetails()
    {
        showState(in(Phase::Impossible, Reason::Policy));
        QVERIFY(m_robot.click(names::copyDetailsButton));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"@alice:example.org"_s));
        QCOMPARE(m_robot.text(names::copyDetailsButton), u"Details copied"_s);
        verifyNames(*m_dialog);
        showState(in(Phase::Password));
        showState(in(Phase::Impossible, Reason::Policy));
        QCOMPARE(m_robot.text(names::copyDetailsButton), u"Copy details"_s);
        verifyNames(*m_dialog);
    }

    void theButtonsOfTheOutcome()
    {
        const PatientRobot robot(names::outcomeDialog);
        const auto showOutcome = [&](const DeactivationState &state) {
            m_outcome->showState(state);
            m_outcome->open();
            QVERIFY(robot.waitShown());
            verifyNames(*m_outcome);
        };
        for (const Outcome outcome :
             {Outcome::Unknown, Outcome::StillActive, Outcome::Unknown, Outcome::Deactivated}) {
            showOutcome(settled(outcome));
            QCOMPARE(robot.text(names::closeOutcomeButton),
                     outcome == Outcome::StillActive ? u"Back to settings"_s : u"Close"_s);
        }
        showOutcome(settled(Outcome::Unknown));
        QVERIFY(robot.click(names::copyDetailsButton));
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"@alice:example.org"_s));
        QCOMPARE(robot.text(names::copyDetailsButton), u"Details copied"_s);
        verifyNames(*m_outcome);
    }

private:
    void showState(const DeactivationState &state)
    {
        m_dialog->showState(state);
        m_dialog->open();
        QVERIFY(m_robot.waitShown());
    }

    static void verifyNames(const QWidget &window)
    {
        const QStringList found
            = inspector::misnamedButtons(window) + inspector::unnamedControls(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    ManualClock m_clock;
    std::unique_ptr<DeactivateAccountDialog> m_dialog;
    std::unique_ptr<OutcomeDialog> m_outcome;
    PatientRobot m_robot{names::deactivateAccountDialog};
};

QTEST_MAIN(TestDeactivationDialog)
#include "TestDeactivationDialog.moc"
