// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminClicks.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// From the list to the account and back, by mouse and keys: what is done to somebody's account,
/// and that nothing else is. What the windows say is compared with the server's own state.
class TestAdminActs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void deactivatesSomebody_data();
    void deactivatesSomebody();
    void cancellingSendsNothing();
    void nobodyDeactivatesThemselves();
    void locksSomebody();
    void quittingWaitsForTheAnswer();
    void theLogTellsOfIt();

private:
    [[nodiscard]] static bool come(Stage &stage, const QString &who);
    [[nodiscard]] static bool openDialog(Stage &stage);
    [[nodiscard]] static bool choose(Stage &stage, QLatin1StringView radio);
    [[nodiscard]] static bool passUntil(Stage &stage, const std::function<bool()> &isSo);
};

void TestAdminActs::initTestCase()
{
    Theme::apply(*qobject_cast<QApplication *>(QCoreApplication::instance()), Appearance::Light);
    Translations().install(*QCoreApplication::instance(), {u"en_GB"_s});
}

bool TestAdminActs::come(Stage &stage, const QString &who)
{
    stage.server.setClock(stage.manualClock);
    stage.server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = true; });
    return stage.login.waitShown() && stage.login.click(names::administerButton)
        && stage.enter(u"alice"_s) && stage.login.waitPhase(u"ready"_s)
        && stage.login.type(names::passwordEdit, Stage::alicesPassword)
        && stage.login.click(names::signInButton) && stage.admin.waitPhase(u"ready"_s)
        && stage.admin.type(names::userSearchEdit, stage.server.userId(who))
        && stage.admin.press(Qt::Key_Return) && stage.admin.waitPhase(u"ready"_s);
}

bool TestAdminActs::openDialog(Stage &stage)
{
    const PatientRobot dialog(names::adminDeactivateDialog);
    return stage.admin.waitReachable(names::deactivateUserButton)
        && stage.admin.click(names::deactivateUserButton) && dialog.waitPhase(u"choosing"_s);
}

bool TestAdminActs::choose(Stage &stage, QLatin1StringView radio)
{
    const PatientRobot dialog(names::adminDeactivateDialog);
    return dialog.click(radio) && dialog.type(names::typedUserIdEdit, stage.server.userId(u"bob"_s))
        && stage.arm(dialog, names::confirmButton) && dialog.click(names::confirmButton);
}

bool TestAdminActs::passUntil(Stage &stage, const std::function<bool()> &isSo)
{
    for (int i = 0; i < 400 && !isSo(); ++i) {
        if (!stage.pass(500ms)) {
            return false;
        }
    }
    return isSo();
}

void TestAdminActs::deactivatesSomebody_data()
{
    QTest::addColumn<bool>("erase");
    QTest::newRow("hidden") << true;
    QTest::newRow("kept") << false;
}

void TestAdminActs::deactivatesSomebody()
{
    QFETCH(const bool, erase);
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage, u"bob"_s));
    QVERIFY(openDialog(stage));
    QCOMPARE(adminChanges(stage.server), QStringList());
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(choose(stage, erase ? names::hideMessagesRadio : names::keepMessagesRadio));
    QVERIFY(passUntil(stage, [&dialog] {
        return dialog.property("phase") == u"settled"_s
            && dialog.property("stepResult_rooms") == u"done"_s;
    }));
    QCOMPARE(dialog.property("outcome"), u"deactivated"_s);
    QCOMPARE(dialog.text(names::headingLabel), u"The account is deactivated"_s);
    QVERIFY(stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(stage.server.isErased(u"bob"_s), erase);
    QCOMPARE(adminChanges(stage.server), covered::deactivation(stage.server.userId(u"bob"_s)));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"record.json"_s);
    const QString page = folder.filePath(u"record.pdf"_s);
    QVERIFY(dialog.click(names::saveRecordButton));
    auto *files = dialog.window()->findChild<QFileDialog *>();
    QVERIFY(files);
    files->selectFile(page);
    QMetaObject::invokeMethod(files, "accept");
    QVERIFY(dialog.says(u"The record is saved as"_s));
    QFile paper(page);
    QVERIFY(paper.open(QIODevice::ReadOnly));
    QVERIFY(paper.read(5) == "%PDF-");
    QFile record(path);
    QVERIFY(record.open(QIODevice::ReadOnly));
    const QJsonObject saved = QJsonDocument::fromJson(record.readAll()).object();
    QCOMPARE(saved["outcome"_L1]["result"_L1].toString(), u"deactivated"_s);
    QCOMPARE(saved["readBack"_L1]["erased"_L1], QJsonValue(erase));
    QCOMPARE(saved["requests"_L1].toArray().size(), 1);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    QVERIFY(dialog.click(names::closeButton));
    QVERIFY(dialog.waitGone());
    // The card knows it, and offers to bring it back.
    QVERIFY(stage.admin.waitReachable(names::reactivateButton));
    const QList<ActivityEntry> written = stage.activities();
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.constFirst().erase, std::optional(erase));
    QCOMPARE(written.constFirst().readBack, erase ? u"deactivated, erased"_s : u"deactivated"_s);
}

