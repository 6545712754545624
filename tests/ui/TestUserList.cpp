// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/administration/AdminWindow.h"
#include "ui/administration/UserListPage.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace farewell;

namespace {

constexpr auto listPath = "/_synapse/admin/v3/users";
constexpr int crowd = 450;

/// An administrator, and more accounts than two pages hold.
void populate(PracticeHomeserver &server)
{
    server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = true; });
    for (int i = 0; i < crowd; ++i) {
        const QString name = u"p%1"_s.arg(i, 4, 10, QChar(u'0'));
        server.editAccount(name, [&](PracticeAccount &account) {
            account.displayName = u"Person %1"_s.arg(i);
            account.locked = i == 440;
        });
    }
    server.editAccount(u"ben"_s, [](PracticeAccount &ben) {
        ben.displayName = u"Ben Okafor"_s;
        ben.externalIds = {{u"practice"_s, u"b-17"_s}};
        ben.contacts = {{u"email"_s, u"ben@example.org"_s}, {u"msisdn"_s, u"447700900001"_s}};
    });
    server.editAccount(u"under_score"_s,
                       [](PracticeAccount &account) { account.displayName = u"A Line"_s; });
}

} // namespace

/// The list of accounts in adminWindow, as somebody uses it.
class TestUserList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }
    void init();
    void cleanup();

    void readsAPageAndMoreOnScrolling();
    void searchesAfterAPauseOrOnEnter();
    void pastingIsEnough();
    void findsWhoIsMeant_data();
    void findsWhoIsMeant();
    void oneHitIsChosen();
    void aFilterIsAskedForAnew();
    void aRareKindIsLookedForToTheEnd();
    void readingCanBeStopped();
    void theServerSorts();
    void sortsByKeyboard();
    void anOlderAnswerIsDropped();
    void aFailureStaysUntilItIsMended();
    void rightsThatAreGoneAreSaid();
    void anEndedSignInEndsTheList();
    void aRowIsSaidAsAWhole();
    void byKeyboardAlone();
    void theCardTakesTheListsPlaceWhereItIsNarrow();
    void fitsInto360Pixels_data();
    void fitsInto360Pixels();
    void theWholeListIsSaved();
    void nothingIsChanged();

private:
    [[nodiscard]] QTableView *table() const
    {
        return m_stage->admin.window()->findChild<QTableView *>(names::userTable);
    }
    [[nodiscard]] AdminWindow *window() const
    {
        return qobject_cast<AdminWindow *>(m_stage->admin.window());
    }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column = 0) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString status() const
    {
        return m_stage->admin.text(names::userTableStatusLabel);
    }
    /// In the words without a translation, which has the plurals.
    [[nodiscard]] bool hasOne() const { return status().startsWith(u"1 account(s)"_s); }
    [[nodiscard]] QByteArray lastQuery() const
    {
        return m_stage->server.requestsTo(listPath).constLast().query;
    }
    [[nodiscard]] qsizetype pages() const { return m_stage->count(listPath); }
    [[nodiscard]] bool search(const QString &text) const
    {
        return m_stage->admin.type(names::userSearchEdit, text)
            && m_stage->admin.press(Qt::Key_Return);
    }
    [[nodiscard]] bool choose(UserFilter filter) const;

    std::unique_ptr<Stage> m_stage;
};

void TestUserList::init()
{
    m_stage = std::make_unique<Stage>(Stage::Time::Manual);
    populate(m_stage->server);
    QVERIFY(m_stage->login.click(names::administerButton));
    QVERIFY(m_stage->enter(u"alice"_s));
    QVERIFY(m_stage->login.waitPhase(u"ready"_s));
    QVERIFY(m_stage->login.type(names::passwordEdit, Stage::alicesPassword));
    QVERIFY(m_stage->login.click(names::signInButton));
    QVERIFY(m_stage->admin.waitShown());
    QVERIFY(m_stage->admin.waitPhase(u"ready"_s));
}

