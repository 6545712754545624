// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileSpread.h"

#include "app/base/Clock.h"
#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/FanOut.h"
#include "app/matrix/SignedIn.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr qsizetype sampleSize = 16;

/// Whoever is no longer in it is not brought back by what is told there later.
bool isTold(const MemberEvent &event)
{
    return event.membership != "join"_L1
        || (event.displayName.isEmpty() && event.avatarMxc.isEmpty());
}

} // namespace

QStringList spreadSample(QStringList roomIds)
{
    // Synapse sorts by code point, as UTF-8 does.
    std::ranges::sort(roomIds, {}, [](const QString &id) { return id.toUtf8(); });
    const qsizetype rooms = roomIds.size();
    if (rooms <= sampleSize) {
        return roomIds;
    }
    QStringList sample;
    for (qsizetype i = 0; i < sampleSize; ++i) {
        sample += roomIds.at(i * (rooms - 1) / (sampleSize - 1));
    }
    return sample;
}

ProfileSpread::ProfileSpread(SignedIn &signedIn, Clock &clock, QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_clock(clock), m_startedAt(clock.elapsed())
{
}

ProfileSpread::~ProfileSpread() = default;

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
    m_open = spreadSample(*rooms);
    m_total = m_open.size();
    look();
}

void ProfileSpread::look()
{
    m_reading = std::make_unique<QObject>();
    std::vector<FanOut::Job> jobs;
    const QString me = m_signedIn.session().userId.toString();
    for (const QString &id : std::as_const(m_open)) {
        jobs.emplace_back([this, id, me](const std::function<void()> &done) {
            fetchMember(m_signedIn, id, me, m_reading.get(),
                        [this, id, done](const Result<MemberEvent> &event) {
                            note(id, event);
                            done();
                        });
        });
    }
    (new FanOut(std::move(jobs), [this] { onLooked(); }, m_reading.get()))->start();
}

void ProfileSpread::note(const QString &roomId, const Result<MemberEvent> &event)
{
    if (event && isTold(*event)) {
        m_open.removeAll(roomId);
    }
    m_isRefused = m_isRefused || (!event && event.error().endsSignIn());
}

void ProfileSpread::onLooked()
{
    if (m_open.isEmpty()) {
        Q_EMIT ended(true); // may destroy us, as any of these
        return;
    }
    if (m_isRefused || m_clock.elapsed() - m_startedAt >= longest) {
        Q_EMIT ended(false);
        return;
    }
    m_clock.callAfter(pause, this, [this] { look(); });
    Q_EMIT progressed();
}

} // namespace farewell
