// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/AdminStates.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/administration/AdminDeactivateDialog.h"
#include "ui/administration/HeirsDialog.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TypedTick.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Dialog = AdminDeactivateDialog;

/// adminDeactivateDialog by mouse and keys: what must be chosen, what can be pressed and when, and
/// what it says.
class TestAdminDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void nothingIsChosenAtFirst();
    void theIdIsTypedToTheLetter_data();
    void theIdIsTypedToTheLetter();
    void enterPressesNothing();
    void aDoubleClickIsOne();
    void numbersAreReal();
    void whatIsTakenAwayDoesNotStay();
    void heirsAreProposedAndChosen();
    void whatIsHiddenAlreadyStaysSo();
    void whatEndsBesideDisturbsNobody();
    void whatIsNotKnownIsNotSaidToHaveFailed();
    void whoAnsweredWasReached();
    void whatCannotBeWrittenIsSaid();
    void whenAskedNothingFollowsByItself();
    void theServerSpeaksOnce();
    void theDeactivationIsNotGoneOnWithout();
    void headingsSayWhatIsKnown_data();
    void headingsSayWhatIsKnown();
    void askingToWaitIsNoRefusal();
    void aHalfIsCalledOne();
    void theIdentityServersWord_data();
    void theIdentityServersWord();
    void aNewNameIsToldWhenItIsSeen();
    void theWindowIsAsHighAsItsPage();
    void aLongListThatIsDoneIsOneLine();
    void whoActsIsAlwaysTold();
    void acceptedIsNotDeactivated();
    void propertiesAreTheContract();
    void closesWhenNothingIsUnderWay();
    void stopsAndStaysToBeRead();
    void runsAgain();

private:
    void choose();
    [[nodiscard]] bool isEnabled(QLatin1StringView name) const;
    void pass(std::chrono::milliseconds time);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Dialog> m_dialog;
    const PatientRobot m_robot{names::adminDeactivateDialog};
};

void TestAdminDialog::initTestCase()
{
    Theme::apply(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    Translations().install(*QCoreApplication::instance(), {u"en_GB"_s}); // for the plurals
}

void TestAdminDialog::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_dialog
        = std::make_unique<Dialog>(u"@support:example.org"_s, u"matrix.example.org"_s, *m_clock);
    m_dialog->showTarget(test::someTarget());
    m_dialog->showState({});
    m_dialog->show();
    QVERIFY(m_robot.waitShown());
}

void TestAdminDialog::cleanup()
{
    m_dialog.reset();
    m_clock.reset();
}

void TestAdminDialog::pass(std::chrono::milliseconds time)
{
    m_clock->advance(time);
    QVERIFY(waitUntil([this] { return !m_clock->untilNext() || *m_clock->untilNext() > 0ms; }));
    QCoreApplication::processEvents();
}

bool TestAdminDialog::isEnabled(QLatin1StringView name) const
{
    const auto *button = m_dialog->findChild<QPushButton *>(name);
    return button && button->isVisible() && button->isEnabled();
}

void TestAdminDialog::choose()
{
    QVERIFY(m_robot.click(names::hideMessagesRadio));
    QVERIFY(m_robot.type(names::typedUserIdEdit, u"@ben:example.org"_s));
}

void TestAdminDialog::nothingIsChosenAtFirst()
{
    QCOMPARE(m_dialog->focusWidget()->objectName(), names::contentScrollArea); // no advice
    QVERIFY(!m_dialog->choices().erase);
    QVERIFY(m_dialog->choices().heirs.isEmpty());
    QVERIFY(!m_dialog->choices().redact);
    QVERIFY(!m_dialog->choices().deleteFiles);
    QVERIFY(m_robot.type(names::typedUserIdEdit, u"@ben:example.org"_s));
    pass(1s);
    QVERIFY(!isEnabled(names::confirmButton)); // erase has no default
    QVERIFY(m_robot.click(names::keepMessagesRadio));
    QCOMPARE(m_dialog->choices().erase, std::optional(false));
    QVERIFY(!isEnabled(names::confirmButton));
    pass(499ms);
    QVERIFY(!isEnabled(names::confirmButton));
    pass(1ms);
    QVERIFY(isEnabled(names::confirmButton));
    QVERIFY(m_robot.click(names::hideMessagesRadio));
    QCOMPARE(m_dialog->choices().erase, std::optional(true));
}

