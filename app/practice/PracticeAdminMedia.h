// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeAdminDoor.h"

namespace farewell {

/// The files that somebody sent: listed, and deleted by the hundred.
class PracticeAdminMedia final
{
public:
    explicit PracticeAdminMedia(PracticeAdminDoor &door);

private:
    /// Of one account, and what page of it.
    struct Page
    {
        PracticeAccount *account;
        qsizetype from;
        qsizetype limit;
        QStringList files; ///< the newest first
    };

    [[nodiscard]] PracticeResult<Page> pageIn(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer list(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer remove(const PracticeCall &call) const;

    PracticeAdminDoor &m_door;
};

} // namespace farewell
