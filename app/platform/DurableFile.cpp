// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/DurableFile.h"

#include "app/platform/FileLock.h"

#include <chrono>
#include <string>

namespace farewell {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view newPrefix = "new-"; ///< begins the names of files still being written

void removeQuietly(const fs::path &path)
{
    std::error_code ignored; // a power cut that brings it back does no harm
    fs::remove(path, ignored);
}

/// A new file of ours alone, held, filled and flushed; else it is gone again.
std::error_code fill(SystemFile &file, const fs::path &folder, std::string_view bytes)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) {
        error = file.create(folder, newPrefix);
    }
    if (error) {
        return error;
    }
    FileLock::hold(file);
    error = file.append(bytes);
    if (!error) {
        error = file.flush();
    }
    if (error) {
        removeQuietly(file.path());
    }
    return error;
}

/// The entry of a folder that we may have made. Where we may not look into the one above it, we
/// have not.
std::error_code flushAbove(const fs::path &folder)
{
    const std::error_code error = SystemFile::flushFolder(folder.parent_path());
    return error == std::errc::permission_denied ? std::error_code() : error;
}

bool isOld(const fs::path &path)
{
    constexpr std::chrono::minutes grace{1};
    std::error_code error;
    const auto written = fs::last_write_time(path, error);
    return !error && fs::file_time_type::clock::now() - written >= grace;
}

} // namespace

DurableFile::DurableFile(fs::path path)
    : m_path(std::move(path))
{
}

std::error_code DurableFile::write(std::string_view bytes)
{
    const fs::path folder = m_path.parent_path();
    SystemFile file;
    std::error_code error = fill(file, folder, bytes);
    if (error) {
        return error;
    }
    error = SystemFile::replace(file.path(), m_path);
    if (error) {
        removeQuietly(file.path());
        return error;
    }
    m_file = std::move(file);
    error = SystemFile::flushFolder(folder);
    return error ? error : flushAbove(folder);
}

void DurableFile::remove()
{
    removeQuietly(m_path);
    m_file.close();
}

std::error_code DurableFile::probe(const fs::path &folder, std::size_t size)
{
    SystemFile file;
    const std::error_code error = fill(file, folder, std::string(size, ' '));
    if (!error) {
        removeQuietly(file.path());
    }
    return error;
}

void DurableFile::removeOrphans(const fs::path &folder)
{
    const fs::path prefix(newPrefix);
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
        const fs::path path = entry->path();
        entry.increment(error);
        if (path.filename().native().starts_with(prefix.native()) && isOld(path)
            && !FileLock::isHeld(path)) {
            removeQuietly(path);
        }
    }
}

} // namespace farewell
