// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminPath.h"

using namespace Qt::StringLiterals;

namespace farewell {

QUrl AdminPath::url(const HomeserverUrl &address) const
{
    return address.endpoint(QStringList{u"_synapse"_s, u"admin"_s} + segments, query);
}

QString AdminPath::logged() const
{
    return u"/_synapse/admin"_s + pathTemplate;
}

} // namespace farewell
