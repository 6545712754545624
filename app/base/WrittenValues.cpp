// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/WrittenValues.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

QString writtenTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

std::optional<QDateTime> readTime(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    return time.isValid() && writtenTime(time) == value.toString() ? std::optional(time)
                                                                   : std::nullopt;
}

std::optional<Moment> readMoment(const QJsonValue &boot, const QJsonValue &elapsed)
{
    constexpr double longest = 1e15; // in milliseconds; longer than any computer runs
    const double count = elapsed.toDouble(-1);
    if (!boot.isString() || count < 0 || count > longest) {
        return std::nullopt;
    }
    return Moment{QUuid::fromString(boot.toString()),
                  std::chrono::milliseconds(static_cast<qint64>(count))};
}

bool isErrorName(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Z][A-Z0-9_.]{0,63}\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace farewell
