// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/SignInFlow.h"

#include <QWidget>

class QPushButton;

namespace farewell {

class LinkButton;
class Text;

/// The ways to sign in, or to go on, where another server manages the accounts, in the browser.
class DelegatedWays final : public QWidget
{
    Q_OBJECT

public:
    explicit DelegatedWays(QWidget *parent);

    void showState(const SignInState &state);

    /// The buttons that take the focus; null while they are not offered.
    [[nodiscard]] QWidget *continueButton() const;
    [[nodiscard]] QWidget *accountPageButton() const;

Q_SIGNALS:
    void oauthRequested(farewell::SignInFlow::Browser browser);
    void accountPageRequested();

private:
    Text *m_managed;
    QPushButton *m_continue;
    QPushButton *m_accountPage;
    LinkButton *m_otherDevice;
};

} // namespace farewell
