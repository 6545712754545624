// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace farewell {

/// What a screen reader was told last in a window: a notification, which nobody sees.
class Announcement final : public QLabel
{
    Q_OBJECT

public:
    explicit Announcement(QWidget *window);

    void say(const QString &text);
};

/// Makes a screen reader say `text`, wherever the focus is. Does nothing while the window of
/// `place` is not shown, for a window is read when it opens.
void announce(QWidget *place, const QString &text);

/// Moves the focus, which is heard, and then says `text`.
void focusAndAnnounce(QWidget *receiver, const QString &text);

} // namespace farewell
