// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/JobDesk.h"
#include "tests/support/Waiting.h"
#include "ui/Translations.h"
#include "ui/administration/many/JobTableModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/TypedTick.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::JobDesk;
using Window = AdminJobWindow;
using Model = JobTableModel;

namespace {

CsvTable someTable()
{
    return {.rows = {{1, {u"user_id"_s, u"email"_s, u"note"_s, u"room"_s}},
                     {2, {u"@ben:example.org"_s, u"ben@example.org"_s, u"4711"_s, u"12"_s}}}};
}

} // namespace

/// adminJobWindow until a list is started.
class TestJobWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Translations().install(*qApp, {u"en"_s}); // its plurals
        Theme::apply(*qApp, Appearance::Light);
    }

    void somethingHasToBeThere();
    void aFileShowsItsColumns();
    void typedTextOutlivesAFile();
    void resolvingIsCancelled();
    void everyLineHasItsVerdict();
    void chipsShowSomeLines();
    void aTickIsSentAlong();
    void ticksByKeyboard();
    void boxesAreThereForWhatIsSeen();
    void aRowIsSpokenAndShownWhole();
    void nothingIsArmedBefore_data();
    void nothingIsArmedBefore();
    void anotherChoiceEmptiesWhatWasTyped();
    void patternsAreToldOnce();
    void soleAdminsAreLookedFor();
    void enterStartsNothing();
    void byKeyboard();
    void aDryRunIsShown();
    void aBrokenDryRunClaimsNothing();
    void aNewListChoosesNothing();
    void nothingIsLostByEscape();
};

void TestJobWindow::somethingHasToBeThere()
{
    JobDesk desk;
    const QSignalSpy resolve(&desk.window(), &Window::resolveRequested);
    QCOMPARE(desk.robot().property("phase"), u"empty"_s);
    QVERIFY(desk.robot().waitFocus(names::listEdit));
    QVERIFY(!desk.isEnabled(names::resolveButton));
    QVERIFY(desk.robot().type(names::listEdit, u"@ben:example.org"_s));
    QVERIFY(desk.robot().click(names::resolveButton));
    QCOMPARE(resolve.size(), 1);
    QCOMPARE(desk.window().source(), JobOrigin::Kind::Typed);
    QCOMPARE(desk.window().text(), u"@ben:example.org"_s);
    desk.window().setText(u"carla"_s);
    QCOMPARE(desk.window().text(), u"carla"_s);
}

void TestJobWindow::aFileShowsItsColumns()
{
    JobDesk desk;
    const QSignalSpy open(&desk.window(), &Window::openFileRequested);
    QVERIFY(desk.robot().click(names::openFileButton));
    QCOMPARE(open.size(), 1);
    const JobColumns guessed = JobColumns::of(someTable());
    desk.window().showFile(u"leavers.csv"_s, someTable(), guessed);
    QCOMPARE(desk.window().source(), JobOrigin::Kind::File);
    QCOMPARE(desk.window().columns(), guessed);
    QVERIFY(desk.robot().says(u"ben@example.org"_s));
    const auto box = [&desk](int n) {
        return desk.window().findChild<QComboBox *>(names::indexed(names::columnBox, n));
    };
    box(1)->setCurrentIndex(0); // the account
    JobColumns wanted{.account = 1, .note = 2, .hasHeading = true};
    QCOMPARE(desk.window().columns(), wanted);
    QVERIFY(desk.isEnabled(names::resolveButton));
    box(3)->setCurrentIndex(2); // the note
    wanted.note = 3;
    QCOMPARE(desk.window().columns(), wanted);
    box(1)->setCurrentIndex(3); // not used
    QVERIFY(!desk.isEnabled(names::resolveButton));
}

