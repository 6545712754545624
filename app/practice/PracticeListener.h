// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"

#include <functional>
#include <memory>

namespace farewell {

/// The HTTP side: listens on 127.0.0.1 and asks `handler` for every answer, from threads of its
/// own. Nothing else knows which HTTP library is behind it.
class PracticeListener final
{
public:
    using Handler
        = std::function<PracticeAnswer(const PracticeRequest &, const QByteArray &authorization)>;

    explicit PracticeListener(Handler handler);
    ~PracticeListener();
    Q_DISABLE_COPY_MOVE(PracticeListener)

    /// Listens when it returns true; `port` 0 takes a free one.
    [[nodiscard]] bool start(quint16 port);

    /// Waits for the requests under way, and at most a second for idle connections.
    void stop();

    /// The port of the last start; 0 before the first.
    [[nodiscard]] quint16 port() const;

private:
    struct Http;
    std::unique_ptr<Http> m_http;
};

} // namespace farewell
