// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AddressEntry.h"
#include "app/admin/AdminAccess.h"

namespace farewell {

/// Finds out whether somebody who is signed in may administrate, and where: at the homeserver, or
/// at another address.
class AdminEntry final : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Probing,
        Open,      ///< see address
        NotAdmin,  ///< the server has said so
        Hidden,    ///< nothing of the admin API at the homeserver: see elsewhere()
        SignedOut, ///< our sign-in is not accepted
        Unknown,   ///< no answer
    };

    struct State
    {
        Phase phase = Phase::Probing;
        HomeserverUrl address; ///< with Open: where; before, the homeserver's
        bool hasNone = false;  ///< with Hidden: the server itself says that it knows no admin API
    };

    explicit AdminEntry(SignedIn &actor, QObject *parent = nullptr);
    ~AdminEntry() override;

    [[nodiscard]] const State &state() const { return m_state; }

    /// Asks the homeserver, once.
    void probe();

    /// With Hidden: another address, which the person gives.
    [[nodiscard]] AddressEntry &elsewhere() { return m_elsewhere; }

Q_SIGNALS:
    void changed();

private:
    using Reply = std::function<void(const AddressEntry::Finding &)>;

    void set(Phase phase);
    void onProbed(AdminAccess access);
    void askWhetherThereIsOne();
    void look(const HomeserverUrl &address, QObject *context, const Reply &reply);
    void tryOut(const HomeserverUrl &address, QObject *context, const Reply &reply);

    SignedIn &m_actor;
    State m_state;
    AddressEntry m_elsewhere;
    std::unique_ptr<QObject> m_attempt; ///< context of what the homeserver is asked
};

} // namespace farewell
