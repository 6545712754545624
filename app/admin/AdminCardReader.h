// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminCard.h"
#include "app/admin/AdminPlace.h"

#include <QObject>

#include <memory>

namespace farewell {

/// Reads the card of one account: the account first, then all the rest beside each other, and the
/// rooms one after the other, four at a time. It sends nothing that changes anything.
///
/// What was asked of one account is never shown with another: a new choice drops all answers that
/// are still to come.
class AdminCardReader final : public QObject
{
    Q_OBJECT

public:
    explicit AdminCardReader(AdminPlace place, QObject *parent = nullptr);
    ~AdminCardReader() override;

    [[nodiscard]] const AdminCard &card() const { return m_card; }

    /// Begins anew, also with the same account; what was known of another is forgotten.
    void read(const QString &userId);

    /// The account service answers there from now on.
    void setService(const HomeserverUrl &address) { m_place.service = address; }

    /// Nobody is chosen any more.
    void clear();

    /// Asks again for the parts that could not be read.
    void readGaps();

    void stopLooking();     ///< in rooms; what was found stays
    void lookInTheOthers(); ///< rooms, after stopLooking()

Q_SIGNALS:
    void changed(); ///< card() has more to tell, after each answer

private:
    void readAccount();
    void readParts();
    void readSessions();
    void readRooms();
    void readInvitations();
    void readFiles();
    void readLivingAdmins(const QString &from, qint64 before);
    void lookInRooms();
    void lookInRoom(const QString &roomId, const std::function<void()> &done);
    void judge(const QString &roomId, const Result<AdminRoom> &read);

    AdminPlace m_place;
    AdminCard m_card;
    QStringList m_unseenRooms;
    std::unique_ptr<QObject> m_choice;  ///< lives as long as the account is chosen
    std::unique_ptr<QObject> m_looking; ///< while rooms are looked at; dies before m_choice
};

} // namespace farewell
