// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChangeState.h"
#include "app/admin/AdminPlace.h"
#include "app/admin/ChangeVerdict.h"
#include "app/admin/LoggedAct.h"
#include "app/base/Secret.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace farewell {

class Clock;

/// Locks, unlocks or reactivates one account: reads it, writes down what is about to be done, sends
/// that once, and reads the account again until it tells what has come of it.
///
/// Where there is an account service that knows the account, it does that, and the account is read
/// back at both. Nothing is sent of an account that the server does not know, for that would make
/// one, nor while it cannot be written down. When this goes after the request was sent, the log is
/// told that nobody waited for the result.
class AccountChange final : public QObject
{
    Q_OBJECT

public:
    /// `log` and the actor outlive this.
    AccountChange(AdminPlace place, Clock &clock, ActivityLog &log, AccountAct act,
                  const QString &subject, QObject *parent = nullptr);
    ~AccountChange() override;
    Q_DISABLE_COPY_MOVE(AccountChange)

    [[nodiscard]] const AccountChangeState &state() const { return m_state; }

    /// The person has said so; counts in ChangePhase::Choosing only. `password` is for a
    /// reactivation; empty: none is set.
    void confirm(Secret password = {});

    /// Sends nothing that has not been sent yet.
    void cancel();

Q_SIGNALS:
    void changed();

private:
    void onRead(const Result<AdminAccount> &account);
    void send();
    void onReply(const Result<QJsonObject> &reply);
    void look();
    [[nodiscard]] ChangeSeen seenIn(const Result<AdminAccount> &account);
    void judge(const ChangeSeen &seen);
    void waitForNextLook();
    void cool();
    void conclude(const QString &readBack);
    void go(const ChangeVerdict &verdict);
    [[nodiscard]] std::chrono::seconds sinceSent() const;
    [[nodiscard]] QString readBack() const;

    AdminPlace m_place;
    Clock &m_clock;
    AccountChangeState m_state;
    Secret m_password;
    LoggedAct m_act;
    QString m_managedId; ///< at the account service, if that was asked
    std::optional<Result<QJsonObject>> m_reply;
    std::chrono::milliseconds m_sent{0};
    std::unique_ptr<QObject> m_attempt; ///< what was asked for it dies with it
};

} // namespace farewell
