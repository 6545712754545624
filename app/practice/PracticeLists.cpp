// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeLists.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace farewell::practicelists {

namespace {

const QStringList &people()
{
    static const QStringList names{u"amira"_s,  u"ben"_s,   u"chloe"_s, u"david"_s, u"elif"_s,
                                   u"fatima"_s, u"goran"_s, u"hana"_s,  u"ivan"_s,  u"jana"_s};
    return names;
}

QString person(int number)
{
    const qsizetype row = number / people().size() + 1;
    return u"%1.%2"_s.arg(people().at(number % people().size())).arg(row, 2, 10, QChar(u'0'));
}

QString ended(const QStringList &lines)
{
    return lines.join(u'\n') + u'\n';
}

} // namespace

QString leavers()
{
    QStringList lines{u"Name;user_id;note"_s};
    constexpr int plain = 30;
    for (int number = 0; number < plain; ++number) {
        const QString localpart = person(number);
        lines += u"%1;@%2:practice.test;HR-%3"_s.arg(localpart, localpart).arg(4701 + number);
    }
    lines += {u"Twice;@ben.01:practice.test;HR-4702"_s,
              u"Elsewhere;@kim:elsewhere.test;HR-4731"_s,
              u"An administrator;@dana:practice.test;HR-4732"_s,
              u"You;@alice:practice.test;HR-4733"_s,
              u"A typo;@chole.02:practice.test;HR-4734"_s,
              u"Upper case;@Ivan.04:practice.test;HR-4735"_s,
              u"A bridge;@_telegram_1:practice.test;HR-4736"_s,
              u"Gone already;@gone-1:practice.test;HR-4737"_s,
              u"Locked;@locked-1:practice.test;\"HR-4738; see\nHR-4739\""_s,
              u"Nobody;;HR-4740"_s};
    return ended(lines);
}

QString spammers(int count)
{
    QStringList lines;
    for (int number = 1; number <= count; ++number) {
        lines += u"@deals-%1:practice.test"_s.arg(number, 2, 10, QChar(u'0'));
    }
    return ended(lines);
}

QString withNora(int count, int place)
{
    QStringList lines;
    for (int number = 1; number <= count; ++number) {
        lines += number == place ? u"nora"_s : person(number - 1);
    }
    return ended(lines);
}

} // namespace farewell::practicelists
