// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"

#include <functional>

namespace farewell {

/// The HTTP side of the practice homeserver. It lies in a module of its own, which is loaded when
/// the homeserver is started first: its library brings TLS along, which nothing else here needs.
class PracticeHttp
{
public:
    using Handler
        = std::function<PracticeAnswer(const PracticeRequest &, const QByteArray &authorization)>;

    PracticeHttp() = default;
    virtual ~PracticeHttp() = default;
    Q_DISABLE_COPY_MOVE(PracticeHttp)

    /// Listens when it returns true; `port` 0 takes a free one.
    [[nodiscard]] virtual bool start(quint16 port) = 0;

    /// Waits for the requests under way, and at most a second for idle connections.
    virtual void stop() = 0;

    /// The port of the last start; 0 before the first.
    [[nodiscard]] virtual quint16 port() const = 0;
};

/// The module's function that makes a server, for the caller to own. The server takes its answers
/// from `handler`, on threads of its own.
using MakePracticeHttp = PracticeHttp *(*)(const PracticeHttp::Handler &handler);
inline constexpr char makePracticeHttpName[] = "farewellMakePracticeHttp";

} // namespace farewell
