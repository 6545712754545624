// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AccountChange.h"
#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/ManualClock.h"
#include "app/deactivation/NoteFolder.h"
#include "app/matrix/MatrixClient.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"
#include "tests/support/AdminOffice.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Inspector.h"
#include "tests/support/Passage.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/AccountChangeScene.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(farewell::AccountAct)

/// lockDialog and reactivateDialog before a server that counts what it is asked.
class TestAccountChangeDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Translations().install(*qApp, {u"en"_s}); // its plurals
        Theme::apply(*qApp, Appearance::Light);
    }
    void init();
    void cleanup();

    void oneClickDoesIt_data();
    void oneClickDoesIt();
    void nothingIsSentBeforeTheClick_data();
    void nothingIsSentBeforeTheClick();
    void enterDoesNothing();
    void theButtonIsArmedLate();
    void aGeneratedPasswordIsSetAndShownOnce();
    void aTypedPasswordIsSet();
    void enterInThePasswordGoesToTheButton();
    void passwordsSetElsewhereAreNotAskedFor();
    void whatComesBackIsSaid();
    void whatCannotBeWrittenDownIsSaid();
    void aLostAnswerIsFoundOut();
    void aGeneratedPasswordOutlivesALostAnswer();
    void whoClosesEarlyStillGetsItIntoTheLog();
    void aRefusalIsSaidInTheServersWords();
    void tooFastIsAPause();
    void looks_data();
    void looks();

private:
    [[nodiscard]] AccountChangeView viewOf(AccountAct act, const QString &localpart) const;
    void open(AccountAct act, const QString &localpart) { open(viewOf(act, localpart)); }
    void open(const AccountChangeView &view);
    /// Half a second by the clock, so that the button can be pressed.
    void arm() const { m_office.clock->advance(ArmedButton::armingTime); }
    [[nodiscard]] QList<PracticeRequest> puts() const
    {
        QList<PracticeRequest> requests = m_office.server->requests();
        requests.removeIf([](const PracticeRequest &request) { return request.verb == "GET"; });
        return requests;
    }

    test::AdminOffice m_office;
    const JobFolder m_jobs{QString()};
    std::unique_ptr<NoteFolder> m_notes;
    std::unique_ptr<AdminAddresses> m_addresses;
    std::unique_ptr<FakeBrowser> m_browser;
    std::unique_ptr<AccountChangeScene> m_scene;
    const PatientRobot m_lock{u"lockDialog"_s};
    const PatientRobot m_back{u"reactivateDialog"_s};
};

void TestAccountChangeDialog::init()
{
    QVERIFY(m_office.open());
    m_notes = std::make_unique<NoteFolder>(m_office.folder->filePath(u"notes"_s));
    m_addresses = std::make_unique<AdminAddresses>(m_office.folder->filePath(u"addresses"_s));
    m_browser = std::make_unique<FakeBrowser>();
}

void TestAccountChangeDialog::cleanup()
{
    QCOMPARE(m_office.server->creations(), 0);
    m_scene.reset();
    m_browser.reset();
    m_notes.reset();
    m_office.close();
}

AccountChangeView TestAccountChangeDialog::viewOf(AccountAct act, const QString &localpart) const
{
    const auto account = m_office.server->account(localpart);
    AccountChangeView view{
        .act = act, .acting = u"You act as @alice:practice.test."_s, .host = u"practice.test"_s};
    view.account.user = {.id = m_office.idOf(localpart),
                         .displayName = account ? account->displayName : QString(),
                         .isAdmin = account && account->admin,
                         .isDeactivated = account && account->deactivated,
                         .isErased = account && account->erased,
                         .isLocked = account && account->locked};
    return view;
}

void TestAccountChangeDialog::open(const AccountChangeView &view)
{
    m_scene = std::make_unique<AccountChangeScene>(Services{*m_office.client, *m_office.clock,
                                                            *m_browser, *m_notes, *m_addresses,
                                                            *m_office.log, m_jobs},
                                                   m_office.place(), *m_office.log, view, nullptr);
}

