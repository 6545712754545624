// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChange.h"
#include "ui/Services.h"
#include "ui/administration/AccountChangeView.h"

#include <QObject>
#include <QPointer>

namespace farewell {

class AccountChangeDialog;

/// One lock, its end, or one reactivation: lockDialog or reactivateDialog, and what it asks for.
/// When the dialog is closed after the request was sent, it still finds out what came of that, for
/// the activity log.
class AccountChangeScene final : public QObject
{
    Q_OBJECT

public:
    /// `place`'s actor and `log` outlive this.
    AccountChangeScene(const Services &services, const AdminPlace &place, ActivityLog &log,
                       const AccountChangeView &view, QWidget *parent);
    ~AccountChangeScene() override;

    /// Closes the dialog, and waits for an answer that is under way, but not for what comes of it.
    void leave();

    [[nodiscard]] const AccountChangeState &state() const { return m_change.state(); }

Q_SIGNALS:
    void changed(); ///< state() is another one
    void closed();  ///< the person is back at the list
    void ended();   ///< once: closed, and nothing is to be found out any more

private:
    void onChanged();
    void endIfOver();

    AccountChange m_change;
    QPointer<AccountChangeDialog> m_dialog;
    bool m_isClosed = false;
    bool m_isLeaving = false;
    bool m_hasEnded = false;
};

} // namespace farewell
