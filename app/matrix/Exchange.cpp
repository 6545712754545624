// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Exchange.h"

#include "app/base/Clock.h"
#include "app/base/HttpStatus.h"
#include "app/matrix/Log.h"
#include "app/matrix/Proxies.h"
#include "app/matrix/TlsErrors.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QMetaObject>
#include <QNetworkAccessManager>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

constexpr int maxRedirects = 5;
constexpr std::array retryDelays{1000ms, 2000ms}; ///< before the second and the third try
constexpr std::chrono::milliseconds longestUnseenWait = 60s;

/// Set at an access manager that has had an encrypted connection, which may be used again.
constexpr char hasConnected[] = "hasConnected";

/// Whether the reply is not complete: Qt's errors below 200 say so. The others stand beside
/// complete replies and say nothing (205 beside a 307, 299 beside a 429). When a body in chunks was
/// cut, Qt does not always tell; whether a JSON object is complete can be seen in the object
/// itself.
bool isTransportError(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
}

/// Whether the error lies between a proxy and us, or is the proxy's word that it does not get
/// through. Qt has no error of its own for much of that, and takes a proxy's 404 for a name that
/// does not resolve.
bool isOfProxy(QNetworkReply::NetworkError error)
{
    const bool isNamed = error >= QNetworkReply::ProxyConnectionRefusedError
        && error <= QNetworkReply::UnknownProxyError;
    return isNamed || error == QNetworkReply::UnknownNetworkError
        || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::ConnectionRefusedError;
}

Cause causeOf(QNetworkReply::NetworkError error, Sent sent)
{
    if (error == QNetworkReply::HostNotFoundError) {
        return Cause::NoSuchHost;
    }
    if (error == QNetworkReply::ConnectionRefusedError) {
        return Cause::PortClosed;
    }
    if (error == QNetworkReply::SslHandshakeFailedError) {
        return Cause::TlsFailed;
    }
    return sent == Sent::No ? Cause::NotReached : Cause::ConnectionLost;
}

} // namespace

Exchange::Exchange(Request request, std::shared_ptr<QNetworkAccessManager> network,
                   const Boundary &boundary, Clock &clock, QObject *context,
                   MatrixClient::Callback callback, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_network(std::move(network))
    , m_boundary(boundary)
    , m_clock(clock)
    , m_context(context)
    , m_callback(std::move(callback))
{
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
}

Exchange::~Exchange()
{
    dropReply();
}

void Exchange::start()
{
    ++m_tries;
    m_hops = 0;
    m_startedAt = m_clock.elapsed();
    sendOut();
}

void Exchange::sendOut()
{
    if (const auto objection = m_boundary.objectionTo(m_request.url)) {
        conclude(unexpected(Failure::of(*objection)));
        return;
    }
    m_stoppedBy.reset();
    m_tlsFlaw = TlsFlaw::NoAgreement;
    m_received.clear();
    if (m_request.hasBody()) {
        m_trace->wasRead = false; // of this try
        Secret bytes = m_request.onlyAsks ? m_request.body.clone() : std::move(m_request.body);
        auto body = std::make_unique<OneShotBody>(std::move(bytes), m_trace);
        QNetworkRequest request = networkRequest();
        request.setHeader(QNetworkRequest::ContentLengthHeader, body->size());
        m_reply = m_network->sendCustomRequest(request, m_request.verbName().toString().toLatin1(),
                                               body.get());
        body.release()->setParent(m_reply); // lives exactly as long as Qt may read it
    } else {
        m_reply = m_network->get(networkRequest());
    }
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, &Exchange::onSslErrors);
    connect(m_reply, &QNetworkReply::encrypted, m_network.get(),
            [network = m_network.get()] { network->setProperty(hasConnected, true); });
    startDeadlines();
}

void Exchange::startDeadlines()
{
    // A deadline ends with the try it was made for, so the reply is its context. The reply is
    // compared as well, for one that we are done with may still live when its deadline comes; and
    // it may outlive us, for it goes when the event loop comes round.
    const auto left = m_request.deadline - (m_clock.elapsed() - m_startedAt);
    const QPointer<Exchange> self(this);
    m_clock.callAfter(left, m_reply, [self, reply = m_reply] {
        if (self && self->m_reply == reply) {
            self->stop(Cause::DeadlinePassed);
        }
    });
    if (m_request.hasBody() && m_request.deadline > deadline::connecting) {
        m_clock.callAfter(deadline::connecting, m_reply, [self, reply = m_reply] {
            if (self && self->m_reply == reply && !self->m_trace->wasRead) {
                self->stop(Cause::DeadlinePassed);
            }
        });
    }
}

QNetworkRequest Exchange::networkRequest() const
{
    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      u"Farewell/"_s + QCoreApplication::applicationVersion());
    request.setRawHeader("Accept", "application/json");
    // With a compressed body Qt hides its true length, and so whether it is whole.
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_request.hasBody()) {
        const bool isForm = m_request.content == Request::Content::Form;
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          isForm ? u"application/x-www-form-urlencoded"_s : u"application/json"_s);
    }
    if (!m_request.token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + m_request.token.reveal().toByteArray());
    }
    return request;
}

void Exchange::onReadyRead()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_request.sizeCap) {
        stop(Cause::TooLarge);
    }
}

/// Only to know what to say: an error that nobody ignores ends the handshake.
void Exchange::onSslErrors(const QList<QSslError> &errors)
{
    m_tlsFlaw = flawOf(errors);
}

void Exchange::stop(Cause cause)
{
    m_stoppedBy = cause;
    m_reply->abort(); // emits finished() at once
}

