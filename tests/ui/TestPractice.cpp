// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/Program.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/SystemClock.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// Practice mode from the person's side: how one gets in and out, and that nobody can take it for
/// the real thing.
class TestPractice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_notes = std::make_unique<NoteFolder>(m_folder->filePath(u"farewell"_s));
        m_adminAddresses
            = std::make_unique<AdminAddresses>(m_folder->filePath(u"administration.json"_s));
        m_browser = std::make_unique<FakeBrowser>();
        m_activities = std::make_unique<ActivityLog>(m_folder->filePath(u"activities"_s));
        m_jobs = std::make_unique<JobFolder>(m_folder->filePath(u"jobs"_s));
        m_program = std::make_unique<Program>(m_clock, *m_browser, *m_notes, *m_adminAddresses,
                                              *m_activities, *m_jobs);
    }

    void cleanup() { m_program.reset(); }

    void fromTheLoginWindowAndBack()
    {
        m_program->startReal();
        QVERIFY(m_login.waitShown());
        QVERIFY(!m_login.look(names::practiceBanner).isReachable());
        QVERIFY(m_login.click(names::practiceButton));
        QVERIFY(waitUntil([&] { return isMarked(m_login); }));
        QCOMPARE(m_login.text(names::userIdEdit), u"alice"_s);
        QVERIFY(m_login.waitPhase(u"ready"_s));
        QVERIFY(m_login.says(u"Everything goes well"_s));
        QVERIFY(m_login.says(practicePassword()));
        QVERIFY(!m_login.look(names::practiceButton).isReachable());

        QVERIFY(m_login.click(names::practiceScenariosButton));
        QVERIFY(m_practice.waitShown());
        QVERIFY(m_practice.click(names::leavePracticeButton));
        QVERIFY(waitUntil([&] { return titleOf(m_login) == u"Farewell"_s; }));
        QCOMPARE(m_login.text(names::userIdEdit), QString());
        WAIT_VERIFY(m_login.look(names::practiceButton).isReachable());
    }

    void everyWindowIsMarked()
    {
        m_program->startPractice(u"all-well"_s);
        QVERIFY(m_login.click(names::cantSignInButton));
        QVERIFY(m_cantSignIn.waitShown());
        QVERIFY(isMarked(m_cantSignIn));
        QVERIFY(m_cantSignIn.click(names::closeCantSignInButton));
        QVERIFY(m_login.waitShown());
        QVERIFY(m_login.click(names::practiceScenariosButton));
        QVERIFY(m_practice.waitShown());
        QVERIFY(isMarked(m_practice));
        QVERIFY(m_practice.click(names::cancelPracticeButton));
        QVERIFY(m_login.waitShown());
        QVERIFY(signIn());
        QVERIFY(isMarked(m_account));
        QVERIFY(m_account.click(names::deactivateButton));
        QVERIFY(m_settings.waitShown());
        QVERIFY(isMarked(m_settings));
        QVERIFY(m_settings.click(names::deactivateAccountButton));
        QVERIFY(m_dialog.waitShown());
        QVERIFY(isMarked(m_dialog));
        QVERIFY(m_dialog.type(names::passwordEdit, practicePassword()));
        QVERIFY(m_dialog.click(names::confirmButton));
        QVERIFY(m_outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(isMarked(m_outcome));
    }

    /// It really is deactivated, until somebody starts over, on another port.
    void startingOverBringsEverythingBack()
    {
        m_program->startPractice(u"all-well"_s);
        QVERIFY(m_login.waitShown());
        const QString before = m_login.text(names::homeserverEdit);
        QVERIFY(deactivate());
        QVERIFY(m_outcome.click(names::closeOutcomeButton));
        QVERIFY(m_login.waitShown());
        QVERIFY(m_login.waitPhase(u"ready"_s));
        QVERIFY(m_login.type(names::passwordEdit, practicePassword()));
        QVERIFY(m_login.click(names::signInButton));
        QVERIFY(waitUntil([&] { return !m_login.property("reason").isEmpty(); }));

        QVERIFY(m_login.click(names::practiceScenariosButton));
        QVERIFY(m_practice.waitShown());
        QVERIFY(m_practice.click(names::keyed(names::scenarioButton, u"wrong-password"_s)));
        QVERIFY(m_practice.click(names::startOverButton));
        QVERIFY(waitUntil([&] { return m_login.says(u"Wrong password"_s); }));
        QVERIFY(m_login.text(names::homeserverEdit) != before);
        QVERIFY(signIn());
    }

    /// No button of this dialog hears Enter, not even the link in the mark of the rehearsal.
    void enterPressesNothingWhereDangerIs()
    {
        m_program->startPractice(u"all-well"_s);
        QVERIFY(m_login.waitShown());
        QVERIFY(signIn());
        QVERIFY(m_account.click(names::deactivateButton));
        QVERIFY(m_settings.click(names::deactivateAccountButton));
        QVERIFY(m_dialog.waitShown());
        QVERIFY(m_dialog.type(names::passwordEdit, practicePassword()));
        QVERIFY(m_dialog.waitReachable(names::confirmButton));
        int tried = 0;
        const auto buttons = m_dialog.window()->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (!button->isVisible() || !button->isEnabled()) {
                continue;
            }
            const QSignalSpy clicked(button, &QAbstractButton::clicked);
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
                button->setFocus(Qt::TabFocusReason);
                QVERIFY(m_dialog.press(key));
            }
            QVERIFY2(clicked.isEmpty(), qPrintable(button->objectName()));
            ++tried;
        }
        QVERIFY(tried >= 5); // the choice, its help, show, cancel, deactivate
    }

    /// The way out of a dead end is practised as well; its server answers for itself.
    void somebodyCanBeAsked()
    {
        m_program->startPractice(u"forbidden"_s);
        QVERIFY(m_login.click(names::cantSignInButton));
        QVERIFY(waitUntil([&] { return m_cantSignIn.says(u"admin@practice.test"_s); }));
        QVERIFY(m_cantSignIn.click(names::closeCantSignInButton));
        QVERIFY(m_login.waitShown());
        QVERIFY(signIn());
        QVERIFY(m_account.click(names::deactivateButton));
        QVERIFY(m_settings.click(names::deactivateAccountButton));
        QVERIFY(m_dialog.type(names::passwordEdit, practicePassword()));
        QVERIFY(m_dialog.click(names::confirmButton));
        QVERIFY(m_dialog.waitPhase(u"impossible"_s));
        QVERIFY(waitUntil([&] { return m_dialog.says(u"admin@practice.test"_s); }));
    }

    void nothingLeadsOutOfPractice()
    {
        m_program->startPractice({});
        QVERIFY(m_login.waitShown());
        QVERIFY(m_login.type(names::userIdEdit, u"@alice:example.org"_s));
        QVERIFY(m_login.press(Qt::Key_Return));
        QVERIFY(m_login.waitPhase(u"failed"_s));
        QVERIFY(m_login.says(u"This is practice"_s));
        QCOMPARE(m_login.property("reason"), u"refused"_s);
    }

    void nothingLeadsIntoPractice()
    {
        m_program->startPractice({});
        QVERIFY(m_login.waitPhase(u"ready"_s));
        const QString practiceServer = m_login.text(names::homeserverEdit);
        m_program->startReal();
        QVERIFY(m_login.waitShown());
        QVERIFY(m_login.type(names::userIdEdit, u"alice"_s));
        QVERIFY(m_login.type(names::homeserverEdit, practiceServer));
        QVERIFY(m_login.press(Qt::Key_Return));
        QVERIFY(m_login.waitPhase(u"failed"_s));
        QVERIFY(m_login.says(u"practice mode"_s));
        QCOMPARE(m_login.property("reason"), u"refused"_s);
    }

    /// A note of a rehearsal must not be found by the real program, nor the other way round.
    void notesAreKeptApart()
    {
        m_program->startPractice(u"server-gone"_s);
        QVERIFY(signIn());
        QVERIFY(m_account.click(names::deactivateButton));
        QVERIFY(m_settings.click(names::deactivateAccountButton));
        QVERIFY(m_dialog.type(names::passwordEdit, practicePassword()));
        QVERIFY(m_dialog.click(names::confirmButton));
        QVERIFY(m_outcome.waitShown());
        m_program->startReal();
        QVERIFY(m_login.waitShown());
        QVERIFY(m_unfinished.window() == nullptr);
        QVERIFY(m_notes->read().isEmpty());
    }

    void closingTheWindowEndsTheProgram()
    {
        const QSignalSpy finished(m_program.get(), &Program::finished);
        m_program->startPractice({});
        QVERIFY(m_login.waitShown());
        m_login.window()->close();
        WAIT_COMPARE(finished.size(), 1);
    }

