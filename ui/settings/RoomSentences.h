// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"
#include "ui/settings/RoomRowState.h"

#include <QCoreApplication>

namespace farewell {

/// What there is to say of a room in a list.
class RoomSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::RoomSentences)

public:
    /// Its name; a room without one is called by its id.
    [[nodiscard]] static QString name(const OwnRoom &room);

    /// "Public room · 214 people".
    [[nodiscard]] static QString about(const OwnRoom &room);

    /// How far it has come, should there be anything to say of it.
    [[nodiscard]] static QString told(const RoomRowState &state);

    /// Why a change was not even asked for, or was put off; nothing has changed.
    [[nodiscard]] static QString notDone(const Failure &failure, std::chrono::seconds pause = {});

private:
    [[nodiscard]] static QString kind(const OwnRoom &room);
    [[nodiscard]] static QString notTakenBack(const RoomRowState &state);
    [[nodiscard]] static QString otherAdmin(const RoomRowState &state);
    [[nodiscard]] static QString notChanged(const RoomRowState &state);
    [[nodiscard]] static QString notLeft(const RoomLeft &leaving);
    [[nodiscard]] static QString unknown(const RoomRowState &state);
};

} // namespace farewell