void TestAdminActs::cancellingSendsNothing()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage, u"bob"_s));
    QVERIFY(openDialog(stage));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(dialog.click(names::keepMessagesRadio));
    QVERIFY(dialog.type(names::typedUserIdEdit, stage.server.userId(u"bob"_s)));
    QVERIFY(dialog.press(Qt::Key_Escape));
    QVERIFY(dialog.waitGone());
    QVERIFY(stage.pass(10min));
    QVERIFY(!stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(adminChanges(stage.server), QStringList());
    QVERIFY(stage.activities().isEmpty());
}

void TestAdminActs::nobodyDeactivatesThemselves()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage, u"alice"_s));
    QVERIFY(
        waitUntil([&] { return stage.admin.says(u"This is the account that you act with"_s); }));
    const auto *button = stage.admin.window()->findChild<QWidget *>(names::deactivateUserButton);
    QVERIFY(button == nullptr || !button->isVisible());
}

void TestAdminActs::locksSomebody()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage, u"bob"_s));
    QVERIFY(stage.admin.waitReachable(names::lockButton));
    QVERIFY(stage.admin.click(names::lockButton));
    const PatientRobot dialog(names::lockDialog);
    QVERIFY(dialog.waitShown());
    QVERIFY(stage.arm(dialog, names::confirmButton));
    QVERIFY(dialog.click(names::confirmButton));
    QVERIFY(dialog.waitPhase(u"settled"_s));
    QVERIFY(stage.server.account(u"bob"_s)->locked);
    QCOMPARE(adminChanges(stage.server), covered::change(stage.server.userId(u"bob"_s)));
    // The card is read anew, and the button that was pressed has gone from it meanwhile.
    QVERIFY(dialog.click(names::cancelButton));
    QVERIFY(dialog.waitGone());
    QVERIFY(stage.admin.waitReachable(names::lockButton));
    QCOMPARE(stage.admin.text(names::lockButton), u"Unlock…"_s);
    QCOMPARE(stage.admin.window()->focusWidget()->objectName(), names::userTable);
}

/// The window is closed while the request is under way: its answer is heard first, and only then
/// the session ends.
void TestAdminActs::quittingWaitsForTheAnswer()
{
    Stage stage(Stage::Time::Manual);
    PracticeSettings settings = stage.server.settings();
    settings.admin.deactivationTakes = 5s;
    stage.server.setSettings(settings);
    QVERIFY(come(stage, u"bob"_s));
    QVERIFY(openDialog(stage));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(choose(stage, names::keepMessagesRadio));
    QVERIFY(waitUntil([&] { return !adminChanges(stage.server).isEmpty(); }));
    stage.admin.window()->close();
    QVERIFY(passUntil(stage, [&stage] {
        return !stage.server.sessionNames(u"alice"_s).contains(u"Farewell"_s);
    }));
    QVERIFY(stage.server.isDeactivated(u"bob"_s));
    QCOMPARE(adminChanges(stage.server), covered::deactivation(stage.server.userId(u"bob"_s)));
    QCOMPARE(stage.activities().size(), 1);
    QCOMPARE(stage.activities().constFirst().answer, u"accepted"_s);
}

void TestAdminActs::theLogTellsOfIt()
{
    Stage stage(Stage::Time::Manual);
    QVERIFY(come(stage, u"bob"_s));
    QVERIFY(openDialog(stage));
    QVERIFY(choose(stage, names::keepMessagesRadio));
    const PatientRobot dialog(names::adminDeactivateDialog);
    QVERIFY(passUntil(stage, [&dialog] { return dialog.property("phase") == u"settled"_s; }));
    QVERIFY(dialog.click(names::closeButton));
    QVERIFY(stage.admin.click(names::logButton));
    const PatientRobot log(names::adminLogWindow);
    QVERIFY(log.waitPhase(u"ready"_s));
    const auto *table = log.window()->findChild<QAbstractItemView *>(names::logTable);
    QCOMPARE(table->model()->rowCount(), 1);
}

QTEST_MAIN(TestAdminActs)
#include "TestAdminActs.moc"
