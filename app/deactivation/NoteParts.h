// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Clock.h"
#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

namespace farewell {

/// What a note about one's own account and one about somebody else's say alike, in JSON.

/// Which account, where, and what was chosen.
struct NotedAim
{
    UserId subject;
    HomeserverUrl homeserver;
    bool erase = false;
};

void write(const NotedAim &aim, QJsonObject &note);
[[nodiscard]] std::optional<NotedAim>
readAim(const QJsonObject &note, QLatin1StringView subjectKey = QLatin1StringView("subject"));

/// When the request went out: by the calendar, and by the time that this computer has run.
struct NotedSending
{
    QDateTime at;
    Moment moment;
};

void write(const NotedSending &sending, QJsonObject &note);
[[nodiscard]] std::optional<NotedSending> readSending(const QJsonObject &note);

} // namespace farewell