/// Whatever was done here, nothing but questions was sent to the admin API.
void TestUserList::cleanup()
{
    for (const PracticeRequest &request : m_stage->server.requests()) {
        const bool isAdmins = request.path.startsWith("/_synapse");
        QVERIFY2(!isAdmins || request.verb == "GET", request.path.constData());
    }
    QCOMPARE(m_stage->server.creations(), 0);
    m_stage.reset();
}

bool TestUserList::choose(UserFilter filter) const
{
    auto *box = m_stage->admin.window()->findChild<QComboBox *>(names::userFilterBox);
    const int index = box->findData(static_cast<int>(filter));
    if (!m_stage->admin.click(names::userFilterBox)) {
        return false;
    }
    QTest::keyClick(box->view(), Qt::Key_Home);
    for (int i = 0; i < index; ++i) {
        QTest::keyClick(box->view(), Qt::Key_Down);
    }
    QTest::keyClick(box->view(), Qt::Key_Return);
    return box->currentIndex() == index;
}

void TestUserList::readsAPageAndMoreOnScrolling()
{
    QCOMPARE(rows(), 200);
    QCOMPARE(pages(), 1);
    QVERIFY(lastQuery().contains("limit=200"));
    QVERIFY(lastQuery().contains("locked=true"));
    QCOMPARE(status(), u"200 of 455 read · sorted by the server"_s);
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    WAIT_COMPARE(rows(), 400);
    QCOMPARE(pages(), 2);
    table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum());
    WAIT_COMPARE(rows(), 455);
    WAIT_COMPARE(status(), u"455 account(s), all read · sorted by the server"_s);
    QCOMPARE(pages(), 3);
}

void TestUserList::searchesAfterAPauseOrOnEnter()
{
    QVERIFY(m_stage->admin.type(names::userSearchEdit, u"okaf"_s));
    QVERIFY(m_stage->pass(399ms));
    QCOMPARE(pages(), 1);
    QVERIFY(m_stage->pass(1ms));
    WAIT_COMPARE(rows(), 1);
    QCOMPARE(cell(0), u"@ben:practice.test"_s);
    QCOMPARE(pages(), 2);
    QVERIFY(m_stage->admin.press(Qt::Key_Return)); // looks anew, for it may have changed
    WAIT_COMPARE(pages(), 3);
    WAIT_COMPARE(rows(), 1);
    QVERIFY(search(QString()));
    WAIT_COMPARE(rows(), 200);
}

void TestUserList::pastingIsEnough()
{
    QGuiApplication::clipboard()->setText(u"  @ben:practice.test\n"_s);
    QVERIFY(m_stage->admin.click(names::userSearchEdit));
    QVERIFY(m_stage->admin.press(Qt::Key_V, Qt::ControlModifier));
    QVERIFY(m_stage->pass(400ms));
    WAIT_COMPARE(rows(), 1);
    QCOMPARE(cell(0), u"@ben:practice.test"_s);
    WAIT_VERIFY(hasOne());
    QCOMPARE(pages(), 1); // it was looked up
}

void TestUserList::findsWhoIsMeant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    const QString ben = u"@ben:practice.test"_s;
    QTest::newRow("name") << u"Okafor"_s << QStringList{ben};
    QTest::newRow("whole id") << ben << QStringList{ben};
    QTest::newRow("whole id in capitals") << u"@Ben:practice.test"_s << QStringList{ben};
    QTest::newRow("beginning of an id") << u"@ben"_s << QStringList{ben};
    QTest::newRow("email") << u"Ben@Example.org"_s << QStringList{ben};
    QTest::newRow("phone") << u"+44 7700 900001"_s << QStringList{ben};
    QTest::newRow("sign-in elsewhere") << u"Practice sign-in: b-17"_s << QStringList{ben};
    QTest::newRow("the server's wildcard")
        << u"under_s"_s << QStringList{u"@under_score:practice.test"_s};
    QTest::newRow("a wildcard that would find all") << u"%"_s << QStringList();
    QTest::newRow("nobody") << u"nobody at all"_s << QStringList();
    QTest::newRow("email of nobody") << u"x@example.org"_s << QStringList();
    QTest::newRow("another server") << u"@ben:elsewhere.test"_s << QStringList();
}

