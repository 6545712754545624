// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace farewell {

/// An implementation of a homeserver that does nothing with `erase`, in the versions that were
/// looked at, and what else it does there. What later ones do, nobody knows.
struct EraseHabit
{
    /// What becomes of the profile at a deactivation, whatever was asked for.
    enum class Profile { Stays, Goes };

    QString software; ///< by name, from `/_matrix/federation/v1/version`
    Profile profile;
    bool onlyClaimsToUnbind; ///< answers `success` for the identity server, and asks none
    QString source;          ///< how this is known
};

[[nodiscard]] QList<EraseHabit> eraseHabits();

/// Nothing for software that acts on `erase`, or of which that is not known.
[[nodiscard]] std::optional<EraseHabit> eraseHabitOf(const QString &software);

} // namespace farewell