void TestJobWindow::typedTextOutlivesAFile()
{
    JobDesk desk;
    QVERIFY(desk.robot().typeHere(u"carla"_s));
    desk.window().showFound(12);
    QCOMPARE(desk.window().source(), JobOrigin::Kind::Search);
    QVERIFY(desk.robot().says(u"12 accounts of a search"_s));
    QCOMPARE(desk.robot().text(names::openFileButton), u"Open a file…"_s);
    QVERIFY(desk.robot().click(names::chooseListButton));
    QCOMPARE(desk.window().source(), JobOrigin::Kind::Typed);
    QVERIFY(desk.robot().waitFocus(names::listEdit));
    QCOMPARE(desk.window().text(), u"carla"_s);
}

void TestJobWindow::resolvingIsCancelled()
{
    JobDesk desk;
    const QSignalSpy cancel(&desk.window(), &Window::cancelRequested);
    const QSignalSpy closed(&desk.window(), &Window::closed);
    desk.show(JobPhase::Resolving);
    QCOMPARE(desk.robot().property("phase"), u"resolving"_s);
    QCOMPARE(desk.robot().text(names::jobProgressLabel), u"120 of 446 answers"_s);
    QVERIFY(desk.robot().click(names::cancelButton));
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QCOMPARE(cancel.size(), 2);
    QCOMPARE(closed.size(), 0);
}

void TestJobWindow::everyLineHasItsVerdict()
{
    JobDesk desk(0);
    desk.showPreview();
    QCOMPARE(desk.robot().property("phase"), u"preview"_s);
    QCOMPARE(desk.number("total"), 3);
    QCOMPARE(desk.robot().text(names::headingLabel), u"3 accounts will be deactivated"_s);
    QVERIFY(desk.robot().text(names::jobSubtitleLabel).contains(u"3f9a c01d 77e2 b458"_s));
    const QStringList wanted{u"will be deactivated"_s,
                             u"will be deactivated"_s,
                             u"will be deactivated"_s,
                             u"already deactivated"_s,
                             u"needs your tick"_s,
                             u"refused"_s,
                             u"not found"_s,
                             u"refused"_s,
                             u"twice"_s};
    QStringList whats;
    QStringList whys;
    for (int row = 0; row < desk.table().model()->rowCount(); ++row) {
        whats += desk.cell(row, Model::What);
        whys += desk.cell(row, Model::Why);
    }
    QCOMPARE(whats, wanted);
    QCOMPARE(whys.at(0), u"It is in 14 rooms."_s);
    QCOMPARE(whys.at(2), u"It is in 7 rooms. It is locked. Found by its email address."_s);
    QCOMPARE(whys.at(8), u"The same account as in line 2."_s);
    whys.removeDuplicates();
    QCOMPARE(whys.size(), 9);
}

void TestJobWindow::chipsShowSomeLines()
{
    JobDesk desk(50);
    desk.showPreview();
    QCOMPARE(desk.robot().text(u"verdictChip_all"_s), u"All 59"_s);
    QCOMPARE(desk.robot().text(u"verdictChip_ready"_s), u"ready 53"_s);
    QVERIFY(desk.robot().look(u"verdictChip_unreadable"_s).obstacle == reach::Obstacle::Hidden);
    QVERIFY(desk.robot().click(u"verdictChip_refused"_s));
    QCOMPARE(desk.table().model()->rowCount(), 2);
    QCOMPARE(desk.cell(0, Model::Line), u"6"_s);
    QVERIFY(desk.robot().click(u"verdictChip_all"_s));
    QCOMPARE(desk.table().model()->rowCount(), 59);
}

