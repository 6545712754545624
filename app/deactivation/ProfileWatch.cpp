// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/ProfileWatch.h"

#include "app/base/Clock.h"
#include "app/deactivation/Signs.h"
#include "app/matrix/SignedIn.h"

namespace farewell {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds interval = 60s;
constexpr std::chrono::milliseconds life = 90s;

} // namespace

ProfileWatch::ProfileWatch(SignedIn &actor, UserId subject, Clock &clock, QObject *parent)
    : QObject(parent), m_actor(actor), m_subject(std::move(subject)), m_clock(clock)
{
}

void ProfileWatch::read()
{
    m_reading = std::make_unique<QObject>();
    m_clock.callAfter(interval, m_reading.get(), [this] { Q_EMIT due(); });
    fetchProfileAs(m_actor, m_subject, Request::Tries::Single, m_reading.get(),
                   [this](const Result<Profile> &result) { onRead(result); });
}

void ProfileWatch::forget()
{
    m_readAt.reset();
    m_reading.reset();
}

bool ProfileWatch::isFresh() const
{
    return m_readAt && m_clock.elapsed() - *m_readAt <= life;
}

void ProfileWatch::onRead(const Result<Profile> &result)
{
    const ProfileSign sign = signOf(result);
    if (sign == ProfileSign::NoAnswer || sign == ProfileSign::ForMembers) {
        return;
    }
    m_readAt = m_clock.elapsed();
    const bool isThere = sign == ProfileSign::Shown;
    Q_EMIT seen(isThere, isThere && !result->avatarMxc.isEmpty());
}

} // namespace farewell
