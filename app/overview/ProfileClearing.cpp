// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/overview/ProfileClearing.h"

#include "app/base/Clock.h"
#include "app/overview/OwnProfile.h"

#include <utility>

namespace farewell {

namespace {

constexpr std::chrono::minutes longestPause{1};

} // namespace

bool hasPart(const Profile &profile, ProfilePart part)
{
    const QString &value = part == ProfilePart::Name ? profile.displayName : profile.avatarMxc;
    return !value.isEmpty();
}

QList<ProfilePart> ProfileCleared::gone() const
{
    QList<ProfilePart> gone = profile ? parts : QList<ProfilePart>();
    gone.removeIf([this](ProfilePart part) { return hasPart(*profile, part); });
    return gone;
}

QList<ProfilePart> clearableParts(const Overview &overview)
{
    QList<ProfilePart> parts;
    const Profile profile = overview.profile.value_or(Profile());
    const Capabilities may = overview.capabilities.value_or(Capabilities());
    if (may.nameChanges && hasPart(profile, ProfilePart::Name)) {
        parts += ProfilePart::Name;
    }
    if (may.pictureChanges && hasPart(profile, ProfilePart::Picture)) {
        parts += ProfilePart::Picture;
    }
    return parts;
}

ProfileClearing::ProfileClearing(SignedIn &signedIn, Clock &clock, QList<ProfilePart> parts,
                                 QObject *parent)
    : QObject(parent), m_signedIn(signedIn), m_clock(clock), m_left(std::move(parts))
{
    m_result.parts = m_left;
}

void ProfileClearing::start()
{
    next();
}

void ProfileClearing::next()
{
    if (m_left.isEmpty()) {
        readBack();
    } else {
        clear(m_left.takeFirst());
    }
}

void ProfileClearing::clear(ProfilePart part)
{
    clearProfile(m_signedIn, part, this,
                 [this, part](const Result<QJsonObject> &answer) { onAnswer(part, answer); });
}

void ProfileClearing::onAnswer(ProfilePart part, const Result<QJsonObject> &answer)
{
    m_result.isSent = m_result.isSent || answer || answer.error().sent != Sent::No;
    if (!answer && answer.error().cause == Cause::RateLimited
        && answer.error().pause() <= longestPause) {
        m_clock.callAfter(answer.error().pause(), this, [this, part] { clear(part); });
        Q_EMIT waits(answer.error().pause());
        return;
    }
    if (!answer && !m_result.failure) {
        m_result.failure = answer.error();
    }
    if (!answer && answer.error().endsSignIn()) {
        m_left.clear();
    }
    next();
}

void ProfileClearing::readBack()
{
    fetchOwnProfile(m_signedIn, this, [this](const Result<Profile> &profile) {
        if (profile) {
            m_result.profile = *profile;
        }
        Q_EMIT ended(); // may destroy us
    });
}

} // namespace farewell
