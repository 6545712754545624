// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/sentences/Times.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace farewell {

QString Times::ofDay(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime().time(), u"HH:mm:ss"_s);
}

QString Times::dateAndTime(const QDateTime &at)
{
    const QDateTime local = at.toLocalTime();
    //: %1 is a date such as 23 November 2026, %2 a time of day such as 14:09
    return tr("%1, %2", "date, time of day")
        .arg(date(at), QLocale().toString(local.time(), u"HH:mm"_s));
}

QString Times::minutesAndSeconds(std::chrono::seconds time)
{
    const auto seconds = time.count();
    return u"%L1:%L2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, '0'_L1);
}

QString Times::date(const QDateTime &at)
{
    return QLocale().toString(at.toLocalTime().date(), datePattern());
}

QString Times::briefDate(const QDateTime &at)
{
    const QString pattern = datePattern().replace(u"MMMM"_s, u"MMM"_s);
    return QLocale().toString(at.toLocalTime().date(), pattern);
}

QString Times::brief(const QDateTime &at)
{
    //: %1 is a short date such as 23 Nov 2026, %2 a time of day such as 14:09
    return tr("%1, %2", "short date, time of day")
        .arg(briefDate(at), QLocale().toString(at.toLocalTime().time(), u"HH:mm"_s));
}

QString Times::utc(const QDateTime &at)
{
    const QDateTime utc = at.toUTC();
    //: %1 is a date such as 23 November 2026, %2 a time such as 14:09:21 UTC
    return tr("%1, %2", "date, time of day")
        .arg(QLocale().toString(utc.date(), datePattern()), utcOfDay(at));
}

QString Times::utcToTheMinute(const QDateTime &at)
{
    const QDateTime utc = at.toUTC();
    //: in a letter; %1 is a date such as 23 November 2026, %2 a time of day such as 14:09
    return tr("%1 at %2 UTC")
        .arg(QLocale().toString(utc.date(), datePattern()),
             QLocale().toString(utc.time(), u"HH:mm"_s));
}

QString Times::utcOfDay(const QDateTime &at)
{
    return QLocale().toString(at.toUTC().time(), u"HH:mm:ss"_s) + u" UTC"_s;
}

QString Times::month(const QDate &anyDay)
{
    const QLocale locale;
    //: %1 is a month such as November, %2 a year
    return tr("%1 %2", "month, year")
        .arg(locale.standaloneMonthName(anyDay.month()), locale.toString(anyDay, u"yyyy"_s));
}

/// As the language has it, without the day of the week, and without the word for "year" that some
/// put behind it.
QString Times::datePattern()
{
    const QLocale locale;
    if (locale.language() == QLocale::English) {
        return u"d MMMM yyyy"_s; // the order is the country's elsewhere; one English is spoken here
    }
    static const QRegularExpression day(uR"(^dddd\S*\s+|[,،]?\s*dddd$)"_s);
    static const QRegularExpression year(uR"(yyyy\s*'[^']*'\.?$)"_s);
    QString pattern = locale.dateFormat(QLocale::LongFormat);
    return pattern.remove(day).replace(year, u"yyyy"_s);
}

} // namespace farewell
