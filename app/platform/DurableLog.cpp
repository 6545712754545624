// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/DurableLog.h"

#include "app/platform/FileLock.h"

#include <fstream>
#include <string>

namespace farewell {

namespace {

namespace fs = std::filesystem;

bool hasTornEnd(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file || file.tellg() <= 0) {
        return false;
    }
    file.seekg(-1, std::ios::end);
    return file.get() != '\n';
}

} // namespace

std::error_code DurableLog::open(const fs::path &path)
{
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (!error) {
        error = m_file.openToAppend(path);
    }
    if (error) {
        return error;
    }
    if (!FileLock::tryHold(m_file)) {
        m_file.close();
        return std::make_error_code(std::errc::device_or_resource_busy);
    }
    m_isTorn = hasTornEnd(path);
    // What the folder lists now has to survive a power cut, too.
    error = SystemFile::flushFolder(path.parent_path());
    if (error) {
        m_file.close();
    }
    return error;
}

std::error_code DurableLog::write(const std::vector<std::string_view> &lines)
{
    std::string bytes(m_isTorn ? "\n" : "");
    for (const std::string_view line : lines) {
        bytes += line;
        bytes += '\n';
    }
    const std::error_code error = m_file.append(bytes);
    m_isTorn = error && hasTornEnd(m_file.path());
    return error ? error : m_file.flush();
}

} // namespace farewell
