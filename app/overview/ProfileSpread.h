// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/ProfileClearing.h"
#include "app/overview/SpreadLook.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace farewell {

class Clock;
class SignedIn;

/// Watches how the server tells all rooms that name or picture is gone. An account that is
/// deactivated meanwhile is joined again to rooms that it has just left, for good (Synapse 1.160).
///
/// Every two seconds it reads its own member events in a sample of 16 rooms that do not show it
/// yet; it gives up after a quarter of an hour.
class ProfileSpread final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pause{2};
    static constexpr std::chrono::minutes longest{15};

    /// Both outlive it.
    ProfileSpread(SignedIn &signedIn, Clock &clock, QList<ProfilePart> gone,
                  QObject *parent = nullptr);

    void start(); ///< once

    [[nodiscard]] qsizetype looked() const { return m_total - m_open.size(); } ///< that show it
    [[nodiscard]] qsizetype total() const { return m_total; }

    /// About how long it still takes, once that can be told.
    [[nodiscard]] std::optional<std::chrono::milliseconds> remaining() const;

Q_SIGNALS:
    void progressed();
    void ended(bool isSeen); ///< once; off: nobody knows how far it has come

private:
    void onRooms(const Result<QStringList> &rooms);
    void look();
    void onLooked(const SpreadLook &look);

    SignedIn &m_signedIn;
    Clock &m_clock;
    QList<ProfilePart> m_gone;
    std::chrono::milliseconds m_startedAt; ///< Clock::elapsed()
    qsizetype m_total = 0;
    QStringList m_open; ///< do not show it yet
};

} // namespace farewell
