// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminAccess.h"

#include <QObject>

#include <memory>

namespace farewell {

/// Finds out whether somebody who is signed in may administrate, and where. Only what a person has
/// confirmed gets our sign-in: the homeserver by signing in there, another address by trust().
class AdminEntry final : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Probing,
        Open,      ///< see address
        NotAdmin,  ///< the server has said so
        Hidden,    ///< nothing of the admin API at the homeserver: which address has it?
        SignedOut, ///< our sign-in is not accepted
        Unknown,   ///< no answer
    };

    /// With Hidden: how far another address is.
    enum class Step {
        Asking,   ///< for one
        Checking, ///< what it is, without our sign-in
        Trusting, ///< it has the admin API of this server, as far as it tells: may it have our
                  ///< sign-in?
        Trying,   ///< with our sign-in
    };

    /// What is wrong with the address that was entered.
    enum class Fault {
        None,
        NoAddress,   ///< nothing that a request could go to: https, or http on this computer
        NoAnswer,    ///< nothing answers there, or nothing that says what it is
        OtherServer, ///< it belongs to State::otherName
        StillHidden, ///< it answers, but not to administrators
        NotAccepted, ///< it does not know our sign-in: another server, or one that has ended it
    };

    struct State
    {
        Phase phase = Phase::Probing;
        HomeserverUrl address; ///< asked last, or to be asked
        Step step = Step::Asking;
        Fault fault = Fault::None;
        bool hasNone = false; ///< with Hidden: the server itself says that it knows no admin API
        QString otherName{};  ///< with OtherServer; cleaned
    };

    explicit AdminEntry(SignedIn &actor, QObject *parent = nullptr);
    ~AdminEntry() override;

    [[nodiscard]] const State &state() const { return m_state; }

    /// Asks the homeserver, once.
    void probe();

    /// With Hidden: looks what an address is. Our sign-in does not go there.
    void check(const QString &typed);

    /// With Trusting: the person has said that it may.
    void trust();

    /// Back to Asking; answers that still come are dropped.
    void askAnew();

    /// The same, and says nothing: nobody is asked any more.
    void stop();

Q_SIGNALS:
    void changed();

private:
    void startOver();
    void set(Phase phase);
    void set(Step step, Fault fault = Fault::None);
    void onVersion(const Result<QString> &version);
    void onSigningName(const Result<QString> &name);
    void onProbed(AdminAccess access);
    void askWhetherThereIsOne();
    void onTried(AdminAccess access);

    SignedIn &m_actor;
    State m_state;
    std::unique_ptr<QObject> m_attempt; ///< context of what is asked
};

} // namespace farewell
