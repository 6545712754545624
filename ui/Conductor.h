// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/signin/SignInDriver.h"
#include "ui/AccountScene.h"
#include "ui/AdminScene.h"
#include "ui/CantSignInScene.h"
#include "ui/FindOutScene.h"
#include "ui/LeavingKeys.h"
#include "ui/UnfinishedListScene.h"
#include "ui/UnfinishedScene.h"

namespace farewell {

class LoginWindow;
struct Practice;

/// Leads from the login window to the account, or to the accounts of other people, and back; one
/// scene at a time.
class Conductor final : public QObject
{
    Q_OBJECT

public:
    /// What they refer to must outlive it. With `practice` this is a rehearsal.
    explicit Conductor(const Services &services, QObject *parent = nullptr);
    ~Conductor() override;

    void start();

    /// Ends the program, as it was asked to from outside: asks nothing, signs out, and says
    /// finished(), at most 5 s after a sign-in under way has its answer. It does not sign out where
    /// the effect of a request is not known, for the session is evidence of that.
    void leave();

    /// Closes one window after the other, as the person could. Stops at one that first has to tell
    /// or ask something.
    void closeAll();

    /// Above the login window.
    void sayThatPracticeFailed();

Q_SIGNALS:
    /// The person wants to rehearse. Nobody is signed in, and nothing is under way.
    void practiceRequested();

    /// The last window is closed and nothing is under way any more.
    void finished();

private:
    void openLogin(AccountScene::Notice notice);
    void tell(AccountScene::Notice notice);
    void renewLogin(AccountScene::Notice notice);
    void fillIn(const UserId &userId, const HomeserverUrl &homeserver);
    [[nodiscard]] SignInState shown(SignInState state) const;
    void rehearse(const Practice &practice);
    void turnRound(bool isForAdmin);
    void signInAsAdmin(const UserId &userId, const HomeserverUrl &homeserver);
    void onSignedIn();
    void openAccount(SignInResult result, const std::optional<ServerInfo> &server);
    void openAdministration(SignInResult result, const std::optional<ServerInfo> &server);
    void onAdministrationEnded(AccountScene::Notice notice, bool quits);
    void onAccountEnded(AccountScene::Notice notice, bool quits);
    [[nodiscard]] bool beginAnew(AccountScene::Notice notice, bool quits);
    void endSignIn();
    void onSignInEnded();
    void openAccountPage();
    bool openPage(const QUrl &page); ///< tells when it could not
    void tellNotOpened(const QUrl &page);
    void openCantSignIn();

    Services m_services;
    LeavingKeys m_keys;
    std::unique_ptr<SignInDriver> m_signIn;
    std::unique_ptr<LoginWindow> m_login;
    std::optional<UserId> m_typedId; ///< also out of a link; none without a server in it
    std::unique_ptr<AccountScene> m_account;
    std::unique_ptr<AdminScene> m_admin;
    bool m_isForAdmin = false; ///< the login window is turned round
    bool m_isLeaving = false;
    CantSignInScene m_cantSignIn;
    UnfinishedScene m_unfinished;
    UnfinishedListScene m_lists;
    FindOutScene m_findOut;
};

} // namespace farewell
