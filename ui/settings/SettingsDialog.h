// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "app/overview/RoomReader.h"
#include "ui/account/AccountPhase.h"
#include "ui/account/AccountView.h"
#include "ui/account/ProfileState.h"
#include "ui/settings/LeavingState.h"
#include "ui/settings/RemovalState.h"
#include "ui/settings/RoomRowState.h"

#include <QDialog>
#include <QMap>

class QComboBox;
class QListWidget;
class QStackedWidget;

namespace farewell {

enum class Icon;
class Clock;
class GeneralPage;
class RoomsPage;
class SessionsPage;

/// The settings, page by page as in Element. It removes nothing and deactivates nothing itself.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Clock &clock, QWidget *parent = nullptr);

    void showAccount(const AccountView &account);
    void showOverview(const Overview &overview);
    void showRooms(const RoomOverview &rooms);
    void showPause(std::chrono::seconds pause); ///< before the server tells more
    void showProfile(const ProfileState &state);

    /// How far those have come that are handed over or left, by room id.
    void showRoomStates(const QMap<QString, RoomRowState> &states);
    void showLeaving(const LeavingState &state);
    void showRemoval(const Contact &contact, const RemovalState &state);
    void setRemovingAll(bool removing); ///< as GeneralPage's
    void tellPageOpened(bool opened);

    /// Shows the section "Deactivate Account" of General.
    void scrollToDeactivation();

    /// Shows the first contact there, ready to be removed.
    void scrollToContacts();

    /// Turns to the page "Rooms".
    void showRoomsPage();

    /// Turns to the page "Sessions".
    void showSessionsPage();

Q_SIGNALS:
    void removeContactRequested(const farewell::Contact &contact);
    void removeAllContactsRequested(const QList<farewell::Contact> &contacts);
    void clearProfileRequested(const QList<farewell::ProfilePart> &parts);
    void deactivateRequested();
    void accountPageRequested();
    void handOverRequested(const farewell::OwnRoom &room);
    void takeBackRequested(const QString &roomId);
    void lookAgainRequested(const QString &roomId);
    void leaveRequested(const QList<farewell::OwnRoom> &rooms, const QString &reason);
    void retryLeaveRequested(const QString &roomId);
    void stopLeavingRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(Clock &clock);
    void connectPages();
    void turnTo(QWidget *page);
    void addPage(const QString &title, Icon icon, QWidget *page);
    [[nodiscard]] AccountPhase phase() const;
    void publishPhase();

    QWidget *m_side = nullptr;
    QListWidget *m_list = nullptr;
    QComboBox *m_box = nullptr;
    QStackedWidget *m_pages = nullptr;
    GeneralPage *m_general = nullptr;
    SessionsPage *m_sessions = nullptr;
    RoomsPage *m_rooms = nullptr;
    bool m_isLeaving = false;
    bool m_isClearing = false;
    QList<Contact> m_removing;
    bool m_loaded = false;
};

} // namespace farewell
