// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/AdminCall.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString adminCall(const std::optional<HomeserverUrl> &homeserver,
                  const std::optional<UserId> &userId)
{
    const QString who = userId ? QString::fromLatin1(QUrl::toPercentEncoding(userId->toString()))
                               : u"FULL_USERNAME"_s;
    const QString base = homeserver ? homeserver->toString() : u"https://HOMESERVER_URL"_s;
    return u"POST %1/_synapse/admin/v1/deactivate/%2"_s.arg(base, who);
}

QString adminCallBody()
{
    return u"{\"erase\": true}"_s;
}

QString accountServiceCalls(const QUrl &issuer, const std::optional<UserId> &userId)
{
    const QString who = userId ? QString::fromLatin1(QUrl::toPercentEncoding(userId->localpart()))
                               : u"USERNAME"_s;
    QString base = issuer.isEmpty() ? u"https://ISSUER/"_s : issuer.toString(QUrl::FullyEncoded);
    if (!base.endsWith(u'/')) {
        base += u'/';
    }
    return u"GET %1api/admin/v1/users/by-username/%2\n"
           "POST %1api/admin/v1/users/ID/deactivate\n{\"skip_erase\": false}"_s.arg(base, who);
}

} // namespace farewell