void TestAccountChangeDialog::oneClickDoesIt_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("said");
    QTest::newRow("lock") << AccountAct::Lock << u"leah"_s << u"The account is locked"_s;
    QTest::newRow("unlock") << AccountAct::Unlock << u"locked-1"_s << u"The account is unlocked"_s;
    QTest::newRow("reactivate") << AccountAct::Reactivate << u"gone-1"_s
                                << u"The account is active again"_s;
}

void TestAccountChangeDialog::oneClickDoesIt()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, who);
    QFETCH(const QString, said);
    const PatientRobot &robot = act == AccountAct::Reactivate ? m_back : m_lock;
    open(act, who);
    QVERIFY(robot.waitPhase(u"choosing"_s));
    QVERIFY(robot.says(m_office.idOf(who)));
    QVERIFY(robot.says(u"You act as @alice:practice.test."_s));
    arm();
    QVERIFY(robot.click(names::confirmButton));
    QVERIFY(robot.waitPhase(u"settled"_s));
    QCOMPARE(robot.property("outcome"), u"done"_s);
    QCOMPARE(robot.text(names::headingLabel), said);
    QVERIFY(robot.says(u"was read again at"_s));
    QCOMPARE(puts().size(), 1);
    const QSignalSpy ended(m_scene.get(), &AccountChangeScene::ended);
    QVERIFY(robot.click(names::cancelButton));
    QVERIFY(robot.waitGone());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(m_office.log->read().size(), 1);
}

void TestAccountChangeDialog::nothingIsSentBeforeTheClick_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("Escape") << true;
    QTest::newRow("Cancel") << false;
}

void TestAccountChangeDialog::nothingIsSentBeforeTheClick()
{
    QFETCH(const bool, byEscape);
    open(AccountAct::Lock, u"leah"_s);
    QVERIFY(m_lock.waitShown());
    const QSignalSpy ended(m_scene.get(), &AccountChangeScene::ended);
    QVERIFY(byEscape ? m_lock.press(Qt::Key_Escape) : m_lock.click(names::cancelButton));
    QVERIFY(m_lock.waitGone());
    QCOMPARE(ended.size(), 1);
    QVERIFY(m_office.server->requests().isEmpty());
    QVERIFY(m_office.log->read().isEmpty());
}

void TestAccountChangeDialog::enterDoesNothing()
{
    open(AccountAct::Lock, u"leah"_s);
    QVERIFY(m_lock.waitShown());
    arm();
    QVERIFY(m_lock.waitReachable(names::confirmButton));
    QVERIFY(m_lock.press(Qt::Key_Return)); // there is no default button
    for (int i = 0; i < 6 && m_lock.focusName() != names::confirmButton; ++i) {
        QVERIFY(m_lock.press(Qt::Key_Tab));
    }
    QCOMPARE(m_lock.focusName(), QString(names::confirmButton));
    QVERIFY(m_lock.press(Qt::Key_Return));
    QVERIFY(m_lock.press(Qt::Key_Enter));
    QVERIFY(m_lock.hold(Qt::Key_Return, 5));
    QCOMPARE(m_lock.property("phase"), u"choosing"_s);
    QVERIFY(m_office.server->requests().isEmpty());
    QVERIFY(m_lock.press(Qt::Key_Space));
    QVERIFY(m_lock.waitPhase(u"settled"_s));
    QCOMPARE(puts().size(), 1);
}

void TestAccountChangeDialog::theButtonIsArmedLate()
{
    open(AccountAct::Lock, u"leah"_s);
    QVERIFY(m_lock.waitShown());
    const auto *button = m_lock.window()->findChild<QPushButton *>(names::confirmButton);
    QVERIFY(!button->isEnabled());
    m_office.clock->advance(ArmedButton::armingTime - 1ms);
    QCoreApplication::processEvents();
    QVERIFY(!button->isEnabled());
    m_office.clock->advance(1ms);
    WAIT_VERIFY(button->isEnabled());
    QVERIFY(!button->isDefault() && !button->autoDefault());
}

