// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/SystemFile.h"

#include <random>
#include <string>

#include <windows.h>

namespace farewell {

namespace {

std::error_code lastError()
{
    return {static_cast<int>(GetLastError()), std::system_category()};
}

HANDLE systems(FileHandle handle)
{
    return reinterpret_cast<HANDLE>(handle);
}

} // namespace

/// In the person's own folders nobody else may read; shared for deleting, or it could not be
/// renamed and removed while it is open.
std::error_code SystemFile::create(const std::filesystem::path &folder, std::string_view prefix)
{
    close();
    const std::string name = std::string(prefix) + std::to_string(std::random_device()());
    m_path = folder / name;
    const HANDLE file = CreateFileW(m_path.c_str(), GENERIC_READ | GENERIC_WRITE,
                                    FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, CREATE_NEW,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return lastError();
    }
    m_handle = reinterpret_cast<FileHandle>(file);
    return {};
}

std::error_code SystemFile::openToAppend(const std::filesystem::path &path)
{
    close();
    const HANDLE file = CreateFileW(path.c_str(), FILE_APPEND_DATA,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return lastError();
    }
    m_handle = reinterpret_cast<FileHandle>(file);
    m_path = path;
    return {};
}

std::error_code SystemFile::append(std::string_view bytes) const
{
    while (!bytes.empty()) {
        DWORD written = 0;
        if (WriteFile(systems(m_handle), bytes.data(), static_cast<DWORD>(bytes.size()), &written,
                      nullptr)
            == FALSE) {
            return lastError();
        }
        bytes.remove_prefix(written);
    }
    return {};
}

std::error_code SystemFile::flush() const
{
    return FlushFileBuffers(systems(m_handle)) != FALSE ? std::error_code() : lastError();
}

void SystemFile::close()
{
    if (m_handle != none) {
        CloseHandle(systems(m_handle));
        m_handle = none;
    }
}

std::error_code SystemFile::replace(const std::filesystem::path &from,
                                    const std::filesystem::path &to)
{
    constexpr DWORD how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    return MoveFileExW(from.c_str(), to.c_str(), how) != FALSE ? std::error_code() : lastError();
}

/// Done by MOVEFILE_WRITE_THROUGH.
std::error_code SystemFile::flushFolder(const std::filesystem::path & /*folder*/)
{
    return {};
}

} // namespace farewell
