// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ScreenRoom.h"

#include "ui/widgets/Controls.h"

#include <QEvent>
#include <QScreen>

namespace farewell {

namespace {

/// Which screen it is, and how large a font, is known for certain when the window is shown.
class ScreenRoom final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && !event->spontaneous()) {
            auto *window = static_cast<QWidget *>(watched);
            window->resize(window->size().boundedTo(roomOnScreen(*window)));
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

QSize roomOnScreen(const QWidget &window)
{
    const QSize screen = window.screen()->availableSize();
    return {screen.width() - em(&window), screen.height() * 9 / 10};
}

void openWithinScreen(QWidget *window)
{
    window->installEventFilter(new ScreenRoom(window));
}

} // namespace farewell
