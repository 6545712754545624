// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/LoggedAct.h"
#include "app/admin/steps/AccountLook.h"
#include "app/admin/steps/StepDriver.h"

#include <chrono>
#include <functional>
#include <memory>

namespace farewell {

/// The deactivation itself: looks at the account once more, sends one request to the account
/// service where that knows the account, else to the homeserver, and reads the account back until
/// the table "From answer to phase" says what has happened.
class AccountDeactivation final : public StepDriver
{
    Q_OBJECT

public:
    struct Setup
    {
        bool erase = false;
        bool isRunAgain = false;   ///< it may be deactivated already
        bool mustBeClosed = false; ///< it was, as read back before: active now, it was brought back
        bool ignoresTasks = false; ///< the person has not waited for a new name
    };

    /// What was read back, for showing.
    struct Seen
    {
        QString askedHost{}; ///< to whom the request went, for showing
        AdminReply reply{};
        QDateTime sentAt{};     ///< UTC
        QDateTime answeredAt{}; ///< UTC
        QDateTime readAt{};     ///< UTC; invalid while nothing has been
        AdminSeen account{};
        std::optional<std::chrono::milliseconds> nextLookIn{};

        /// The account service has said yes, and nothing speaks against it.
        [[nodiscard]] bool isAccepted() const;
    };

    AccountDeactivation(const AdminDesk &desk, const AdminTarget &target, Setup setup,
                        QObject *parent);
    ~AccountDeactivation() override;

    void start() override;

    /// Once the request was sent, what has come of it is found out all the same.
    void stop() override;

    [[nodiscard]] Seen seen() const;

    /// Directly before the request.
    [[nodiscard]] const AccountBefore &before() const { return m_before; }

Q_SIGNALS:
    void submitted();
    void verifying(); ///< answered or lost, and a look at the account was not enough

private:
    void lookFirst();
    void onFirstLook(const AccountLook &look);
    void onTasks(const Result<QList<AdminTask>> &tasks);
    void send();
    void onReply(const AdminReply &reply);
    void lookBack();
    void onLookedBack(const AccountLook &look);
    void judge();
    void lookLater();
    void endLook();
    void finish(const StepEnd &end);
    void finishBy(const AdminVerdict &verdict);
    [[nodiscard]] std::optional<StepEnd> objectionTo(const AccountLook &look) const;
    [[nodiscard]] QString addressAsked() const;
    [[nodiscard]] std::chrono::milliseconds sinceSent() const;

    Setup m_setup;
    LoggedAct m_act;
    Seen m_seen;
    QString m_managedId; ///< at the account service, if that is whom to ask
    AccountBefore m_before;
    std::chrono::milliseconds m_sent{0};   ///< Clock::elapsed()
    std::chrono::milliseconds m_nextAt{0}; ///< counted from sending
    std::unique_ptr<QObject> m_looking;    ///< a look that is under way or due
    bool m_isSent = false;
    bool m_isOver = false;
};

} // namespace farewell
