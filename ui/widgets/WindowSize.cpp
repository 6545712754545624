// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/WindowSize.h"

#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace farewell {

namespace {

/// Which screen it is, and how large a font, is known for certain when the window is shown.
class ScreenBound final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && !event->spontaneous()) {
            auto *window = static_cast<QWidget *>(watched);
            window->resize(window->size().boundedTo(largestOnScreen(*window)));
        }
        return QObject::eventFilter(watched, event);
    }
};

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

QSize largestOnScreen(const QWidget &window)
{
    const QSize screen = window.screen()->availableSize();
    return {screen.width() - em(&window), screen.height() * 9 / 10};
}

void openWithinScreen(QWidget *window)
{
    window->installEventFilter(new ScreenBound(window));
}

int heightToSeeAll(QWidget &window, ButtonRow &buttons, int width)
{
    const QMargins margins = window.layout()->contentsMargins();
    // Before it is shown the row knows neither its width nor, thus, how high it is.
    buttons.arrange(width - margins.left() - margins.right());
    settleLayouts(window);
    window.layout()->invalidate();
    const int wanted = window.layout()->hasHeightForWidth()
        ? window.layout()->totalHeightForWidth(width)
        : window.layout()->totalSizeHint().height();
    return std::min(wanted, largestOnScreen(window).height());
}

int leastHeight(const QWidget &window, int width)
{
    const int least = window.layout()->hasHeightForWidth()
        ? window.layout()->totalMinimumHeightForWidth(width)
        : window.layout()->totalMinimumSize().height();
    return std::min(least, window.screen()->availableSize().height());
}

void shrinkToFit(QWidget &window, ButtonRow &buttons)
{
    const int wanted = heightToSeeAll(window, buttons, window.width());
    window.resize(window.width(), std::min(wanted, window.height()));
}

void growToFit(QWidget &window, ButtonRow &buttons)
{
    const int wanted = heightToSeeAll(window, buttons, window.width());
    if (wanted > window.height()) {
        // Or its buttons would lie below the end of the screen.
        const int end = window.screen()->availableGeometry().bottom();
        const int over = window.frameGeometry().bottom() + wanted - window.height() - end;
        window.resize(window.width(), wanted);
        if (over > 0 && window.isVisible()) {
            window.move(window.x(), window.y() - over);
        }
    }
}

} // namespace farewell
