// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/ServerEndpoints.h"

namespace farewell {

/// What the person or their Matrix ID named as the server.
struct ServerQuery
{
    enum class Source { MatrixId, Typed };

    QString text; ///< as ServerAddress reads it
    Source source = Source::Typed;

    friend bool operator==(const ServerQuery &, const ServerQuery &) = default;
};

/// A homeserver that answered as one.
struct ServerInfo
{
    HomeserverUrl url;
    QString software; ///< e.g. "Synapse"; empty when the server does not say
    LoginMethods methods;
    std::optional<AuthMetadata> oauth; ///< set: sign-in is delegated, never use `/login` then
    QString softwareVersion{};         ///< empty when the server does not say
};

/// Why there is no ServerInfo; each has its own sentence.
struct DiscoveryFailure
{
    enum class Problem {
        NotAServer, ///< what was typed is no server name or allowed URL
        NotHttps,   ///< http to something that is not this machine
        NoSuchHost,
        NotReached,
        TlsFailed,
        Proxy, ///< the proxy in between does not get through
        TooSlow,
        Loops,        ///< redirects without end, or to a place that is not https
        NotMatrix,    ///< something that knows nothing of Matrix: a shop, a router
        NotJson,      ///< a page for people, or other things that no homeserver answers
        BadWellKnown, ///< the domain's own pointer to its server is broken
        Trouble,      ///< 5xx
        RateLimited,
        OutsidePractice, ///< this is practice, and that is another server
        PracticeOnly,    ///< that is a practice homeserver, and this is no practice
        TooOld,          ///< a homeserver that does not know the paths of today (before v1.1)
        NoSignIn,        ///< a homeserver without a way to sign in that we know
    };
    Problem problem = Problem::NotReached;
    Failure failure;
};

/// Finds the homeserver and its ways to sign in (CS-API "Server Discovery", protocol of 4 reads).
///
/// One object, one question: destroying it stops everything, and an answer is queued always.
class ServerDiscovery final : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(tl::expected<ServerInfo, DiscoveryFailure>)>;

    ServerDiscovery(MatrixClient &client, QObject *parent = nullptr);

    void start(const ServerQuery &query, Callback callback);

private:
    void askWellKnown();
    void onWellKnown(const Result<Answer> &result);
    void ask(const HomeserverUrl &server);
    void conclude();
    void fail(DiscoveryFailure::Problem problem, Failure failure = {});
    void succeed(ServerInfo info);
    void deliver(tl::expected<ServerInfo, DiscoveryFailure> result);

    struct Findings
    {
        Result<QStringList> versions = tl::unexpected(Failure{});
        Result<LoginMethods> methods = tl::unexpected(Failure{});
        Result<AuthMetadata> oauth = tl::unexpected(Failure{});
        Result<ServerSoftware> software = tl::unexpected(Failure{});
    };

    MatrixClient &m_client;
    ServerQuery m_query;
    Callback m_callback;
    std::optional<HomeserverUrl> m_server;
    Findings m_findings;
};

} // namespace farewell
