// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/RoomsWatch.h"

#include "app/base/Clock.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr std::chrono::milliseconds longestWait = 60s;
constexpr std::chrono::milliseconds secondLook = 5s;

} // namespace

void RoomsWatch::start()
{
    m_fellAt = desk().clock.elapsed();
    look();
}

/// It goes on at the server; nobody watches any more.
void RoomsWatch::stop()
{
    StepDriver::stop();
    Q_EMIT ended(StepEnd::unknown());
}

std::optional<std::chrono::milliseconds> RoomsWatch::nextLookIn() const
{
    const auto left = m_nextAt - desk().clock.elapsed();
    return left > 0ms ? std::optional(left) : std::nullopt;
}

void RoomsWatch::look()
{
    fetchAdminJoinedRooms(desk().place, target().id(), Request::Tries::Single, this,
                          [this](const Result<QStringList> &rooms) { onRooms(rooms); });
}

void RoomsWatch::onRooms(const Result<QStringList> &rooms)
{
    if (isStopping()) {
        return;
    }
    const auto now = desk().clock.elapsed();
    if (rooms) {
        if (!m_left || rooms->size() < *m_left) {
            m_fellAt = now;
        }
        m_left = rooms->size();
        m_emptyAt = *m_left > 0 ? std::nullopt : std::optional(m_emptyAt.value_or(now));
    }
    Q_EMIT progressed();
    if (rooms && m_emptyAt) {
        if (now - *m_emptyAt >= secondLook) {
            Q_EMIT ended({.result = StepResult::Done});
        } else {
            lookAfter(secondLook - (now - *m_emptyAt));
        }
        return;
    }
    if (isStuck(rooms ? 0ms : longestWait)) {
        // Unread to the end, nobody knows.
        Q_EMIT ended(rooms && m_left ? StepEnd::failed(AdminReason::StillJoined)
                                     : StepEnd::unknown(rooms ? Failure() : rooms.error()));
        return;
    }
    lookAfter(m_wait);
    m_wait = std::min(m_wait * 2, longestWait);
}

void RoomsWatch::lookAfter(std::chrono::milliseconds wait)
{
    m_nextAt = desk().clock.elapsed() + wait;
    desk().clock.callAfter(wait, this, [this] {
        if (!isStopping()) {
            look();
        }
    });
}

/// `longer`: a last look that got no answer is worth another one.
bool RoomsWatch::isStuck(std::chrono::milliseconds longer) const
{
    return desk().clock.elapsed() - m_fellAt >= patience + longer;
}

} // namespace farewell
