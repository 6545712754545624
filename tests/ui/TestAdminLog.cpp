// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAddresses.h"
#include "app/admin/job/JobFolder.h"
#include "app/base/ManualClock.h"
#include "app/deactivation/NoteFolder.h"
#include "app/matrix/MatrixClient.h"
#include "tests/support/FakeBrowser.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/AdminLogScene.h"
#include "ui/Names.h"
#include "ui/Translations.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

namespace {

QDateTime at(const char *time)
{
    return QDateTime::fromString(QString::fromLatin1(time), Qt::ISODate);
}

ActivityEntry entry(const char *id, Activity what, const char *when, const QString &subject)
{
    return {.id = QString::fromLatin1(id),
            .what = what,
            .at = at(when),
            .actor = u"@support:example.org"_s,
            .server = u"example.org"_s,
            .address = u"https://matrix.example.org"_s,
            .subject = subject};
}

} // namespace

/// adminLogWindow over a log on the disk.
class TestAdminLog final : public QObject
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

    void anEmptyLogSaysSo();
    void theNewestIsOnTop();
    void whatIsWrittenMeanwhileIsShown();
    void isSearched_data();
    void isSearched();
    void aRowIsSpokenAndShownWhole();
    void isExportedWhole();
    void whatCannotBeExportedIsSaid();
    void theFolderIsShown();
    void monthsAreDeletedAndThatIsWrittenDown();
    void nothingIsDeletedUnasked();
    void anotherWriterIsSaid();
    void byKeyboard();
    void looks_data();
    void looks();

private:
    void fill();
    void open();
    [[nodiscard]] QTableView *table() const
    {
        return m_robot.window()->findChild<QTableView *>(names::logTable);
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QStringList months() const
    {
        return QDir(m_log->folder()).entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<MatrixClient> m_client;
    std::unique_ptr<NoteFolder> m_notes;
    std::unique_ptr<AdminAddresses> m_addresses;
    const JobFolder m_jobs{QString()};
    std::unique_ptr<FakeBrowser> m_browser;
    std::unique_ptr<ActivityLog> m_log;
    QStringList m_openedFolders;
    bool m_opens = true;
    std::unique_ptr<AdminLogScene> m_scene;
    const PatientRobot m_robot{u"adminLogWindow"_s};
    const PatientRobot m_delete{u"deleteLogDialog"_s};
};

void TestAdminLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<ManualClock>();
    m_client = std::make_unique<MatrixClient>(*m_clock);
    m_notes = std::make_unique<NoteFolder>(m_folder->filePath(u"notes"_s));
    m_addresses = std::make_unique<AdminAddresses>(m_folder->filePath(u"addresses"_s));
    m_browser = std::make_unique<FakeBrowser>();
    m_log = std::make_unique<ActivityLog>(m_folder->filePath(u"administration/log"_s));
    m_openedFolders.clear();
    m_opens = true;
}

void TestAdminLog::cleanup()
{
    m_scene.reset();
    m_log.reset();
    m_browser.reset();
    m_notes.reset();
    m_client.reset();
    m_clock.reset();
}

void TestAdminLog::fill()
{
    ActivityEntry first = entry("1", Activity::Lock, "2026-09-03T10:00:00Z", u"@ben:example.org"_s);
    QCOMPARE(m_log->begin(first), LogFault::None);
    first.answeredAt = first.at.addSecs(1);
    first.answer = u"accepted"_s;
    first.readBack = u"locked"_s;
    QCOMPARE(m_log->conclude({first}), LogFault::None);
    ActivityEntry second
        = entry("2", Activity::Deactivate, "2026-10-28T14:33:02Z", u"@eve:example.org"_s);
    second.erase = true;
    second.note = u"ticket 4711"_s;
    second.lastSeenBefore = at("2026-10-27T08:00:00Z");
    QCOMPARE(m_log->begin(second), LogFault::None);
    QCOMPARE(m_log->begin(
                 entry("3", Activity::Reactivate, "2026-11-02T09:00:00Z", u"@eve:example.org"_s)),
             LogFault::None);
    m_log->close();
}