void TestUserList::findsWhoIsMeant()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, found);
    QVERIFY(search(typed));
    WAIT_COMPARE(m_stage->admin.property("phase"), u"ready"_s);
    WAIT_VERIFY(found.isEmpty() ? status() == u"Nobody was found."_s : hasOne());
    QStringList ids;
    for (int row = 0; row < rows(); ++row) {
        ids += cell(row);
    }
    QCOMPARE(ids, found);
    QCOMPARE(m_stage->admin.property("phase"), u"ready"_s);
}

void TestUserList::oneHitIsChosen()
{
    const QSignalSpy chosen(&window()->list(), &UserListPage::accountChosen);
    QVERIFY(search(u"okafor"_s));
    WAIT_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constLast().constFirst().toString(), u"@ben:practice.test"_s);
    QVERIFY(table()->selectionModel()->isRowSelected(0));
    QVERIFY(search(u"person"_s));
    WAIT_COMPARE(chosen.size(), 2);
    QCOMPARE(chosen.constLast().constFirst().toString(), QString()); // none any more
}

void TestUserList::aFilterIsAskedForAnew()
{
    QVERIFY(choose(UserFilter::Administrators));
    WAIT_COMPARE(rows(), 1);
    QCOMPARE(cell(0), u"@alice:practice.test"_s);
    QVERIFY(cell(0, 3).contains(u"administrator"_s));
    QVERIFY(lastQuery().contains("admins=true"));
    QVERIFY(!lastQuery().contains("from="));
}

void TestUserList::aRareKindIsLookedForToTheEnd()
{
    QVERIFY(choose(UserFilter::Locked));
    WAIT_VERIFY(hasOne());
    QCOMPARE(cell(0), u"@p0440:practice.test"_s);
    QVERIFY(cell(0, 3).contains(u"locked"_s));
    QCOMPARE(pages(), 4); // one, and three of the filter
}

void TestUserList::readingCanBeStopped()
{
    PracticeSettings slow = m_stage->server.settings();
    slow.latency = 200ms;
    m_stage->server.setSettings(slow);
    QVERIFY(choose(UserFilter::Guests));
    QVERIFY(m_stage->admin.waitReachable(names::cancelButton));
    QVERIFY(m_stage->admin.click(names::cancelButton));
    QVERIFY(m_stage->admin.waitReachable(names::tryAgainButton));
    QCOMPARE(m_stage->admin.text(names::tryAgainButton), u"Read on"_s);
    slow.latency = 0ms;
    m_stage->server.setSettings(slow);
    QVERIFY(m_stage->admin.click(names::tryAgainButton));
    WAIT_COMPARE(status(), u"Nobody was found."_s);
}

void TestUserList::theServerSorts()
{
    auto *header = table()->horizontalHeader();
    const auto clickOn = [&](int column) {
        const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    };
    clickOn(0);
    WAIT_COMPARE(pages(), 2);
    QVERIFY(lastQuery().contains("order_by=name"));
    QVERIFY(lastQuery().contains("dir=b"));
    WAIT_COMPARE(cell(0), u"@under_score:practice.test"_s);
    clickOn(2);
    WAIT_COMPARE(pages(), 3);
    QVERIFY(lastQuery().contains("order_by=last_seen_ts"));
    QVERIFY(lastQuery().contains("dir=f"));
    clickOn(3); // what is special is no order
    QVERIFY(m_stage->pass(1s));
    QCOMPARE(pages(), 3);
    QVERIFY(lastQuery().contains("order_by=last_seen_ts"));
}

