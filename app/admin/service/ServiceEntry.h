// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminEntry.h"

namespace farewell {

/// Finds the account service's admin API at an address that a person gives, where it does not
/// answer at its own. Our sign-in goes there only after trust().
class ServiceEntry final : public QObject
{
    Q_OBJECT

public:
    explicit ServiceEntry(SignedIn &actor, QObject *parent = nullptr);
    ~ServiceEntry() override;

    /// Its phase is Hidden as long as nothing is found.
    [[nodiscard]] const AdminEntry::State &state() const { return m_state; }

    /// Looks what an address is, as anybody could.
    void check(const QString &typed);

    /// With Step::Trusting: the person has said that our sign-in may go there.
    void trust();

    void askAnew(); ///< for another address
    void stop();    ///< nobody waits for it any more

Q_SIGNALS:
    void changed();

    /// It is the account service of our server, and lets us in: Phase::Open.
    void found(const farewell::HomeserverUrl &address);

private:
    void onChecked(const Result<Answer> &result);
    void onTried(const Result<QString> &serverName);
    void startOver();
    void set(AdminEntry::Step step, AdminEntry::Fault fault = AdminEntry::Fault::None);

    SignedIn &m_actor;
    AdminEntry::State m_state;
    std::unique_ptr<QObject> m_attempt; ///< what was asked for it dies with it
};

} // namespace farewell
