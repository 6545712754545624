// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Result.h"
#include "app/overview/OwnRoom.h"

#include <QJsonObject>
#include <QObject>

#include <chrono>
#include <memory>

namespace farewell {

class Clock;
class SignedIn;

/// What came of leaving one room.
struct RoomLeft
{
    enum class Kind {
        Left,
        NotLeft, ///< the account is still in it
        Unknown, ///< no answer that says so, and the room could not be asked
    };

    Kind kind = Kind::Unknown;
    std::optional<Failure> failure{}; ///< why not, or what the first answer was
};

/// Leaves rooms one after the other, and declines invitations among them. One that fails stops
/// none, but for a sign-in that has ended, and three in a row that the server did not answer. A 429
/// is waited for, and that room asked for again (CS-API "Rate limiting"); after any other answer
/// but a 200 the membership decides, and nothing is sent again. Who was banned may not read it, nor
/// of a room that the server has deleted: there the list of all rooms decides.
class RoomLeaving final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    RoomLeaving(SignedIn &signedIn, Clock &clock, QList<OwnRoom> rooms, QString reason,
                QObject *parent = nullptr);

    void start(); ///< once

    /// One more, behind the others; before ended().
    void add(const OwnRoom &room);

    /// Leaves no more than what is being left now; what waits for a pause stays.
    void stop();

    /// The same, and does not look what came of that one.
    void askNoMore();

    [[nodiscard]] qsizetype toGo() const { return m_left.size() + (m_current ? 1 : 0); }

    /// How long the server takes for each, once it has asked for a second pause; what it grants at
    /// first says nothing of that.
    [[nodiscard]] std::optional<std::chrono::milliseconds> pace() const { return m_pace; }

    /// Why it ended before all were asked for, should the server be the reason.
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; }

Q_SIGNALS:
    void began(const QString &roomId);
    void paused(std::chrono::milliseconds pause); ///< pace() may be another
    void over(const QString &roomId, const farewell::RoomLeft &how);
    void ended(); ///< once; may be told from within start() and stop()

private:
    void next();
    void leave();
    void onAnswer(const Result<QJsonObject> &answer);
    void waitFor(const Failure &failure);
    void lookBack(const Failure &failure);
    void lookAmongAll(const Failure &failure);
    void endBecauseOf(const Failure &failure);
    void finish(RoomLeft::Kind kind, const std::optional<Failure> &failure);

    SignedIn &m_signedIn;
    Clock &m_clock;
    QList<OwnRoom> m_left;
    QString m_reason;
    std::optional<OwnRoom> m_current;
    bool m_isWaiting = false;
    bool m_isStopped = false;
    std::unique_ptr<QObject> m_look = std::make_unique<QObject>(); ///< none: nothing is looked at
    std::optional<Failure> m_looksAfter; ///< what came instead of a yes, while it is looked at
    int m_silentInARow = 0;
    int m_pauses = 0;
    qsizetype m_sincePause = 0;              ///< answered since the last one was over
    std::chrono::milliseconds m_goneOnAt{0}; ///< Clock::elapsed() when the last pause was over
    std::optional<std::chrono::milliseconds> m_pace;
    std::optional<Failure> m_failure;
};

} // namespace farewell
