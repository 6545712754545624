// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/Room.h"

#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScreenRoom.h"

#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace farewell {

namespace {

/// What is shown or hidden inside is known outside only when the layouts between have run.
void settleLayouts(QWidget &window)
{
    QList<QWidget *> inside = window.findChildren<QWidget *>();
    std::reverse(inside.begin(), inside.end()); // the innermost first
    for (QWidget *widget : std::as_const(inside)) {
        if (QLayout *layout = widget->layout()) {
            layout->activate();
        }
        widget->updateGeometry(); // or the layout outside goes by an old size hint
    }
}

} // namespace

int roomyHeight(QWidget &window, ButtonRow &buttons, int width)
{
    const QMargins margins = window.layout()->contentsMargins();
    // Before it is shown the row knows neither its width nor, thus, how high it is.
    buttons.arrange(width - margins.left() - margins.right());
    settleLayouts(window);
    window.layout()->invalidate();
    const int wanted = window.layout()->hasHeightForWidth()
        ? window.layout()->totalHeightForWidth(width)
        : window.layout()->totalSizeHint().height();
    return std::min(wanted, roomOnScreen(window).height());
}

void growToFit(QWidget &window, ButtonRow &buttons)
{
    const int wanted = roomyHeight(window, buttons, window.width());
    if (wanted > window.height()) {
        window.resize(window.width(), wanted);
    }
}

int leastHeight(const QWidget &window, int width)
{
    const int least = window.layout()->hasHeightForWidth()
        ? window.layout()->totalMinimumHeightForWidth(width)
        : window.layout()->totalMinimumSize().height();
    return std::min(least, window.screen()->availableSize().height());
}

} // namespace farewell
