// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/steps/StepDriver.h"

#include <chrono>
#include <optional>

namespace farewell {

/// Watches a deactivated account until it is in no room any more: the server takes it out of them
/// afterwards, one by one, and says nothing of that. Ends when two looks 5 s apart see none, or
/// when the number has not fallen for ten minutes.
class RoomsWatch final : public StepDriver
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes patience{10};

    using StepDriver::StepDriver;

    void start() override;
    void stop() override;

    [[nodiscard]] std::optional<qsizetype> left() const { return m_left; } ///< rooms it is still in
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextLookIn() const;

private:
    void look();
    void onRooms(const Result<QStringList> &rooms);
    void lookAfter(std::chrono::milliseconds wait);
    [[nodiscard]] bool isStuck(std::chrono::milliseconds longer) const;

    std::optional<qsizetype> m_left;
    std::chrono::milliseconds m_fellAt{0}; ///< Clock::elapsed()
    std::chrono::milliseconds m_wait{1000};
    std::chrono::milliseconds m_nextAt{0};              ///< Clock::elapsed()
    std::optional<std::chrono::milliseconds> m_emptyAt; ///< seen first, Clock::elapsed()
};

} // namespace farewell
