// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace farewell {

class Clock;
class SignedIn;

/// Knows what the profile of an account shows before anything is done to it. Name and picture may
/// be cleared with another app while the person reads, so what was seen counts for 90 s, and is
/// due() again after 60.
class ProfileWatch final : public QObject
{
    Q_OBJECT

public:
    /// The sign-in and the clock must outlive it.
    ProfileWatch(SignedIn &actor, UserId subject, Clock &clock, QObject *parent = nullptr);

    /// In the place of a reading that is under way.
    void read();

    /// What is under way says nothing any more: something may have been done.
    void stop() { m_reading.reset(); }

    /// What was read counts no more, nor does what is being read.
    void forget();

    /// It was read lately.
    [[nodiscard]] bool isFresh() const;

Q_SIGNALS:
    /// `isThere`: a name or a picture. A reading without an answer says nothing.
    void seen(bool isThere, bool hasPicture);
    void due();

private:
    void onRead(const Result<Profile> &result);

    SignedIn &m_actor;
    UserId m_subject;
    Clock &m_clock;
    std::unique_ptr<QObject> m_reading;
    std::optional<std::chrono::milliseconds> m_readAt; ///< Clock::elapsed()
};

} // namespace farewell
