// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Clock.h"

#include <QDateTime>
#include <QJsonValue>

#include <algorithm>
#include <array>
#include <optional>

namespace farewell {

/// A value of an enumeration as it is written into a file, where its name stays as it is.
template <class Value>
struct Named
{
    Value value;
    QLatin1StringView name;
};

/// `value` is among the names.
template <class Value, std::size_t count>
[[nodiscard]] QString nameOf(const std::array<Named<Value>, count> &names, Value value)
{
    return std::ranges::find(names, value, &Named<Value>::value)->name;
}

template <class Value, std::size_t count>
[[nodiscard]] std::optional<Value> valueOf(const std::array<Named<Value>, count> &names,
                                           const QJsonValue &json)
{
    const QString name = json.toString();
    for (const Named<Value> &one : names) {
        if (one.name == name) {
            return one.value;
        }
    }
    return std::nullopt;
}

/// In UTC, with milliseconds: "2026-11-29T10:01:05.000Z".
[[nodiscard]] QString writtenTime(const QDateTime &time);

/// Only in the form in which we write it: others may not come out the same.
[[nodiscard]] std::optional<QDateTime> readTime(const QJsonValue &value);

/// A moment, from the start of the computer and the milliseconds since then as they are written.
/// Any text that does not name a start of the computer counts as an unknown start.
[[nodiscard]] std::optional<Moment> readMoment(const QJsonValue &boot, const QJsonValue &elapsed);

/// Whether it looks like the name of an error (`M_FORBIDDEN`); anything else that a server may send
/// in its place is not kept.
[[nodiscard]] bool isErrorName(const QString &text);

} // namespace farewell
