// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomHandOverFlow.h"

namespace farewell {

/// How far a room that only the account looks after has come.
struct RoomRowState
{
    enum class Kind { Open, Working, HandedOver, Refused, Changed, Unknown };

    Kind kind = Kind::Open;
    QString heir{};              ///< how they are called; empty: somebody else
    bool canBeTakenBack = false; ///< with HandedOver
    RoomHandOverResult result{}; ///< of the last change
    bool hadOtherAdmin = false;  ///< with Working: before that

    /// As far as it was read last.
    [[nodiscard]] bool hasOtherAdmin() const
    {
        switch (kind) {
        case Kind::Working:
            return hadOtherAdmin;
        case Kind::HandedOver:
            return true;
        case Kind::Refused: // so that nothing has changed
            return result.isHeirAdmin.value_or(result.takesBack);
        case Kind::Open:
        case Kind::Changed:
        case Kind::Unknown:
            return result.isHeirAdmin.value_or(false);
        }
        Q_UNREACHABLE();
    }
};

} // namespace farewell
