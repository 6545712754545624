// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/FileLock.h"

#include <windows.h>

namespace farewell {

namespace {

/// A byte beyond every content, for a locked byte cannot be read by others.
OVERLAPPED lastByte()
{
    OVERLAPPED place{};
    place.Offset = MAXDWORD;
    place.OffsetHigh = MAXLONG;
    return place;
}

} // namespace

void FileLock::hold(const SystemFile &file)
{
    OVERLAPPED place = lastByte();
    LockFileEx(reinterpret_cast<HANDLE>(file.handle()), LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &place);
}

bool FileLock::tryHold(const SystemFile &file)
{
    OVERLAPPED place = lastByte();
    constexpr DWORD how = LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY;
    return LockFileEx(reinterpret_cast<HANDLE>(file.handle()), how, 0, 1, 0, &place) != FALSE
        || GetLastError() != ERROR_LOCK_VIOLATION;
}

bool FileLock::isHeld(const std::filesystem::path &path)
{
    const HANDLE file = CreateFileW(path.c_str(), GENERIC_READ,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                    OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) {
        return false;
    }
    OVERLAPPED place = lastByte();
    const bool isHeld = LockFileEx(file, LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place) == FALSE
        && GetLastError() == ERROR_LOCK_VIOLATION;
    CloseHandle(file);
    return isHeld;
}

} // namespace farewell
