// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/SpreadLook.h"

#include <QMap>
#include <QObject>

#include <chrono>
#include <optional>

namespace farewell {

class Clock;
class SignedIn;

/// Finds out whether the server still tells rooms of a name or picture that another app has
/// changed: see ProfileSpread for what would come of a deactivation meanwhile.
///
/// It compares 16 rooms with the profile, then the rooms between the last that shows it and the
/// first after it that does not, until these are neighbours; and all that differ once more after
/// two seconds (ProfileSpread::pause). What does not move by then is a name of the person's own in
/// single rooms. What moves is watched until every room that is looked at shows it, or it stands
/// still; for a quarter of an hour at most (ProfileSpread::longest).
class ProfileMovement final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostQuiet = 5; ///< looks without a change: what has moved stands still

    /// Both outlive it.
    ProfileMovement(SignedIn &signedIn, Clock &clock, QObject *parent = nullptr);

    void start(); ///< once

Q_SIGNALS:
    void moved(); ///< once at most: it is being told

    /// Once: nothing was seen to move, or all of it has come. Off: it has moved, and nobody knows
    /// how far it has come.
    void ended(bool isSeen);

private:
    void readProfile();
    void onProfile(const Result<Profile> &profile);
    void onRooms(const Result<QStringList> &rooms);
    void lookAgain();
    void look(const QList<qsizetype> &places);
    void onLook(const QList<qsizetype> &places, const SpreadLook &look);
    void onLooked();
    void goOn();
    void giveUp(const Failure &failure);
    void end(bool isSeen);

    SignedIn &m_signedIn;
    Clock &m_clock;
    std::chrono::milliseconds m_startedAt; ///< Clock::elapsed()
    std::optional<Profile> m_profile;      ///< that the rooms are compared with
    QStringList m_rooms;
    QMap<qsizetype, bool> m_isTold; ///< by place, of those that have been looked at
    QSet<qsizetype> m_unread;       ///< places that could not be read when they were asked last
    bool m_isFirst = true;          ///< there is nothing yet to compare this look with
    bool m_hasChanged = false;      ///< since the look before
    bool m_hasMoved = false;
    int m_quiet = 0;
};

} // namespace farewell
