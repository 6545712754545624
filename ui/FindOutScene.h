// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/LetterScene.h"
#include "ui/OpenOutcome.h"
#include "ui/ReceiptScene.h"
#include "ui/Services.h"
#include "ui/SignInQuestion.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace farewell {

class AccountScene;
class OutcomeDialog;

/// Says what came of a sign-in by which the person wants to learn an outcome that nobody knows.
class FindOutScene final : public QObject
{
    Q_OBJECT

public:
    explicit FindOutScene(Services services);
    ~FindOutScene() override;

    void ask(const OpenOutcome &open);

    /// Whether what the login window shows is about that account.
    [[nodiscard]] bool isAskedBy(const SignInState &state,
                                 const std::optional<UserId> &typedId) const;

    /// What came of a sign-in. A refusal settles nothing; the person may try again.
    void signInChanged(const SignInState &state, const std::optional<UserId> &typedId);
    void signedIn(AccountScene &account);

Q_SIGNALS:
    /// The person has read that the account is deactivated: nothing of it is shown any longer.
    void read();

private:
    void tellDeactivated();

    Services m_services;
    std::optional<OpenOutcome> m_open;
    std::optional<SignInQuestion> m_question;
    std::unique_ptr<ReceiptScene> m_receipt; ///< while the dialog is open
    std::unique_ptr<LetterScene> m_letter;   ///< likewise
    QPointer<OutcomeDialog> m_dialog;
};

} // namespace farewell
