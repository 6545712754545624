// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayList>

#include <system_error>

namespace farewell {

class DurableLog;

/// Why nothing can be written into the activity log or a journal; then nothing may be sent, either.
enum class LogFault {
    None,
    Busy, ///< another Farewell is keeping it
    NoRoom,
    NotWritable,
};

[[nodiscard]] LogFault logFaultOf(const std::error_code &error);

/// Lines without their ends, one flush for all, as of DurableLog.
[[nodiscard]] LogFault writeLines(DurableLog &file, const QByteArrayList &lines);

} // namespace farewell
