// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/SignedIn.h"

#include "app/base/Clock.h"
#include "app/base/HttpStatus.h"
#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/FreshTokens.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace farewell {

namespace {

/// Leaving takes `deadline::leaving` in all: so long a renewal is waited for, and what is left is
/// for the end itself.
constexpr std::chrono::milliseconds patience = 3s;

/// The token was looked at and not accepted. One that did not arrive was not looked at.
bool isRejection(const Result<Answer> &result)
{
    if (!result || result->isSuccess()) {
        return false;
    }
    const Failure failure = failureOf(*result);
    return failure.cause == Cause::TokenRejected && failure.errcode != "M_MISSING_TOKEN"_L1;
}

} // namespace

/// A read that may have to be sent more than once.
struct SignedIn::Question
{
    Request request;
    QPointer<QObject> context;
    Callback callback;
    int generation = 0;      ///< of the token it was sent with last
    bool wasOver = false;    ///< so the server had said before
    bool hasRenewed = false; ///< for its sake; once is enough
    std::optional<Result<Answer>> rejection{};
};

SignedIn::SignedIn(MatrixClient &client, Clock &clock, Access access)
    : m_client(client)
    , m_clock(clock)
    , m_access(std::move(access))
    , m_tokens(std::make_unique<FreshTokens>(client, clock, m_access))
{
}

SignedIn::~SignedIn() = default;

void SignedIn::identify(const WhoAmI &who)
{
    m_session = Session{m_access.homeserver, who.userId,
                        who.deviceId.isEmpty() ? m_access.deviceId : who.deviceId, m_access.kind};
}

QUrl SignedIn::accountPage() const
{
    return m_access.oauth ? m_access.oauth->accountPage : QUrl();
}

QUrl SignedIn::deactivationPage() const
{
    return m_access.oauth ? m_access.oauth->deactivationPage : QUrl();
}

std::optional<HomeserverUrl> SignedIn::accountService() const
{
    return m_access.oauth ? HomeserverUrl::parse(m_access.oauth->endpoints.issuer) : std::nullopt;
}

// Reads

void SignedIn::read(Request request, QObject *context, Callback callback)
{
    if (m_isEnding) {
        return;
    }
    const auto question
        = std::make_shared<Question>(Question{std::move(request), context, std::move(callback)});
    if (m_tokens->mustBeAwaited()) {
        renewFor(question);
    } else {
        ask(question);
    }
}

void SignedIn::ask(const std::shared_ptr<Question> &question)
{
    question->generation = m_tokens->generation();
    question->wasOver = m_isOver;
    question->request.onPause = [self = QPointer(this)](std::chrono::milliseconds pause) {
        if (self) {
            Q_EMIT self->waits(pause);
        }
    };
    m_client.send(question->request.clone().withToken(m_access.token), question->context,
                  [self = QPointer(this), question](Result<Answer> result) {
                      if (self) {
                          self->onAnswer(question, std::move(result));
                      } else {
                          question->callback(std::move(result));
                      }
                  });
}

void SignedIn::onAnswer(const std::shared_ptr<Question> &question, Result<Answer> result)
{
    const bool isRejected = isRejection(result);
    if (isRejected && m_isEnding) {
        return; // by our own doing, for all that anybody knows
    }
    if (isRejected && question->generation != m_tokens->generation()) {
        ask(question);
    } else if (isRejected && m_tokens->canRenew()
               && (m_tokens->isUnderWay() || !question->hasRenewed)) {
        question->rejection = std::move(result);
        renewFor(question);
    } else {
        hear(result, question->wasOver);
        question->callback(std::move(result));
    }
}

void SignedIn::renewFor(const std::shared_ptr<Question> &question)
{
    question->hasRenewed = true;
    m_tokens->renew([self = QPointer(this), question](const std::optional<Failure> &why) {
        if (self && question->context) {
            self->onRenewed(question, why);
        }
    });
}

void SignedIn::onRenewed(const std::shared_ptr<Question> &question,
                         const std::optional<Failure> &why)
{
    if (!why) {
        ask(question);
        return;
    }
    const bool isEnd = why->cause == Cause::TokenRejected;
    m_isOver = m_isOver || isEnd;
    // The server's own word is the better evidence, where there is one.
    question->callback(isEnd && question->rejection ? *std::move(question->rejection)
                                                    : unexpected(*why));
}

// What may change something

void SignedIn::change(Request request, QObject *context, Callback callback)
{
    if (m_isEnding) {
        return;
    }
    if (m_tokens->mustBeAwaited()) {
        sendAfterRenewal(std::move(request), context, std::move(callback), {});
    } else {
        sendOnce(std::move(request), context, std::move(callback));
    }
}

void SignedIn::changeForOthers(Request request, QObject *context, const Callback &callback)
{
    const auto again = std::make_shared<Request>(request.clone());
    change(std::move(request), context,
           [self = QPointer(this), again, context = QPointer(context),
            callback](const Result<Answer> &result) {
               const bool mayBeRenewed = isRejection(result) && self && !self->m_isEnding
                   && self->m_tokens->canRenew() && context;
               if (mayBeRenewed) {
                   self->sendAfterRenewal(std::move(*again), context, callback, *result);
               } else {
                   callback(result);
               }
           });
}

