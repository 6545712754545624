// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"
#include "ui/theme/Palettes.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/CopyCard.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/SelectableText.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusFrame>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr char16_t longAddress[]
    = u"https://account.example.org/a/path/that/is/longer/than/any/line/of/a/narrow/window?action="
      u"org.matrix.account_deactivate&state=abcdefghijklmnopqrstuvwxyz0123456789";

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

/// Where the letter before `position` ends.
QPoint placeIn(SelectableText &text, int position)
{
    QTextCursor cursor(text.document());
    cursor.setPosition(position);
    return text.cursorRect(cursor).center();
}

void drag(SelectableText &text, const QPoint &from, const QPoint &to)
{
    QWidget *ground = text.viewport();
    QTest::mousePress(ground, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, ground->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(ground, &move);
    QTest::mouseRelease(ground, Qt::LeftButton, {}, to);
}

} // namespace

/// What people take along: they can select it with whatever they have, and get what they see.
class TestCopying final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, Appearance::Light); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->setObjectName(u"window"_s);
        auto *column = new QVBoxLayout(m_window.get());
        m_scroll = new ScrollColumn(u"scroll"_s, m_window.get());
        column->addWidget(m_scroll);
        auto *before = makeButton(u"before"_s, u"Before"_s, Role::Plain, m_scroll->content());
        m_card = new CopyCard({u"text"_s, u"Address"_s}, {u"copy"_s, u"Copy the address"_s},
                              m_scroll->content());
        m_text = m_card->row()->text();
        m_scroll->column()->addWidget(before);
        m_scroll->column()->addWidget(m_card);
        m_scroll->column()->addStretch(1);
        QGuiApplication::clipboard()->clear();
    }

    void cleanup()
    {
        m_window.reset();
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::setFont(m_font);
    }

    void aPartIsSelectedByMouse()
    {
        show(u"https://example.org/me"_s);
        drag(*m_text, placeIn(*m_text, 8), placeIn(*m_text, 19));
        QVERIFY(m_robot.press(Qt::Key_C, Qt::ControlModifier));
        QCOMPARE(copied(), u"example.org"_s);
        QTest::mouseDClick(m_text->viewport(), Qt::LeftButton, {}, placeIn(*m_text, 21));
        QVERIFY(m_robot.press(Qt::Key_C, Qt::ControlModifier));
        QCOMPARE(copied(), u"me"_s);
    }

    void aPartIsSelectedByKeys()
    {
        show(u"https://example.org/me"_s);
        m_window->findChild<QWidget *>(u"before"_s)->setFocus();
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QVERIFY(m_robot.waitFocus(u"text"_s));
        QVERIFY(!m_text->textCursor().hasSelection());
        for (int i = 0; i < 5; ++i) {
            QVERIFY(m_robot.press(Qt::Key_Right, Qt::ShiftModifier));
        }
        QVERIFY(m_robot.press(Qt::Key_C, Qt::ControlModifier));
        QCOMPARE(copied(), u"https"_s);
        QVERIFY(m_robot.press(Qt::Key_A, Qt::ControlModifier));
        QVERIFY(m_robot.press(Qt::Key_C, Qt::ControlModifier));
        QCOMPARE(copied(), u"https://example.org/me"_s);
        // It is not for writing, and the keys that lead on do so.
        QVERIFY(m_robot.typeHere(u"x"_s));
        QVERIFY(m_robot.press(Qt::Key_Delete));
        QVERIFY(m_robot.press(Qt::Key_V, Qt::ControlModifier));
        QVERIFY(m_robot.press(Qt::Key_X, Qt::ControlModifier));
        QCOMPARE(m_text->toPlainText(), u"https://example.org/me"_s);
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QVERIFY(m_robot.waitFocus(u"copy"_s));
        QVERIFY(m_robot.press(Qt::Key_Backtab));
        QVERIFY(m_robot.waitFocus(u"text"_s));
        QVERIFY(m_robot.press(Qt::Key_Backtab));
        QVERIFY(m_robot.waitFocus(u"before"_s));
    }

    /// The button copies to the letter.
    void nothingInvisibleIsSelected()
    {
        const QString odd = u"\u2066@a\u200b\u202eb:example.org\u2069\nPOST\u00ad x"_s;
        m_card->row()->setContent(odd);
        show({});
        m_text->selectAll();
        m_text->copy();
        QCOMPARE(copied(), u"@ab:example.org\nPOST x"_s);
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->formats(), QStringList{u"text/plain"_s});
        QVERIFY(m_robot.click(u"copy"_s));
        QCOMPARE(copied(), odd);
        QCOMPARE(m_robot.text(u"copy"_s), u"Copied"_s);
        // Another address is not copied yet; the same one is.
        m_card->row()->setContent(odd);
        QCOMPARE(m_robot.text(u"copy"_s), u"Copied"_s);
        m_card->row()->setContent(u"@c:example.org"_s);
        QCOMPARE(m_robot.text(u"copy"_s), u"Copy"_s);
        QCOMPARE(m_card->row()->copyButton()->accessibleName(), u"Copy the address"_s);
    }

    /// An answer that comes again must not take away what somebody is selecting.
    void theSameAgainLeavesTheSelection()
    {
        show(u"https://example.org/me"_s);
        m_text->selectAll();
        m_card->row()->setContent(u"https://example.org/me"_s);
        QCOMPARE(m_text->textCursor().selectedText(), u"https://example.org/me"_s);
    }

    void theMenuCopiesAndSelectsAll()
    {
        show(u"https://example.org/me"_s);
        m_text->selectAll();
        const QPoint place = placeIn(*m_text, 3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                m_text->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m_text->viewport(), &event);
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QStringList entries;
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator()) {
                entries += action->text().remove(u'&').section(u'\t', 0, 0);
            }
        }
        QCOMPARE(entries, QStringList({u"Copy"_s, u"Select All"_s}));
        menu->actions().constFirst()->trigger();
        QCOMPARE(copied(), u"https://example.org/me"_s);
        QVERIFY(QApplication::activePopupWidget()->close());
    }

    void allOfItIsInSight_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("scale");
        QTest::addColumn<bool>("isRightToLeft");
        for (const int width : {360, 411, 800}) {
            for (const int scale : {1, 2}) {
                for (const bool isRightToLeft : {false, true}) {
                    QTest::addRow("%d px, font × %d%s", width, scale,
                                  isRightToLeft ? ", from right to left" : "")
                        << width << scale << isRightToLeft;
                }
            }
        }
    }

    void allOfItIsInSight()
    {
        QFETCH(const int, width);
        QFETCH(const int, scale);
        QFETCH(const bool, isRightToLeft);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * scale);
        QApplication::setFont(font);
        QGuiApplication::setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        m_window->resize(width, 700);
        for (const QString &content :
             {u"a@b.org"_s, QString::fromUtf16(longAddress), u"GET /x\nPOST /y\n{\"a\": true}"_s}) {
            show(content);
            QCOMPARE(m_window->width(), width);
            WAIT_VERIFY(inspector::clippedTexts(*m_window).isEmpty());
            QCOMPARE(m_text->verticalScrollBar()->maximum(), 0);
            QCOMPARE(m_text->horizontalScrollBar()->maximum(), 0);
            WAIT_COMPARE(m_text->height(), m_text->heightForWidth(m_text->width()));
            // An address runs from left to right, and stands where the lines begin.
            const QRect first = cursorAt(0);
            QVERIFY(first.left() < cursorAt(1).left());
            if (content.size() < 10) {
                const int middle = m_text->width() / 2;
                QCOMPARE(first.left() > middle, isRightToLeft);
            }
        }
    }

    void itLooksLikeAText_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    /// Without a frame or a ground of its own, also when the desktop's colours change.
    void itLooksLikeAText()
    {
        QFETCH(const QPalette, palette);
        const QString content = u"https://example.org/me"_s;
        auto *twin = makeText(content, TextStyle::Body, m_card);
        m_card->layout()->addWidget(twin);
        show(content);
        m_window->setPalette(palette);
        const auto lookOf = [](QWidget &widget) {
            const QImage picture
                = widget.window()
                      ->grab(QRect(widget.mapTo(widget.window(), QPoint()), widget.size()))
                      .toImage();
            QMap<QRgb, int> colours;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x) {
                    ++colours[picture.pixel(x, y)];
                }
            }
            const auto byCount = [&](QRgb a, QRgb b) { return colours[a] < colours[b]; };
            const QList<QRgb> all = colours.keys();
            const QRgb ground = *std::max_element(all.begin(), all.end(), byCount);
            colours.remove(ground);
            const QList<QRgb> others = colours.keys();
            return std::pair(ground, *std::max_element(others.begin(), others.end(), byCount));
        };
        QCOMPARE(lookOf(*m_text), lookOf(*twin));
        QCOMPARE(m_text->font(), twin->font());
    }

    /// As far from the top as from the bottom, so that it stands in line with what is beside it.
    void aLineStandsInTheMiddle()
    {
        show(u"a@b.org"_s);
        const QRect line = cursorAt(0);
        const int below = m_text->height() - line.bottom() - 1;
        QVERIFY2(qAbs(line.top() - below) <= 1,
                 qPrintable(u"%1 above, %2 below"_s.arg(line.top()).arg(below)));
    }

    void whoComesByKeysSeesWhere()
    {
        show(u"https://example.org/me"_s);
        QVERIFY(m_robot.click(u"text"_s));
        QVERIFY(m_window->findChild<QFocusFrame *>() == nullptr);
        m_window->findChild<QWidget *>(u"before"_s)->setFocus();
        QVERIFY(m_robot.press(Qt::Key_Tab));
        QVERIFY(m_robot.waitFocus(u"text"_s));
        const auto ringed = [&]() -> QWidget * {
            const auto *frame = m_window->findChild<QFocusFrame *>();
            return frame == nullptr || !frame->isVisible() ? nullptr : frame->widget();
        };
        WAIT_COMPARE(ringed(), m_text);
    }

    void aScreenReaderReadsIt()
    {
        show(u"https://example.org/me"_s);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(m_text);
        QCOMPARE(heard->role(), QAccessible::EditableText);
        QVERIFY(heard->state().readOnly);
        QVERIFY(!heard->state().editable);
        QVERIFY(heard->state().focusable);
        QVERIFY(heard->state().selectableText);
        QCOMPARE(heard->text(QAccessible::Name), u"Address"_s);
        QCOMPARE(heard->text(QAccessible::Value), u"https://example.org/me"_s);
        QCOMPARE(inspector::unnamedControls(*m_window) + inspector::misnamedButtons(*m_window),
                 QStringList());
    }

    /// The page around it scrolls, whatever lies under the mouse or has the focus.
    void thePageScrollsOverIt()
    {
        m_scroll->column()->addSpacing(2000);
        m_window->resize(360, 300);
        show(u"https://example.org/me"_s);
        QScrollBar *bar = m_scroll->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        const QPoint place = placeIn(*m_text, 3);
        const auto turn = [&](Qt::KeyboardModifiers modifiers) {
            const QPoint where = m_text->viewport()->mapTo(m_window.get(), place);
            QWheelEvent event(where, m_window->mapToGlobal(where), {}, {0, -120}, Qt::NoButton,
                              modifiers, Qt::NoScrollPhase, false);
            QSpontaneKeyEvent::setSpontaneous(&event); // others do not pass from widget to widget
            (void)qApp->notify(m_window->windowHandle(), &event);
        };
        const int before = m_text->font().pointSize();
        turn(Qt::ControlModifier);
        QCOMPARE(m_text->font().pointSize(), before);
        bar->setValue(0);
        turn({});
        QVERIFY(bar->value() > 0);
        bar->setValue(0);
        m_text->setFocus();
        QVERIFY(m_robot.press(Qt::Key_PageDown));
        QVERIFY(bar->value() > 0);
    }

private:
    void show(const QString &content)
    {
        if (!content.isEmpty()) {
            m_card->row()->setContent(content);
        }
        m_window->show();
        QVERIFY(m_robot.waitShown());
    }

    [[nodiscard]] QRect cursorAt(int position) const
    {
        QTextCursor cursor(m_text->document());
        cursor.setPosition(position);
        return m_text->cursorRect(cursor);
    }

    const QFont m_font = QApplication::font();
    std::unique_ptr<QWidget> m_window;
    ScrollColumn *m_scroll = nullptr;
    CopyCard *m_card = nullptr;
    SelectableText *m_text = nullptr;
    PatientRobot m_robot{u"window"_s};
};

QTEST_MAIN(TestCopying)
#include "TestCopying.moc"
