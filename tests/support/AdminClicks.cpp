// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/AdminClicks.h"

#include "app/practice/PracticeHomeserver.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace farewell {

QStringList adminChanges(const PracticeHomeserver &server)
{
    QStringList all;
    const QList<PracticeRequest> requests = server.requests();
    for (const PracticeRequest &request : requests) {
        const QByteArray root = "/_synapse/admin/";
        const bool isManaged = request.path.startsWith("/api/admin/");
        if (request.verb == "GET" || (!isManaged && !request.path.startsWith(root))) {
            continue;
        }
        const QByteArray path = isManaged ? request.path : request.path.sliced(root.size());
        QStringList parts;
        for (const QByteArray &part : path.split('/')) {
            parts += QUrl::fromPercentEncoding(part);
        }
        static const QRegularExpression ulid(u"^[0-7][0-9A-HJKMNP-TV-Z]{25}$"_s);
        parts.removeIf([](const QString &part) {
            return part.startsWith(u'!') || ulid.match(part).hasMatch();
        });
        all += QString::fromLatin1(request.verb) + u' ' + parts.join(u'/');
    }
    all.sort();
    return all;
}

namespace covered {

QStringList deactivation(const QString &whom)
{
    return {u"POST v1/deactivate/"_s + whom};
}

QStringList deactivationAtTheService()
{
    return {u"POST /api/admin/v1/users/deactivate"_s};
}

QStringList redaction(const QString &whom)
{
    return {u"POST v1/user/%1/redact"_s.arg(whom)};
}

QStringList change(const QString &whom)
{
    return {u"PUT v2/users/"_s + whom};
}

QStringList handOvers(qsizetype rooms)
{
    return QStringList(rooms, u"POST v1/rooms/make_room_admin"_s);
}

/// A hundred with each, and one that says there are no more.
QStringList files(qsizetype count, const QString &whose)
{
    return QStringList((count + 99) / 100 + 1, u"DELETE v1/users/%1/media"_s.arg(whose));
}

QStringList job(const QStringList &whom)
{
    QStringList all;
    for (const QString &one : whom) {
        all += deactivation(one);
    }
    return all;
}

QStringList nothing()
{
    return {};
}

QStringList by(const QList<QStringList> &clicks)
{
    QStringList all;
    for (const QStringList &click : clicks) {
        all += click;
    }
    all.sort();
    return all;
}

} // namespace covered

} // namespace farewell
