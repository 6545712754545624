// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include <chrono>
#include <filesystem>
#include <iterator>
#include <thread>

#ifdef __SANITIZE_ADDRESS__

namespace {

[[nodiscard]] bool isAlone()
{
    std::error_code error;
    const std::filesystem::directory_iterator threads("/proc/self/task", error);
    return error || std::distance(begin(threads), end(threads)) == 1;
}

/// Lets threads that end reach their end before a leak is looked for. Qt waits until a thread has
/// said that it is done; what it gives back after that, while the system takes it down, would be
/// found in nobody's hands. Some threads stay to the end, so the wait is a short one.
struct LastThreads final
{
    ~LastThreads()
    {
        using namespace std::chrono_literals;
        for (int i = 0; i < 20 && !isAlone(); ++i) {
            std::this_thread::sleep_for(5ms);
        }
    }
};

const LastThreads lastThreads;

} // namespace

#endif
