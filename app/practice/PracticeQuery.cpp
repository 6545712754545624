// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeQuery.h"

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

tl::unexpected<PracticeAnswer> invalid(const QString &text)
{
    return tl::unexpected(PracticeAnswer::error(400, u"M_INVALID_PARAM"_s, text));
}

} // namespace

PracticeResult<qsizetype> integerIn(const PracticeCall &call, const QString &name,
                                    qsizetype otherwise)
{
    const QStringList given = call.queryItems(name);
    if (given.isEmpty()) {
        return otherwise;
    }
    bool isInteger = false;
    const qsizetype value = given.constFirst().toLongLong(&isInteger);
    if (!isInteger) {
        return invalid(u"Query parameter %1 must be an integer"_s.arg(name));
    }
    if (value < 0) {
        return invalid(u"Query parameter %1 must be a positive integer."_s.arg(name));
    }
    return value;
}

PracticeResult<std::optional<bool>> booleanIn(const PracticeCall &call, const QString &name)
{
    const QStringList given = call.queryItems(name);
    if (given.isEmpty()) {
        return std::nullopt;
    }
    if (given.constFirst() != "true"_L1 && given.constFirst() != "false"_L1) {
        return invalid(
            u"Boolean query parameter '%1' must be one of ['true', 'false']"_s.arg(name));
    }
    return given.constFirst() == "true"_L1;
}

PracticeResult<QString> oneOf(const PracticeCall &call, const QString &name,
                              const QStringList &allowed, const QString &otherwise)
{
    const QStringList given = call.queryItems(name);
    if (given.isEmpty()) {
        return otherwise;
    }
    if (!allowed.contains(given.constFirst())) {
        return invalid(
            u"Query parameter '%1' must be one of ['%2']"_s.arg(name, allowed.join(u"', '"_s)));
    }
    return given.constFirst();
}

} // namespace farewell
