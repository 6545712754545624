// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SettingsDialog.h"

#include "ui/Names.h"
#include "ui/account/AccountWords.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/PageDelegate.h"
#include "ui/settings/RoomsPage.h"
#include "ui/settings/SessionsPage.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/WindowSize.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

/// Below this width the list of pages would take the room of what it leads to.
constexpr int narrow = 560;
constexpr int comfortable = 640;
constexpr double sideWidth = 11; // of the font's height

} // namespace

SettingsDialog::SettingsDialog(Clock &clock, QWidget *parent)
    : QDialog(parent)
{
    setNames(this, names::settingsDialog, {});
    setWindowTitle(tr("Settings"));
    openWithinScreen(this);
    limitLines(this, sideWidth);
    build(clock);
    publishPhase();
    resize(std::max(em(this, 38), comfortable), em(this, 43));
}

void SettingsDialog::showAccount(const AccountView &account)
{
    m_general->showAccount(account);
}

void SettingsDialog::showOverview(const Overview &overview)
{
    m_general->showOverview(overview);
    m_sessions->showOverview(overview);
    m_loaded = overview.hasContacts();
    publishPhase();
}

void SettingsDialog::showRooms(const RoomOverview &rooms)
{
    m_rooms->showRooms(rooms);
    m_general->showRooms(rooms.rooms ? std::optional(rooms.joined()) : std::nullopt);
}

void SettingsDialog::showPause(std::chrono::seconds pause)
{
    m_sessions->showPause(pause);
    m_rooms->showPause(pause);
}

void SettingsDialog::showProfile(const ProfileState &state)
{
    m_general->showProfile(state);
    m_isClearing = state.phase == ProfileState::Phase::Working;
    publishPhase();
}

void SettingsDialog::showRoomStates(const QMap<QString, RoomRowState> &states)
{
    m_rooms->showStates(states);
}

void SettingsDialog::showLeaving(const LeavingState &state)
{
    m_rooms->showLeaving(state);
    m_isLeaving = state.isRunning();
    publishPhase();
}

void SettingsDialog::showRoomsPage()
{
    turnTo(m_rooms);
}

void SettingsDialog::showSessionsPage()
{
    turnTo(m_sessions);
}

/// By the list, which the box and the page follow.
void SettingsDialog::turnTo(QWidget *page)
{
    m_list->setCurrentRow(m_pages->indexOf(page));
}

void SettingsDialog::showRemoval(const Contact &contact, const RemovalState &state)
{
    m_removing.removeAll(contact);
    if (std::holds_alternative<removal::Working>(state)
        || std::holds_alternative<removal::Waiting>(state)) {
        m_removing += contact;
    }
    m_general->showRemoval(contact, state);
    publishPhase();
}

void SettingsDialog::setRemovingAll(bool removing)
{
    m_general->setRemovingAll(removing);
}

void SettingsDialog::tellPageOpened(bool opened)
{
    m_general->tellPageOpened(opened);
}

void SettingsDialog::scrollToDeactivation()
{
    turnTo(m_general);
    m_general->scrollToDeactivation();
}

void SettingsDialog::scrollToContacts()
{
    turnTo(m_general);
    m_general->scrollToContacts();
    activateWindow(); // not every desktop does it by itself when a dialog before it closes
}

void SettingsDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_side->setVisible(width() >= narrow);
    m_box->setVisible(width() < narrow);
}

void SettingsDialog::build(Clock &clock)
{
    QFont strong = font();
    strong.setBold(true);
    m_side = new QWidget(this);
    m_side->setBackgroundRole(QPalette::AlternateBase);
    m_side->setAutoFillBackground(true);
    m_side->setFixedWidth(em(this, sideWidth));
    m_list = new QListWidget(m_side);
    auto *aside = new QVBoxLayout(m_side);
    const int gap = em(this, 0.6);
    aside->setContentsMargins(gap, gap, gap, gap);
    aside->addWidget(m_list);
    setNames(m_list, names::settingsPageList, tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setFont(strong);
    m_list->setItemDelegate(new PageDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_box = new QComboBox(this);
    setNames(m_box, names::settingsPageBox, tr("Pages"));
    m_pages = new QStackedWidget(this);
    m_general = new GeneralPage(clock, m_pages);
    //: a page of the settings, as in Element
    addPage(tr("General"), Icon::Person, m_general);
    m_sessions = new SessionsPage(m_pages);
    //: a page of the settings
    addPage(tr("Sessions"), Icon::Sessions, m_sessions);
    m_rooms = new RoomsPage(clock, m_pages);
    //: a page of the settings
    addPage(tr("Rooms"), Icon::Rooms, m_rooms);
    m_list->setCurrentRow(0);
    connectPages();

    auto *right = new QVBoxLayout;
    right->setContentsMargins({});
    right->setSpacing(0);
    auto *choice = new QHBoxLayout;
    const int margin = em(this, GeneralPage::margin);
    choice->setContentsMargins(margin, em(this, 0.8), margin, 0);
    choice->addWidget(m_box, 1);
    right->addLayout(choice);
    right->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    // Or a wide window, with its list, could not become a narrow one in one step.
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumSize(em(this, 16), em(this, 16));
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addLayout(right, 1);
}

void SettingsDialog::connectPages()
{
    connect(m_list, &QListWidget::currentRowChanged, m_box, &QComboBox::setCurrentIndex);
    connect(m_box, &QComboBox::currentIndexChanged, m_list,
            [this](int row) { m_list->setCurrentRow(row); });
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_general, &GeneralPage::removeContactRequested, this,
            &SettingsDialog::removeContactRequested);
    connect(m_general, &GeneralPage::removeAllContactsRequested, this,
            &SettingsDialog::removeAllContactsRequested);
    connect(m_general, &GeneralPage::clearProfileRequested, this,
            &SettingsDialog::clearProfileRequested);
    connect(m_general, &GeneralPage::deactivateRequested, this,
            &SettingsDialog::deactivateRequested);
    connect(m_general, &GeneralPage::accountPageRequested, this,
            &SettingsDialog::accountPageRequested);
    connect(m_rooms, &RoomsPage::handOverRequested, this, &SettingsDialog::handOverRequested);
    connect(m_rooms, &RoomsPage::takeBackRequested, this, &SettingsDialog::takeBackRequested);
    connect(m_rooms, &RoomsPage::lookAgainRequested, this, &SettingsDialog::lookAgainRequested);
    connect(m_rooms, &RoomsPage::leaveRequested, this, &SettingsDialog::leaveRequested);
    connect(m_rooms, &RoomsPage::retryLeaveRequested, this, &SettingsDialog::retryLeaveRequested);
    connect(m_rooms, &RoomsPage::stopLeavingRequested, this, &SettingsDialog::stopLeavingRequested);
}

void SettingsDialog::addPage(const QString &title, Icon icon, QWidget *page)
{
    auto *entry = new QListWidgetItem(title, m_list);
    entry->setData(PageDelegate::iconRole, QVariant::fromValue(icon));
    m_box->addItem(title);
    m_pages->addWidget(page);
}

AccountPhase SettingsDialog::phase() const
{
    if (!m_removing.isEmpty() || m_isLeaving || m_isClearing) {
        return AccountPhase::Working;
    }
    return m_loaded ? AccountPhase::Ready : AccountPhase::Loading;
}

void SettingsDialog::publishPhase()
{
    setProperty("phase", words::phase(phase()));
}

} // namespace farewell
