// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"
#include "app/signin/SignInFlow.h"
#include "ui/widgets/Controls.h"

#include <QWidget>

#include <memory>

namespace farewell {

class Banner;
class Clock;
class DelegatedWays;
class EnteredText;
class FoundServer;
class PasswordField;
class ProviderButtons;
class ServerField;
class SignInHeading;
class SignInLinks;
class SignInProgress;

/// The form of loginWindow: shows only what the server offers, and a password field only for a
/// server that is known.
class SignInForm final : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds patience{1}; ///< before progress is shown

    SignInForm(Clock &clock, QWidget *parent);

    void showState(const SignInState &state);
    void fillIn(const QString &userId);
    void beInPractice(const QString &user);
    void forgetPassword();

    [[nodiscard]] Secret password() const;

Q_SIGNALS:
    void identifierEntered(const QString &text);
    void serverEntered(const QString &text);
    void signInRequested();
    void ssoRequested(const QString &providerId);
    void oauthRequested(farewell::SignInFlow::Browser browser);
    void accountPageRequested();
    void consentPageRequested();
    void cantSignInRequested();
    void administerRequested(bool isForAdmin);
    void practiceRequested();
    void cancelRequested();

private:
    void build();
    void connectFields();
    void onConfirmed();
    void tryAgain();
    void requestSignIn();

    void showPurpose(bool wasForAdmin);
    void showServer();
    void showProblem();
    void showWays();
    void showWaiting();
    void moveFocus(SignInPhase before);
    void tellFault(SignInPhase before);
    [[nodiscard]] QLineEdit *fieldAtFault() const;
    [[nodiscard]] bool isBusy() const;

    Clock &m_clock;
    SignInState m_state;
    QString m_passwordServer; ///< the one that would receive what is typed

    SignInHeading *m_heading = nullptr;
    Field m_userId;
    EnteredText *m_identifier = nullptr;
    ServerField *m_server = nullptr;
    FoundServer *m_found = nullptr;
    Banner *m_problem = nullptr;
    LinkButton *m_consent = nullptr;
    LinkButton *m_tryAgain = nullptr;
    DelegatedWays *m_delegated = nullptr;
    PasswordField *m_password = nullptr;
    QPushButton *m_signIn = nullptr;
    ProviderButtons *m_providers = nullptr;
    Text *m_cooling = nullptr;
    SignInProgress *m_waiting = nullptr;
    SignInLinks *m_links = nullptr;
    std::unique_ptr<QObject> m_patience; ///< while it lasts
};

} // namespace farewell
