// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

using Break = std::function<void(QWidget &window)>;

template <class Widget>
Widget &part(QWidget &window, const QString &name)
{
    auto *widget = window.findChild<Widget *>(name);
    Q_ASSERT(widget);
    return *widget;
}

/// A window of which there is nothing to complain; each part has the room that it needs, exactly.
class GoodWindow final : public QWidget
{
public:
    GoodWindow()
    {
        resize(400, 400);
        auto *label = new QLabel(u"A sentence"_s, this);
        label->setTextFormat(Qt::PlainText);
        place(label, u"label"_s, label->sizeHint(), 10);
        auto *wrapped = new QLabel(u"A sentence of many words that needs several lines"_s, this);
        wrapped->setTextFormat(Qt::PlainText);
        wrapped->setWordWrap(true);
        place(wrapped, u"wrapped"_s, {150, wrapped->heightForWidth(150)}, 40);
        auto *button = new QPushButton(u"Press"_s, this);
        place(button, u"button"_s, button->sizeHint(), 150);
        auto *edit = new QLineEdit(this);
        edit->setAccessibleName(u"Name"_s);
        place(edit, u"edit"_s, edit->minimumSizeHint(), 190);
        auto *area = new QScrollArea(this);
        place(area, u"area"_s, {200, 100}, 230);
        auto *content = new QWidget;
        auto *low = new QPushButton(u"Scroll to me"_s, content);
        low->setAccessibleName(u"Please scroll to me"_s); // more than is shown
        place(low, u"low"_s, low->sizeHint(), 500);       // only to be scrolled to
        content->resize(180, 600);
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidget(content);
    }

private:
    static void place(QWidget *widget, const QString &name, QSize size, int top)
    {
        widget->setObjectName(name);
        widget->setGeometry(QRect(QPoint(10, top), size));
    }
};

QStringList complaintsAbout(const QWidget &window)
{
    return inspector::clippedTexts(window) + inspector::unnamedControls(window)
        + inspector::misnamedButtons(window) + inspector::richLabels(window);
}

struct Fault
{
    const char *name;
    Break make;
    QString complaint; ///< part of it
};

QList<Fault> textFaults()
{
    return {
        {"one pixel too narrow",
         [](QWidget &window) {
             auto &label = part<QLabel>(window, u"label"_s);
             label.resize(label.width() - 1, label.height());
         },
         u"“label” “A sentence” needs "_s},
        {"one pixel too low, wrapped",
         [](QWidget &window) {
             auto &label = part<QLabel>(window, u"wrapped"_s);
             label.resize(label.width(), label.height() - 1);
         },
         u"“wrapped” “A sentence of many words"_s},
        {"button too narrow",
         [](QWidget &window) {
             part<QPushButton>(window, u"button"_s).setText(u"Press here for something else"_s);
         },
         u"“button” “Press here for something else” needs "_s},
        {"out of the window, right",
         [](QWidget &window) {
             auto &edit = part<QLineEdit>(window, u"edit"_s);
             edit.move(window.width() - edit.width() + 1, edit.y());
         },
         u"“edit” “” is cut off"_s},
        {"out of the window, left",
         [](QWidget &window) { part<QLabel>(window, u"label"_s).move(-1, 10); },
         u"“label” “A sentence” is cut off"_s},
        {"out of the window, below",
         [](QWidget &window) {
             auto &button = part<QPushButton>(window, u"button"_s);
             button.move(button.x(), window.height() - button.height() + 1);
         },
         u"“button” “Press” is cut off"_s},
        {"out of what scrolls, to the side",
         [](QWidget &window) { part<QPushButton>(window, u"low"_s).move(150, 500); },
         u"“low” “Scroll to me” is cut off"_s},
        {"above what can be scrolled to",
         [](QWidget &window) { part<QPushButton>(window, u"low"_s).move(10, -1); },
         u"“low” “Scroll to me” is cut off"_s},
        {"below what can be scrolled to",
         [](QWidget &window) { part<QPushButton>(window, u"low"_s).move(10, 590); },
         u"“low” “Scroll to me” is cut off"_s},
        {"what scrolls is out of the window",
         [](QWidget &window) { part<QScrollArea>(window, u"area"_s).move(10, 310); },
         u"“area” “” is cut off"_s},
    };
}

