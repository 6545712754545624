// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/ProfileState.h"

#include <QWidget>

class QPushButton;

namespace farewell {

class Banner;

/// That the server still tells the rooms of a changed name or picture: whoever is deactivated
/// meanwhile may stay a member of some for ever. Not to wait is a choice of its own.
class SpreadNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit SpreadNotice(QWidget *parent);

    /// `canHold`: there is a button that waits.
    void showProfile(const ProfileState &state, bool canHold);

    /// Where the person may choose not to wait.
    void focus();

    /// It goes on, and the person has not chosen otherwise.
    [[nodiscard]] bool holdsBack() const { return m_isGoingOn && !m_doesNotWait; }
    [[nodiscard]] bool hasText() const;
    [[nodiscard]] QString spoken() const; ///< empty while it is not shown

Q_SIGNALS:
    void doNotWaitRequested();

private:
    bool m_isGoingOn = false;
    bool m_doesNotWait = false;
    Banner *m_text;
    QPushButton *m_doNotWait;
};

} // namespace farewell
