// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/AccountEndpoints.h"
#include "app/signin/LoopbackTexts.h"
#include "app/signin/OAuthSignIn.h"
#include "app/signin/SignInFlow.h"

#include <QPointer>

#include <memory>

namespace farewell {

class BrowserLauncher;
class Clock;
class DeviceSignIn;

/// What a sign-in has led to, and whether it is known to be the account that was meant. It is not
/// when only a username, address or number was typed: then the person must say so.
struct SignInResult
{
    std::unique_ptr<SignedIn> signedIn; ///< who it is, is known
    bool isAsTyped = false;
    QString provider{}; ///< whose Single Sign On it was, cleaned; empty where that has no name
};

/// From what the person typed to SignedIn; never sends a password before discovery has said which
/// server receives it, and ends every session that nobody is going to use.
///
/// The client and the clock must outlive it: a session that comes in too late is ended even after
/// the driver.
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
    [[nodiscard]] bool isSettled() const;

    /// Whether sign-ins from now on are those of an administrator. Where sign-in is delegated, they
    /// ask for more, and pages refuse that to everybody else.
    void setForAdmin(bool isForAdmin);

    void enterIdentifier(const QString &text); ///< the field was left, Enter, or pasted into
    void enterServer(const QString &text);     ///< likewise
    void signIn(Secret password);
    void signInBySso(const QString &providerId);
    void signInByOAuth(SignInFlow::Browser browser);
    void openPageAgain();
    [[nodiscard]] SignInResult take(); ///< once, after signedIn()
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

    void startOver();
    void coolDown(std::chrono::milliseconds until);
    void listen(const Awaited &awaited);
    void openPage(const QUrl &page);
    void onArrival(Result<std::optional<Arrival>> &&result);
    void onWhoAmI(const Result<WhoAmI> &result);
    void settle();
    [[nodiscard]] PendingLogins::Answered expectArrival();
    [[nodiscard]] Reply<LoginGrant> expectLogin(Session::Kind kind);

    MatrixClient &m_client;
    Clock &m_clock;
    BrowserLauncher &m_browser;
    LoopbackTexts m_texts;
    SignInFlow m_flow;
    std::unique_ptr<QObject> m_attempt; ///< context of all that an attempt waits for
    QPointer<ServerDiscovery> m_discovery;
    QPointer<LoopbackReceiver> m_receiver;
    QPointer<DeviceSignIn> m_device;
    std::optional<OAuthClient> m_oauthClient; ///< registered for this attempt
    std::optional<OAuthSignIn> m_oauthSignIn; ///< its page is open
    Secret m_secret; ///< password, loginToken or code, from the call until it is sent
    PendingLogins m_logins;
    std::unique_ptr<SignedIn> m_arrival; ///< ours, and not taken yet
    bool m_isAsTyped = false;
    QString m_provider; ///< of the last way through the browser
    bool m_isForAdmin = false;
};

} // namespace farewell
