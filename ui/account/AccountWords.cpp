// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/AccountWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::phase(AccountPhase phase)
{
    switch (phase) {
    case AccountPhase::Loading:
        return u"loading"_s;
    case AccountPhase::Ready:
        return u"ready"_s;
    case AccountPhase::Working:
        return u"working"_s;
    }
    Q_UNREACHABLE();
}

QString words::state(SettleEntry::State state)
{
    switch (state) {
    case SettleEntry::State::Reading:
        return u"reading"_s;
    case SettleEntry::State::Open:
        return u"open"_s;
    case SettleEntry::State::Settled:
        return u"settled"_s;
    case SettleEntry::State::None:
        return u"none"_s;
    case SettleEntry::State::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QString words::key(SettleEntry::Group group)
{
    switch (group) {
    case SettleEntry::Group::Above:
        return {};
    case SettleEntry::Group::Lives:
        return u"lives"_s;
    case SettleEntry::Group::Stays:
        return u"stays"_s;
    case SettleEntry::Group::Itself:
        return u"itself"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
