// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/OAuthClient.h"
#include "app/signin/SignInState.h"

namespace farewell {

/// A sign-in by a code that is typed into a browser anywhere (RFC 8628): asks for the code, and
/// then whether somebody has allowed it, until it is over.
///
/// When it goes, a question that is under way still gets its answer, from PendingLogins.
class DeviceSignIn final : public QObject
{
    Q_OBJECT

public:
    DeviceSignIn(MatrixClient &client, Clock &clock, PendingLogins &logins, OAuthClient asker,
                 QObject *parent);

    void start();

    /// An answer was lost that may have brought a session, and no later one has told that there
    /// is none.
    [[nodiscard]] bool mayHaveSession() const { return m_mayHaveSession; }

    [[nodiscard]] Arrival takeArrival(); ///< once, after arrived()

Q_SIGNALS:
    void offered(const farewell::DeviceCode &code);

    // Each of these is the end, and the receiver may delete this object.
    void notStarted(const farewell::Failure &failure);
    void denied();
    void expired();
    void arrived();

private:
    void onOffered(Result<oauth::DeviceAuthorization> &&offer);
    void askLater();
    void ask();
    void onNotYet(const oauth::DevicePoll &polled);

    MatrixClient &m_client;
    Clock &m_clock;
    PendingLogins &m_logins;
    OAuthClient m_asker;
    Secret m_deviceCode;
    std::chrono::milliseconds m_interval{0}; ///< between two questions
    std::optional<Arrival> m_arrival;
    bool m_mayHaveSession = false;
};

} // namespace farewell
