// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/UiaChallenge.h"

#include "app/base/Text.h"

#include <QJsonArray>

namespace farewell {

namespace {

/// Bounds on what a server can make us keep; real servers stay far below.
constexpr qsizetype maxItems = 20;
constexpr qsizetype maxNameLength = 255;
constexpr qsizetype errcodeLimit = 100;

/// "." and ".." would be eaten by browsers when they stand in a path.
bool isStageName(const QString &name)
{
    return !name.isEmpty() && name.size() <= maxNameLength && name != QLatin1StringView(".")
        && name != QLatin1StringView("..");
}

/// Nothing when one entry is no stage name: a flow with a hole in it cannot be completed.
std::optional<QStringList> stageNames(const QJsonValue &value)
{
    QStringList names;
    const QJsonArray entries = value.toArray();
    for (const auto entry : entries) {
        const QString name = entry.toString();
        if (!isStageName(name) || names.size() >= maxItems) {
            return std::nullopt;
        }
        names += name;
    }
    return names;
}

} // namespace

std::optional<UiaChallenge> UiaChallenge::parse(const QJsonObject &object)
{
    const QJsonValue flows = object.value(QLatin1StringView("flows"));
    if (!flows.isArray() && !flows.isNull()) {
        return std::nullopt;
    }
    UiaChallenge challenge;
    const QJsonArray listed = flows.toArray();
    for (const auto flow : listed) {
        const auto stages = stageNames(flow.toObject().value(QLatin1StringView("stages")));
        if (stages && !stages->isEmpty() && challenge.flows.size() < maxItems) {
            challenge.flows += *stages;
        }
    }
    challenge.completed
        = stageNames(object.value(QLatin1StringView("completed"))).value_or(QStringList());
    challenge.session = object.value(QLatin1StringView("session")).toString();
    challenge.errcode
        = cleaned(object.value(QLatin1StringView("errcode")).toString(), errcodeLimit);
    challenge.serverText = cleaned(object.value(QLatin1StringView("error")).toString());
    return challenge;
}

} // namespace farewell
