// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/ManualClock.h"

#include <QList>
#include <QPointer>

#include <functional>

namespace farewell {

class Exchange;
class MatrixClient;

/// Lets time pass on a manual clock, with everything that is due in it. What is asked on the way
/// gets its answer first, or every deadline would be over before the wire is.
class Passage final
{
public:
    Passage(ManualClock &clock, const MatrixClient &client);

    /// False, and time stands still, when something that is due does not come.
    [[nodiscard]] bool pass(std::chrono::milliseconds time);

    /// The server holds answers back until their time: so many now. Nobody waits for those.
    void setHeldBack(std::function<qsizetype()> heldBack) { m_heldBack = std::move(heldBack); }

private:
    [[nodiscard]] bool letAnswersCome();

    ManualClock &m_clock;
    const MatrixClient &m_client;
    std::function<qsizetype()> m_heldBack;
    QList<QPointer<Exchange>> m_unanswered; ///< have had their moment
};

} // namespace farewell
