// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"

#include <QList>
#include <QObject>

#include <chrono>

namespace farewell {

class Clock;
class SignedIn;

/// What came of removing name and picture: as the profile says afterwards, not as the answers did.
struct ProfileCleared
{
    std::optional<Profile> profile{}; ///< as it was read back; missing: it could not be
    std::optional<Failure> failure{}; ///< of the first request that brought no yes
    bool isSent = false;              ///< something may have reached the server
    QList<ProfilePart> parts{};       ///< that were to go

    [[nodiscard]] QList<ProfilePart> gone() const; ///< as the profile says
    [[nodiscard]] bool isGone() const { return profile && gone() == parts; }
};

[[nodiscard]] bool hasPart(const Profile &profile, ProfilePart part);

/// What there is to remove, and the server allows to.
[[nodiscard]] QList<ProfilePart> clearableParts(const Overview &overview);

/// Removes name and picture, one after the other, and reads the profile back. Nothing is sent
/// twice, but after a 429 and its pause, up to a minute: Synapse (1.160) has changed the profile by
/// then, and tells no room of it.
class ProfileClearing final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    ProfileClearing(SignedIn &signedIn, Clock &clock, QList<ProfilePart> parts,
                    QObject *parent = nullptr);

    void start(); ///< once

    [[nodiscard]] const ProfileCleared &result() const { return m_result; }

Q_SIGNALS:
    void waits(std::chrono::milliseconds pause);
    void ended(); ///< once

private:
    void next();
    void clear(ProfilePart part);
    void onAnswer(ProfilePart part, const Result<QJsonObject> &answer);
    void readBack();

    SignedIn &m_signedIn;
    Clock &m_clock;
    QList<ProfilePart> m_left;
    ProfileCleared m_result;
};

} // namespace farewell