void TestAdminDialog::theIdIsTypedToTheLetter_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isIt");
    QTest::newRow("as it is") << u"@ben:example.org"_s << true;
    QTest::newRow("with blanks around") << u"  @ben:example.org "_s << true;
    QTest::newRow("in capitals") << u"@Ben:example.org"_s << false;
    QTest::newRow("the localpart") << u"ben"_s << false;
    QTest::newRow("of another server") << u"@ben:example.com"_s << false;
    QTest::newRow("nothing") << u""_s << false;
}

void TestAdminDialog::theIdIsTypedToTheLetter()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, isIt);
    QVERIFY(m_robot.click(names::keepMessagesRadio));
    QVERIFY(m_robot.type(names::typedUserIdEdit, typed));
    pass(1s);
    QCOMPARE(isEnabled(names::confirmButton), isIt);
    const auto *edit = m_dialog->findChild<QLineEdit *>(names::typedUserIdEdit);
    QCOMPARE(edit->findChild<TypedTick *>()->isVisible(), isIt);
}

void TestAdminDialog::enterPressesNothing()
{
    const QSignalSpy confirmed(m_dialog.get(), &Dialog::confirmRequested);
    choose();
    QVERIFY(m_robot.press(Qt::Key_Return));
    pass(1s);
    QVERIFY(m_robot.waitFocus(names::confirmButton)); // as soon as it is armed
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        QVERIFY(m_robot.press(key));
    }
    QCOMPARE(confirmed.size(), 0);
    QVERIFY(m_robot.press(Qt::Key_Space));
    QCOMPARE(confirmed.size(), 1);
}

void TestAdminDialog::aDoubleClickIsOne()
{
    const QSignalSpy confirmed(m_dialog.get(), &Dialog::confirmRequested);
    choose();
    pass(1s);
    QVERIFY(m_robot.doubleClick(names::confirmButton));
    QCOMPARE(confirmed.size(), 1);
}

void TestAdminDialog::numbersAreReal()
{
    const QString text = m_robot.text(names::consequencesLabel);
    for (const QString &number : {u"3 sessions"_s, u"14 rooms"_s, u"1 invitation"_s}) {
        QVERIFY2(text.contains(number), qPrintable(text));
    }
    QVERIFY(m_robot.text(names::mediaCheckBox).contains(u"38"_s));
    QVERIFY(m_robot.text(names::handoverCheckBox).contains(u"2 rooms"_s));
    QVERIFY(m_robot.text(names::actingLabel).contains(u"@support:example.org"_s));
    AdminTarget plain = test::someTarget();
    plain.files = 0;
    plain.onlyAdminIn.clear();
    m_dialog->showTarget(plain);
    for (const QLatin1StringView name : {names::mediaCheckBox, names::handoverCheckBox}) {
        QVERIFY(m_dialog->findChild<QWidget *>(name)->isHidden());
    }
}

void TestAdminDialog::whatIsTakenAwayDoesNotStay()
{
    const auto says = [this](const QString &part) {
        return m_robot.text(names::consequencesLabel).contains(part);
    };
    QVERIFY(says(u"Their uploaded files, and messages other people received, stay."_s));
    QVERIFY(m_robot.click(names::mediaCheckBox));
    QVERIFY(says(u"Messages other people received stay."_s));
    QVERIFY(!says(u"files"_s));
    QVERIFY(m_robot.click(names::redactCheckBox));
    QVERIFY(!says(u"stay."_s));
    QVERIFY(says(u"An administrator can reactivate the account"_s));
    QVERIFY(m_robot.click(names::mediaCheckBox));
    QVERIFY(says(u"Their uploaded files stay."_s));
}

