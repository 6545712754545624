// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomHandOver.h"
#include "app/overview/RoomReader.h"
#include "app/record/Settled.h"
#include "ui/Countdown.h"
#include "ui/Services.h"
#include "ui/handover/HandOverState.h"
#include "ui/settings/RoomRowState.h"

#include <QMap>
#include <QPointer>

#include <memory>

namespace farewell {

class HandOverDialog;
class SignedIn;

/// Hands rooms over to other people, one at a time, takes that back, and keeps how far each has
/// come. When handOverDialog is closed after the request was sent, it still finds out what came of
/// that.
class RoomHandOverScene final : public QObject
{
    Q_OBJECT

public:
    /// `signedIn` outlives it.
    RoomHandOverScene(SignedIn &signedIn, const Services &services);
    ~RoomHandOverScene() override;

    void open(const OwnRoom &room, QWidget *parent);
    void takeBack(const QString &roomId);
    void lookAgain(const QString &roomId);

    /// Rooms that were handed over from here, and have another admin since: they can still be taken
    /// back.
    [[nodiscard]] QList<OwnRoom> givenAway(const RoomOverview &rooms) const;

    /// All rooms were read anew: what was said of those that are the account's alone is outdated.
    void takeOver(const QList<OwnRoom> &onlyMine);

    /// Asks nothing more. Of what was sent by then nobody knows what came.
    void stop();

    /// A room is being changed, or looked at.
    [[nodiscard]] bool isBusy() const { return m_change || m_look; }

    [[nodiscard]] QMap<QString, RoomRowState> rows() const;

    /// What a record says of it.
    [[nodiscard]] QList<Settled::HandedOverRoom> givenRooms() const;

    /// How many of these rooms have another admin since.
    [[nodiscard]] qsizetype handedOver(const QList<OwnRoom> &rooms) const;

Q_SIGNALS:
    void changed(); ///< rows() are others

private:
    struct Given
    {
        RoomHandOverFlow::Offer offer;
        LevelChange change;
        QString heir;        ///< how they are called
        QString room{};      ///< likewise
        QDateTime at{};      ///< UTC
        bool isSeen = false; ///< it was read again, and was there
    };

    void read();
    void onRead();
    void handOver(const RoomMember &heir);
    void onHandedOver();
    void onTakenBack();
    bool waitIfAsked(const RoomHandOverResult &result);
    void onLookedAgain();
    [[nodiscard]] RoomRowState rowFrom(const QString &roomId, const HeirList &list) const;
    void begin(const QString &roomId, const QString &heir);
    void showRow(const QString &roomId, const RoomRowState &state);
    void showDialog();

    SignedIn &m_signedIn;
    Services m_services;
    HandOverState m_state;
    QPointer<HandOverDialog> m_dialog;
    std::unique_ptr<HeirReader> m_reader;   ///< for the dialog
    std::unique_ptr<HeirReader> m_look;     ///< for a row
    std::unique_ptr<RoomHandOver> m_change; ///< under way
    QString m_at;                           ///< the id of the room that is worked on
    RoomRowState m_before;                  ///< how its row was before
    RoomHandOverFlow::Offer m_offer;
    QMap<QString, Given> m_given;
    QMap<QString, RoomRowState> m_rows;
    Countdown m_readPause;   ///< as the server asks for while it is read
    Countdown m_changePause; ///< and before anything else is changed
};

} // namespace farewell
