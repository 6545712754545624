// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/UserList.h"

#include <QWidget>

namespace farewell {

class LinkButton;
class Text;

/// How far the list of accounts is, and what can be done about it.
class UserStatusRow final : public QWidget
{
    Q_OBJECT

public:
    explicit UserStatusRow(QWidget *parent);

    void showState(const UserListState &state);

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void stopRequested();
    void goOnRequested(); ///< where it failed or was stopped
    void saveRequested();

private:
    Text *m_status;
    LinkButton *m_stop;
    LinkButton *m_goOn;
    LinkButton *m_save;
};

} // namespace farewell
