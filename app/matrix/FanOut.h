// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/MatrixClient.h"

#include <functional>
#include <vector>

namespace farewell {

/// Runs several reads beside each other, at most `width` at a time, and says when all are done.
///
/// Each job is given a callback to call once; nothing more happens when `context` dies.
class FanOut final : public QObject
{
    Q_OBJECT

public:
    using Job = std::function<void(std::function<void()> done)>;

    FanOut(std::vector<Job> jobs, std::function<void()> allDone, QObject *context,
           std::size_t width = 4);

    void start();

private:
    void next();
    void conclude();

    std::vector<Job> m_jobs;
    std::function<void()> m_allDone;
    std::size_t m_width;
    std::size_t m_started = 0;
    std::size_t m_finished = 0;
};

} // namespace farewell
