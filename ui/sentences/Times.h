// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace farewell {

/// Times as a person reads them: by the clock on their wall, and in the digits and the order of the
/// language of the texts, whether or not the texts themselves are there.
class Times final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::Times)

public:
    /// "14:09:21"
    [[nodiscard]] static QString ofDay(const QDateTime &at);

    /// "23 November 2026, 14:09"
    [[nodiscard]] static QString dateAndTime(const QDateTime &at);

    /// "23 November 2026"
    [[nodiscard]] static QString date(const QDateTime &at);

    /// "23 Nov 2026": in a table
    [[nodiscard]] static QString briefDate(const QDateTime &at);

    /// "23 Nov 2026, 14:09": in a table
    [[nodiscard]] static QString brief(const QDateTime &at);

    /// "23 November 2026, 14:09:21 UTC": wherever it is read
    [[nodiscard]] static QString utc(const QDateTime &at);

    /// "23 November 2026 at 14:09 UTC": in a letter
    [[nodiscard]] static QString utcToTheMinute(const QDateTime &at);

    /// "14:09:21 UTC"
    [[nodiscard]] static QString utcOfDay(const QDateTime &at);

    /// "November 2026"
    [[nodiscard]] static QString month(const QDate &anyDay);

    /// "0:07", "61:01": the length of a wait, or how long something has taken.
    [[nodiscard]] static QString minutesAndSeconds(std::chrono::seconds time);

private:
    [[nodiscard]] static QString datePattern();
};

} // namespace farewell
