// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/LogFault.h"

#include "app/platform/DurableLog.h"
#include "app/platform/SystemFile.h"

#include <string_view>
#include <vector>

namespace farewell {

LogFault logFaultOf(const std::error_code &error)
{
    if (!error) {
        return LogFault::None;
    }
    if (error == std::errc::device_or_resource_busy) {
        return LogFault::Busy;
    }
    return SystemFile::isOutOfRoom(error) ? LogFault::NoRoom : LogFault::NotWritable;
}

LogFault writeLines(DurableLog &file, const QByteArrayList &lines)
{
    std::vector<std::string_view> views;
    views.reserve(static_cast<std::size_t>(lines.size()));
    for (const QByteArray &line : lines) {
        views.emplace_back(line.constData(), static_cast<std::size_t>(line.size()));
    }
    return logFaultOf(file.write(views));
}

} // namespace farewell
