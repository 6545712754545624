// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/FileLock.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace farewell {

void FileLock::hold(const SystemFile &file)
{
    while (::flock(static_cast<int>(file.handle()), LOCK_EX) != 0 && errno == EINTR) { }
}

bool FileLock::tryHold(const SystemFile &file)
{
    int result = -1;
    do {
        result = ::flock(static_cast<int>(file.handle()), LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return result == 0 || errno != EWOULDBLOCK;
}

bool FileLock::isHeld(const std::filesystem::path &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool isHeld = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return isHeld;
}

} // namespace farewell