void TestUserList::sortsByKeyboard()
{
    QVERIFY(m_stage->admin.click(names::userSearchEdit));
    QVERIFY(m_stage->admin.press(Qt::Key_Tab));
    QCOMPARE(m_stage->admin.focusName(), QString(names::userFilterBox));
    QVERIFY(m_stage->admin.press(Qt::Key_Tab));
    QCOMPARE(m_stage->admin.focusName(), QString(names::manyButton));
    QVERIFY(m_stage->admin.press(Qt::Key_Tab));
    QCOMPARE(m_stage->admin.focusName(), QString(names::userTableHeader));
    QVERIFY(m_stage->admin.press(Qt::Key_Right));
    QVERIFY(m_stage->admin.press(Qt::Key_Space));
    WAIT_COMPARE(pages(), 2);
    QVERIFY(lastQuery().contains("order_by=creation_ts"));
    QVERIFY(m_stage->admin.press(Qt::Key_Return));
    WAIT_COMPARE(pages(), 3);
    QVERIFY(lastQuery().contains("dir=b"));
}

void TestUserList::anOlderAnswerIsDropped()
{
    PracticeAnswer late = PracticeAnswer::json(
        {{u"users"_s, QJsonArray{QJsonObject{{u"name"_s, u"@x:y"_s}}}}, {u"total"_s, 1}});
    late.delay = 300ms;
    m_stage->server.answerNext("GET", listPath, late);
    QVERIFY(search(u"person"_s));
    WAIT_COMPARE(pages(), 2);
    QCOMPARE(m_stage->admin.property("phase"), u"searching"_s);
    QVERIFY(search(u"okafor"_s));
    WAIT_VERIFY(hasOne());
    QVERIFY(m_stage->pass(1s));
    QCOMPARE(rows(), 1);
    QCOMPARE(cell(0), u"@ben:practice.test"_s);
}

void TestUserList::aFailureStaysUntilItIsMended()
{
    const PracticeAnswer trouble
        = PracticeAnswer::json({{u"errcode"_s, u"M_UNKNOWN"_s}, {u"error"_s, u"It broke"_s}}, 500);
    for (int i = 0; i < 3; ++i) { // a question is tried three times
        m_stage->server.answerNext("GET", listPath, trouble);
    }
    QVERIFY(search(u"okafor"_s));
    QVERIFY(m_stage->pass(10s));
    QVERIFY(m_stage->admin.waitReachable(names::tryAgainButton));
    QVERIFY(m_stage->admin.says(u"could not tell its accounts"_s));
    QVERIFY(m_stage->admin.says(u"It broke"_s));
    QCOMPARE(m_stage->admin.property("phase"), u"ready"_s);
    QVERIFY(m_stage->pass(60s));
    QVERIFY(m_stage->admin.says(u"could not tell its accounts"_s));
    QCOMPARE(pages(), 4);
    QVERIFY(m_stage->admin.click(names::tryAgainButton));
    WAIT_VERIFY(hasOne());
    QVERIFY(!m_stage->admin.says(u"could not tell its accounts"_s));
}

void TestUserList::rightsThatAreGoneAreSaid()
{
    m_stage->server.editAccount(u"alice"_s, [](PracticeAccount &alice) { alice.admin = false; });
    QVERIFY(search(u"okafor"_s));
    QVERIFY(m_stage->admin.waitReachable(names::tryAgainButton));
    QVERIFY(m_stage->admin.says(u"does not let you see its accounts any more"_s));
}

void TestUserList::anEndedSignInEndsTheList()
{
    m_stage->server.answerNext(
        "GET", listPath,
        PracticeAnswer::json({{u"errcode"_s, u"M_UNKNOWN_TOKEN"_s}, {u"error"_s, u"No"_s}}, 401));
    QVERIFY(search(u"okafor"_s));
    QVERIFY(m_stage->admin.waitPhase(u"unavailable"_s));
    QCOMPARE(m_stage->admin.property("reason"), u"signedOut"_s);
}