void TestAdminLog::open()
{
    const AdminLogScene::Reader reader{u"You act as @support:example.org."_s,
                                       u"@support:example.org"_s, u"example.org"_s,
                                       u"https://matrix.example.org"_s};
    m_scene = std::make_unique<AdminLogScene>(
        Services{*m_client, *m_clock, *m_browser, *m_notes, *m_addresses, *m_log, m_jobs}, *m_log,
        reader,
        [this](const QString &folder) {
            m_openedFolders += folder;
            return m_opens;
        },
        nullptr);
    QVERIFY(m_robot.waitPhase(u"ready"_s));
}

void TestAdminLog::anEmptyLogSaysSo()
{
    open();
    QVERIFY(m_robot.says(u"Nothing has been written down yet."_s));
    QCOMPARE(table()->model()->rowCount(), 0);
    for (const auto &name : {names::exportLogButton, names::deleteLogButton}) {
        QVERIFY(!m_robot.window()->findChild<QWidget *>(name)->isVisible());
    }
    QVERIFY2(!QDir(m_log->folder()).exists(), "looking makes nothing");
}

void TestAdminLog::theNewestIsOnTop()
{
    fill();
    open();
    QCOMPARE(table()->model()->rowCount(), 3);
    QVERIFY(m_robot.says(u"3 entries"_s));
    QCOMPARE(cell(0, 1), u"Reactivate"_s);
    QCOMPARE(cell(1, 1), u"Deactivate and hide messages"_s);
    QCOMPARE(cell(2, 1), u"Lock"_s);
    QVERIFY(cell(2, 2).contains(u"@ben:example.org"_s));
    QCOMPARE(cell(2, 4), u"locked"_s);
    QCOMPARE(cell(0, 4), u"not written down"_s);
}

/// Accounts are acted on beside it.
void TestAdminLog::whatIsWrittenMeanwhileIsShown()
{
    fill();
    open();
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(
        m_log->begin(entry("4", Activity::Lock, "2026-11-03T09:00:00Z", u"@eve:example.org"_s)),
        LogFault::None);
    QCOMPARE(table()->model()->rowCount(), 3);
    m_scene->comeForward();
    QCOMPARE(table()->model()->rowCount(), 4);
    QCOMPARE(
        m_log->begin(entry("5", Activity::Unlock, "2026-11-03T09:10:00Z", u"@eve:example.org"_s)),
        LogFault::None);
    QEvent activation(QEvent::WindowActivate); // a click on the window
    QCoreApplication::sendEvent(m_robot.window(), &activation);
    QCOMPARE(table()->model()->rowCount(), 5);
    table()->setCurrentIndex(table()->model()->index(2, 0));
    QCoreApplication::sendEvent(m_robot.window(), &activation);
    QCOMPARE(table()->currentIndex().row(), 2); // nothing new, nothing moves
}

void TestAdminLog::isSearched_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("found");
    QTest::newRow("whom") << u"@eve"_s << 2;
    QTest::newRow("note") << u"4711"_s << 1;
    QTest::newRow("two words") << u"EVE reactivate"_s << 1;
    QTest::newRow("nothing of the kind") << u"nobody"_s << 0;
}

void TestAdminLog::isSearched()
{
    QFETCH(const QString, typed);
    QFETCH(const int, found);
    fill();
    open();
    QVERIFY(m_robot.type(names::logSearchEdit, typed));
    QCOMPARE(table()->model()->rowCount(), found);
    QVERIFY(m_robot.says(u"%1 of 3 entries"_s.arg(found)));
    QVERIFY(m_robot.type(names::logSearchEdit, u" "_s));
    QCOMPARE(table()->model()->rowCount(), 3);
}