void TestAccountChangeDialog::aGeneratedPasswordIsSetAndShownOnce()
{
    open(AccountAct::Reactivate, u"gone-2"_s);
    QVERIFY(m_back.waitShown());
    QVERIFY(m_back.click(names::generatePasswordButton));
    const QString first = m_back.text(names::passwordShownLabel);
    QVERIFY(m_back.click(names::generatePasswordButton));
    const QString password = m_back.text(names::passwordShownLabel);
    QVERIFY(!password.isEmpty() && password != first);
    arm();
    QVERIFY(m_back.click(names::confirmButton));
    QVERIFY(m_back.waitPhase(u"settled"_s));
    QCOMPARE(puts().constFirst().json().value(u"password"_s).toString(), password);
    // It is to be passed on: still there, and not to be changed any more.
    QCOMPARE(m_back.text(names::passwordShownLabel), password);
    QVERIFY(m_back.click(names::copyPasswordButton));
    QCOMPARE(QGuiApplication::clipboard()->text(), password);
    const auto *again = m_back.window()->findChild<QWidget *>(names::generatePasswordButton);
    QVERIFY(!again->isVisible());
    const QPointer<QLabel> shown = m_back.window()->findChild<QLabel *>(names::passwordShownLabel);
    QVERIFY(m_back.click(names::cancelButton));
    QVERIFY(m_back.waitGone());
    QVERIFY(shown == nullptr || shown->text().isEmpty());
    for (const QFileInfo &file :
         QDir(m_office.log->folder()).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile one(file.filePath());
        QVERIFY(one.open(QIODevice::ReadOnly));
        QVERIFY(!one.readAll().contains(password.toUtf8()));
    }
    QGuiApplication::clipboard()->clear();
}

void TestAccountChangeDialog::aTypedPasswordIsSet()
{
    open(AccountAct::Reactivate, u"gone-2"_s);
    QVERIFY(m_back.type(names::newPasswordEdit, u"correct horse"_s));
    arm();
    QVERIFY(m_back.click(names::confirmButton));
    QVERIFY(m_back.waitPhase(u"settled"_s));
    QCOMPARE(puts().constFirst().json().value(u"password"_s).toString(), u"correct horse"_s);
}

void TestAccountChangeDialog::enterInThePasswordGoesToTheButton()
{
    open(AccountAct::Reactivate, u"gone-2"_s);
    QVERIFY(m_back.type(names::newPasswordEdit, u"correct horse"_s));
    arm();
    QVERIFY(m_back.press(Qt::Key_Return));
    QVERIFY(m_back.waitFocus(names::confirmButton));
    QVERIFY(m_office.server->requests().isEmpty());
}

void TestAccountChangeDialog::passwordsSetElsewhereAreNotAskedFor()
{
    AccountChangeView view = viewOf(AccountAct::Reactivate, u"gone-2"_s);
    view.mayHavePassword = false;
    open(view);
    QVERIFY(m_back.waitShown());
    QVERIFY(m_back.window()->findChild<QWidget *>(names::newPasswordEdit) == nullptr);
    arm();
    QVERIFY(m_back.click(names::confirmButton));
    QVERIFY(m_back.waitPhase(u"settled"_s));
    QCOMPARE(puts().constFirst().json(), (QJsonObject{{u"deactivated"_s, false}}));
}

void TestAccountChangeDialog::whatComesBackIsSaid()
{
    AccountChangeView view = viewOf(AccountAct::Reactivate, u"gone-1"_s);
    view.account.user.isAdmin = true;
    view.account.user.isLocked = true;
    view.account.links = {{u"oidc-github"_s, u"ben"_s}};
    view.providers = {{u"oidc-github"_s, u"GitHub"_s}};
    open(view);
    QVERIFY(m_back.waitShown());
    for (const QString &words :
         {u"Signing in with GitHub"_s, u"server administrator"_s,
          u"Hidden messages become visible again"_s, u"others have to invite"_s, u"key backup"_s,
          u"The name and the picture"_s, u"locked as well"_s, u"signs in with GitHub"_s}) {
        QVERIFY2(m_back.says(words), qPrintable(words));
    }
    view.account.user.isErased = view.account.user.isAdmin = false;
    view.account.links.clear();
    open(view);
    QVERIFY(m_back.waitShown());
    for (const QString &words :
         {u"Signing in with"_s, u"server administrator"_s, u"visible again"_s, u"The name"_s}) {
        QVERIFY2(!m_back.says(words), qPrintable(words));
    }
    QVERIFY(m_back.says(u"nobody can sign in until one is set"_s));
}

