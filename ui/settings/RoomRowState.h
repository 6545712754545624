// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomHandOverFlow.h"
#include "app/overview/RoomLeaving.h"

#include <chrono>

namespace farewell {

/// How far a room has come that is handed over or left.
struct RoomRowState
{
    enum class Kind {
        Open,
        Waiting, ///< to be left once others are
        Working,
        HandedOver,
        Refused,
        Changed,
        Unknown,
        Left,
        NotLeft
    };

    Kind kind = Kind::Open;
    QString heir{};                ///< how they are called; empty: somebody else
    bool canBeTakenBack = false;   ///< with HandedOver, and with NotLeft after that
    RoomHandOverResult result{};   ///< of the last change
    bool hadOtherAdmin = false;    ///< with Waiting, Working and NotLeft: before that
    bool mustBeLookedAt = false;   ///< with NotLeft: handing over, or taking back, has failed
    RoomLeft leaving{};            ///< with NotLeft, which includes that nobody knows
    std::chrono::seconds pause{0}; ///< how long the server still asks to wait before it is changed

    [[nodiscard]] bool isUnderWay() const { return kind == Kind::Waiting || kind == Kind::Working; }

    /// What leaving has brought since, where this is what handing over has.
    [[nodiscard]] RoomRowState withLeaving(const RoomRowState &last) const
    {
        if (kind == Kind::Working) {
            return *this;
        }
        RoomRowState both = last;
        both.hadOtherAdmin = hasOtherAdmin();
        both.heir = heir;
        both.canBeTakenBack = kind == Kind::HandedOver && canBeTakenBack;
        both.mustBeLookedAt
            = kind == Kind::Refused || kind == Kind::Changed || kind == Kind::Unknown;
        both.result = result;
        both.pause = pause;
        return both;
    }

    /// As far as it was read last.
    [[nodiscard]] bool hasOtherAdmin() const
    {
        switch (kind) {
        case Kind::Waiting:
        case Kind::Working:
        case Kind::NotLeft:
            return hadOtherAdmin;
        case Kind::HandedOver:
        case Kind::Left: // and if not, nobody can give it one any more
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
