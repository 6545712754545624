// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeDiscovery.h"

#include "app/practice/PracticeOAuth.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

PracticeAnswer versions(bool hasSlidingSync)
{
    return PracticeAnswer::json(
        {{u"versions"_s, QJsonArray{u"r0.6.1"_s, u"v1.1"_s, u"v1.10"_s, u"v1.11"_s, u"v1.12"_s}},
         {u"unstable_features"_s,
          QJsonObject{{u"org.matrix.msc4140"_s, false},
                      {u"org.matrix.simplified_msc3575"_s, hasSlidingSync}}}});
}

/// It behaves as this Synapse does, so it bears its name, if it was not given another.
PracticeAnswer software(const QString &name)
{
    const QJsonObject server{{u"name"_s, name}, {u"version"_s, u"1.160.0"_s}};
    return PracticeAnswer::json({{u"server"_s, server}});
}

} // namespace

PracticeDiscovery::PracticeDiscovery(PracticeState &state, PracticeRoutes &routes)
    : m_state(state)
{
    routes.add("GET", "/.well-known/matrix/client",
               [this](const PracticeCall &) { return wellKnownClient(); });
    routes.add("GET", "/.well-known/matrix/support",
               [this](const PracticeCall &) { return wellKnownSupport(); });
    routes.add("GET", "/_matrix/client/versions", [this](const PracticeCall &) {
        return versions(m_state.settings().hasSlidingSync);
    });
    routes.add("GET", "/_matrix/federation/v1/version",
               [this](const PracticeCall &) { return software(m_state.settings().software); });
    for (const auto *path : {"/_matrix/client/v1/auth_metadata",
                             "/_matrix/client/unstable/org.matrix.msc2965/auth_metadata"}) {
        routes.add("GET", path, [this](const PracticeCall &) { return authMetadata(); });
    }
}

PracticeAnswer PracticeDiscovery::wellKnownClient() const
{
    const QJsonObject homeserver{{u"base_url"_s, QString(m_state.publicBaseUrl() + u'/')}};
    return PracticeAnswer::json({{u"m.homeserver"_s, homeserver}});
}

PracticeAnswer PracticeDiscovery::wellKnownSupport() const
{
    const QJsonObject &support = m_state.settings().support;
    return support.isEmpty() ? PracticeAnswer::html(u"<h1>No Such Resource</h1>"_s, 404)
                             : PracticeAnswer::json(support);
}

PracticeAnswer PracticeDiscovery::authMetadata() const
{
    const PracticeSettings &settings = m_state.settings();
    if (settings.authMetadata) {
        return PracticeAnswer::json(*settings.authMetadata);
    }
    return settings.isManaged
        ? PracticeAnswer::json(oauthMetadata(m_state.publicBaseUrl(), settings))
        : notHere();
}

} // namespace farewell
