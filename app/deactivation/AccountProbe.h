// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/Evidence.h"

#include <QObject>

#include <functional>
#include <memory>

namespace farewell {

class Clock;
class SignedIn;

/// Looks at an account after a request that may have deactivated it: whether our sign-in still
/// works, what the public profile shows, and what the server says of the account. Each question is
/// a single try, and all of one look are asked beside each other.
///
/// What it says is given by signals while the look lasts; a receiver may stop() it, or delete it.
class AccountProbe final : public QObject
{
    Q_OBJECT

public:
    struct Questions
    {
        bool signIn = false; ///< tells of the account only where it is the actor's own
        bool profile = false;
        bool accountStatus = false; ///< MSC3720
    };

    /// The sign-in and the clock must outlive it.
    AccountProbe(SignedIn &actor, UserId subject, Clock &clock, QObject *parent = nullptr);

    /// In the place of a look that is under way.
    void look(Questions questions);

    /// Nothing more is said of the look under way.
    void stop() { m_look.reset(); }

    [[nodiscard]] bool isLooking() const { return m_look != nullptr; }

Q_SIGNALS:
    void signInLooked(farewell::SignInSign sign);
    void profileLooked(farewell::ProfileSign sign);
    void accountStatusSaid(bool isDeactivated);

    /// It takes longer than a person waits without a word; it goes on.
    void takesLong();

    /// Every question has its answer, or none.
    void ended();

private:
    using Done = std::function<void()>;

    void askSignIn(const Done &done);
    void readProfile(const Done &done);
    void askAccountStatus(const Done &done);

    SignedIn &m_actor;
    UserId m_subject;
    Clock &m_clock;
    std::unique_ptr<QObject> m_look; ///< the look under way; its answers die with it
};

} // namespace farewell