void TestJobWindow::aTickIsSentAlong()
{
    JobDesk desk(0);
    desk.showPreview();
    QVERIFY(desk.fillIn());
    const QSignalSpy tick(&desk.window(), &Window::tickRequested);
    QVERIFY(desk.robot().click(u"includeCheckBox_5"_s));
    QCOMPARE(tick.size(), 1);
    QCOMPARE(tick.first(), QVariantList({5, true}));
    QCOMPARE(desk.number("total"), 4);
    QCOMPARE(desk.robot().text(names::typedCountEdit), QString());
    QCOMPARE(desk.robot().text(names::typedServerEdit), QString());
    QCOMPARE(desk.robot().text(names::startJobButton), u"Deactivate 4 accounts"_s);
    QCOMPARE(desk.cell(4, Model::What), u"will be deactivated"_s);
    QCOMPARE(desk.table().model()->index(4, Model::What).data(Qt::CheckStateRole).toInt(),
             static_cast<int>(Qt::Checked));
}

void TestJobWindow::ticksByKeyboard()
{
    JobDesk desk(0);
    desk.showPreview();
    QVERIFY(desk.window().showLine(5));
    desk.table().setFocus();
    QVERIFY(desk.robot().press(Qt::Key_Space));
    QCOMPARE(desk.number("total"), 4);
    QVERIFY(desk.window().findChild<QCheckBox *>(u"includeCheckBox_5"_s)->isChecked());
    QVERIFY(desk.robot().press(Qt::Key_Space));
    QCOMPARE(desk.number("total"), 3);
    QVERIFY(desk.window().showLine(1));
    QVERIFY(desk.robot().press(Qt::Key_Space)); // needs none
    QCOMPARE(desk.number("total"), 3);
}

