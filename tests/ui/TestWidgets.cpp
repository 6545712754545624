// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"
#include "ui/speech/Announcement.h"
#include "ui/theme/Palettes.h"
#include "ui/theme/Shades.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PasswordField.h"
#include "ui/widgets/ScrollColumn.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusFrame>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

/// The widgets whose behaviour something depends on, in a window of their own.
class TestWidgets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->setObjectName(u"window"_s);
        m_column = new QVBoxLayout(m_window.get());
        m_neighbour = makeButton(u"neighbour"_s, u"Neighbour"_s, Role::Plain, m_window.get());
    }

    void cleanup() { m_window.reset(); }

    /// That it is heard is up to ui.TestHeard; focus and descriptions stay as they are.
    void anAnnouncementIsANotification()
    {
        m_window->show();
        QVERIFY(waitUntil([&] { return m_window->isActiveWindow(); }));
        m_neighbour->setFocus();
        const QSignalSpy focus(qApp, &QApplication::focusChanged);
        for (const QString &text : {u"Nothing yet"_s, u"Not \u2066a@b\u2069"_s, QString()}) {
            announce(m_neighbour, text);
        }
        auto *said = m_window->findChild<Announcement *>(names::announcementLabel);
        QVERIFY(said != nullptr && said->isHidden());
        QCOMPARE(m_window->findChildren<Announcement *>().size(), 1);
        const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(said);
        QCOMPARE(spoken->role(), QAccessible::Notification);
        QCOMPARE(spoken->text(QAccessible::Name), u"Not a@b"_s); // isolates are for eyes
        QVERIFY(m_neighbour->accessibleDescription().isEmpty());
        QCOMPARE(focus.size(), 0);
    }

    /// What a window opens with is read anyway.
    void nothingIsAnnouncedInAWindowThatIsNotShown()
    {
        focusAndAnnounce(m_neighbour, u"Removed"_s);
        QVERIFY(m_window->findChild<Announcement *>() == nullptr);
        QCOMPARE(m_window->focusWidget(), m_neighbour);
    }

    /// Neither to who asks, nor while it is shown; where and how much is told.
    void nobodyCanReadAPassword()
    {
        auto *field = addPassword();
        QVERIFY(m_robot.typeHere(u"secret"_s));
        for (const bool isShown : {false, true}) {
            if (isShown) {
                QVERIFY(m_robot.click(names::passwordRevealButton));
                QCOMPARE(field->edit()->echoMode(), QLineEdit::Normal);
            }
            QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(field->edit());
            QVERIFY(spoken->state().passwordEdit);
            QCOMPARE(spoken->role(), QAccessible::EditableText);
            QCOMPARE(spoken->text(QAccessible::Name), u"Password"_s);
            QCOMPARE(spoken->text(QAccessible::Value), u"••••••"_s);
            QAccessibleTextInterface *text = spoken->textInterface();
            QVERIFY(text != nullptr && spoken->editableTextInterface() != nullptr);
            QCOMPARE(text->text(0, 6), QString());
            int start = -1;
            int end = -1;
            QCOMPARE(text->textAtOffset(2, QAccessible::CharBoundary, &start, &end), QString());
            QCOMPARE(text->characterCount(), 6);
            QCOMPARE(text->cursorPosition(), 6);
            QCOMPARE(text->characterRect(0), text->characterRect(3));
            const QRect place = spoken->rect();
            const QPoint inTheMiddle(place.left() + place.width() / 4, place.center().y());
            QVERIFY(!isShown || text->offsetAtPoint(inTheMiddle) == text->cursorPosition());
            spoken->editableTextInterface()->replaceText(0, 6, u"secret"_s);
            QCOMPARE(field->edit()->text(), u"secret"_s);
            spoken->editableTextInterface()->deleteText(5, 6);
            QCOMPARE(field->edit()->text(), u"secre"_s);
            spoken->editableTextInterface()->insertText(5, u"t"_s);
            QCOMPARE(field->edit()->text(), u"secret"_s);
        }
    }

    void anArmedButtonIsDisabledForHalfASecond()
    {
        ManualClock clock;
        auto *button = addArmed(clock);
        button->setWanted(true);
        button->focusWhenArmed();
        clock.advance(499ms);
        QCoreApplication::processEvents();
        QVERIFY(!button->isEnabled());
        clock.advance(1ms);
        WAIT_VERIFY(button->isEnabled());
        QVERIFY(m_robot.waitFocus(names::confirmButton));
    }

    void aNewPhaseDisarms()
    {
        ManualClock clock;
        auto *button = addArmed(clock);
        button->setWanted(true);
        clock.advance(500ms);
        WAIT_VERIFY(button->isEnabled());
        button->arm();
        QVERIFY(!button->isEnabled());
        clock.advance(500ms);
        WAIT_VERIFY(button->isEnabled());
    }

    void anOutdatedTimerArmsNothing()
    {
        ManualClock clock;
        auto *button = addArmed(clock);
        button->setWanted(true);
        clock.advance(400ms);
        QCoreApplication::processEvents();
        button->setWanted(false);
        button->setWanted(true);
        clock.advance(100ms);
        QCoreApplication::processEvents();
        QVERIFY(!button->isEnabled());
        button->setWanted(false);
        clock.advance(10s);
        QCoreApplication::processEvents();
        QVERIFY(!button->isEnabled());
    }

    void onlySpaceAndClicksPressAnArmedButton()
    {
        ManualClock clock;
        auto *button = addArmed(clock);
        const QSignalSpy pressed(button, &QPushButton::clicked);
        button->setWanted(true);
        button->focusWhenArmed();
        clock.advance(500ms);
        QVERIFY(m_robot.waitFocus(names::confirmButton));
        QVERIFY(m_robot.press(Qt::Key_Return));
        QVERIFY(m_robot.press(Qt::Key_Enter));
        QVERIFY(m_robot.hold(Qt::Key_Return, 5));
        QCOMPARE(pressed.size(), 0);
        QVERIFY(m_robot.press(Qt::Key_Space));
        QCOMPARE(pressed.size(), 1);
        QVERIFY(m_robot.click(names::confirmButton));
        QCOMPARE(pressed.size(), 2);
    }

    void aShownPasswordIsNotCopied()
    {
        auto *field = addPassword();
        QGuiApplication::clipboard()->setText(u"before"_s);
        QVERIFY(m_robot.typeHere(u"secret"_s));
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Normal);
        QVERIFY(field->edit()->inputMethodHints().testFlag(Qt::ImhSensitiveData));
        QVERIFY(m_robot.waitFocus(names::passwordEdit));
        QVERIFY(m_robot.press(Qt::Key_A, Qt::ControlModifier));
        QVERIFY(!field->edit()->hasSelectedText());
        QVERIFY(m_robot.press(Qt::Key_C, Qt::ControlModifier));
        QVERIFY(m_robot.press(Qt::Key_X, Qt::ControlModifier));
        QVERIFY(m_robot.press(Qt::Key_Insert, Qt::ControlModifier));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
        QCOMPARE(field->edit()->text(), u"secret"_s);
    }

    void aShownPasswordHidesWhenTheFocusLeaves()
    {
        auto *field = addPassword();
        QVERIFY(m_robot.typeHere(u"secret"_s));
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QVERIFY(m_robot.waitFocus(names::passwordRevealButton));
        QVERIFY(m_robot.press(Qt::Key_Space));
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Normal);
        m_neighbour->setFocus();
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Password);
    }

    void aShownPasswordHidesByItself()
    {
        auto *field = addPassword();
        const auto isShown = [&] { return field->edit()->echoMode() == QLineEdit::Normal; };
        const auto pass = [&](std::chrono::milliseconds time) {
            m_clock.advance(time);
            QCoreApplication::processEvents();
        };
        QVERIFY(m_robot.typeHere(u"secret"_s));
        QVERIFY(m_robot.click(names::passwordRevealButton));
        pass(9999ms);
        QVERIFY(isShown());
        QCOMPARE(m_robot.text(names::passwordRevealButton), u"Hide"_s);
        pass(1ms);
        WAIT_VERIFY(!isShown());
        QCOMPARE(m_robot.text(names::passwordRevealButton), u"Show"_s);
        QVERIFY(field->edit()->inputMethodHints().testFlag(Qt::ImhHiddenText));
        QCOMPARE(field->edit()->text(), u"secret"_s);

        QVERIFY(m_robot.click(names::passwordRevealButton));
        pass(6s);
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QVERIFY(!isShown());
        QCOMPARE(m_clock.untilNext(), std::nullopt);
        QVERIFY(m_robot.click(names::passwordRevealButton));
        pass(6s); // the time counts anew
        QVERIFY(isShown());
        pass(4s);
        WAIT_VERIFY(!isShown());
    }

    /// Neither by a menu nor by the mouse.
    void aShownPasswordIsNotTakenAway()
    {
        auto *field = addPassword();
        QVERIFY(m_robot.typeHere(u"secret"_s));
        QVERIFY(m_robot.click(names::passwordRevealButton));
        const QPoint middle = field->edit()->rect().center();
        QContextMenuEvent menu(QContextMenuEvent::Mouse, middle,
                               field->edit()->mapToGlobal(middle));
        QCoreApplication::sendEvent(field->edit(), &menu);
        QVERIFY(QApplication::activePopupWidget() == nullptr);
        QVERIFY(!field->edit()->dragEnabled());
        QVERIFY(m_robot.doubleClick(names::passwordEdit));
        QVERIFY(!field->edit()->hasSelectedText());
        QVERIFY2(field->edit()->text() == "secret"_L1, "shown all the while");
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Normal);
        field->selectAll(); // which a wrong password is, to be typed over
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Password);
        QVERIFY(field->edit()->hasSelectedText());
    }

    /// Outside of the link, and also where the Tab key has to scroll to it.
    void aLinkThatIsCameToByKeysIsRinged()
    {
        auto *scroll = new ScrollColumn(names::contentScrollArea, m_window.get());
        LinkButton *near = makeLink(u"near"_s, u"Near"_s, scroll->content());
        LinkButton *far = makeLink(u"far"_s, u"Far"_s, scroll->content());
        scroll->column()->addWidget(near);
        scroll->column()->addSpacing(600);
        scroll->column()->addWidget(far);
        m_column->addWidget(scroll);
        m_window->resize(200, 200);
        m_window->show();
        QVERIFY(m_robot.waitShown());
        QVERIFY(m_robot.click(u"near"_s));
        QVERIFY(ringed() == nullptr);
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QVERIFY(m_robot.waitFocus(u"far"_s));
        WAIT_COMPARE(ringed(), far);
        QVERIFY(!far->visibleRegion().isEmpty());
        QVERIFY(m_robot.press(Qt::Key_Backtab));
        WAIT_COMPARE(ringed(), near);
        delete near;
        WAIT_VERIFY(ringed() == nullptr);
    }

    /// Deleted by hand and by us, hidden and shown.
    void anEmptiedPasswordIsGone()
    {
        auto *field = addPassword();
        QVERIFY(m_robot.typeHere(u"secret"_s));
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QVERIFY(m_robot.typeHere(u" words"_s));
        QCOMPARE(field->copy().reveal(), QByteArrayView("secret words"));
        field->empty();
        QVERIFY(field->isEmpty());
        QCOMPARE(field->edit()->echoMode(), QLineEdit::Password);
        verifyNothingComesBack(*field);
    }

    void aPasswordDoesNotStayBehindAHiddenWindow_data()
    {
        QTest::addColumn<bool>("minimised");
        QTest::newRow("hidden") << false;
        QTest::newRow("minimised") << true;
    }

    void aPasswordDoesNotStayBehindAHiddenWindow()
    {
        QFETCH(const bool, minimised);
        const PasswordField *field = addPassword();
        QVERIFY(m_robot.type(names::passwordEdit, u"hunter2"_s));
        const auto putAway = [&] {
            minimised ? m_window->showMinimized() : m_window->hide();
            QCoreApplication::processEvents(); // the platform reports the new state in its own time
        };
        const QSignalSpy edited(field, &PasswordField::edited);

        // A short while away keeps it, and does not count the next time.
        putAway();
        QCOMPARE(m_clock.untilNext(), std::optional<std::chrono::milliseconds>(2min));
        m_clock.advance(119s);
        QCoreApplication::processEvents();
        m_window->showNormal();
        QCoreApplication::processEvents();
        QCOMPARE(m_clock.untilNext(), std::nullopt);
        QVERIFY(!field->isEmpty());

        putAway();
        m_clock.advance(119s);
        QCoreApplication::processEvents();
        QVERIFY(!field->isEmpty());
        m_clock.advance(1s);
        WAIT_VERIFY(field->isEmpty());
        QCOMPARE(edited.size(), 1);
        field->edit()->setEchoMode(QLineEdit::Normal); // Qt undoes nothing where text is hidden
        field->edit()->undo();
        QVERIFY(field->isEmpty());
    }

    void capsLockIsNoticed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("shift");
        QTest::addColumn<bool>("noticed");
        QTest::newRow("a") << u"a"_s << false << false;
        QTest::newRow("A without Shift") << u"A"_s << false << true;
        QTest::newRow("A with Shift") << u"A"_s << true << false;
        QTest::newRow("a with Shift") << u"a"_s << true << true;
        QTest::newRow("a digit tells nothing") << u"1"_s << false << false;
        QTest::newRow("nor does a letter without case") << u"ש"_s << false << false;
    }

    void capsLockIsNoticed()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, shift);
        QFETCH(const bool, noticed);
        auto *field = addPassword();
        QKeyEvent event(QEvent::KeyPress, Qt::Key_A, shift ? Qt::ShiftModifier : Qt::NoModifier,
                        text);
        QCoreApplication::sendEvent(field->edit(), &event);
        QCOMPARE(m_window->findChild<QWidget *>(names::capsLockLabel)->isVisible(), noticed);
    }

    void longWordsWrap()
    {
        Text text(u"@"_s + QString(200, u'x') + u":example.org"_s, TextStyle::Body);
        QVERIFY(text.minimumSizeHint().width() < 360);
        QVERIFY(text.heightForWidth(300) > 3 * text.fontMetrics().height());
    }

    void aBannerShowsTheServersWordsAsText()
    {
        auto *banner = new Banner(names::problemBanner, m_window.get());
        m_column->addWidget(banner);
        show();
        banner->tell(Banner::Kind::Error, u"It did not work."_s, u"<b>no</b>"_s);
        QCOMPARE(banner->accessibleName(), u"It did not work."_s);
        QVERIFY(m_robot.text(names::serverSaidLabel).contains(u"<b>no</b>"_s));
        banner->tell(Banner::Kind::Error, u"It did not work."_s);
        QCOMPARE(m_robot.look(names::serverSaidLabel).obstacle, reach::Obstacle::Hidden);
        banner->clear();
        QCOMPARE(m_robot.look(names::problemBanner).obstacle, reach::Obstacle::Hidden);
    }

    void everyTextReadsOnItsGround_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    void everyTextReadsOnItsGround()
    {
        QFETCH(const QPalette, palette);
        const Shades shades = shadesOf(palette);
        for (const QColor &ink : {shades.text, shades.muted, shades.link, shades.primary,
                                  shades.success, shades.danger}) {
            QVERIFY2(contrast(ink, shades.background) >= 4.5, qPrintable(ink.name()));
        }
        QVERIFY(contrast(shades.muted, shades.raised) >= 4.5);
        QVERIFY(contrast(shades.onPrimary, shades.primary) >= 4.5);
        QVERIFY(contrast(shades.onDanger, shades.danger) >= 4.5);
        QVERIFY(contrast(shades.warning, shades.warningWash) >= 4.5);
        QVERIFY(contrast(shades.danger, shades.dangerWash) >= 4.5);
        QVERIFY(contrast(shades.success, shades.primaryWash) >= 4.5);
    }

    void forcedColoursWin()
    {
        QPalette forced(Qt::black);
        forced.setColor(QPalette::Window, Qt::black);
        forced.setColor(QPalette::WindowText, Qt::yellow);
        QVERIFY(contrast(Qt::yellow, Qt::black) < 19.6);
        forced.setColor(QPalette::WindowText, Qt::white);
        QVERIFY(isForced(forced));
        QVERIFY(!isForced(lightPalette()));
        QVERIFY(!isForced(darkPalette()));
        const Shades shades = shadesOf(completed(forced));
        QCOMPARE(shades.danger, QColor(Qt::white));
        QCOMPARE(shades.warningWash, QColor(Qt::black));
    }

    /// A box as wide as its column takes no click in the space behind its text.
    void theRobotAimsAtTheSquareOfABox()
    {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            auto *box = new QCheckBox(u"Box"_s);
            box->setObjectName(u"box"_s);
            auto *radio = new QRadioButton(u"One"_s);
            radio->setObjectName(u"radio"_s);
            const QList<QAbstractButton *> wide{box, radio};
            m_window->setLayoutDirection(direction);
            m_window->resize(em(m_window.get(), 40), em(m_window.get(), 20));
            for (QAbstractButton *button : wide) {
                m_column->addWidget(button);
            }
            m_window->show();
            for (const QAbstractButton *button : wide) {
                QVERIFY(m_robot.click(button->objectName()));
                QVERIFY2(button->isChecked(), qPrintable(button->objectName()));
                QVERIFY(button->width() > em(m_window.get(), 30));
            }
            qDeleteAll(wide);
        }
    }

    void theRobotRefusesWhatNobodyReaches()
    {
        m_neighbour->setEnabled(false);
        m_column->addWidget(m_neighbour);
        show();
        QCOMPARE(m_robot.look(u"neighbour"_s).obstacle, reach::Obstacle::Disabled);
        m_neighbour->setEnabled(true);
        QCOMPARE(m_robot.look(u"neighbour"_s).obstacle, reach::Obstacle::None);
        QWidget lid(m_window.get());
        lid.setGeometry(m_window->rect());
        lid.show();
        QCOMPARE(m_robot.look(u"neighbour"_s).obstacle, reach::Obstacle::Covered);
        lid.hide();
        m_neighbour->resize(0, 0);
        QCOMPARE(m_robot.look(u"neighbour"_s).obstacle, reach::Obstacle::OutOfSight);
        m_neighbour->hide();
        QCOMPARE(m_robot.look(u"neighbour"_s).obstacle, reach::Obstacle::Hidden);
        QCOMPARE(m_robot.look(u"nobody"_s).obstacle, reach::Obstacle::Missing);
        QCOMPARE(reach::find(u"nowhere"_s, u"nobody"_s).obstacle, reach::Obstacle::NoWindow);
    }

    void theRobotScrollsLikeAPerson()
    {
        auto *scroll = new ScrollColumn(names::contentScrollArea, m_window.get());
        scroll->column()->addSpacing(2000);
        auto *deep = makeButton(u"deep"_s, u"Deep"_s, Role::Plain, scroll->content());
        scroll->column()->addWidget(deep);
        m_column->addWidget(scroll);
        m_window->resize(360, 300);
        show();
        QCOMPARE(m_robot.look(u"deep"_s).obstacle, reach::Obstacle::OutOfSight);
        const QSignalSpy pressed(deep, &QPushButton::clicked);
        QVERIFY(m_robot.click(u"deep"_s));
        QCOMPARE(pressed.size(), 1);
    }

