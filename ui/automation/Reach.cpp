// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/automation/Reach.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QRegion>
#include <QStyle>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace farewell::reach {

namespace {

Found blocked(QWidget *widget, Obstacle obstacle, const QString &why)
{
    return {widget, obstacle, why};
}

bool isBehindModal(const QWidget &widget)
{
    const QWidget *popup = QApplication::activePopupWidget();
    const QWidget *modal = QApplication::activeModalWidget();
    const QWidget *top = popup != nullptr ? popup : modal;
    return top != nullptr && top != &widget && !top->isAncestorOf(&widget);
}

/// An invisible window may be there as well, e.g. one that is about to be deleted.
QList<QWidget *> shownWindows(const QString &name)
{
    QList<QWidget *> found;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == name && widget->isVisible()) {
            found += widget;
        }
    }
    return found;
}

/// The viewport of a list lies over it, and belongs to it.
QRegion inSight(const QWidget &widget)
{
    QRegion region = widget.visibleRegion();
    if (const auto *area = qobject_cast<const QAbstractScrollArea *>(&widget)) {
        const QWidget *viewport = area->viewport();
        region += viewport->visibleRegion().translated(viewport->pos());
    }
    return region;
}

QString namesOf(const QWidget &widget)
{
    return u"%1 in %2"_s.arg(widget.objectName(), widget.window()->objectName());
}

} // namespace

QWidget *window(const QString &name)
{
    const QList<QWidget *> found = shownWindows(name);
    return found.size() == 1 ? found.front() : nullptr;
}

Found find(const QString &windowName, const QString &name)
{
    const QList<QWidget *> windows = shownWindows(windowName);
    if (windows.size() != 1) {
        return blocked(
            nullptr, windows.isEmpty() ? Obstacle::NoWindow : Obstacle::Ambiguous,
            u"%1 windows named %2 are shown"_s.arg(QString::number(windows.size()), windowName));
    }
    QList<QWidget *> matches = windows.front()->findChildren<QWidget *>(name);
    // A dialog is a child of its parent's window, but a place of its own.
    erase_if(matches, [&](const QWidget *match) { return match->window() != windows.front(); });
    if (matches.size() != 1) {
        return blocked(nullptr, matches.isEmpty() ? Obstacle::Missing : Obstacle::Ambiguous,
                       u"%1 controls named %2 are in %3"_s.arg(QString::number(matches.size()),
                                                               name, windowName));
    }
    return look(*matches.front());
}

Found look(QWidget &widget)
{
    const QString name = namesOf(widget);
    if (!widget.isVisible() || widget.window()->isMinimized()) {
        return blocked(&widget, Obstacle::Hidden, u"%1 is hidden"_s.arg(name));
    }
    if (!widget.isEnabled()) {
        return blocked(&widget, Obstacle::Disabled, u"%1 is disabled"_s.arg(name));
    }
    if (isBehindModal(widget)) {
        return blocked(&widget, Obstacle::BehindModal,
                       u"%1 is behind a modal dialog or an open menu"_s.arg(name));
    }
    const QRegion seen = inSight(widget);
    if (seen.isEmpty()) {
        return blocked(&widget, Obstacle::OutOfSight, u"nothing of %1 is in sight"_s.arg(name));
    }
    const QPoint point = clickPoint(widget);
    if (!seen.contains(point)) {
        return blocked(&widget, Obstacle::OutOfSight,
                       u"the middle of %1 is not in sight"_s.arg(name));
    }
    const QWidget *there = QApplication::widgetAt(widget.mapToGlobal(point));
    if (there != &widget && !widget.isAncestorOf(there)) {
        return blocked(&widget, Obstacle::Covered,
                       u"%1 is covered by %2"_s.arg(
                           name, there == nullptr ? u"nothing of ours"_s : there->objectName()));
    }
    return blocked(&widget, Obstacle::None, {});
}

/// A box or radio button takes no clicks in the empty space behind its text.
QPoint clickPoint(const QWidget &widget)
{
    const bool isBox = qobject_cast<const QCheckBox *>(&widget) != nullptr;
    if (isBox || qobject_cast<const QRadioButton *>(&widget) != nullptr) {
        QStyleOptionButton option;
        option.initFrom(&widget);
        const auto indicator
            = isBox ? QStyle::SE_CheckBoxIndicator : QStyle::SE_RadioButtonIndicator;
        return widget.style()->subElementRect(indicator, &option, &widget).center();
    }
    return widget.rect().center();
}

} // namespace farewell::reach
