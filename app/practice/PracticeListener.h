// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeHttp.h"

#include <memory>

namespace farewell {

/// Listens on 127.0.0.1 and asks `handler` for every answer, from threads of its own. Its module is
/// loaded when it is started, not before.
class PracticeListener final
{
public:
    explicit PracticeListener(PracticeHttp::Handler handler);
    ~PracticeListener();
    Q_DISABLE_COPY_MOVE(PracticeListener)

    /// As PracticeHttp; false also when the module is missing.
    [[nodiscard]] bool start(quint16 port);
    void stop();
    [[nodiscard]] quint16 port() const;

private:
    PracticeHttp::Handler m_handler;
    std::unique_ptr<PracticeHttp> m_http;
};

} // namespace farewell