void TestJobWindow::boxesAreThereForWhatIsSeen()
{
    JobDesk desk(2000);
    desk.showPreview();
    QVERIFY(desk.robot().type(names::protectedPatternsEdit, u"leaver-*"_s));
    desk.pass(400ms);
    WAIT_COMPARE(desk.number("total"), 3);
    const auto boxes = [&desk] {
        return desk.window().findChildren<QCheckBox *>(QRegularExpression(u"^includeCheckBox_"_s));
    };
    QVERIFY(!boxes().isEmpty());
    QVERIFY(boxes().size() < 60);
    QVERIFY(desk.window().findChild<QCheckBox *>(u"includeCheckBox_1500"_s) == nullptr);
    QVERIFY(desk.window().showLine(1500));
    QVERIFY(desk.robot().click(u"includeCheckBox_1500"_s));
    QCOMPARE(desk.number("total"), 4);
    QVERIFY(desk.robot().click(u"verdictChip_ready"_s));
    QVERIFY(boxes().isEmpty());
    QVERIFY(!desk.window().showLine(1500));
    QVERIFY(!desk.window().showLine(99'999));
}

void TestJobWindow::aRowIsSpokenAndShownWhole()
{
    JobDesk desk(0);
    desk.showPreview();
    QVERIFY(desk.window().showLine(3));
    const QString spoken
        = desk.table().model()->index(2, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken,
             u"Line 3, @dana:example.org: will be deactivated. It is in 7 rooms. It is locked. "
             u"Found by its email address."_s);
    QVERIFY(desk.robot().text(names::jobRowLabel).contains(u"Found by its email address."_s));
    QVERIFY(desk.robot().text(names::jobRowLabel).contains(u"dana@example.org"_s));
}

void TestJobWindow::nothingIsArmedBefore_data()
{
    QTest::addColumn<QString>("radio");
    QTest::addColumn<QString>("count");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isArmed");
    const QString keep = names::keepMessagesRadio;
    const QString hide = names::hideMessagesRadio;
    QTest::newRow("nothing") << QString() << QString() << QString() << false;
    QTest::newRow("no radio") << QString() << u"23"_s << u"example.org"_s << false;
    QTest::newRow("no count") << keep << QString() << u"example.org"_s << false;
    QTest::newRow("another count") << keep << u"24"_s << u"example.org"_s << false;
    QTest::newRow("no server") << keep << u"23"_s << QString() << false;
    QTest::newRow("another server") << keep << u"23"_s << u"exmaple.org"_s << false;
    QTest::newRow("keep") << keep << u"23"_s << u"example.org"_s << true;
    QTest::newRow("hide, with blanks") << hide << u" 23 "_s << u" example.org "_s << true;
}

void TestJobWindow::nothingIsArmedBefore()
{
    QFETCH(const QString, radio);
    QFETCH(const QString, count);
    QFETCH(const QString, server);
    QFETCH(const bool, isArmed);
    JobDesk desk(20);
    desk.showPreview();
    const QSignalSpy start(&desk.window(), &Window::startRequested);
    QVERIFY(!desk.window().erase());
    if (!radio.isEmpty()) {
        QVERIFY(desk.robot().click(radio));
        QCOMPARE(desk.window().erase(), std::optional(radio == names::hideMessagesRadio));
    }
    QVERIFY(desk.robot().type(names::typedCountEdit, count));
    QVERIFY(desk.robot().type(names::typedServerEdit, server));
    const auto hasTick = [&desk](const QString &name) {
        const auto *edit = desk.window().findChild<QLineEdit *>(name);
        return edit->findChild<TypedTick *>()->isVisible();
    };
    QCOMPARE(hasTick(names::typedCountEdit),
             count.trimmed() == QString::number(desk.preview().countToBeSent()));
    QCOMPARE(hasTick(names::typedServerEdit), server.trimmed() == "example.org"_L1);
    QVERIFY(!desk.isEnabled(names::startJobButton));
    desk.pass(ArmedButton::armingTime);
    QCOMPARE(waitUntil([&] { return desk.isEnabled(names::startJobButton); }, isArmed ? 5s : 50ms),
             isArmed);
    if (isArmed) {
        QVERIFY(desk.robot().click(names::startJobButton));
        QVERIFY(!desk.isEnabled(names::startJobButton)); // a second click has nothing to press
    }
    QCOMPARE(start.size(), isArmed ? 1 : 0);
}

void TestJobWindow::anotherChoiceEmptiesWhatWasTyped()
{
    JobDesk desk(20);
    desk.showPreview();
    QVERIFY(desk.fillIn());
    desk.pass(ArmedButton::armingTime);
    WAIT_VERIFY(desk.isEnabled(names::startJobButton));
    QVERIFY(desk.robot().click(names::hideMessagesRadio));
    QCOMPARE(desk.robot().text(names::typedCountEdit), QString());
    QCOMPARE(desk.robot().text(names::typedServerEdit), QString());
    QVERIFY(!desk.isEnabled(names::startJobButton));
}

void TestJobWindow::patternsAreToldOnce()
{
    JobDesk desk(20);
    desk.showPreview();
    QVERIFY(desk.fillIn());
    const QSignalSpy terms(&desk.window(), &Window::termsChanged);
    QVERIFY(desk.robot().type(names::protectedPatternsEdit, u"ben, leaver-?"_s));
    QCOMPARE(terms.size(), 0);
    QVERIFY(!desk.isEnabled(names::startJobButton)); // it is for the list without them
    desk.pass(400ms);
    WAIT_COMPARE(terms.size(), 1);
    QVERIFY(desk.robot().click(names::typedCountEdit));
    QCOMPARE(terms.size(), 1);
    QCOMPARE(desk.window().protectedPatterns(), QStringList({u"ben"_s, u"leaver-?"_s}));
    QCOMPARE(desk.number("total"), 13);
    QCOMPARE(desk.robot().text(names::typedCountEdit), QString());
    QCOMPARE(desk.cell(0, Model::Why), u"One of your patterns says that it needs a tick."_s);
}

void TestJobWindow::soleAdminsAreLookedFor()
{
    JobDesk desk(20);
    desk.showPreview();
    const QSignalSpy wanted(&desk.window(), &Window::soleAdminsWanted);
    QVERIFY(desk.robot().click(names::soleAdminCheckBox));
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted.first().first().toBool());
    QVERIFY(desk.window().wantsSoleAdmins());
    QVERIFY(desk.fillIn());
    JobView view = test::jobAt(JobPhase::Preview);
    view.isLookingForSoleAdmins = true;
    desk.window().showView(view);
    desk.pass(ArmedButton::armingTime);
    QVERIFY(!waitUntil([&] { return desk.isEnabled(names::startJobButton); }, 50ms));
    QVERIFY(!desk.isEnabled(names::dryRunButton));
}

void TestJobWindow::enterStartsNothing()
{
    JobDesk desk(20);
    desk.showPreview();
    const QSignalSpy start(&desk.window(), &Window::startRequested);
    QVERIFY(desk.fillIn());
    QVERIFY(desk.robot().press(Qt::Key_Return));
    desk.pass(ArmedButton::armingTime);
    QVERIFY(desk.robot().waitFocus(names::startJobButton));
    QVERIFY(desk.robot().press(Qt::Key_Return));
    QVERIFY(desk.robot().hold(Qt::Key_Enter, 3));
    QCOMPARE(start.size(), 0);
    QVERIFY(desk.robot().press(Qt::Key_Space));
    QCOMPARE(start.size(), 1);
}

void TestJobWindow::byKeyboard()
{
    JobDesk desk(20);
    desk.showPreview();
    QVERIFY(desk.fillIn());
    desk.pass(ArmedButton::armingTime);
    WAIT_VERIFY(desk.isEnabled(names::startJobButton));
    QVERIFY(desk.robot().waitReachable(names::chooseListButton));
    desk.window().findChild<QWidget *>(names::chooseListButton)->setFocus(Qt::TabFocusReason);
    QStringList passed{desk.robot().focusName()};
    for (int press = 0; press < 40; ++press) {
        QVERIFY(desk.robot().press(Qt::Key_Tab));
        passed += desk.robot().focusName();
        if (passed.last() == passed.first()) {
            break;
        }
    }
    const QStringList wanted{
        names::chooseListButton,   names::contentScrollArea, u"verdictChip_all"_s,
        u"verdictChip_ready"_s,    u"verdictChip_already"_s, u"verdictChip_attention"_s,
        u"verdictChip_notFound"_s, u"verdictChip_refused"_s, u"verdictChip_twice"_s,
        names::jobTableHeader,     names::jobTable,          names::protectedPatternsEdit,
        names::soleAdminCheckBox,  names::keepMessagesRadio, names::typedCountEdit,
        names::typedServerEdit,    names::savePreviewButton, names::cancelButton,
        names::dryRunButton,       names::startJobButton,    names::chooseListButton};
    QCOMPARE(passed, wanted);
}

void TestJobWindow::aDryRunIsShown()
{
    JobDesk desk(20);
    desk.showPreview();
    const QSignalSpy dryRun(&desk.window(), &Window::dryRunRequested);
    const QSignalSpy save(&desk.window(), &Window::saveResultsRequested);
    QVERIFY(desk.robot().click(names::dryRunButton));
    QCOMPARE(dryRun.size(), 1);
    JobView view = test::jobAt(JobPhase::Rehearsing);
    view.rehearsed = 4;
    desk.window().showView(view);
    QCOMPARE(desk.robot().property("phase"), u"rehearsing"_s);
    QCOMPARE(desk.robot().text(names::jobProgressLabel), u"4 of 23, without sending"_s);
    QList<JobRow> rows = desk.preview().frozen();
    rows[1].state = JobRowState::Skipped;
    rows[1].reason = JobReason::Deactivated;
    view.phase = JobPhase::Preview;
    view.rehearsed = 23;
    desk.window().showView(view);
    desk.window().showRows(rows);
    QVERIFY(desk.window().isRehearsalShown());
    QCOMPARE(desk.robot().text(names::headingLabel), u"Dry run: nothing was sent"_s);
    QVERIFY(desk.robot().says(u"22 accounts would be deactivated"_s));
    QVERIFY(desk.robot().says(u"It has been deactivated since the list was frozen."_s));
    QCOMPARE(desk.cell(1, Model::What), u"would be skipped"_s);
    QVERIFY(desk.robot().click(names::saveResultsButton));
    QCOMPARE(save.size(), 1);
    QVERIFY(desk.robot().look(names::startJobButton).obstacle == reach::Obstacle::Hidden);
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QVERIFY(!desk.window().isRehearsalShown());
    QCOMPARE(desk.cell(1, Model::What), u"will be deactivated"_s);
    QVERIFY(desk.robot().waitReachable(names::dryRunButton));
}

void TestJobWindow::aBrokenDryRunClaimsNothing()
{
    JobDesk desk(20);
    desk.showPreview();
    JobView view = test::jobAt(JobPhase::Rehearsing);
    view.rehearsed = 4;
    desk.window().showView(view);
    view.phase = JobPhase::Preview;
    view.reason = JobReason::Network;
    desk.window().showView(view);
    desk.window().showRows(desk.preview().frozen());
    QCOMPARE(desk.robot().property("reason"), u"network"_s);
    QCOMPARE(desk.robot().text(names::headingLabel), u"Dry run broken off: nothing was sent"_s);
    QVERIFY(desk.robot().says(u"4 of 23 accounts were read again."_s));
    QVERIFY(!desk.robot().says(u"would be deactivated"_s));
    QVERIFY(!desk.table().isVisible());
    QVERIFY(desk.robot().click(names::backToListButton));
    QVERIFY(desk.table().isVisible());
}

void TestJobWindow::aNewListChoosesNothing()
{
    JobDesk desk(20);
    desk.showPreview();
    QVERIFY(desk.fillIn());
    const QSignalSpy choose(&desk.window(), &Window::chooseListRequested);
    QVERIFY(desk.robot().click(names::chooseListButton));
    QCOMPARE(choose.size(), 1);
    desk.show(JobPhase::Empty);
    desk.showPreview();
    QVERIFY(!desk.window().erase());
    QCOMPARE(desk.robot().text(names::typedCountEdit), QString());
    QCOMPARE(desk.robot().text(names::typedServerEdit), QString());
    for (const auto &name : {names::keepMessagesRadio, names::hideMessagesRadio}) {
        const QAccessibleInterface *radio
            = QAccessible::queryAccessibleInterface(desk.window().findChild<QWidget *>(name));
        QCOMPARE(radio->role(), QAccessible::RadioButton);
    }
}

void TestJobWindow::nothingIsLostByEscape()
{
    JobDesk desk(20);
    const PatientRobot ask(names::jobAskDialog);
    const QSignalSpy closed(&desk.window(), &Window::closed);
    QVERIFY(desk.robot().typeHere(u"carla"_s));
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QVERIFY(ask.waitShown());
    QVERIFY(ask.press(Qt::Key_Escape));
    QVERIFY(ask.waitGone());
    QCOMPARE(desk.window().text(), u"carla"_s);
    desk.window().activateWindow(); // as a window manager does
    desk.showPreview();
    QVERIFY(desk.fillIn());
    QVERIFY(desk.robot().press(Qt::Key_Escape));
    QVERIFY(ask.waitFocus(names::cancelButton));
    QVERIFY(!ask.look(names::confirmButton).isReachable());
    QVERIFY(ask.press(Qt::Key_Space));
    QVERIFY(ask.waitGone());
    QCOMPARE(desk.robot().text(names::typedServerEdit), u"example.org"_s);
    QCOMPARE(closed.size(), 0);
    QVERIFY(desk.robot().click(names::cancelButton));
    QVERIFY(ask.waitShown());
    desk.pass(ArmedButton::armingTime);
    QVERIFY(ask.click(names::confirmButton));
    QVERIFY(desk.robot().waitGone());
    QCOMPARE(closed.size(), 1);
}

QTEST_MAIN(TestJobWindow)
#include "TestJobWindow.moc"