void TestAdminDialog::heirsAreProposedAndChosen()
{
    QVERIFY(m_robot.click(names::handoverCheckBox));
    // Of the same server first, though the other one has been there longer.
    QCOMPARE(m_dialog->choices().heirs,
             (QList<Heir>{{u"!sales:example.org"_s, u"@carla:example.org"_s},
                          {u"!roof:example.org"_s, u"@dana:example.org"_s}}));
    // And seen without asking for it.
    QVERIFY(m_robot.text(names::heirsLabel).contains(u"@carla:example.org"_s));
    QVERIFY(m_robot.text(names::heirsLabel).contains(u"@dana:example.org"_s));
    const QSignalSpy wanted(m_dialog.get(), &Dialog::heirsRequested);
    QVERIFY(m_robot.click(names::chooseHeirsButton));
    QCOMPARE(wanted.size(), 1);
    HeirsDialog heirs(test::someTarget(), m_dialog->choices().heirs, u"@support:example.org"_s,
                      m_dialog.get());
    heirs.show();
    const PatientRobot robot(names::heirsDialog);
    QVERIFY(robot.waitShown());
    QVERIFY(robot.waitFocus(names::indexed(names::heirBox, 0)));
    QVERIFY(robot.says(u"@support:example.org"_s));
    // Scrolling changes nobody.
    auto *box = heirs.findChild<QWidget *>(names::indexed(names::heirBox, 0));
    QWheelEvent wheel(box->rect().center(), box->mapToGlobal(box->rect().center()), {}, {0, -120},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(box, &wheel);
    QCOMPARE(heirs.heirs(), m_dialog->choices().heirs);
    QVERIFY(robot.press(Qt::Key_Down)); // the other one
    QVERIFY(robot.press(Qt::Key_Tab));
    QVERIFY(robot.press(Qt::Key_End)); // nobody
    QVERIFY(robot.click(names::acceptHeirsButton));
    QCOMPARE(heirs.result(), int(QDialog::Accepted));
    QCOMPARE(heirs.heirs(), (QList<Heir>{{u"!sales:example.org"_s, u"@other:elsewhere.org"_s}}));
    m_dialog->setHeirs(heirs.heirs());
    QCOMPARE(m_dialog->choices().heirs, heirs.heirs());
    QVERIFY(m_robot.text(names::handoverCheckBox).contains(u"1 room"_s));
}

void TestAdminDialog::whatIsHiddenAlreadyStaysSo()
{
    const QString already = u"They are hidden already"_s;
    QVERIFY(!m_robot.says(already));
    AdminTarget closed = test::someTarget();
    closed.account.user.isDeactivated = closed.account.user.isErased = true;
    m_dialog->showTarget(closed);
    QVERIFY(m_robot.says(already));
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::WaitProfile);
    state.choices.erase = false;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"messages stay hidden"_s));
    QVERIFY(!m_robot.says(u"stay visible"_s));
}

/// The rooms are watched on, and their end takes neither the focus nor what was said of a record.
void TestAdminDialog::whatEndsBesideDisturbsNobody()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::Rooms, Outcome::Deactivated);
    m_dialog->showState(state);
    m_dialog->tellOfRecord(u"The record is saved."_s);
    m_dialog->findChild<QWidget *>(names::closeButton)->setFocus();
    state.step = AdminStep::None;
    m_dialog->showState(state);
    QCOMPARE(m_robot.focusName(), QString(names::closeButton));
    QVERIFY(m_robot.says(u"The record is saved."_s));
    state.reason = AdminReason::StillJoined;
    state.canRunAgain = true;
    m_dialog->showState(state);
    QCOMPARE(m_robot.focusName(), QString(names::closeButton));
    QVERIFY(!isEnabled(names::confirmButton));
    pass(500ms);
    QVERIFY(isEnabled(names::confirmButton));
}

