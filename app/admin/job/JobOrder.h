// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/job/JobRecord.h"

#include <chrono>

namespace farewell {

/// When something happens: for measuring, and for showing.
struct JobMoment
{
    std::chrono::milliseconds elapsed{0}; ///< Clock::elapsed()
    QDateTime utc{};
};

/// What a job wants done. Each is answered once, with its ticket; an answer that nobody waits for
/// any more changes nothing.
struct JobOrder
{
    enum class Kind {
        Begin,    ///< a journal with the frozen list, then written()
        Write,    ///< these entries into it, then written()
        Look,     ///< at the account, its sessions and its tasks, then looked()
        Send,     ///< the request, then replied()
        ReadBack, ///< the account, its sessions and whether we still may, then looked()
        Rooms,    ///< that it is in, then roomsRead()
    };

    Kind kind = Kind::Look;
    int ticket = 0;
    qsizetype row = 0; ///< its place; with Write, of what is about to be sent; not with Begin
    QList<JobEntry> entries{}; ///< with Write
};

} // namespace farewell
