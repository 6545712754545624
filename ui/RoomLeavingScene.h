// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/Countdown.h"
#include "ui/Services.h"
#include "ui/settings/LeavingState.h"
#include "ui/settings/RoomRowState.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace farewell {

class SignedIn;

/// Leaves rooms, and keeps what came of each. It goes on while other pages are looked at.
class RoomLeavingScene final : public QObject
{
    Q_OBJECT

public:
    /// `signedIn` outlives it.
    RoomLeavingScene(SignedIn &signedIn, const Services &services);
    ~RoomLeavingScene() override;

    void leave(const QList<OwnRoom> &rooms, const QString &reason);

    /// One that did not work, behind those that are still to go.
    void retry(const QString &roomId);

    /// After the one that is being left.
    void stop();

    /// Nor looks what came of that one, should its answer not say.
    void askNoMore();

    [[nodiscard]] const LeavingState &state() const { return m_state; }
    [[nodiscard]] const QMap<QString, RoomRowState> &rows() const { return m_rows; }

Q_SIGNALS:
    void changed(); ///< state() and rows() are others
    void left(const QString &roomId);

private:
    void start(const QList<OwnRoom> &rooms);
    void queue(const QString &roomId);
    void onOver(const QString &roomId, const RoomLeft &how);
    void onEnded();
    [[nodiscard]] qsizetype &countOf(RoomLeft::Kind kind); ///< of what was not left
    void tell();

    SignedIn &m_signedIn;
    Services m_services;
    QMap<QString, OwnRoom> m_rooms; ///< that were to be left, by id
    QString m_reason;
    LeavingState m_state;
    QMap<QString, RoomRowState> m_rows;
    QMap<QString, RoomRowState> m_earlier; ///< of rooms that are under way again
    Countdown m_pause;
    std::unique_ptr<RoomLeaving> m_leaving; ///< while it goes on
};

} // namespace farewell
