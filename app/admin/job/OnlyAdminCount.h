// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "app/admin/AdminReads.h"
#include "app/matrix/FanOut.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace farewell {

/// Of an account: rooms that nobody else can look after.
struct OnlyAdminRooms
{
    qint64 known = 0;
    qint64 unclear = 0; ///< could not be read, or say nothing that can be judged

    friend bool operator==(const OnlyAdminRooms &, const OnlyAdminRooms &) = default;
};

/// Counts in how many rooms each account of a list is the only admin. Every room is read once,
/// whoever of them is in it, four at a time.
class OnlyAdminCount final : public QObject
{
    Q_OBJECT

public:
    explicit OnlyAdminCount(AdminPlace place, QObject *parent = nullptr);
    ~OnlyAdminCount() override;

    /// Accounts whose rooms cannot be read are not among what comes of it.
    void count(const QStringList &userIds);

Q_SIGNALS:
    void progressed(qsizetype done, qsizetype of); ///< accounts, and then rooms as well

    void ended(const QHash<QString, farewell::OnlyAdminRooms> &counts);

private:
    using Done = std::function<void()>;

    void read(std::vector<FanOut::Job> jobs, void (OnlyAdminCount::*next)());
    void isRead();
    void finish() { Q_EMIT ended(m_counts); }
    void readJoined(const QString &userId, const Done &done);
    void readRooms();
    void judge(const QString &roomId, const Result<AdminRoom> &room);

    AdminPlace m_place;
    QHash<QString, QStringList> m_joined;
    QHash<QString, QStringList> m_accounts; ///< by room
    QHash<QString, OnlyAdminRooms> m_counts;
    qsizetype m_done = 0;
    qsizetype m_of = 0;
    std::unique_ptr<QObject> m_reading;
};

} // namespace farewell