void TestAccountChangeDialog::whatCannotBeWrittenDownIsSaid()
{
    open(AccountAct::Lock, u"leah"_s);
    arm();
    {
        const FullDisk full;
        QVERIFY(m_lock.click(names::confirmButton));
        QVERIFY(m_lock.waitProperty("reason", u"journalFailed"_s));
    }
    QCOMPARE(m_lock.property("phase"), u"choosing"_s);
    QVERIFY(m_lock.says(u"no room left"_s));
    QVERIFY(m_lock.says(u"Nothing was sent"_s));
    QVERIFY(puts().isEmpty());
    arm(); // anew
    QVERIFY(m_lock.click(names::confirmButton));
    QVERIFY(m_lock.waitProperty("outcome", u"done"_s));
}

void TestAccountChangeDialog::aLostAnswerIsFoundOut()
{
    m_office.line->faultNext("PUT", "%40leah%3Apractice.test",
                             Fault::dropAfterBody(Fault::Acts::No));
    open(AccountAct::Lock, u"leah"_s);
    arm();
    QVERIFY(m_lock.click(names::confirmButton));
    QVERIFY(m_lock.waitPhase(u"verifying"_s));
    QVERIFY(m_lock.says(u"Nothing is sent a second time"_s));
    Passage passage(*m_office.clock, *m_office.client);
    QVERIFY(passage.pass(301s));
    QVERIFY(m_lock.waitPhase(u"settled"_s));
    QCOMPARE(m_lock.property("outcome"), u"notDone"_s);
    QVERIFY(m_lock.says(u"The account was not locked"_s));
    QVERIFY(puts().isEmpty());
}

/// It may be in force, and nobody else knows it.
void TestAccountChangeDialog::aGeneratedPasswordOutlivesALostAnswer()
{
    open(AccountAct::Reactivate, u"gone-1"_s);
    QVERIFY(m_back.waitShown());
    QVERIFY(m_back.click(names::generatePasswordButton));
    const QString password = m_back.text(names::passwordShownLabel);
    QVERIFY(!password.isEmpty());
    m_office.line->faultNext("PUT", "%40gone-1%3Apractice.test",
                             Fault::dropAfterBody(Fault::Acts::Yes));
    arm();
    QVERIFY(m_back.click(names::confirmButton));
    QVERIFY(m_back.waitPhase(u"verifying"_s));
    m_office.line->faultAlways("GET", "%40gone-1%3Apractice.test", Fault::page(502));
    Passage passage(*m_office.clock, *m_office.client);
    QVERIFY(passage.pass(301s));
    QVERIFY(m_back.waitPhase(u"settled"_s));
    QCOMPARE(m_back.property("outcome"), u"unknown"_s);
    QVERIFY(!m_office.server->isDeactivated(u"gone-1"_s));
    QCOMPARE(m_back.text(names::passwordShownLabel), password);
}

void TestAccountChangeDialog::whoClosesEarlyStillGetsItIntoTheLog()
{
    m_office.line->faultNext("PUT", "%40leah%3Apractice.test", Fault::late(5s));
    open(AccountAct::Lock, u"leah"_s);
    arm();
    const QSignalSpy ended(m_scene.get(), &AccountChangeScene::ended);
    const QSignalSpy closed(m_scene.get(), &AccountChangeScene::closed);
    QVERIFY(m_lock.click(names::confirmButton));
    QVERIFY(m_lock.waitPhase(u"submitting"_s));
    QVERIFY(m_lock.says(u"does not take it back"_s));
    WAIT_COMPARE(m_office.line->heldBack(), 1);
    QVERIFY(m_lock.click(names::cancelButton));
    QVERIFY(m_lock.waitGone());
    QCOMPARE(closed.size(), 1);
    QCOMPARE(ended.size(), 0);
    m_office.clock->advance(6s);
    WAIT_COMPARE(ended.size(), 1);
    QCOMPARE(m_office.log->read().constFirst().readBack, u"locked"_s);
}

