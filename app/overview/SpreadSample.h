// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QMap>
#include <QStringList>

namespace farewell {

/// Where to look how far a server has come in telling rooms of a new name or picture: rooms stand
/// in the order in which Synapse (1.160) tells them, by id. Pure.

[[nodiscard]] QStringList inOrderOfTelling(QStringList roomIds);

/// From `first` to `last`, 16 at most, evenly spaced; both are among them.
[[nodiscard]] QList<qsizetype> evenlySpaced(qsizetype first, qsizetype last);

/// The places to look at next, to learn which room is the last that was told; none: the room after
/// it is known, too, or none of those looked at was told.
/// @param isTold by place, of those that have been looked at
[[nodiscard]] QList<qsizetype> closerLook(const QMap<qsizetype, bool> &isTold);

} // namespace farewell