QList<Fault> nameFaults()
{
    return {
        {"no object name",
         [](QWidget &window) { part<QPushButton>(window, u"button"_s).setObjectName({}); },
         u"“” “Press” has no name"_s},
        {"one that Qt gave",
         [](QWidget &window) {
             part<QPushButton>(window, u"button"_s).setObjectName(u"qt_button"_s);
         },
         u"“qt_button” “Press” has no name"_s},
        {"two of one name",
         [](QWidget &window) { part<QPushButton>(window, u"button"_s).setObjectName(u"edit"_s); },
         u"“edit” “” is not the only one of that name"_s},
        {"no accessible name",
         [](QWidget &window) { part<QLineEdit>(window, u"edit"_s).setAccessibleName({}); },
         u"“edit” “” has no accessible name"_s},
        {"a button without words",
         [](QWidget &window) { part<QPushButton>(window, u"button"_s).setText({}); },
         u"“button” “” has no accessible name"_s},
        {"a place for the focus without a name",
         [](QWidget &window) {
             part<QScrollArea>(window, u"area"_s).setFocusPolicy(Qt::StrongFocus);
         },
         u"“area” “” has no accessible name"_s},
        {"called otherwise",
         [](QWidget &window) {
             part<QPushButton>(window, u"button"_s).setAccessibleName(u"Push"_s);
         },
         u"“button” “Press” is called “Push”"_s},
        {"says what it is for, but not of what",
         [](QWidget &window) { part<QPushButton>(window, u"button"_s).setText(u"&Copy"_s); },
         u"“button” “&Copy” does not say of what"_s},
        {"rich text",
         [](QWidget &window) { part<QLabel>(window, u"label"_s).setTextFormat(Qt::RichText); },
         u"“label” “A sentence” does not show plain text"_s},
        {"text that may turn out to be rich",
         [](QWidget &window) { part<QLabel>(window, u"wrapped"_s).setTextFormat(Qt::AutoText); },
         u"does not show plain text"_s},
        {"rich text that is hidden now",
         [](QWidget &window) {
             part<QLabel>(window, u"label"_s).setTextFormat(Qt::AutoText);
             part<QLabel>(window, u"label"_s).hide();
         },
         u"“label” “A sentence” does not show plain text"_s},
    };
}

QList<Fault> faults()
{
    return textFaults() + nameFaults();
}

} // namespace

/// The inspector has a word for each fault that it is trusted to find, and none for a good window.
class TestInspector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothing()
    {
        GoodWindow window;
        window.show();
        QCOMPARE(complaintsAbout(window), QStringList());
    }

    void findsTheFault_data()
    {
        QTest::addColumn<Break>("make");
        QTest::addColumn<QString>("complaint");
        for (const Fault &fault : faults()) {
            QTest::newRow(fault.name) << fault.make << fault.complaint;
        }
    }

    void findsTheFault()
    {
        QFETCH(const Break, make);
        QFETCH(const QString, complaint);
        GoodWindow window;
        window.show();
        make(window);
        const QStringList found = complaintsAbout(window);
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.constFirst().contains(complaint), qPrintable(found.constFirst()));
    }

    void looksOnlyAtWhatIsShown()
    {
        GoodWindow window;
        auto &button = part<QPushButton>(window, u"button"_s);
        button.setObjectName({});
        button.resize(1, 1);
        button.hide();
        window.show();
        QCOMPARE(complaintsAbout(window), QStringList());
    }

    void leavesDialogsAboveAlone()
    {
        GoodWindow window;
        QWidget above(&window, Qt::Window);
        const QPushButton button(u"Nameless"_s, &above);
        window.show();
        above.show();
        QCOMPARE(complaintsAbout(window), QStringList());
        QCOMPARE(complaintsAbout(above).size(), 1);
    }
};

QTEST_MAIN(TestInspector)
#include "TestInspector.moc"
