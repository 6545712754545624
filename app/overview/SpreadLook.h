// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"

#include <QSet>

#include <functional>

namespace farewell {

class SignedIn;

/// What rooms show of us; one that could not be read is in neither.
struct SpreadLook
{
    QSet<QString> told; ///< they show it, or we are no longer in them
    QSet<QString> untold;
    bool isRefused = false; ///< the sign-in has ended
};

/// Reads our own member event in each, a few at a time, once. Whoever is no longer in a room is not
/// brought back by what is told there later.
void lookWhereTold(SignedIn &signedIn, const QStringList &roomIds,
                   const std::function<bool(const Profile &)> &showsIt, QObject *context,
                   const std::function<void(const SpreadLook &)> &reply);

} // namespace farewell
