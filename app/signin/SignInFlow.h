// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/SignInEntry.h"
#include "app/signin/SignInState.h"

#include <variant>

namespace farewell {

/// What the driver is to do next. All but Nothing and OpenPage leave the previous attempt behind or
/// carry it on; the flow never asks for two things at once.
namespace order {

struct Nothing
{ };
struct Stop
{ }; ///< drop whatever is under way
struct Discover
{
    ServerQuery query;
}; ///< drop the rest, ask this server what it is
struct SendPassword
{
    LoginName name;
}; ///< to `state().server`, nowhere else
struct StartBrowser
{
    QString providerId;
}; ///< answer with pageOpened() or browserFailed()
struct RegisterClient
{ }; ///< with the server that sign-in is delegated to; answer with registered()
struct StartAuthorization
{ }; ///< in a browser here; answer with pageOpened() or browserFailed()
struct AuthorizeDevice
{ }; ///< in a browser elsewhere; answer with deviceOffered(), and ask on until it is over
struct OpenPage
{ }; ///< `state().page` again; answer with pageOpened()
struct SendToken
{ }; ///< what the browser brought
struct AskWhoAmI
{ };
struct Keep
{
    bool isAsTyped = false;
}; ///< the session is good
struct EndSession
{ }; ///< the session is not what was wanted

} // namespace order

using SignInOrder
    = std::variant<order::Nothing, order::Stop, order::Discover, order::SendPassword,
                   order::StartBrowser, order::OpenPage, order::SendToken, order::AskWhoAmI,
                   order::Keep, order::EndSession, order::RegisterClient, order::StartAuthorization,
                   order::AuthorizeDevice>;

/// Decides how a sign-in goes on: one method an event, each returns what to do now. An event that
/// does not belong to the phase changes nothing.
class SignInFlow final
{
public:
    [[nodiscard]] const SignInState &state() const { return m_state; }

    /// The Matrix ID that was typed, as a hint whom to sign in; empty where none was.
    [[nodiscard]] QString typedUserId() const { return m_entry.userId(); }

    [[nodiscard]] SignInOrder identifierEntered(const QString &text);
    [[nodiscard]] SignInOrder serverEntered(const QString &text);
    [[nodiscard]] SignInOrder discovered(const ServerInfo &server);
    [[nodiscard]] SignInOrder notDiscovered(const DiscoveryFailure &failure);

    [[nodiscard]] SignInOrder passwordGiven();
    [[nodiscard]] SignInOrder ssoAsked(const QString &providerId);

    /// The server delegates sign-in: to be done in a browser here, or on another device.
    enum class Browser { Here, Elsewhere };
    [[nodiscard]] SignInOrder oauthAsked(Browser browser);
    [[nodiscard]] SignInOrder registered();
    [[nodiscard]] SignInOrder deviceOffered(const DeviceCode &code);

    /// What the browser brought is an error, or there is no way to ask for one: `error` is that of
    /// OAuth, `said` what it is said to mean.
    [[nodiscard]] SignInOrder browserRefused(const QString &error, const QString &said);
    [[nodiscard]] SignInOrder notStarted(const Failure &failure);
    [[nodiscard]] SignInOrder pageOpened(const QUrl &page, bool opened);
    [[nodiscard]] SignInOrder pageAskedAgain() const;
    [[nodiscard]] SignInOrder browserFailed();
    [[nodiscard]] SignInOrder browserTimedOut();
    [[nodiscard]] SignInOrder tokenCame();

    [[nodiscard]] SignInOrder granted();
    [[nodiscard]] SignInOrder loginFailed(const Failure &failure);
    [[nodiscard]] SignInOrder whoAmIAnswered(const Result<UserId> &result);
    [[nodiscard]] SignInOrder taken();

    [[nodiscard]] SignInOrder waited(std::chrono::milliseconds left); ///< zero: the wait is over
    [[nodiscard]] SignInOrder cancelled();

    /// A session of ours could not be ended.
    [[nodiscard]] SignInOrder sessionLeftBehind();

private:
    /// Within SigningIn, but Registering and Offering, which are within Browser.
    enum class Step { None, Registering, Offering, Login, WhoAmI, Kept };

    void enter(SignInPhase phase, SignInReason reason = SignInReason::None);
    [[nodiscard]] SignInOrder follow(const std::optional<ServerQuery> &former);
    [[nodiscard]] SignInOrder discover();
    [[nodiscard]] SignInOrder reconsider();
    void explain(const Failure &failure, SignInReason ifRejected);
    void explainSignIn(const Failure &failure, SignInReason ifRejected);

    SignInState m_state;
    SignInEntry m_entry;
    Session::Kind m_way = Session::Kind::Password;
    Browser m_browser = Browser::Here;
    Step m_step = Step::None;
};

} // namespace farewell
