// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/ManualClock.h"
#include "app/matrix/SignedIn.h"
#include "app/practice/FaultProxy.h"
#include "app/practice/PracticeHomeserver.h"

#include <functional>
#include <memory>

namespace farewell::test {

/// "alice", signed in at a practice homeserver over a line to it that can break. All by one clock
/// that is moved by hand.
struct AliceOnALine
{
    /// Whether server and line stand.
    [[nodiscard]] bool open();

    /// The client first, for a server waits for the connections that it keeps.
    void close();

    /// Lets time pass where somebody waits for it, until it is so; 20 s at most in reality.
    [[nodiscard]] bool passUntil(const std::function<bool()> &isSo) const;

    /// As the server has it.
    [[nodiscard]] PracticeAccount account() const;

    /// How often it was asked for anything that ends like this.
    [[nodiscard]] qsizetype sent(const QByteArray &pathSuffix) const;

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<PracticeHomeserver> server;
    std::unique_ptr<FaultProxy> line;
    std::unique_ptr<MatrixClient> client;
    std::unique_ptr<SignedIn> signedIn;
};

} // namespace farewell::test
