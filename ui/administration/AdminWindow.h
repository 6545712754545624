// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/AdminView.h"

#include <QWidget>

class QStackedLayout;

namespace farewell {

class AdminHeader;
class Clock;
class EntryPage;
class UserListPage;

/// "Administration": the accounts of a server, for those who look after them. Nothing in it changes
/// anything.
class AdminWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit AdminWindow(Clock &clock, QWidget *parent = nullptr);

    void showView(const AdminView &view);

    /// The accounts; what they are and how they are asked for goes over its signals.
    [[nodiscard]] UserListPage &list() const { return *m_list; }

Q_SIGNALS:
    void openAccountRequested(); ///< one's own, in the ordinary window
    void checkAgainRequested();
    void logRequested();
    void signOutRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    AdminHeader *m_header;
    EntryPage *m_entry;
    UserListPage *m_list;
    QStackedLayout *m_pages;
    AdminPhase m_phase = AdminPhase::Probing;
    EntryReason m_reason = EntryReason::None;
};

} // namespace farewell
