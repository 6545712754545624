// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileMovement.h"

#include "app/base/Clock.h"
#include "app/overview/OwnProfile.h"
#include "app/overview/ProfileSpread.h"
#include "app/overview/SpreadSample.h"

#include <algorithm>
#include <utility>

namespace farewell {

ProfileMovement::ProfileMovement(SignedIn &signedIn, Clock &clock, QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_clock(clock), m_startedAt(clock.elapsed())
{
}

void ProfileMovement::start()
{
    readProfile();
}

/// Before each look: it may have been changed once more.
void ProfileMovement::readProfile()
{
    fetchOwnProfile(m_signedIn, this,
                    [this](const Result<Profile> &profile) { onProfile(profile); });
}

void ProfileMovement::onProfile(const Result<Profile> &profile)
{
    if (!profile) {
        giveUp(profile.error());
        return;
    }
    if (std::exchange(m_profile, *profile) == *profile) {
        lookAgain();
        return;
    }
    m_isFirst = true;
    m_isTold.clear();
    m_unread.clear();
    fetchJoinedRooms(m_signedIn, this,
                     [this](const Result<QStringList> &rooms) { onRooms(rooms); });
}

void ProfileMovement::onRooms(const Result<QStringList> &rooms)
{
    if (!rooms) {
        m_profile.reset(); // so that they are asked for once more
        giveUp(rooms.error());
        return;
    }
    m_rooms = inOrderOfTelling(*rooms);
    m_hasChanged = false;
    look(evenlySpaced(0, m_rooms.size() - 1));
}

void ProfileMovement::lookAgain()
{
    m_hasChanged = false;
    QSet<qsizetype> places = m_unread;
    for (const auto &[place, isTold] : m_isTold.asKeyValueRange()) {
        if (!isTold) {
            places += place;
        }
    }
    look(places.values());
}

void ProfileMovement::look(const QList<qsizetype> &places)
{
    if (places.isEmpty()) {
        onLooked();
        return;
    }
    QStringList rooms;
    for (const qsizetype place : places) {
        rooms += m_rooms.at(place);
    }
    const auto showsIt = [profile = *m_profile](const Profile &shown) { return shown == profile; };
    lookWhereTold(m_signedIn, rooms, showsIt, this,
                  [this, places](const SpreadLook &look) { onLook(places, look); });
}

void ProfileMovement::onLook(const QList<qsizetype> &places, const SpreadLook &look)
{
    if (look.isRefused) {
        end(false);
        return;
    }
    for (const qsizetype place : places) {
        const QString &room = m_rooms.at(place);
        const bool isTold = look.told.contains(room);
        if (!isTold && !look.untold.contains(room)) {
            m_unread += place;
            continue;
        }
        m_unread.remove(place);
        m_hasChanged = m_hasChanged || (isTold && !m_isTold.value(place, true));
        m_isTold[place] = isTold;
    }
    QList<qsizetype> next = closerLook(m_isTold);
    next.removeIf([this](qsizetype place) { return m_unread.contains(place); });
    this->look(next);
}

void ProfileMovement::onLooked()
{
    const bool isFirst = std::exchange(m_isFirst, false);
    const bool differs = std::find(m_isTold.begin(), m_isTold.end(), false) != m_isTold.end();
    if (!m_hasMoved && !m_hasChanged && (!isFirst || !differs)) {
        end(true); // nothing, or names of the person's own
        return;
    }
    if (!differs && m_unread.isEmpty()) {
        end(true);
        return;
    }
    if (m_hasChanged || isFirst) {
        m_quiet = 0;
    } else if (m_unread.isEmpty()) {
        ++m_quiet;
    }
    const bool isNews = m_hasChanged && !std::exchange(m_hasMoved, true);
    if (m_quiet >= mostQuiet) {
        end(false);
        return;
    }
    goOn();
    if (isNews) {
        Q_EMIT moved();
    }
}

/// Ends us where it has taken too long, and then from the event loop.
void ProfileMovement::goOn()
{
    const bool isTooLong = m_clock.elapsed() - m_startedAt >= ProfileSpread::longest;
    const auto wait = isTooLong ? std::chrono::seconds(0) : ProfileSpread::pause;
    m_clock.callAfter(wait, this, [this, isTooLong] {
        if (isTooLong) {
            end(false);
        } else {
            readProfile();
        }
    });
}

/// What has been seen to move is not let go for a moment without an answer.
void ProfileMovement::giveUp(const Failure &failure)
{
    if (m_hasMoved && !failure.endsSignIn()) {
        goOn();
    } else {
        end(false);
    }
}

void ProfileMovement::end(bool isSeen)
{
    Q_EMIT ended(isSeen || !m_hasMoved); // may destroy us
}

} // namespace farewell