/// What nobody knows is not said to be so.
void TestAdminDialog::whatIsNotKnownIsNotSaidToHaveFailed()
{
    for (const auto &[step, wrong, right] :
         {std::tuple{AdminStep::Redact, u"messages are still there"_s,
                     u"messages may still be there"_s},
          std::tuple{AdminStep::Media, u"files are still there"_s, u"files may still be there"_s},
          std::tuple{AdminStep::HandOver, u"stays without"_s, u"may stay without"_s}}) {
        AdminDeactivationState state = test::stateAt(AdminDeactivationPhase::Asking, step);
        state.choices.redact = state.choices.deleteFiles = true;
        for (const StepResult result : {StepResult::Failed, StepResult::Unknown}) {
            const bool isKnown = result == StepResult::Failed;
            state.results.at(static_cast<std::size_t>(step)) = result;
            m_dialog->showState(state);
            QCOMPARE(m_robot.says(wrong), isKnown);
            QCOMPARE(m_robot.says(right), !isKnown);
        }
    }
}

void TestAdminDialog::whoAnsweredWasReached()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::Deactivate);
    state.reason = AdminReason::Network;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"was not reached"_s));
    state.failure.httpStatus = 500;
    m_dialog->showState(state);
    QVERIFY(!m_robot.says(u"was not reached"_s));
    QVERIFY(m_robot.says(u"did not answer as expected"_s));
}

void TestAdminDialog::whatCannotBeWrittenIsSaid()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated);
    m_dialog->showState(state);
    QVERIFY(!m_robot.says(u"could not be added"_s));
    state.isResultUnwritten = true;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"could not be added"_s));
}

void TestAdminDialog::whenAskedNothingFollowsByItself()
{
    const QSignalSpy again(m_dialog.get(), &Dialog::tryAgainRequested);
    const QSignalSpy without(m_dialog.get(), &Dialog::goOnWithoutRequested);
    const QSignalSpy stopped(m_dialog.get(), &Dialog::stopHereRequested);
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::HandOver);
    state.canGoOnWithout = true;
    state.failure.serverText = u"No local admin user in room"_s;
    m_dialog->showState(state);
    QVERIFY(!isEnabled(names::tryAgainButton)); // not within half a second
    QVERIFY(!isEnabled(names::goOnWithoutButton));
    QVERIFY(m_robot.press(Qt::Key_Return));
    pass(500ms);
    QVERIFY(m_robot.says(u"No local admin user in room"_s));
    QVERIFY(m_robot.says(u"Nothing has been deactivated."_s));
    QVERIFY(m_robot.click(names::tryAgainButton));
    QCOMPARE(again.size(), 1);
    m_dialog->showState(test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::HandOver));
    m_dialog->showState(state);
    pass(500ms);
    QVERIFY(m_robot.click(names::goOnWithoutButton));
    QCOMPARE(without.size(), 1);
    QVERIFY(m_robot.click(names::stopHereButton));
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(again.size(), 1);
}

void TestAdminDialog::theServerSpeaksOnce()
{
    AdminDeactivationState state = test::stateAt(AdminDeactivationPhase::Choosing, AdminStep::None);
    state.reason = AdminReason::NotAdmin;
    state.failure.serverText = u"You are not a server admin"_s;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"The server said: “You are not a server admin”"_s));
    QVERIFY(!m_robot.says(u"““"_s) && !m_robot.says(u"“The server said"_s));
}

void TestAdminDialog::theDeactivationIsNotGoneOnWithout()
{
    m_dialog->showState(test::stateAt(AdminDeactivationPhase::Asking, AdminStep::Deactivate));
    pass(1s);
    QVERIFY(isEnabled(names::tryAgainButton));
    QVERIFY(!isEnabled(names::goOnWithoutButton));
    QVERIFY(!isEnabled(names::confirmButton));
}

