// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/Services.h"
#include "ui/SignInQuestion.h"
#include "ui/unfinished/UnfinishedState.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <memory>

namespace farewell {

class UnfinishedDialog;

/// What earlier runs left unfinished: shows it note by note, and finds out what became of it.
class UnfinishedScene final : public QObject
{
    Q_OBJECT

public:
    explicit UnfinishedScene(Services services);
    ~UnfinishedScene() override;

    void open(QWidget *behind); ///< the window in front of which it asks

    /// Whether what the login window shows is about the account and server of the note.
    [[nodiscard]] bool isAskedBy(const SignInState &state,
                                 const std::optional<UserId> &typedId) const;

    /// What came of a sign-in; it says something only when the person signs in to find out, to the
    /// account and server of the note.
    void signInChanged(const SignInState &state, const std::optional<UserId> &typedId);
    void signedIn(const Session &session, QWidget *behind);

Q_SIGNALS:
    /// The person wants to sign in to that account to find out.
    void signInWanted(const farewell::UserId &userId, const farewell::HomeserverUrl &homeserver);

private:
    void openNext();
    void openDialog();
    void closeDialog();
    void findOut();
    void signIn();
    void tell(Findings findings);
    void forgetWhatIsSettled();

    Services m_services;
    QPointer<QWidget> m_behind;
    QList<Note> m_notes; ///< still to be shown
    UnfinishedState m_state;
    std::optional<SignInQuestion> m_question; ///< while the person signs in to find out
    std::unique_ptr<QObject> m_look;          ///< the look under way
    QPointer<UnfinishedDialog> m_dialog;
};

} // namespace farewell
