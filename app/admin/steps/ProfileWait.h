// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/StepDriver.h"

#include <chrono>

namespace farewell {

/// Waits while the server still writes a new name or picture into rooms: it would bring the account
/// back into those that it has just left (Synapse's task `update_join_states`).
class ProfileWait final : public StepDriver
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes longest{10};

    using StepDriver::StepDriver;

    void start() override;
    void stop() override;

    /// One is on its way, as the server says; off as long as it has not.
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }

private:
    void look();
    void onTasks(const Result<QList<AdminTask>> &tasks);

    std::chrono::milliseconds m_startedAt{0}; ///< Clock::elapsed()
    bool m_isUnderWay = false;
};

/// Whether a server writes a new name or picture into rooms.
[[nodiscard]] bool isProfileUnderWay(const QList<AdminTask> &tasks);

} // namespace farewell