private:
    static QString titleOf(const PatientRobot &robot)
    {
        const QWidget *window = robot.window();
        return window == nullptr ? QString() : window->windowTitle();
    }

    static bool isMarked(const PatientRobot &robot)
    {
        return titleOf(robot).startsWith(u"Practice"_s)
            && robot.look(names::practiceBanner).isReachable();
    }

    [[nodiscard]] bool signIn() const
    {
        return m_login.waitPhase(u"ready"_s)
            && m_login.type(names::passwordEdit, practicePassword())
            && m_login.click(names::signInButton) && m_account.waitShown()
            && m_account.waitPhase(u"ready"_s) && m_account.click(names::accountIsMineButton);
    }

    [[nodiscard]] bool deactivate() const
    {
        return signIn() && m_account.click(names::deactivateButton) && m_settings.waitShown()
            && m_settings.click(names::deactivateAccountButton) && m_dialog.waitShown()
            && m_dialog.type(names::passwordEdit, practicePassword())
            && m_dialog.click(names::confirmButton)
            && m_outcome.waitProperty("outcome", u"deactivated"_s);
    }

    const PatientRobot m_login{names::loginWindow};
    const PatientRobot m_cantSignIn{names::cantSignInDialog};
    const PatientRobot m_practice{names::practiceDialog};
    const PatientRobot m_account{names::accountWindow};
    const PatientRobot m_settings{names::settingsDialog};
    const PatientRobot m_dialog{names::deactivateAccountDialog};
    const PatientRobot m_outcome{names::outcomeDialog};
    const PatientRobot m_unfinished{names::unfinishedDialog};
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NoteFolder> m_notes;
    std::unique_ptr<AdminAddresses> m_adminAddresses;
    std::unique_ptr<JobFolder> m_jobs;
    std::unique_ptr<ActivityLog> m_activities;
    std::unique_ptr<FakeBrowser> m_browser;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(TestPractice)
#include "TestPractice.moc"
