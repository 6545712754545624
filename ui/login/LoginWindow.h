// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/PracticeScenario.h"
#include "app/base/Secret.h"
#include "app/signin/SignInFlow.h"

#include "ui/widgets/Banner.h"

#include <QList>
#include <QWidget>

namespace farewell {

class BrowserPage;
class Clock;
class CopyCard;
class ScrollColumn;
class SignInForm;

/// "Sign in to your account": the first window; knows nothing but the last state it was shown.
class LoginWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit LoginWindow(Clock &clock, QWidget *parent = nullptr);

    void showState(const SignInState &state);

    /// A copy of the password, for the request just made. What was typed stays for another try,
    /// until the server changes or the window is closed or hidden.
    [[nodiscard]] Secret password() const;

    /// Puts a Matrix ID where the person would have typed it.
    void fillIn(const QString &userId);

    /// A rehearsal: whom to sign in as, and where.
    void beInPractice(const Practice &practice);

    /// What happened before: above the form, until the window is shown anew.
    void tell(Banner::Kind kind, const QString &text);
    [[nodiscard]] bool hasNotice() const;

    /// The same, with the address of a page that the desktop did not open.
    void tellToOpen(const QUrl &page);

Q_SIGNALS:
    // Text counts as entered on Enter, on leaving the field and on pasting; never while typing.
    void identifierEntered(const QString &text);
    void serverEntered(const QString &text);
    void signInRequested();                       ///< the receiver calls password()
    void ssoRequested(const QString &providerId); ///< empty: no provider in particular
    void oauthRequested(farewell::SignInFlow::Browser browser);
    void openPageAgainRequested();
    void openAccountPageRequested();
    void openConsentPageRequested();
    void cantSignInRequested();
    void administerRequested(bool isForAdmin); ///< or no longer
    void practiceRequested();
    void cancelRequested();
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fit();

    ScrollColumn *m_scroll;
    Banner *m_notice;
    CopyCard *m_address;
    SignInForm *m_form;
    BrowserPage *m_browser;
    SignInPhase m_phase = SignInPhase::Idle;
    QList<QSize> m_fitted; ///< asked for so far: any other size is what the person has chosen
};

} // namespace farewell