void TestAdminLog::aRowIsSpokenAndShownWhole()
{
    fill();
    open();
    const QModelIndex first = table()->model()->index(1, 0);
    const QString spoken = first.data(Qt::AccessibleTextRole).toString();
    for (const QString &words :
         {u"28 October 2026"_s, u"Deactivate and hide messages"_s, u"@eve:example.org"_s,
          u"by @support:example.org"_s, u"not written down"_s}) {
        QVERIFY2(spoken.contains(words), qPrintable(spoken));
    }
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(first).center());
    QVERIFY(!m_robot.says(u"Room:"_s)); // there is none
    for (const QString &words : {u"ticket 4711"_s, u"https://matrix.example.org"_s,
                                 u"27 October 2026"_s, u"Last seen before"_s}) {
        QVERIFY2(m_robot.says(words), qPrintable(words));
    }
}

void TestAdminLog::isExportedWhole()
{
    fill();
    open();
    QVERIFY(m_robot.type(names::logSearchEdit, u"@eve"_s));
    QVERIFY(m_robot.click(names::exportLogButton));
    QPointer<QFileDialog> dialog;
    WAIT_VERIFY((dialog = m_robot.window()->findChild<QFileDialog *>()) && dialog->isVisible());
    const QString path = m_folder->filePath(u"out.csv"_s);
    dialog->selectFile(path);
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    WAIT_VERIFY(QFile::exists(path));
    QVERIFY(m_robot.says(u"were exported to"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 4); // columns, two entries, and nothing behind the last end
    QVERIFY(lines[1].contains("reactivate"));
    QVERIFY(lines[2].contains("\"'@eve:example.org\""));
    QVERIFY(lines[2].contains("\"ticket 4711\""));
}

void TestAdminLog::whatCannotBeExportedIsSaid()
{
    fill();
    open();
    QVERIFY(m_robot.click(names::exportLogButton));
    QPointer<QFileDialog> dialog;
    WAIT_VERIFY((dialog = m_robot.window()->findChild<QFileDialog *>()) && dialog->isVisible());
    const QString path = m_folder->filePath(u"out.csv"_s);
    {
        const FullDisk full;
        Q_EMIT dialog->fileSelected(path);
    }
    QVERIFY(m_robot.says(u"could not be written"_s));
    QVERIFY(!QFile::exists(path));
    dialog->reject();
}

void TestAdminLog::theFolderIsShown()
{
    fill();
    open();
    QVERIFY(m_robot.click(names::showLogFolderButton));
    QCOMPARE(m_openedFolders, QStringList{m_log->folder()});
    m_opens = false;
    QVERIFY(m_robot.click(names::showLogFolderButton));
    QVERIFY(m_robot.says(u"could not be opened"_s));
}

void TestAdminLog::monthsAreDeletedAndThatIsWrittenDown()
{
    fill();
    open();
    QVERIFY(m_robot.click(names::deleteLogButton));
    QVERIFY(m_delete.waitShown());
    QVERIFY(m_delete.says(u"nobody can bring them back"_s));
    const auto *confirm = m_delete.window()->findChild<QPushButton *>(names::confirmButton);
    m_clock->advance(1s);
    QCoreApplication::processEvents();
    QVERIFY(!confirm->isEnabled()); // nothing is ticked
    QCOMPARE(m_delete.window()->findChild<QCheckBox *>(u"monthBox_0"_s)->text(),
             u"September 2026"_s);
    QVERIFY(m_delete.click(u"monthBox_0"_s));
    QVERIFY(m_delete.click(u"monthBox_1"_s));
    QVERIFY(!confirm->isEnabled());
    m_clock->advance(ArmedButton::armingTime);
    QVERIFY(m_delete.click(names::confirmButton));
    QVERIFY(m_delete.waitGone());
    const QList<ActivityEntry> left = m_log->read();
    QVERIFY(m_robot.says(u"The months were deleted."_s));
    QVERIFY(!months().contains(u"2026-09.jsonl"_s));
    QVERIFY(!months().contains(u"2026-10.jsonl"_s));
    QCOMPARE(left.size(), 2);
    const auto record = std::ranges::find(left, Activity::DeleteLog, &ActivityEntry::what);
    QVERIFY(record != left.end());
    QCOMPARE(record->actor, u"@support:example.org"_s);
    QCOMPARE(record->object, u"2026-09,2026-10"_s);
    QCOMPARE(table()->model()->rowCount(), 2);
}

void TestAdminLog::nothingIsDeletedUnasked()
{
    fill();
    open();
    QVERIFY(m_robot.click(names::deleteLogButton));
    QVERIFY(m_delete.click(u"monthBox_0"_s));
    m_clock->advance(ArmedButton::armingTime);
    QVERIFY(m_delete.waitReachable(names::confirmButton));
    QVERIFY(m_delete.press(Qt::Key_Return));
    QVERIFY(m_delete.press(Qt::Key_Escape));
    QVERIFY(m_delete.waitGone());
    QCOMPARE(months().size(), 3);
    QVERIFY(m_robot.window() != nullptr); // it is not left with the dialog
}

void TestAdminLog::anotherWriterIsSaid()
{
    fill();
    ActivityLog other(m_log->folder());
    QCOMPARE(other.begin(entry("4", Activity::Lock, "2026-11-03T09:00:00Z", u"@x:example.org"_s)),
             LogFault::None);
    open();
    QCOMPARE(table()->model()->rowCount(), 4); // it can be read all the same
    QVERIFY(m_robot.click(names::deleteLogButton));
    QVERIFY(m_delete.click(u"monthBox_0"_s));
    m_clock->advance(ArmedButton::armingTime);
    QVERIFY(m_delete.click(names::confirmButton));
    QVERIFY(m_delete.waitGone());
    QVERIFY(m_robot.says(u"Another Farewell is keeping the activity log"_s));
    QCOMPARE(months().size(), 3);
}

void TestAdminLog::byKeyboard()
{
    fill();
    open();
    QVERIFY(m_robot.waitFocus(names::logSearchEdit));
    QVERIFY(m_robot.press(Qt::Key_Tab));
    QCOMPARE(m_robot.focusName(), QString(names::logTable));
    QVERIFY(m_robot.says(u"Reactivate"_s));
    QVERIFY(m_robot.press(Qt::Key_Down));
    QVERIFY(m_robot.says(u"ticket 4711"_s));
    QVERIFY(m_robot.press(Qt::Key_Tab)); // past the table in one step
    QCOMPARE(m_robot.focusName(), QString(names::deleteLogButton));
    const QSignalSpy closed(m_scene.get(), &AdminLogScene::closed);
    QVERIFY(m_robot.press(Qt::Key_Escape));
    QVERIFY(m_robot.waitGone());
    QCOMPARE(closed.size(), 1);
}

void TestAdminLog::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << false << 820 << Qt::LeftToRight;
    QTest::newRow("dark") << true << 820 << Qt::LeftToRight;
    QTest::newRow("narrow") << false << 360 << Qt::LeftToRight;
    QTest::newRow("right to left") << true << 700 << Qt::RightToLeft;
}

