// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminPlace.h"
#include "ui/ReceiptScene.h"
#include "ui/Services.h"
#include "ui/SignInQuestion.h"
#include "ui/unfinished/UnfinishedState.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <memory>

namespace farewell {

class AdminLookBack;
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

    /// The same of a sign-in as administrator; then, once the admin API answers them.
    void administratorSignedIn(const Session &session);
    void administrationOpened(const AdminPlace &place);

    /// Reads no more: the sign-in ends.
    void stop();

Q_SIGNALS:
    void allShown(); ///< of what open() has found; also where there is nothing

    /// The person wants to sign in to that account to find out.
    void signInWanted(const farewell::UserId &userId, const farewell::HomeserverUrl &homeserver);

    /// The same, as administrator.
    void adminSignInWanted(const farewell::UserId &userId,
                           const farewell::HomeserverUrl &homeserver);

private:
    void openNext();
    void openDialog();
    void closeDialog();
    void findOut();
    void signIn();
    void lookAgain();
    void tell(Findings findings);
    void tellForOthers(const AdminFindings &findings, bool isLast);
    void show();
    void forgetWhatIsSettled();
    void noteReceipt(const SavedReceipt &receipt);
    void settleForOthers();

    Services m_services;
    QPointer<QWidget> m_behind;
    QList<Note> m_notes; ///< still to be shown
    UnfinishedState m_state;
    std::optional<SignInQuestion> m_question;      ///< while the person signs in to find out
    std::optional<SignInQuestion> m_adminQuestion; ///< the same, as administrator
    std::unique_ptr<QObject> m_look;               ///< the look under way
    std::unique_ptr<AdminLookBack> m_adminLook;    ///< the same, at somebody else's account
    std::unique_ptr<ReceiptScene> m_receipt;       ///< of the note that is shown
    QPointer<UnfinishedDialog> m_dialog;
};

} // namespace farewell
