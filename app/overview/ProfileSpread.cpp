// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileSpread.h"

#include "app/base/Clock.h"
#include "app/matrix/SignedIn.h"
#include "app/overview/SpreadSample.h"

#include <algorithm>
#include <utility>

namespace farewell {

ProfileSpread::ProfileSpread(SignedIn &signedIn, Clock &clock, QList<ProfilePart> gone,
                             QObject *parent)
    : QObject(parent)
    , m_signedIn(signedIn)
    , m_clock(clock)
    , m_gone(std::move(gone))
    , m_startedAt(clock.elapsed())
{
}

void ProfileSpread::start()
{
    fetchJoinedRooms(m_signedIn, this,
                     [this](const Result<QStringList> &rooms) { onRooms(rooms); });
}

std::optional<std::chrono::milliseconds> ProfileSpread::remaining() const
{
    if (looked() == 0 || m_open.isEmpty()) {
        return std::nullopt;
    }
    return (m_clock.elapsed() - m_startedAt) * m_open.size() / looked();
}

void ProfileSpread::onRooms(const Result<QStringList> &rooms)
{
    if (!rooms) {
        Q_EMIT ended(false); // may destroy us
        return;
    }
    const QStringList inOrder = inOrderOfTelling(*rooms);
    const auto places = evenlySpaced(0, inOrder.size() - 1);
    for (const qsizetype place : places) {
        m_open += inOrder.at(place);
    }
    m_total = m_open.size();
    look();
}

/// What is left of the profile may be changed meanwhile, by another app.
void ProfileSpread::look()
{
    const auto showsIt = [gone = m_gone](const Profile &profile) {
        return std::ranges::none_of(
            gone, [&profile](ProfilePart part) { return hasPart(profile, part); });
    };
    lookWhereTold(m_signedIn, m_open, showsIt, this,
                  [this](const SpreadLook &look) { onLooked(look); });
}

void ProfileSpread::onLooked(const SpreadLook &look)
{
    m_open.removeIf([&look](const QString &id) { return look.told.contains(id); });
    if (m_open.isEmpty()) {
        Q_EMIT ended(true); // may destroy us, as any of these
        return;
    }
    if (look.isRefused || m_clock.elapsed() - m_startedAt >= longest) {
        Q_EMIT ended(false);
        return;
    }
    m_clock.callAfter(pause, this, [this] { this->look(); });
    Q_EMIT progressed();
}

} // namespace farewell
