// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AdminEntry.h"
#include "app/signin/SignInDriver.h"
#include "ui/AccountScene.h"
#include "ui/AddressScene.h"
#include "ui/AdminJobScene.h"
#include "ui/AdminLogScene.h"
#include "ui/UserListScene.h"
#include "ui/UserScene.h"
#include "ui/administration/AdminView.h"

namespace farewell {

class AdminWindow;

/// Administration from the sign-in to the end of the session; holds the sign-in and ends it.
class AdminScene final : public QObject
{
    Q_OBJECT

public:
    AdminScene(SignInResult result, std::optional<ServerInfo> server, Services services);
    ~AdminScene() override;

    void open();

    /// Ends the session without asking, and says ended().
    void leave();

    /// A list that an earlier run has left behind, paused.
    void openLeftList(const QString &path);

    [[nodiscard]] const Session &session() const { return m_signedIn->session(); }
    [[nodiscard]] QWidget &window() const;

    /// The sign-in, for the account of the person themselves; once, after accountWanted().
    [[nodiscard]] SignInResult take();
    [[nodiscard]] const std::optional<ServerInfo> &server() const { return m_server; }

Q_SIGNALS:
    /// As AccountScene::ended().
    void ended(farewell::AccountScene::Notice notice, bool quits);

    /// The admin API has let them in, at this place.
    void opened(const farewell::AdminPlace &place);

    /// The person goes to their own account; the receiver calls take().
    void accountWanted();

private:
    void onEntry();
    void onOpen();
    void openList();
    void askForAddress();
    void show(AdminPhase phase, EntryReason reason = EntryReason::None);
    void openUser();
    void openLog();
    void openMany();
    [[nodiscard]] std::unique_ptr<AdminJobScene> makeJob();
    void endWhereNothingGoesOn();
    [[nodiscard]] QMap<QString, QString> providers() const;
    void signOut(bool quits);
    void endSession();
    void closeWindows();

    Services m_services;
    std::unique_ptr<SignedIn> m_signedIn;
    std::optional<ServerInfo> m_server;
    bool m_isAsTyped;
    bool m_quits = false; ///< the person leaves the program, too
    bool m_isEnding = false;
    bool m_isLeaving = false; ///< what is under way has its answer first
    AdminView m_view;
    AdminEntry m_entry;
    std::unique_ptr<AdminWindow> m_window;
    std::unique_ptr<AddressScene> m_address; ///< is asked for
    std::unique_ptr<UserListScene> m_list;
    std::unique_ptr<UserScene> m_user; ///< who is chosen in it
    std::unique_ptr<AdminLogScene> m_log;
    std::unique_ptr<AdminJobScene> m_job;
};

} // namespace farewell
