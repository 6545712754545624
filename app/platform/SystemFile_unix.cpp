// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/SystemFile.h"

#include "app/platform/FullFlush.h"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace farewell {

namespace {

std::error_code lastError()
{
    return errno == EDQUOT ? std::make_error_code(std::errc::no_space_on_device)
                           : std::error_code(errno, std::generic_category());
}

int numberOf(FileHandle handle)
{
    return static_cast<int>(handle);
}

} // namespace

std::error_code SystemFile::create(const std::filesystem::path &folder, std::string_view prefix)
{
    close();
    std::string name = (folder / prefix).string() + "XXXXXX";
    m_handle = ::mkostemp(name.data(), O_CLOEXEC);
    if (m_handle == none) {
        return lastError();
    }
    m_path = name;
    return {};
}

std::error_code SystemFile::openToAppend(const std::filesystem::path &path)
{
    close();
    constexpr mode_t ownersOnly = S_IRUSR | S_IWUSR;
    m_handle = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, ownersOnly);
    if (m_handle == none) {
        return lastError();
    }
    m_path = path;
    return {};
}

std::error_code SystemFile::append(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(numberOf(m_handle), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return lastError();
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return {};
}

std::error_code SystemFile::flush() const
{
    return fullFlush(numberOf(m_handle)) ? std::error_code() : lastError();
}

void SystemFile::close()
{
    if (m_handle != none) {
        ::close(numberOf(m_handle));
        m_handle = none;
    }
}

std::error_code SystemFile::replace(const std::filesystem::path &from,
                                    const std::filesystem::path &to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    return error;
}

std::error_code SystemFile::flushFolder(const std::filesystem::path &folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        return lastError();
    }
    // Some file systems flush folders with the files in them, and say that they cannot.
    const bool isDone = fullFlush(file) || errno == EINVAL;
    const std::error_code error = isDone ? std::error_code() : lastError();
    ::close(file);
    return error;
}

} // namespace farewell
