// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/ServerDiscovery.h"

#include "app/matrix/FanOut.h"
#include "app/matrix/ServerAddress.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Problem = DiscoveryFailure::Problem;

Problem problemOf(const Failure &failure)
{
    switch (failure.cause) {
    case Cause::NoSuchHost:
        return Problem::NoSuchHost;
    case Cause::TlsFailed:
        return Problem::TlsFailed;
    case Cause::DeadlinePassed:
        return Problem::TooSlow;
    case Cause::Redirected:
        return Problem::Loops;
    case Cause::RateLimited:
        return Problem::RateLimited;
    case Cause::ServerTrouble:
        return Problem::Trouble;
    case Cause::OutsidePractice:
        return Problem::OutsidePractice;
    case Cause::PracticeOnly:
        return Problem::PracticeOnly;
    case Cause::ProxyFailed:
        return Problem::Proxy;
    case Cause::PortClosed:
    case Cause::NotReached:
    case Cause::ConnectionLost:
        return Problem::NotReached;
    case Cause::TooLarge:
    case Cause::BadAnswer:
        return Problem::NotJson;
    case Cause::NotMatrix:
    case Cause::WrongCredentials:
    case Cause::UserDeactivated:
    case Cause::UserLocked:
    case Cause::TokenRejected:
    case Cause::Unrecognized:
    case Cause::NotFound:
    case Cause::ClientError:
        return Problem::NotMatrix;
    }
    Q_UNREACHABLE();
}

/// Nothing listens for https there; the homeserver itself may still answer at another port.
bool isSilence(const Failure &failure)
{
    return failure.cause == Cause::PortClosed || failure.cause == Cause::NotReached
        || failure.cause == Cause::ConnectionLost
        || (failure.cause == Cause::ProxyFailed && !failure.proxy->wantsSignIn);
}

/// Those with "v3" in them, which is from v1.1 on; before there were r0.0.1 to r0.6.1.
bool knowsPathsOfToday(const QStringList &versions)
{
    return std::ranges::any_of(versions,
                               [](const QString &version) { return version.startsWith(u'v'); });
}

/// The question is still open: asking again later may bring an answer.
bool isNoAnswer(const Failure &failure)
{
    return failure.httpStatus == 0 || failure.cause == Cause::RateLimited
        || failure.cause == Cause::ServerTrouble;
}

} // namespace

ServerDiscovery::ServerDiscovery(MatrixClient &client, QObject *parent)
    : QObject(parent), m_client(client)
{
}

void ServerDiscovery::start(const ServerQuery &query, Callback callback)
{
    m_query = query;
    m_callback = std::move(callback);
    const auto address = ServerAddress::parse(query.text);
    if (!address) {
        const bool isHttp = query.text.trimmed().startsWith("http://"_L1, Qt::CaseInsensitive);
        fail(isHttp ? Problem::NotHttps : Problem::NotAServer);
    } else if (!address->isName || isLoopbackHost(address->url.origin().host())) {
        ask(address->url); // this machine has no well-known file of its own
    } else {
        m_server = address->url;
        askWellKnown();
    }
}

void ServerDiscovery::askWellKnown()
{
    const QString host = m_server->origin().host(QUrl::FullyEncoded);
    fetchWellKnown(m_client, host.contains(u':') ? u'[' + host + u']' : host, this,
                   [this](const Result<Answer> &result) { onWellKnown(result); });
}

