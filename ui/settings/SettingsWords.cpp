// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SettingsWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::rowState(RoomRowState::Kind kind)
{
    switch (kind) {
    case RoomRowState::Kind::Open:
        return u"open"_s;
    case RoomRowState::Kind::Waiting:
    case RoomRowState::Kind::Working:
        return u"working"_s;
    case RoomRowState::Kind::HandedOver:
        return u"handedOver"_s;
    case RoomRowState::Kind::Refused:
        return u"refused"_s;
    case RoomRowState::Kind::Changed:
        return u"changed"_s;
    case RoomRowState::Kind::Unknown:
        return u"unknown"_s;
    case RoomRowState::Kind::Left:
        return u"left"_s;
    case RoomRowState::Kind::NotLeft:
        return u"notLeft"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
