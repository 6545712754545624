// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/administration/UserCardView.h"

#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace farewell {

class Avatar;
class BusyBar;
class LinkButton;
class OnlyAdminBox;
class ScrollColumn;
class TagRow;
class Text;

/// One account, beside the list: what it is, what it has, and what can be done to it. It shows what
/// it is given, and its buttons only say what the person wants.
class UserCard final : public QWidget
{
    Q_OBJECT

public:
    explicit UserCard(QWidget *parent);

    void setCard(const UserCardView &view);

Q_SIGNALS:
    void deactivateWanted();
    void lockWanted(bool isToBeLocked);
    void reactivateWanted();
    void checkAgainWanted();  ///< what could not be read
    void stopLookingWanted(); ///< for rooms without another admin
    void lookOnWanted();
    void serviceAddressWanted(); ///< of the account service, to be asked for

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What a line is about, and what it says.
    struct Row
    {
        Text *label = nullptr;
        Text *value = nullptr;
    };

    void build();
    void buildHeader(QVBoxLayout *column);
    void buildFacts(QVBoxLayout *column);
    void buildActs(QVBoxLayout *column);
    void connectButtons();
    [[nodiscard]] Row addRow(const QString &label);
    static void fill(const Row &row, const QString &value);
    void showProblem(const QString &problem);
    void showHeader();
    void showFacts(const AdminAccount &account);
    void showActs(const AdminAccount &account);
    void showDeactivation(const AdminAccount &account);
    void recolour();

    UserCardView m_view;
    ScrollColumn *m_scroll;
    Text *m_nobody = nullptr;
    QWidget *m_header = nullptr;
    Avatar *m_avatar = nullptr;
    Text *m_name = nullptr;
    Text *m_id = nullptr;
    LinkButton *m_copy = nullptr;
    BusyBar *m_busy = nullptr;
    Text *m_problem = nullptr;
    LinkButton *m_readAgain = nullptr;
    QWidget *m_facts = nullptr;
    QGridLayout *m_grid = nullptr;
    TagRow *m_tags = nullptr;
    Row m_service, m_created, m_lastSeen, m_sessions, m_contacts, m_links, m_rooms, m_files,
        m_onlyAdmin;
    Text *m_aboutLinks = nullptr;
    OnlyAdminBox *m_box = nullptr;
    LinkButton *m_stopLooking = nullptr;
    LinkButton *m_serviceAddress = nullptr;
    LinkButton *m_lookOn = nullptr;
    QWidget *m_acts = nullptr;
    Text *m_milderHeading = nullptr;
    Text *m_milder = nullptr;
    QPushButton *m_lock = nullptr;
    QPushButton *m_reactivate = nullptr;
    QWidget *m_rule = nullptr;
    Text *m_again = nullptr;
    Text *m_guard = nullptr;
    QPushButton *m_deactivate = nullptr;
};

} // namespace farewell
