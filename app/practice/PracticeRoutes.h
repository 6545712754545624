// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeExchange.h"

#include <functional>

namespace farewell {

/// Finds who answers a request, by the path as it was sent and segment by segment. A path is
/// decoded only after it has matched, as in Synapse, so that a client which encodes wrongly is
/// found out.
class PracticeRoutes final
{
public:
    using Handler = std::function<PracticeAnswer(const PracticeCall &)>;

    /// In `pattern`, `*` takes one segment of any text, and `{cs}` stands for `_matrix/client` with
    /// one of Synapse's releases r0, v3, unstable.
    void add(const QByteArray &verb, const QByteArray &pattern, Handler handler);

    /// The handler's answer; 404 for an unknown path, 405 for a known one with another verb.
    [[nodiscard]] PracticeAnswer answer(const PracticeRequest &request,
                                        const QByteArray &token) const;

private:
    struct Route
    {
        QByteArray verb;
        QByteArrayList segments;
        Handler handler;
    };
    QList<Route> m_routes;
};

} // namespace farewell