void TestAdminDialog::headingsSayWhatIsKnown_data()
{
    QTest::addColumn<AdminDeactivationPhase>("phase");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("heading");
    const QString done = u"The account is deactivated"_s;
    const QString active = u"The account is still active"_s;
    const QString unknown = u"We could not find out"_s;
    for (const AdminDeactivationPhase phase :
         {AdminDeactivationPhase::Settled, AdminDeactivationPhase::Impossible}) {
        const bool isEnd = phase == AdminDeactivationPhase::Settled;
        QTest::addRow("%s, deactivated", isEnd ? "settled" : "impossible")
            << phase << Outcome::Deactivated << done;
        QTest::addRow("%s, active", isEnd ? "settled" : "impossible")
            << phase << Outcome::StillActive << active;
        QTest::addRow("%s, unknown", isEnd ? "settled" : "impossible")
            << phase << Outcome::Unknown << unknown;
    }
    QTest::newRow("asked, before")
        << AdminDeactivationPhase::Asking << Outcome::None << u"One step did not work"_s;
    QTest::newRow("finding out") << AdminDeactivationPhase::Verifying << Outcome::None
                                 << u"Finding out what happened"_s;
    QTest::newRow("rooms are left")
        << AdminDeactivationPhase::Stepping << Outcome::Deactivated << done;
    QTest::newRow("before") << AdminDeactivationPhase::Stepping << Outcome::None << u"Under way"_s;
}

void TestAdminDialog::headingsSayWhatIsKnown()
{
    QFETCH(const AdminDeactivationPhase, phase);
    QFETCH(const Outcome, outcome);
    QFETCH(const QString, heading);
    m_dialog->showState(test::stateAt(phase, AdminStep::Deactivate, outcome));
    QCOMPARE(m_robot.text(names::headingLabel), heading);
    const bool saysIt = m_robot.says(u"The account is deactivated"_s);
    QCOMPARE(saysIt, outcome == Outcome::Deactivated);
}

void TestAdminDialog::askingToWaitIsNoRefusal()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::HandOver);
    state.pauseLeft = 6500ms;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"matrix.example.org wants us to wait 0:07 more"_s));
    state = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::Redact, Outcome::Deactivated);
    state.failure.cause = Cause::RateLimited;
    state.canGoOnWithout = true;
    m_dialog->showState(state);
    QCOMPARE(m_robot.text(names::headingLabel), u"The server asked to wait"_s);
    QVERIFY(m_robot.says(u"The account is deactivated."_s));
    QVERIFY(m_robot.says(u"matrix.example.org asked to wait instead of doing this step."_s));
    QVERIFY(!m_robot.says(u"still there"_s)); // of messages that nobody has tried to redact
    QVERIFY(!m_robot.says(u"refused"_s));
    state = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::Deactivate);
    state.failure.cause = Cause::RateLimited;
    state.deactivation.reply.kind = AdminReply::Kind::RateLimited;
    state.deactivation.sentAt = state.deactivation.answeredAt = m_clock->nowUtc();
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"Nothing has been deactivated."_s));
    QVERIFY(!m_robot.says(u"Not done"_s));
}

void TestAdminDialog::aHalfIsCalledOne()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Unknown);
    state.reason = AdminReason::HalfDone;
    m_dialog->showState(state);
    QCOMPARE(m_robot.text(names::headingLabel), u"The server stopped halfway"_s);
    QVERIFY(m_robot.says(u"the account is not deactivated"_s));
}

void TestAdminDialog::theIdentityServersWord_data()
{
    QTest::addColumn<UnbindResult>("unbind");
    QTest::addColumn<bool>("hadContacts");
    QTest::addColumn<QString>("said");
    QTest::newRow("removed") << UnbindResult::Success << true << u"says they were removed"_s;
    QTest::newRow("not possible") << UnbindResult::NoSupport << true
                                  << u"could not remove them itself"_s;
    QTest::newRow("not told") << UnbindResult::NotReported << true << u"did not report"_s;
    QTest::newRow("nothing to remove") << UnbindResult::NoSupport << false << QString();
}

