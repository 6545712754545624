// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QObject>

namespace farewell {

class Clock;
class SignedIn;

/// Removes contacts one after the other, for one click that covered them all. One that fails stops
/// none, but for a sign-in that has ended; a 429 is waited for, and that contact asked for again.
/// What was sent is not sent again after anything else.
class ContactRemoval final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ContactRemoval(SignedIn &signedIn, Clock &clock, QList<Contact> contacts,
                   QObject *parent = nullptr);

    void start(); ///< once

    /// Removes no more than what is being removed now; what waits for a pause has failed.
    void stop();

Q_SIGNALS:
    void began(const farewell::Contact &contact);
    void waits(const farewell::Contact &contact, std::chrono::milliseconds pause);
    void removed(const farewell::Contact &contact, farewell::UnbindResult unbind);
    void failed(const farewell::Contact &contact, const farewell::Failure &failure);
    void ended(); ///< once

private:
    /// What the server has asked to wait for.
    struct Paused
    {
        Contact contact;
        Failure failure;
    };

    void next();
    void goOn();
    void remove(const Contact &contact);
    void onAnswer(const Contact &contact, const Result<UnbindResult> &result);

    SignedIn &m_signedIn;
    Clock &m_clock;
    QList<Contact> m_left;
    std::optional<Paused> m_paused;
    bool m_isStopped = false;
};

} // namespace farewell
