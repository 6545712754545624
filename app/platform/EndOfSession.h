// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <functional>
#include <memory>

namespace farewell {

/// Tells when a terminal or the desktop's session asks the program to end, so that it can sign out
/// first. Asked a second time, the program ends at once. One object in a program.
class EndOfSession final
{
public:
    /// `asked` is called once, from any thread.
    explicit EndOfSession(std::function<void()> asked);
    ~EndOfSession();
    EndOfSession(const EndOfSession &) = delete;
    EndOfSession &operator=(const EndOfSession &) = delete;

private:
    struct Own;
    std::unique_ptr<Own> m_own; ///< of the system
};

} // namespace farewell