void ServerDiscovery::onWellKnown(const Result<Answer> &result)
{
    const bool isTooLarge = !result && result.error().cause == Cause::TooLarge;
    if (!result && !isSilence(result.error()) && !isTooLarge) {
        fail(problemOf(result.error()), result.error());
        return;
    }
    const bool isAbsent = result ? result->status == 404 : !isTooLarge;
    const auto baseUrl = result && result->status == 200 && result->object
        ? parseBaseUrl(*result->object)
        : std::nullopt;
    // After a broken file we ask the person for the address; here they have typed it already.
    if (isAbsent || (!baseUrl && m_query.source == ServerQuery::Source::Typed)) {
        ask(HomeserverUrl(*m_server));
        return;
    }
    const Failure failure = result ? failureOf(*result) : result.error();
    if (!baseUrl) {
        const bool isLoop = failure.cause == Cause::Redirected;
        fail(isLoop ? Problem::Loops : Problem::BadWellKnown, failure);
        return;
    }
    const auto server = HomeserverUrl::parse(*baseUrl);
    // Plain http is for this machine, and no other machine may send us to it.
    if (server && server->origin().scheme() == "https"_L1) {
        ask(*server);
    } else {
        fail(Problem::BadWellKnown, failure);
    }
}

void ServerDiscovery::ask(const HomeserverUrl &server)
{
    m_server = server;
    using Done = std::function<void()>;
    std::vector<FanOut::Job> jobs{
        [this, server](const Done &done) {
            fetchVersions(m_client, server, this, [this, done](auto versions) {
                m_findings.versions = std::move(versions);
                done();
            });
        },
        [this, server](const Done &done) {
            fetchLoginMethods(m_client, server, this, [this, done](auto methods) {
                m_findings.methods = std::move(methods);
                done();
            });
        },
        [this, server](const Done &done) {
            fetchAuthMetadata(m_client, server, this, [this, done](auto oauth) {
                m_findings.oauth = std::move(oauth);
                done();
            });
        },
        [this, server](const Done &done) {
            fetchServerSoftware(m_client, server, this, [this, done](auto software) {
                m_findings.software = std::move(software);
                done();
            });
        },
    };
    (new FanOut(std::move(jobs), [this] { conclude(); }, this))->start();
}

void ServerDiscovery::conclude()
{
    if (!m_findings.versions) {
        const Failure &failure = m_findings.versions.error();
        fail(problemOf(failure), failure);
        return;
    }
    const ServerSoftware software = m_findings.software.value_or(ServerSoftware());
    ServerInfo info{*m_server, software.name, {}, std::nullopt, software.version};
    const LoginMethods methods = m_findings.methods.value_or(LoginMethods());
    const bool hasMethods = methods.password || methods.sso;
    // The two APIs exclude each other. Where the new one names no page on which an account could be
    // deactivated, the old one may still do it.
    if (m_findings.oauth && (!m_findings.oauth->accountManagementUri.isEmpty() || !hasMethods)) {
        info.oauth = *m_findings.oauth;
        succeed(std::move(info));
        return;
    }
    // No answer about delegation is not the answer "no": a password must not go to the wrong place.
    if (!m_findings.oauth && isNoAnswer(m_findings.oauth.error())) {
        fail(problemOf(m_findings.oauth.error()), m_findings.oauth.error());
        return;
    }
    info.methods = methods;
    if (hasMethods) {
        succeed(std::move(info));
        return;
    }
    const Failure failure = m_findings.methods ? Failure{} : m_findings.methods.error();
    if (!m_findings.methods && isNoAnswer(failure)) {
        fail(problemOf(failure), failure);
        return;
    }
    fail(knowsPathsOfToday(*m_findings.versions) ? Problem::NoSignIn : Problem::TooOld, failure);
}

void ServerDiscovery::fail(DiscoveryFailure::Problem problem, Failure failure)
{
    deliver(unexpected(DiscoveryFailure{problem, std::move(failure)}));
}

void ServerDiscovery::succeed(ServerInfo info)
{
    deliver(std::move(info));
}

void ServerDiscovery::deliver(tl::expected<ServerInfo, DiscoveryFailure> result)
{
    const auto call = [this, outcome = std::move(result)] {
        // Taken out first, for it may destroy this object.
        const Callback callback = std::move(m_callback);
        callback(outcome);
    };
    QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
}

} // namespace farewell
