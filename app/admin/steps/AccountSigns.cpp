// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/steps/AccountSigns.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QString printOf(const QString &salt, const QString &kind, const QString &value)
{
    const QByteArray all = (salt + u'\n' + kind + u'\n' + value).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.first(AccountSigns::printLength));
}

QStringList printsOf(const QString &salt, const QStringList &sessions,
                     const QList<AdminAccount::Contact> &contacts)
{
    QStringList prints;
    for (const AdminAccount::Contact &contact : contacts) {
        prints += printOf(salt, contact.medium, contact.address);
    }
    for (const QString &session : sessions) {
        prints += printOf(salt, u"session"_s, session);
    }
    return prints;
}

} // namespace

AccountSigns AccountSigns::of(const QStringList &sessions,
                              const QList<AdminAccount::Contact> &contacts)
{
    const QString salt = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QStringList prints = printsOf(salt, sessions, contacts);
    prints.resize(std::min(most, prints.size()));
    return {salt, prints, !contacts.isEmpty()};
}

bool AccountSigns::areAllIn(const QStringList &sessions,
                            const QList<AdminAccount::Contact> &contacts) const
{
    const QStringList now = printsOf(salt, sessions, contacts);
    return std::ranges::all_of(prints, [&now](const QString &one) { return now.contains(one); });
}

} // namespace farewell
