// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/Overview.h"
#include "app/overview/RoomReader.h"
#include "ui/account/AccountPhase.h"
#include "ui/account/AccountView.h"
#include "ui/account/ProfileState.h"
#include "ui/account/SettleEntry.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace farewell {

class AccountCard;
class BeforeYouGo;
class BusyBar;
class ButtonRow;
class ScrollColumn;
class Text;
class UserMenuButton;

/// Who the person is and what they may want to settle before they go. Nothing here deactivates:
/// `deactivateButton` leads to the settings.
class AccountWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit AccountWindow(QWidget *parent = nullptr);

    void showAccount(const AccountView &account);
    void showOverview(const Overview &overview); ///< again whenever more is known
    void showRooms(const RoomOverview &rooms);   ///< likewise
    /// How long the server still wants to be left alone before it tells more.
    void showPause(std::chrono::seconds pause);
    void showProfile(const ProfileState &profile);

    /// Asks whether this is the account that is meant, after a sign-in that did not name it. Until
    /// the answer is yes, neither the list nor a way on is offered, not in the menu either.
    void askWhoseAccount();

    /// Says that the account is active: an outcome was unknown, and this sign-in has shown it.
    void sayFoundActive();

    /// While the program signs out: nothing can be pressed.
    void setWorking(bool working);

Q_SIGNALS:
    void settingsRequested();
    void settleRequested(farewell::SettleEntry::Act act);
    void deactivateRequested();
    void signOutRequested();
    void accountConfirmed(bool mine);
    void closed();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QWidget *buildQuestion();
    QWidget *buildList();
    void answer(bool mine);
    [[nodiscard]] AccountPhase phase() const;
    void refresh();

    UserMenuButton *m_userMenu = nullptr;
    QWidget *m_question = nullptr;
    Text *m_questionText = nullptr;
    AccountCard *m_questionCard = nullptr;
    QPushButton *m_yes = nullptr;
    QWidget *m_list = nullptr;
    BusyBar *m_busy = nullptr;
    BeforeYouGo *m_entries = nullptr;
    ScrollColumn *m_scroll = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_deactivate = nullptr;
    QVBoxLayout *m_body = nullptr;
    bool m_asking = false;
    bool m_loaded = false;
    bool m_working = false;
};

} // namespace farewell
