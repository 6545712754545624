// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Inspector.h"

#include "ui/Names.h"
#include "ui/widgets/SelectableText.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell::inspector {

namespace {

QString described(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const QString text = label != nullptr ? label->text()
        : button != nullptr               ? button->text()
                                          : QString();
    return u"%1 “%2” “%3”"_s.arg(QString::fromLatin1(widget.metaObject()->className()),
                                 widget.objectName(), text.left(40));
}

/// What is seen of `window`: its own widgets, not those of dialogs above it.
QList<QWidget *> shownIn(const QWidget &window)
{
    QList<QWidget *> widgets = window.findChildren<QWidget *>();
    erase_if(widgets, [&](const QWidget *widget) {
        return !widget->isVisible() || widget->window() != &window;
    });
    return widgets;
}

QSize roomNeeded(const QWidget &widget)
{
    if (widget.hasHeightForWidth()) {
        return {widget.minimumSizeHint().width(), widget.heightForWidth(widget.width())};
    }
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return label != nullptr || button != nullptr ? widget.sizeHint() : widget.minimumSizeHint();
}

/// What `widget` must not stick out of: the window, or across what scrolls up and down the width
/// that is seen of it, and down all that can be scrolled to.
QRect frameOf(const QWidget &widget)
{
    for (const QWidget *parent = widget.parentWidget(); !parent->isWindow();
         parent = parent->parentWidget()) {
        const auto *area = qobject_cast<const QScrollArea *>(parent->parentWidget());
        if (area != nullptr && area->viewport() == parent) {
            const QWidget *content = area->widget();
            const QPoint origin = content->mapTo(widget.window(), QPoint());
            const int left = parent->mapTo(widget.window(), QPoint()).x();
            return {left, origin.y(), parent->width(), content->height()};
        }
    }
    return {QPoint(), widget.window()->size()};
}

bool isInside(const QWidget &widget)
{
    const QRect place(widget.mapTo(widget.window(), QPoint()), widget.size());
    return frameOf(widget).contains(place);
}

bool showsText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        return !label->text().isEmpty();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return (button != nullptr && !button->text().isEmpty())
        || qobject_cast<const QLineEdit *>(&widget) != nullptr
        || qobject_cast<const SelectableText *>(&widget) != nullptr
        || qobject_cast<const QComboBox *>(&widget) != nullptr;
}

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QAbstractButton *>(&widget) != nullptr
        || qobject_cast<const QLineEdit *>(&widget) != nullptr
        || qobject_cast<const QTextEdit *>(&widget) != nullptr
        || qobject_cast<const QComboBox *>(&widget) != nullptr
        || qobject_cast<const QAbstractItemView *>(&widget) != nullptr
        || (qobject_cast<const QScrollArea *>(&widget) != nullptr
            && widget.focusPolicy() != Qt::NoFocus);
}

/// As a screen reader gets it: our words, or else the widget's text.
QString spokenName(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface == nullptr ? widget.accessibleName() : interface->text(QAccessible::Name);
}

/// What is seen of a button, in one line, without its mnemonic and the sign that more is asked.
QString shownText(const QAbstractButton &button)
{
    QString text = button.text().simplified();
    text.replace(u"&&"_s, u"\x1"_s).remove(u'&').replace(u'\x1', u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

/// "Cancel" beside "Remove", for one of several: the name says of which.
bool mayBeCalledOtherwise(const QWidget &button)
{
    return button.objectName().startsWith(names::removeContactCancelButton);
}

bool saysNotOfWhat(const QString &text)
{
    static const QStringList words{u"Copy"_s,   u"Hide"_s,   u"Open"_s,
                                   u"Remove"_s, u"Review"_s, u"Show"_s};
    return words.contains(text);
}

} // namespace

QStringList clippedTexts(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : shownIn(window)) {
        const bool scrolls = qobject_cast<const QScrollArea *>(widget) != nullptr;
        if (!showsText(*widget) && !scrolls) {
            continue;
        }
        const QSize needed = scrolls ? QSize() : roomNeeded(*widget);
        if (needed.width() > widget->width() || needed.height() > widget->height()) {
            found += u"%1 needs %2×%3, has %4×%5"_s.arg(described(*widget))
                         .arg(needed.width())
                         .arg(needed.height())
                         .arg(widget->width())
                         .arg(widget->height());
        } else if (!isInside(*widget)) {
            found += u"%1 is cut off by its surroundings"_s.arg(described(*widget));
        }
    }
    return found;
}

QStringList unnamedControls(const QWidget &window)
{
    QStringList found;
    QStringList names;
    for (QWidget *widget : shownIn(window)) {
        if (!isControl(*widget)) {
            continue;
        }
        const QString name = widget->objectName();
        if (name.isEmpty() || name.startsWith("qt_"_L1)) {
            found += described(*widget) + u" has no name"_s;
        } else if (names.contains(name)) {
            found += described(*widget) + u" is not the only one of that name"_s;
        }
        if (spokenName(*widget).isEmpty()) {
            found += described(*widget) + u" has no accessible name"_s;
        }
        names += name;
    }
    return found;
}

QStringList misnamedButtons(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : shownIn(window)) {
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        if (button == nullptr) {
            continue;
        }
        const QString shown = shownText(*button);
        const QString spoken = spokenName(*widget);
        if (!spoken.contains(shown, Qt::CaseInsensitive) && !mayBeCalledOtherwise(*button)) {
            found += described(*button) + u" is called “%1”"_s.arg(spoken);
        } else if (saysNotOfWhat(shown) && spoken.size() <= shown.size()) {
            found += described(*button) + u" does not say of what"_s;
        }
    }
    return found;
}

QStringList richLabels(const QWidget &window)
{
    QStringList found;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->textFormat() != Qt::PlainText) {
            found += described(*label) + u" does not show plain text"_s;
        }
    }
    return found;
}

} // namespace farewell::inspector
