// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace farewell {

/// Ctrl+W closes the window in front, as its frame does; Ctrl+Q asks for all of them to be closed.
/// Both work wherever the focus is in a window of the program, but not while a menu is open.
class LeavingKeys final : public QObject
{
    Q_OBJECT

public:
    explicit LeavingKeys(QObject *parent);

Q_SIGNALS:
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace farewell
