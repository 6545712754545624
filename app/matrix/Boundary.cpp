// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Boundary.h"

#include "app/base/Failure.h"
#include "app/base/HomeserverUrl.h"

#include <algorithm>

namespace farewell {

namespace {

/// By whatever name, and with or without TLS.
bool isSamePort(const QUrl &local, const QUrl &other)
{
    return isLoopbackHost(other.host()) && portOf(local) == portOf(other);
}

} // namespace

Boundary Boundary::only(const QList<QUrl> &origins)
{
    Boundary boundary;
    boundary.m_only = origins;
    return boundary;
}

void Boundary::exclude(const QUrl &origin)
{
    m_excluded += origin;
}

std::optional<Cause> Boundary::objectionTo(const QUrl &url) const
{
    const auto isThere = [&url](const QUrl &origin) { return isSameOrigin(origin, url); };
    if (m_only && std::ranges::none_of(*m_only, isThere)) {
        return Cause::OutsidePractice;
    }
    const bool isPractice = std::ranges::any_of(
        m_excluded, [&url](const QUrl &practice) { return isSamePort(practice, url); });
    return isPractice ? std::optional(Cause::PracticeOnly) : std::nullopt;
}

} // namespace farewell