void TestAccountChangeDialog::aRefusalIsSaidInTheServersWords()
{
    m_office.server->answerNext(
        "PUT", "%40gone-1%3Apractice.test",
        PracticeAnswer::error(403, u"M_FORBIDDEN"_s, u"Password change disabled"_s));
    open(AccountAct::Reactivate, u"gone-1"_s);
    QVERIFY(m_back.waitShown());
    QVERIFY(m_back.click(names::generatePasswordButton));
    arm();
    QVERIFY(m_back.click(names::confirmButton));
    QVERIFY(m_back.waitPhase(u"impossible"_s));
    QCOMPARE(m_back.property("reason"), u"refused"_s);
    QCOMPARE(m_back.property("outcome"), u"notDone"_s);
    QVERIFY(m_back.says(u"Password change disabled"_s));
    QVERIFY(m_back.text(names::passwordShownLabel).isEmpty()); // it was never set
}

void TestAccountChangeDialog::tooFastIsAPause()
{
    m_office.line->faultNext("PUT", "%40leah%3Apractice.test", Fault::rateLimited(40s));
    open(AccountAct::Lock, u"leah"_s);
    arm();
    QVERIFY(m_lock.click(names::confirmButton));
    QVERIFY(m_lock.waitPhase(u"cooling"_s));
    QVERIFY(m_lock.says(u"asks for a pause, and has done nothing"_s));
    const auto *button = m_lock.window()->findChild<QPushButton *>(names::confirmButton);
    QVERIFY(!button->isEnabled());
    m_office.clock->advance(41s);
    QVERIFY(m_lock.waitPhase(u"choosing"_s));
    QVERIFY(puts().isEmpty()); // the line refused it, and nothing goes by itself
    arm();
    QVERIFY(m_lock.click(names::confirmButton));
    QVERIFY(m_lock.waitProperty("outcome", u"done"_s));
}

void TestAccountChangeDialog::looks_data()
{
    QTest::addColumn<AccountAct>("act");
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::newRow("lock light") << AccountAct::Lock << u"leah"_s << false << 520;
    QTest::newRow("lock narrow") << AccountAct::Lock << u"leah"_s << true << 360;
    QTest::newRow("unlock dark") << AccountAct::Unlock << u"locked-1"_s << true << 520;
    QTest::newRow("reactivate light") << AccountAct::Reactivate << u"gone-1"_s << false << 520;
    QTest::newRow("reactivate narrow") << AccountAct::Reactivate << u"gone-1"_s << false << 360;
    QTest::newRow("reactivate dark") << AccountAct::Reactivate << u"gone-4"_s << true << 520;
}

void TestAccountChangeDialog::looks()
{
    QFETCH(const AccountAct, act);
    QFETCH(const QString, who);
    QFETCH(const bool, dark);
    QFETCH(const int, width);
    delete qApp->findChild<Theme *>();
    Theme::apply(*qApp, dark ? Appearance::Dark : Appearance::Light);
    const PatientRobot &robot = act == AccountAct::Reactivate ? m_back : m_lock;
    open(act, who);
    QVERIFY(robot.waitShown());
    const QDir pictures(QStringLiteral(FAREWELL_BUILD_DIR "/pictures"));
    pictures.mkpath(u"."_s);
    const auto look = [&](const QString &moment) {
        QWidget &window = *robot.window();
        window.resize(width, window.height());
        for (int round = 0; round < 10; ++round) {
            QCoreApplication::processEvents(); // layouts ask those outside, one after the other
        }
        window.grab().save(pictures.filePath(
            u"change-%1-%2.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()), moment)));
        for (const QStringList &complaints :
             {inspector::clippedTexts(window), inspector::unnamedControls(window),
              inspector::misnamedButtons(window), inspector::richLabels(window)}) {
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        }
    };
    arm();
    QCoreApplication::processEvents();
    look(u"1"_s);
    if (act == AccountAct::Reactivate) {
        QVERIFY(robot.click(names::generatePasswordButton));
        look(u"2"_s);
    }
    QVERIFY(robot.click(names::confirmButton));
    QVERIFY(robot.waitPhase(u"settled"_s));
    look(u"3"_s);
}

QTEST_MAIN(TestAccountChangeDialog)
#include "TestAccountChangeDialog.moc"