/// `rejection`: of the token in hand. The server's own word is the better evidence, where there is
/// one.
void SignedIn::sendAfterRenewal(Request request, QObject *context, Callback callback,
                                std::optional<Answer> rejection)
{
    const auto kept = std::make_shared<Request>(std::move(request));
    m_tokens->renew([self = QPointer(this), kept, context = QPointer(context),
                     callback = std::move(callback),
                     rejection = std::move(rejection)](const std::optional<Failure> &why) {
        if (!self || !context) {
            return;
        }
        if (!why) {
            self->sendOnce(std::move(*kept), context, callback);
            return;
        }
        const bool isEnd = why->cause == Cause::TokenRejected;
        self->m_isOver = self->m_isOver || isEnd;
        if (isEnd && rejection) {
            callback(*rejection);
            return;
        }
        Failure notSent = *why;
        notSent.sent = Sent::No;
        callback(unexpected(std::move(notSent)));
    });
}

void SignedIn::sendOnce(Request request, QObject *context, Callback callback)
{
    m_client.send(std::move(request).withToken(m_access.token), context,
                  [self = QPointer(this), held = m_tokens->hold(), wasOver = m_isOver,
                   callback = std::move(callback)](Result<Answer> result) {
                      if (self) {
                          self->hear(result, wasOver);
                      }
                      callback(std::move(result));
                  });
}

/// Nothing that a body says of somebody else is taken for a word on our own sign-in, which a server
/// has by its status. Of OAuth 2.0 only the access token may have run out, and its session may live
/// on.
void SignedIn::hear(const Result<Answer> &result, bool wasOver)
{
    if (!result || m_access.oauth) {
        return;
    }
    if (result->isSuccess()) {
        m_isOver = m_isOver && !wasOver; // whoever had said so knew nothing of it
        return;
    }
    const Failure failure = failureOf(*result);
    const bool isOfUs = result->status == http::unauthorized
        || (result->status == http::forbidden && failure.cause == Cause::UserDeactivated);
    m_isOver = m_isOver || (isOfUs && failure.endsSession());
}

// The end

void SignedIn::end(QObject *context, std::function<void(bool hasEnded)> reply)
{
    m_isEnding = true;
    if (!m_tokens->isUnderWay()) {
        m_tokens->stop();
        sendEnd(deadline::leaving, context, std::move(reply));
        return;
    }
    // Whichever comes first; the other finds nothing left to do.
    const auto pending = std::make_shared<std::function<void()>>(
        [this, context, reply = std::move(reply), since = m_clock.elapsed()] {
            m_tokens->stop();
            sendEnd(deadline::leaving - std::min(patience, m_clock.elapsed() - since), context,
                    reply);
        });
    m_tokens->forgetWaiting(); // nothing of it is sent any more
    const auto once = [self = QPointer(this), context = QPointer(context), pending] {
        const auto go = std::exchange(*pending, {});
        if (self && context && go) {
            go();
        }
    };
    m_tokens->renew([once](const std::optional<Failure> & /*why*/) { once(); });
    m_clock.callAfter(patience, context, once);
}

void SignedIn::sendEnd(std::chrono::milliseconds within, QObject *context,
                       std::function<void(bool hasEnded)> reply)
{
    if (!m_access.oauth) {
        const QUrl url
            = m_access.homeserver.endpoint({u"_matrix"_s, u"client"_s, u"v3"_s, u"logout"_s});
        m_client.send(Request::post(url, u"/logout"_s, toJson(QJsonObject()))
                          .withToken(m_access.token)
                          .within(within),
                      context, [reply = std::move(reply)](const Result<Answer> &result) {
                          // A session that had ended before is as good. Somebody else's page says
                          // nothing.
                          const Result<QJsonObject> object = objectOf(result);
                          reply(object || object.error().endsSession());
                      });
        return;
    }
    const OAuthAccess &own = *m_access.oauth;
    // Both tokens go with either, and the access token may have run out.
    const Secret &token = own.refreshToken.isEmpty() ? m_access.token : own.refreshToken;
    // A server says 200 of a spent token as well (RFC 7009, 2.2), and the session lives on.
    oauth::revoke(m_client, own.endpoints, own.clientId, token, within, context,
                  [reply = std::move(reply), isSure = !own.mayBeSpent](bool hasEnded) {
                      reply(hasEnded && isSure);
                  });
}

void endAndForget(std::unique_ptr<SignedIn> signedIn, std::function<void(bool hasEnded)> reply)
{
    SignedIn *last = signedIn.release();
    MatrixClient &client = last->client();
    last->setParent(&client); // should no answer come before the client goes
    last->end(&client, [last, reply = std::move(reply)](bool hasEnded) {
        last->deleteLater();
        reply(hasEnded);
    });
}

} // namespace farewell