void TestAdminLog::looks()
{
    QFETCH(const bool, dark);
    QFETCH(const int, width);
    QFETCH(const Qt::LayoutDirection, direction);
    delete qApp->findChild<Theme *>();
    Theme::apply(*qApp, dark ? Appearance::Dark : Appearance::Light);
    QGuiApplication::setLayoutDirection(direction);
    fill();
    open();
    QWidget &window = *m_robot.window();
    window.resize(width, 560);
    table()->setCurrentIndex(table()->model()->index(1, 0));
    for (int round = 0; round < 10; ++round) {
        QCoreApplication::processEvents(); // layouts ask those outside, one after the other
    }
    const QDir pictures(QStringLiteral(FAREWELL_BUILD_DIR "/pictures"));
    pictures.mkpath(u"."_s);
    window.grab().save(
        pictures.filePath(u"log-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    for (const QStringList &complaints :
         {inspector::clippedTexts(window), inspector::unnamedControls(window),
          inspector::misnamedButtons(window), inspector::richLabels(window)}) {
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(m_robot.click(names::deleteLogButton));
    QVERIFY(m_delete.click(u"monthBox_0"_s));
    m_clock->advance(ArmedButton::armingTime);
    QVERIFY(m_delete.waitReachable(names::confirmButton));
    m_delete.window()->grab().save(pictures.filePath(
        u"log-delete-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestAdminLog)
#include "TestAdminLog.moc"