void Exchange::onFinished()
{
    if (m_reply->isOpen()) { // not after abort()
        m_received += m_reply->readAll();
    }
    Result<Answer> result = isComplete() ? Result<Answer>(readAnswer()) : unexpected(lost());
    log(result);
    if (result && m_request.followRedirects && follow(*result)) {
        return;
    }
    if (const auto wait = waitBeforeNextTry(result)) {
        const auto onPause = result && result->status == 429 ? m_request.onPause : nullptr;
        tryAgainAfter(*wait);
        if (onPause) {
            onPause(*wait); // last, for it may end us
        }
        return;
    }
    conclude(std::move(result));
}

bool Exchange::isComplete() const
{
    const bool hasEnded = !m_stoppedBy && !isTransportError(m_reply->error())
        && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    // Qt does not always tell when less has come than was announced.
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return hasEnded && (!length.isValid() || m_received.size() >= length.toLongLong());
}

Sent Exchange::sent() const
{
    return m_request.hasBody() && !m_trace->wasRead ? Sent::No : Sent::Perhaps;
}

Failure Exchange::lost() const
{
    Failure failure;
    failure.sent = sent();
    failure.cause = m_stoppedBy.value_or(causeOf(m_reply->error(), failure.sent));
    failure.tlsFlaw = failure.cause == Cause::TlsFailed ? m_tlsFlaw : TlsFlaw::Other;
    blameProxy(failure);
    return failure;
}

/// The proxy is named when a connection through it never stood: then nobody has heard of the
/// server. On a connection that was used before, it is the server that is silent.
void Exchange::blameProxy(Failure &failure) const
{
    const bool mayHaveStood = m_trace->wasRead || m_network->property(hasConnected).toBool();
    const bool isOfIt = m_stoppedBy ? m_stoppedBy == Cause::DeadlinePassed && !mayHaveStood
                                    : isOfProxy(m_reply->error());
    if (!isOfIt) {
        return;
    }
    failure.proxy = proxyTo(m_request.url);
    if (failure.proxy) {
        failure.cause = Cause::ProxyFailed;
        failure.proxy->wantsSignIn
            = m_reply->error() == QNetworkReply::ProxyAuthenticationRequiredError;
    }
}

Answer Exchange::readAnswer()
{
    Answer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.isOfService = m_request.isToService;
    if (m_request.expects == Request::Body::Bytes && answer.isSuccess()) {
        answer.bytes = std::move(m_received);
        return answer;
    }
    answer.isPlain = m_request.url.scheme() == "http"_L1;
    answer.leadsToHttp = !answer.isPlain && redirectTarget(answer).scheme() == "http"_L1;
    const QJsonDocument document = QJsonDocument::fromJson(m_received);
    if (document.isObject()) {
        answer.object = document.object();
    }
    overwrite(m_received); // may hold a token
    const TimeHeaders times{m_reply->rawHeader("Retry-After"), m_reply->rawHeader("Date")};
    answer.retryAfter = retryAfterOf(times, answer.object, m_clock.nowUtc());
    return answer;
}

/// Where a redirect leads; empty when the answer is none.
QUrl Exchange::redirectTarget(const Answer &answer) const
{
    const QByteArray location = m_reply->rawHeader("Location");
    const bool isRedirect = http::isRedirect(answer.status) && !location.isEmpty();
    return isRedirect ? m_request.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode))
                      : QUrl();
}

bool Exchange::follow(const Answer &answer)
{
    const QUrl target = redirectTarget(answer);
    if (m_hops >= maxRedirects || target.scheme() != "https"_L1 || !isOpenable(target)) {
        return false;
    }
    ++m_hops;
    m_request.url = target;
    dropReply();
    sendOut();
    return true;
}

std::optional<std::chrono::milliseconds>
Exchange::waitBeforeNextTry(const Result<Answer> &result) const
{
    const auto tried = static_cast<std::size_t>(m_tries) - 1;
    const bool mayTryAgain = m_request.tries == Request::Tries::Patient
        && !m_request.mayChangeSomething(); // whatever was asked for: that goes out once
    if (!mayTryAgain || m_stoppedBy == Cause::TooLarge || tried >= retryDelays.size()) {
        return std::nullopt;
    }
    if (!result || http::isServerError(result->status)) {
        return retryDelays.at(tried);
    }
    if (result->status == 429 && result->retryAfter.value_or(0ms) <= longestUnseenWait) {
        return result->retryAfter.value_or(retryDelays.at(tried));
    }
    return std::nullopt;
}

void Exchange::tryAgainAfter(std::chrono::milliseconds delay)
{
    dropReply();
    m_clock.callAfter(delay, this, [this] {
        if (m_context) {
            start(); // its death deletes us from the event loop only, which may come later
        }
    });
}

void Exchange::conclude(Result<Answer> result)
{
    dropReply();
    auto deliver = [this, outcome = std::move(result)]() mutable {
        deleteLater();
        if (m_context) {
            // Taken out first, for it may end the client and this exchange with it.
            const MatrixClient::Callback callback = std::move(m_callback);
            callback(std::move(outcome));
        }
    };
    // Queued always: nobody is called back from inside its own call.
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

void Exchange::dropReply()
{
    if (m_reply) {
        QNetworkReply *reply = std::exchange(m_reply, nullptr);
        disconnect(reply, nullptr, this, nullptr); // first, for abort() emits finished()
        if (reply->isRunning()) {
            reply->abort();
        }
        reply->deleteLater();
    }
}

void Exchange::log(const Result<Answer> &result) const
{
    const auto took = m_clock.elapsed() - m_startedAt;
    const QString what = result
        ? QString::number(result->status) + u' ' + result->errcode()
        : u"no answer ("_s + QString::number(static_cast<int>(m_reply->error())) + u')';
    qCInfo(networkLog).noquote() << m_request.verbName() << m_request.pathTemplate << what
                                 << took.count() << "ms";
}

} // namespace farewell
