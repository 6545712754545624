// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/SignedIn.h"
#include "app/overview/ContactRemoval.h"
#include "app/overview/Overview.h"
#include "app/overview/RoomReader.h"
#include "app/record/Settled.h"
#include "app/signin/SignInDriver.h"
#include "ui/Countdown.h"
#include "ui/DeactivationScene.h"
#include "ui/account/SettleEntry.h"
#include "ui/settings/RemovalState.h"

#include <QSet>

#include <memory>

namespace farewell {

class AccountWindow;
class ProfileScene;
class RoomHandOverScene;
class RoomLeavingScene;
class SettingsDialog;

/// Everything between sign-in and the end of the session; holds the sign-in and ends it.
class AccountScene final : public QObject
{
    Q_OBJECT

public:
    /// What the login window says afterwards.
    enum class Notice {
        None,
        SessionMayRemain, ///< signing out failed
        SignInEnded,      ///< the server had ended our session
    };

    AccountScene(SignInResult result, ServerSoftware software, Services services);
    ~AccountScene() override;

    void open();

    /// Ends the session without asking, and says ended(). A session that is needed as evidence is
    /// left alive.
    void leave();

    [[nodiscard]] const Session &session() const { return m_signedIn->session(); }
    [[nodiscard]] QWidget &window() const;

    /// The deactivation whose outcome the person wants to find out by signing in anew, once
    /// ended() is said.
    [[nodiscard]] const std::optional<OpenOutcome> &openOutcome() const { return m_openOutcome; }

    /// This sign-in has shown that the account is active.
    void sayFoundActive();

Q_SIGNALS:
    /// The session is over and every window of it is closed. `quits`: the person closed the window.
    void ended(farewell::AccountScene::Notice notice, bool quits);

private:
    void onOverview(const Overview &overview);
    void readRooms();
    void onRooms();
    void endReadingRooms();
    void goOnReadingRooms();
    void settle(SettleEntry::Act act);
    void noteBefore();
    [[nodiscard]] Beforehand beforehand() const;
    void nameAccount();
    void showOverview();
    void showAccount();
    void openSettings(bool atDeactivation);
    void openRooms();
    void openSettingsDialog();
    void connectRooms();
    void onHandedOver();
    void onLeft(const QString &roomId);
    void showRoomStates();
    void onCleared(const Profile &profile);
    void showProfile();
    void showPause();
    void openSessions();
    void openAccountPage();
    void removeContactNow(const Contact &contact);
    void removeContacts(const QList<Contact> &contacts);
    void endRemoving();
    void onRemoved(const Contact &contact, UnbindResult unbind);
    void onNotRemoved(const Contact &contact, const Failure &failure);
    void showRemoval(const Contact &contact, const RemovalState &state);
    void goOnReading();
    void endReading();
    void readAgain(Overview::Topic topic);
    void read(Overview::Topic topic);
    void openKeysHelp();
    void openDeactivation();
    void onDeactivationEnded(DeactivationScene::End how);
    void askToSignOut(bool quits);
    void signOut(bool quits);
    void closeWindows();
    void end(Notice notice, bool quits);

    Services m_services;
    std::unique_ptr<SignedIn> m_signedIn;
    QString m_software;
    AccountView m_account;
    Overview m_overview;
    Beforehand m_beforehand;            ///< but for what other scenes know
    std::unique_ptr<QObject> m_reading; ///< the context of what is read; none: nothing may be
    RoomOverview m_rooms;
    std::unique_ptr<RoomReader> m_roomReader; ///< while it reads
    std::unique_ptr<RoomHandOverScene> m_handOver;
    std::unique_ptr<RoomLeavingScene> m_leaving;
    std::unique_ptr<ProfileScene> m_profile;
    QList<Contact> m_underWay;                 ///< being removed, each by its own click
    std::unique_ptr<ContactRemoval> m_removal; ///< of all contacts, while it goes on
    Countdown m_readPause;                     ///< as the server asks for while it is read
    Countdown m_removalPause;                  ///< and before a removal
    std::optional<Contact> m_waiting;          ///< whose removal waits for that
    bool m_isAsTyped;
    bool m_quits = false; ///< the person leaves the program, too
    bool m_isEnding = false;
    bool m_contactsAreUncertain = false; ///< a removal has failed since they were read
    QSet<Overview::Topic> m_readAgain;   ///< what the overview says of these is out of date
    std::optional<OpenOutcome> m_openOutcome;
    std::unique_ptr<AccountWindow> m_window;
    QPointer<SettingsDialog> m_settings;
    std::unique_ptr<DeactivationScene> m_deactivation;
};

} // namespace farewell
