// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Result.h"
#include "app/overview/RoomJudge.h"
#include "app/overview/RoomLook.h"

#include <QObject>

#include <memory>

namespace farewell {

class SignedIn;

/// What is known of the rooms of an account. Nothing that is missing stops the person.
struct RoomOverview
{
    enum class Phase {
        Reading,
        Complete, ///< but for `unread`
        Stopped,  ///< before all were looked at
        Failed,   ///< likewise, and `failure` says why
    };

    Phase phase = Phase::Reading;
    std::optional<qsizetype> rooms{};       ///< that it is in, without direct chats
    std::optional<qsizetype> directChats{}; ///< missing: not known, which is not "none"
    std::optional<qsizetype> invitations{};
    std::optional<qsizetype> knocks{};
    qsizetype looked = 0;      ///< at so many of these, with those that could not be looked into
    qsizetype unread = 0;      ///< could not be looked into, or have not been
    QList<OwnRoom> all{};      ///< by name; once the reading has ended
    QList<OwnRoom> onlyMine{}; ///< nobody else can look after them; likewise, by reach
    qsizetype handedOver = 0;  ///< so many of these have another admin since
    std::optional<Failure> failure{};
    std::optional<Failure> refusal{}; ///< why the server accepts our sign-in no more

    /// Rooms and direct chats that it is in.
    [[nodiscard]] qsizetype joined() const { return rooms.value_or(0) + directChats.value_or(0); }
    [[nodiscard]] bool isReading() const { return phase == Phase::Reading; }

    /// As it is once the account has left this one.
    void forget(const QString &roomId);
};

/// Reads all rooms of an account, by whichever way the server has: page by page, all at once, or
/// one after the other; then who else looks after those that may be only the account's. At most
/// four requests at a time, and nothing is changed.
///
/// It tells from the event loop, never from inside a call. When it goes, its requests end.
class RoomReader final : public QObject
{
    Q_OBJECT

public:
    explicit RoomReader(SignedIn &signedIn, QObject *parent = nullptr);
    ~RoomReader() override;

    void start(); ///< once

    /// Ends all requests; what is known by then is told.
    void stop();

    [[nodiscard]] const RoomOverview &overview() const { return m_overview; }

Q_SIGNALS:
    void progressed();
    void ended();

private:
    void begin(bool hasPages);
    void readPage(qsizetype first);
    void readAtOnce();
    void onRooms(const Result<QByteArray> &json, qsizetype first, bool isPage);
    void take(const RoomJudge::SortedOut &sorted, const QStringList &ids);
    void readOneByOne();
    void note(const RoomFinding &finding);
    [[nodiscard]] bool endsAll(const Failure &failure);
    void count();
    void tell();
    void addUnread();
    void finish(RoomOverview::Phase phase);

    SignedIn &m_signedIn;
    RoomOverview m_overview;
    std::shared_ptr<RoomJudge> m_judge; ///< not changed any more once rooms are told
    QList<OwnRoom> m_rooms;             ///< that are sorted out
    QSet<QString> m_told;               ///< ids
    QList<ToldRoom> m_open;
    bool m_knowsDirectChats = false;
    bool m_knowsGuestRooms = false;
    bool m_isOver = false;
    bool m_isTelling = false;
    int m_failedInARow = 0;
    std::unique_ptr<QObject> m_reading; ///< the context of all requests
};

} // namespace farewell
