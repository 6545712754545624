// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Access.h"
#include "app/matrix/MatrixClient.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace farewell {

class FreshTokens;
struct WhoAmI;

/// One sign-in of our own: the only thing that sends with its token. It renews the token before it
/// runs out, knows when the sign-in is over, and ends it.
///
/// The client and the clock must outlive it. When it goes, requests that were sent are answered all
/// the same; a renewal is not, and what waits for a new token is never sent.
class SignedIn final : public QObject
{
    Q_OBJECT

public:
    using Callback = MatrixClient::Callback;

    SignedIn(MatrixClient &client, Clock &clock, Access access);
    ~SignedIn() override;

    /// For what is asked without the token, as anybody could.
    [[nodiscard]] MatrixClient &client() const { return m_client; }
    [[nodiscard]] const HomeserverUrl &homeserver() const { return m_access.homeserver; }

    /// As whom we are in, from then on; before it, nobody knows.
    void identify(const WhoAmI &who);
    [[nodiscard]] const Session &session() const { return *m_session; } ///< after identify()

    /// Where the account is managed, and where it is deactivated, with Session::Kind::OAuth; either
    /// may be empty.
    [[nodiscard]] QUrl accountPage() const;
    [[nodiscard]] QUrl deactivationPage() const;

    /// The service that keeps the accounts, with Session::Kind::OAuth: it is who signs in.
    [[nodiscard]] std::optional<HomeserverUrl> accountService() const;

    /// Sends what changes nothing. A rejection says something of the sign-in only if the token has
    /// not merely run out. So the token is renewed, unless that has been done meanwhile, and the
    /// question is asked again. If there is no new token, the answer is the failure of the renewal,
    /// without a status, for nothing was asked.
    void read(Request request, QObject *context, Callback callback);

    /// Sends what may change something: once, and nothing is renewed until it is answered, for an
    /// answer that was lost could not be asked for with a token that is spent.
    void change(Request request, QObject *context, Callback callback);

    /// The same for what is changed in somebody else's account, of which a rejected token says that
    /// nothing was done: it is looked at before all else, and the account is not the one that it
    /// belongs to. So the token is renewed, and the request sent once more. The second rejection is
    /// the answer; if there is no new token, the first is, or that nothing was done.
    void changeForOthers(Request request, QObject *context, const Callback &callback);

    /// The server has said so last; there is nothing left to end.
    [[nodiscard]] bool isOver() const { return m_isOver; }

    /// Ends it where it was begun, `/logout` or revocation: at once, or after a renewal that is
    /// under way, for until then the token in hand is spent. It takes at most 5 s in all. What
    /// still waits for the new token is not sent any more. `hasEnded` is true only for a clear
    /// answer about a token that is surely not spent.
    void end(QObject *context, std::function<void(bool hasEnded)> reply);

Q_SIGNALS:
    /// A read is asked again once that is over: the server wants to be left alone until then (429).
    void waits(std::chrono::milliseconds pause);

private:
    struct Question;

    void ask(const std::shared_ptr<Question> &question);
    void onAnswer(const std::shared_ptr<Question> &question, Result<Answer> result);
    void renewFor(const std::shared_ptr<Question> &question);
    void onRenewed(const std::shared_ptr<Question> &question, const std::optional<Failure> &why);
    void sendAfterRenewal(Request request, QObject *context, Callback callback,
                          std::optional<Answer> rejection);
    void sendOnce(Request request, QObject *context, Callback callback);
    void sendEnd(std::chrono::milliseconds within, QObject *context,
                 std::function<void(bool hasEnded)> reply);
    void hear(const Result<Answer> &result, bool wasOver);

    MatrixClient &m_client;
    Clock &m_clock;
    Access m_access;
    std::unique_ptr<FreshTokens> m_tokens;
    std::optional<Session> m_session;
    bool m_isOver = false;
    bool m_isEnding = false;
};

/// Ends a sign-in that nobody wants any more, and outlives it by that answer.
void endAndForget(std::unique_ptr<SignedIn> signedIn, std::function<void(bool hasEnded)> reply);

} // namespace farewell
