// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace farewell {

class PracticeHomeserver;

/// What alice holds who has been here for long.
struct LargeAccount
{
    QString name;
    int rooms = 0; ///< every tenth is a direct chat
    int sessions = 0;
    int contacts = 0; ///< email addresses

    void giveToAlice(PracticeHomeserver &server) const;
};

[[nodiscard]] QList<LargeAccount> largeAccounts();

} // namespace farewell
