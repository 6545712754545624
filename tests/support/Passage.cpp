// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Passage.h"

#include "app/matrix/Exchange.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"

#include <QCoreApplication>

#include <algorithm>

namespace farewell {

Passage::Passage(ManualClock &clock, const MatrixClient &client)
    : m_clock(clock), m_client(client)
{
}

bool Passage::pass(std::chrono::milliseconds time)
{
    const auto until = m_clock.elapsed() + time;
    while (m_clock.elapsed() < until) {
        if (!letAnswersCome()) {
            return false;
        }
        const auto now = m_clock.elapsed();
        const auto next = std::min(now + m_clock.untilNext().value_or(time), until);
        m_clock.advance(next - now);
        if (!waitUntil([&] { return m_clock.elapsed() >= next; }, PatientRobot::patience)) {
            return false;
        }
        QCoreApplication::processEvents();
    }
    return letAnswersCome();
}

/// What a server holds back is waited for once, and not again; where it says how much that is, not
/// at all. Of all others the answer comes, however busy this computer is.
bool Passage::letAnswersCome()
{
    using namespace std::chrono_literals;
    const auto moment = m_heldBack ? PatientRobot::patience : 400ms; // a local answer takes a few
    const auto isAnswered = [this] {
        const auto asked = m_client.onTheWire();
        const auto open = std::ranges::count_if(
            asked, [this](Exchange *exchange) { return !m_unanswered.contains(exchange); });
        return open == (m_heldBack ? m_heldBack() : 0);
    };
    bool hasCome = waitUntil(isAnswered, moment);
    while (hasCome) {
        // What is off the wire is heard with the next events, and may ask on.
        QCoreApplication::processEvents();
        if (isAnswered()) {
            break;
        }
        hasCome = waitUntil(isAnswered, moment);
    }
    if (!hasCome && !m_heldBack) {
        m_unanswered.clear();
        for (Exchange *exchange : m_client.onTheWire()) {
            m_unanswered += exchange;
        }
    }
    return hasCome || !m_heldBack;
}

} // namespace farewell