void TestUserList::aRowIsSaidAsAWhole()
{
    QVERIFY(search(u"okafor"_s));
    WAIT_COMPARE(rows(), 1);
    const QString said = table()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(u"Ben Okafor, @ben:practice.test, active, created: "_s),
             qPrintable(said));
    QVERIFY2(said.contains(u"last seen: not known"_s), qPrintable(said)); // and not "never"
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(table());
    QVERIFY(accessible != nullptr && accessible->tableInterface() != nullptr);
    QCOMPARE(accessible->tableInterface()->cellAt(0, 0)->text(QAccessible::Name), said);
    QCOMPARE(inspector::unnamedControls(*window()), QStringList());
}

void TestUserList::byKeyboardAlone()
{
    const QSignalSpy chosen(&window()->list(), &UserListPage::accountChosen);
    QVERIFY(m_stage->admin.click(names::userSearchEdit));
    for (int i = 0; i < 4; ++i) {
        QVERIFY(m_stage->admin.press(Qt::Key_Tab));
    }
    QCOMPARE(m_stage->admin.focusName(), QString(names::userTable));
    QVERIFY(m_stage->admin.press(Qt::Key_Down));
    QVERIFY(m_stage->admin.press(Qt::Key_Down));
    QCOMPARE(chosen.size(), 0); // who only passes is not read
    QVERIFY(m_stage->pass(1s));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constLast().constFirst().toString(), cell(table()->currentIndex().row()));
    QVERIFY(m_stage->admin.press(Qt::Key_Down));
    QVERIFY(m_stage->admin.press(Qt::Key_Return)); // at once
    QCOMPARE(chosen.size(), 2);
    QVERIFY(m_stage->admin.press(Qt::Key_Tab));
    QCOMPARE(m_stage->admin.focusName(), QString(names::saveListButton));
}

void TestUserList::theCardTakesTheListsPlaceWhereItIsNarrow()
{
    auto *card = new QLabel(u"Her card"_s);
    window()->list().setCard(card);
    QVERIFY(!card->isVisible());
    window()->resize(900, 600);
    QVERIFY(search(u"okafor"_s));
    WAIT_VERIFY(card->isVisible());
    QVERIFY(table()->isVisible());
    QCOMPARE(m_stage->admin.look(names::backToListButton).obstacle, reach::Obstacle::Hidden);
    window()->resize(600, 600);
    WAIT_VERIFY(!table()->isVisible());
    QVERIFY(card->isVisible());
    QVERIFY(m_stage->admin.click(names::backToListButton));
    QVERIFY(table()->isVisible());
    QVERIFY(!card->isVisible());
    QCOMPARE(m_stage->admin.focusName(), QString(names::userTable));
}

void TestUserList::fitsInto360Pixels_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestUserList::fitsInto360Pixels()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    window()->resize(360, 640);
    (void)waitUntil([&] { return inspector::clippedTexts(*window()).isEmpty(); });
    QCOMPARE(window()->width(), 360);
    const QStringList clipped = inspector::clippedTexts(*window());
    const int hidden = table()->horizontalScrollBar()->maximum();
    const bool isCompact = table()->isColumnHidden(3);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(clipped, QStringList());
    QCOMPARE(hidden, 0);
    QVERIFY(isCompact);
}

void TestUserList::theWholeListIsSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"list.csv"_s);
    QVERIFY(m_stage->admin.click(names::saveListButton));
    auto *dialog = window()->findChild<QFileDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(pages(), 1);
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
    WAIT_VERIFY(m_stage->admin.says(u"The list is saved"_s));
    QCOMPARE(rows(), 455);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray all = file.readAll();
    QCOMPARE(all.count("\r\n"), 456);
    QVERIFY(all.contains("\"'@ben:practice.test\",\"Ben Okafor\""));
    QVERIFY(all.contains("\"p0449") || all.contains("@p0449:practice.test"));
}

void TestUserList::nothingIsChanged()
{
    // See cleanup(): what the other tests do is looked at there.
    QVERIFY(m_stage->leave());
    QCOMPARE(m_stage->count("/logout"), 1);
}

QTEST_MAIN(TestUserList)
#include "TestUserList.moc"
