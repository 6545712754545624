// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/SystemClock.h"

#include "app/platform/BootId.h"

#include <QTimer>

#include <algorithm>
#include <limits>
#include <utility>

namespace farewell {

using std::chrono::milliseconds;

QDateTime SystemClock::nowUtc() const
{
    return QDateTime::currentDateTimeUtc();
}

milliseconds SystemClock::elapsed() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

QUuid SystemClock::boot() const
{
    const std::string id = bootId();
    const QUuid uuid = QUuid::fromString(QLatin1StringView(id.c_str()));
    const bool isCounted = uuid.isNull() && !id.empty();
    return isCounted ? QUuid::createUuidV5(QUuid(), QByteArray::fromStdString(id)) : uuid;
}

void SystemClock::callAfter(milliseconds delay, QObject *context, std::function<void()> callback)
{
    // QTimer takes no delay below zero, and counts in an int.
    constexpr milliseconds longest{std::numeric_limits<int>::max()};
    QTimer::singleShot(std::clamp(delay, milliseconds(0), longest), Qt::PreciseTimer, context,
                       std::move(callback));
}

} // namespace farewell