void TestAdminDialog::theIdentityServersWord()
{
    QFETCH(const UnbindResult, unbind);
    QFETCH(const bool, hadContacts);
    QFETCH(const QString, said);
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated);
    auto &seen = state.deactivation;
    seen.reply.kind = AdminReply::Kind::Confirmed;
    seen.reply.unbind = unbind;
    seen.account.hadContacts = hadContacts;
    seen.sentAt = seen.answeredAt = m_clock->nowUtc();
    m_dialog->showState(state);
    QCOMPARE(m_robot.says(u"Email and phone at the identity server"_s), hadContacts);
    QVERIFY(said.isEmpty() || m_robot.says(said));
}

void TestAdminDialog::aNewNameIsToldWhenItIsSeen()
{
    const QString isSeen = u"A new name or picture is still being written"_s;
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::WaitProfile);
    m_dialog->showState(state);
    QVERIFY(!m_robot.says(isSeen));
    state.isProfileUnderWay = true;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(isSeen));
    state = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::WaitProfile);
    state.results.at(static_cast<std::size_t>(AdminStep::WaitProfile)) = StepResult::Failed;
    state.reason = AdminReason::NotAdmin;
    m_dialog->showState(state);
    QVERIFY(!m_robot.says(isSeen));
    QVERIFY(m_robot.says(u"The server did not tell."_s));
    QVERIFY(m_robot.says(u"You do not administrate matrix.example.org any more."_s));
}

void TestAdminDialog::theWindowIsAsHighAsItsPage()
{
    const int choosing = m_dialog->height();
    m_dialog->showState(test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::Deactivate));
    const int stepping = m_dialog->height();
    QVERIFY(stepping < choosing);
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated);
    state.choices.redact = state.choices.deleteFiles = true;
    m_dialog->showState(state);
    QVERIFY(m_dialog->height() > stepping);
}

void TestAdminDialog::aLongListThatIsDoneIsOneLine()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::HandOver);
    for (int i = 0; i < 5; ++i) {
        state.handOvers += HandOver::Line{.heir = {u"!r%1:example.org"_s.arg(i), u"@heir:b"_s},
                                          .result = StepResult::Done,
                                          .at = m_clock->nowUtc()};
    }
    state.handOvers.last().result = StepResult::Running;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"!r0:example.org"_s));
    state.handOvers.last().result = StepResult::Done;
    m_dialog->showState(state);
    QVERIFY(!m_robot.says(u"!r0:example.org"_s));
    QVERIFY(m_robot.says(u"5 rooms can be looked after by somebody else"_s));
}

void TestAdminDialog::whoActsIsAlwaysTold()
{
    for (const AdminDeactivationPhase phase :
         {AdminDeactivationPhase::Choosing, AdminDeactivationPhase::Stepping,
          AdminDeactivationPhase::Asking, AdminDeactivationPhase::Settled}) {
        m_dialog->showState(test::stateAt(phase, AdminStep::HandOver));
        QVERIFY(m_robot.says(u"You act as @support:example.org"_s));
    }
}

/// The account service says yes for itself, and the homeserver follows later.
void TestAdminDialog::acceptedIsNotDeactivated()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Verifying, AdminStep::Deactivate);
    const QDateTime now = m_clock->nowUtc();
    state.deactivation
        = {.askedHost = u"account.example.org"_s,
           .reply = {.kind = AdminReply::Kind::Confirmed, .httpStatus = 200, .isOfService = true},
           .sentAt = now,
           .answeredAt = now,
           .readAt = now};
    state.deactivation.account.isDeactivated = false;
    state.deactivation.account.isAccepted = true;
    state.reason = AdminReason::Accepted;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"account.example.org accepted it"_s));
    QVERIFY(m_robot.says(u"deactivated at the account service, and not yet at"_s));
    QVERIFY(m_robot.says(u"The account service has accepted the deactivation."_s));
    QVERIFY(!m_robot.says(u"The account is deactivated"_s));
    state.phase = AdminDeactivationPhase::Settled;
    state.outcome = Outcome::Unknown;
    state.reason = AdminReason::Accepted;
    m_dialog->showState(state);
    QCOMPARE(m_robot.property("reason"), u"accepted"_s);
    QCOMPARE(m_robot.property("outcome"), u"unknown"_s);
    QVERIFY(m_robot.says(u"has not confirmed it within five minutes"_s));
    QVERIFY(!m_robot.says(u"The account is deactivated"_s));
    // And a refusal is told as the service's own.
    state.phase = AdminDeactivationPhase::Impossible;
    state.outcome = Outcome::StillActive;
    state.reason = AdminReason::SignedOut;
    state.deactivation.reply
        = {.kind = AdminReply::Kind::SignedOut, .httpStatus = 401, .isOfService = true};
    state.deactivation.account.isAccepted = false;
    m_dialog->showState(state);
    QVERIFY(m_robot.says(u"account.example.org does not accept your sign-in as an"_s));
    QVERIFY(!m_robot.says(u"Your sign-in has ended"_s));
}

