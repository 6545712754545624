// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"
#include "app/matrix/OAuth.h"
#include "app/matrix/Session.h"
#include "app/signin/Identifier.h"
#include "app/signin/LoopbackReceiver.h"
#include "app/signin/LoopbackTexts.h"
#include "app/signin/SignInFlow.h"
#include "app/signin/SignInState.h"

#include <QPointer>

#include <memory>

namespace farewell {

class BrowserLauncher;
class Clock;

/// A session, and whether it is known to be the account that was meant. It is not when only a
/// username, address or number was typed: then the person must say so.
struct SignedIn
{
    Session session;
    bool isAsTyped = false;
};

/// From what the person typed to a Session; never sends a password before discovery has said which
/// server receives it, and ends every session that nobody is going to use.
///
/// The client must outlive it: a session that comes in too late is ended even after the driver.
class SignInDriver final : public QObject
{
    Q_OBJECT

public:
    /// `texts` stand on the page at which a sign-in in the browser ends.
    SignInDriver(MatrixClient &client, Clock &clock, BrowserLauncher &browser, LoopbackTexts texts,
                 QObject *parent = nullptr);
    ~SignInDriver() override;

    [[nodiscard]] const SignInState &state() const { return m_flow.state(); }

    /// Whether quitting now leaves nothing behind: no sign-in or sign-out is on its way, and no
    /// session is waiting to be taken. A registration, or a code that nobody typed, lets nobody in,
    /// and is not waited for. To quit, cancel() first, then wait for settled().
    [[nodiscard]] bool isSettled() const { return m_underWay == 0 && !m_arrival; }

    void enterIdentifier(const QString &text); ///< the field was left, Enter, or pasted into
    void enterServer(const QString &text);     ///< likewise
    void signIn(Secret password);
    void signInBySso(const QString &providerId);
    void signInByOAuth(SignInFlow::Browser browser);
    void openPageAgain();
    [[nodiscard]] SignedIn take(); ///< once, after signedIn()
    void cancel(); ///< back to Ready (or Idle); a session that still comes in is ended

Q_SIGNALS:
    void changed(const farewell::SignInState &state);

    /// Emitted once a sign-in; the receiver calls take().
    void signedIn();

    /// The last request was answered, and isSettled().
    void settled();

private:
    void on(const SignInOrder &order);
    void obey(const order::Nothing &order);
    void obey(const order::Stop &order);
    void obey(const order::Discover &order);
    void obey(const order::SendPassword &order);
    void obey(const order::StartBrowser &order);
    void obey(const order::OpenPage &order);
    void obey(const order::SendToken &order);
    void obey(const order::AskWhoAmI &order);
    void obey(const order::Keep &order);
    void obey(const order::EndSession &order);
    void obey(const order::RegisterClient &order);
    void obey(const order::StartAuthorization &order);
    void obey(const order::AuthorizeDevice &order);
    void obey(const order::PollDevice &order);

    /// What a server has let us in with, and as whom it may be.
    struct Arrival
    {
        Access access;
        QString deviceId;
        std::optional<UserId> userId{}; ///< as `whoami` says
        bool isEnough = true;           ///< lets us do what a client may do
    };

    /// An authorization that was asked for and has not brought a code yet.
    struct Authorization
    {
        QString clientId;
        QString scope;
        QString deviceId;
        QUrl callback{};
        Secret verifier{};
        Secret deviceCode{};
        std::chrono::milliseconds interval{0}; ///< between two questions
        bool mayHaveSession = false;           ///< an answer was lost that may have brought one
    };

    void startOver();
    void coolDown(std::chrono::milliseconds until);
    void listen(const Awaited &awaited);
    void openPage(const QUrl &page);
    void poll();
    void onPolled(oauth::DevicePoll &&polled);
    void onArrival(Result<Arrival> result);
    void onWhoAmI(const Result<WhoAmI> &result);
    void beginRequest() { ++m_underWay; }
    void endRequest();
    [[nodiscard]] Reply<Arrival> arrivalReply();
    [[nodiscard]] Reply<LoginGrant> loginReply(Access::Kind kind);
    [[nodiscard]] std::function<Result<Arrival>(Result<oauth::Grant> &&)> grantReader() const;
    static void endAccess(MatrixClient &client, const Access &access,
                          const QPointer<SignInDriver> &driver);

    MatrixClient &m_client;
    Clock &m_clock;
    BrowserLauncher &m_browser;
    LoopbackTexts m_texts;
    SignInFlow m_flow;
    std::unique_ptr<QObject> m_attempt; ///< context of all that an attempt waits for
    QPointer<ServerDiscovery> m_discovery;
    QPointer<LoopbackReceiver> m_receiver;
    Secret m_secret; ///< password, loginToken or code, from the call until it is sent
    std::optional<Authorization> m_authorization;
    std::optional<Arrival> m_arrival; ///< ours, and not taken yet
    bool m_isAsTyped = false;
    int m_underWay = 0; ///< logins and logouts without an answer
};

} // namespace farewell