private:
    void show()
    {
        m_column->addWidget(m_neighbour);
        m_window->show();
        QVERIFY(m_robot.waitShown());
    }

    ArmedButton *addArmed(ManualClock &clock)
    {
        auto *button = new ArmedButton(names::confirmButton, u"Deactivate account"_s, Role::Danger,
                                       clock, m_window.get());
        m_column->addWidget(button);
        show();
        return button;
    }

    PasswordField *addPassword()
    {
        auto *field = new PasswordField(u"Password"_s, m_clock, m_window.get());
        m_column->addWidget(field);
        show();
        field->setFocus();
        return field;
    }

    /// Qt keeps from undoing where the text is hidden, so it is shown.
    void verifyNothingComesBack(const PasswordField &field) const
    {
        QVERIFY(field.isEmpty());
        QVERIFY(m_robot.click(names::passwordRevealButton));
        QVERIFY(m_robot.waitFocus(names::passwordEdit));
        QCOMPARE(field.edit()->echoMode(), QLineEdit::Normal);
        QVERIFY(!field.edit()->isUndoAvailable());
        QVERIFY(m_robot.press(Qt::Key_Z, Qt::ControlModifier));
        QVERIFY(field.isEmpty());
        QVERIFY(m_robot.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier));
        QVERIFY(field.isEmpty());
    }

    /// What is seen to have the focus by a ring around it; null: nothing.
    [[nodiscard]] QWidget *ringed() const
    {
        const auto frames = m_window->findChildren<QFocusFrame *>();
        for (const QFocusFrame *frame : frames) {
            if (!frame->visibleRegion().isEmpty()) {
                return frame->widget();
            }
        }
        return nullptr;
    }

    ManualClock m_clock;
    std::unique_ptr<QWidget> m_window;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_neighbour = nullptr;
    PatientRobot m_robot{u"window"_s};
};

QTEST_MAIN(TestWidgets)
#include "TestWidgets.moc"