void TestAdminDialog::propertiesAreTheContract()
{
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Asking, AdminStep::Redact, Outcome::Deactivated);
    state.reason = AdminReason::NoEffect;
    state.results.at(static_cast<std::size_t>(AdminStep::Redact)) = StepResult::Failed;
    m_dialog->showState(state);
    QCOMPARE(m_robot.property("phase"), u"asking"_s);
    QCOMPARE(m_robot.property("reason"), u"noEffect"_s);
    QCOMPARE(m_robot.property("outcome"), u"deactivated"_s);
    QCOMPARE(m_robot.property("step"), u"redact"_s);
    QCOMPARE(m_robot.property("stepResult_deactivate"), u"done"_s);
    QCOMPARE(m_robot.property("stepResult_redact"), u"failed"_s);
    QCOMPARE(m_robot.property("stepResult_media"), u"waiting"_s);
}

void TestAdminDialog::closesWhenNothingIsUnderWay()
{
    const QSignalSpy stopped(m_dialog.get(), &Dialog::stopRequested);
    const QSignalSpy closed(m_dialog.get(), &Dialog::closed);
    m_dialog->showState(test::stateAt(AdminDeactivationPhase::Submitting, AdminStep::Deactivate));
    QVERIFY(m_robot.press(Qt::Key_Escape));
    QVERIFY(m_robot.press(Qt::Key_Escape));
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(closed.size(), 0);
    QVERIFY(m_robot.says(u"Nothing more is begun"_s));
    m_dialog->showState(
        test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated));
    QCOMPARE(closed.size(), 1);
    QVERIFY(m_robot.waitGone());
}

void TestAdminDialog::stopsAndStaysToBeRead()
{
    const QSignalSpy stopped(m_dialog.get(), &Dialog::stopRequested);
    m_dialog->showState(test::stateAt(AdminDeactivationPhase::Stepping, AdminStep::WaitProfile));
    QCOMPARE(m_robot.text(names::cancelButton), u"Stop"_s);
    QVERIFY(m_robot.click(names::cancelButton));
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!isEnabled(names::cancelButton));
    m_dialog->showState(
        test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::StillActive));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_robot.says(u"Nothing has been deactivated."_s));
    QVERIFY(m_robot.click(names::closeButton));
    QVERIFY(m_robot.waitGone());
}

void TestAdminDialog::runsAgain()
{
    const QSignalSpy confirmed(m_dialog.get(), &Dialog::confirmRequested);
    AdminDeactivationState state
        = test::stateAt(AdminDeactivationPhase::Settled, AdminStep::None, Outcome::Deactivated);
    state.reason = AdminReason::StillJoined;
    state.roomsLeft = 2;
    state.canRunAgain = true;
    m_dialog->showState(state);
    QVERIFY(!isEnabled(names::confirmButton));
    pass(500ms);
    QCOMPARE(m_robot.text(names::confirmButton), u"Run again"_s);
    QVERIFY(m_robot.says(u"2 rooms"_s));
    QVERIFY(m_robot.click(names::confirmButton));
    QCOMPARE(confirmed.size(), 1);
}

QTEST_MAIN(TestAdminDialog)
#include "TestAdminDialog.moc"
