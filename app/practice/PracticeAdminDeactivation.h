// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

#include <deque>
#include <functional>
#include <utility>

namespace farewell {

/// What administrators do to the accounts of others: deactivate, reactivate, lock, suspend.
///
/// A deactivation goes in Synapse's order: contacts and sessions first, `deactivated` late, and the
/// rooms afterwards, one by one and one account after the other.
class PracticeAdminDeactivation final
{
public:
    PracticeAdminDeactivation(PracticeState &state, PracticeAdminDoor &door);

    /// Closes the account, and answers.
    PracticeAnswer begin(PracticeAccount &account, bool erase);

    /// Called for each account as soon as its deactivation has begun.
    void onBegun(std::function<void(PracticeAccount &)> callback)
    {
        m_onBegun = std::move(callback);
    }

private:
    struct Leaving
    {
        PracticeAccount *account;
        std::optional<QStringList> rooms; ///< that are still to be left; unset before its turn
    };

    [[nodiscard]] PracticeAnswer deactivate(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer suspend(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer putAccount(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer createAccount(const QString &userId, const QJsonObject &body);

    [[nodiscard]] std::optional<PracticeAnswer> putOff();
    void finish(PracticeAccount &account);
    void passTime();
    void startLeaving();
    void leaveNext();

    PracticeState &m_state;
    PracticeAdminDoor &m_door;
    std::deque<Leaving> m_leaving;
    bool m_isLeaving = false;
    std::function<void(PracticeAccount &)> m_onBegun;
};

} // namespace farewell
