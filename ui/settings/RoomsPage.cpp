// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RoomsPage.h"

#include "ui/Names.h"
#include "ui/account/SettleEntries.h"
#include "ui/sentences/PauseSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/settings/GeneralPage.h"
#include "ui/settings/LeaveRooms.h"
#include "ui/settings/RoomListModel.h"
#include "ui/settings/SoleRooms.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/EntryList.h"
#include "ui/widgets/ScrollColumn.h"

#include <QListView>
#include <QVBoxLayout>

namespace farewell {

RoomsPage::RoomsPage(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_scroll(new ScrollColumn(names::roomsScrollArea, this))
    , m_model(new RoomListModel(this))
{
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
    QVBoxLayout *column = m_scroll->column();
    const int around = em(this, GeneralPage::margin);
    column->setContentsMargins(around, around, around, around);
    column->setSpacing(em(this, 1.0));
    //: a page of the settings
    column->addWidget(makeText(tr("Rooms"), TextStyle::Title, m_scroll->content()));
    m_status = makeText(names::roomsStatusLabel, {}, TextStyle::Muted, m_scroll->content());
    column->addWidget(m_status);
    m_sole = new SoleRooms(clock, m_scroll->content());
    column->addWidget(m_sole);
    connect(m_sole, &SoleRooms::handOverRequested, this, &RoomsPage::handOverRequested);
    connect(m_sole, &SoleRooms::takeBackRequested, this, &RoomsPage::takeBackRequested);
    connect(m_sole, &SoleRooms::lookAgainRequested, this, &RoomsPage::lookAgainRequested);
    connect(m_sole, &SoleRooms::retryLeaveRequested, this, &RoomsPage::retryLeaveRequested);
    buildAll();
    column->addWidget(m_all);
    buildLeave(clock);
    column->addWidget(m_leave);
    column->addStretch(1);
}

void RoomsPage::buildLeave(Clock &clock)
{
    m_leave = new LeaveRooms(clock, m_scroll->content());
    connect(m_leave, &LeaveRooms::leaveRequested, this, &RoomsPage::leaveRequested);
    connect(m_leave, &LeaveRooms::retryLeaveRequested, this, &RoomsPage::retryLeaveRequested);
    connect(m_leave, &LeaveRooms::stopRequested, this, &RoomsPage::stopLeavingRequested);
}

void RoomsPage::buildAll()
{
    m_all = new QWidget(m_scroll->content());
    const Field search = makeEdit(names::roomSearchEdit, tr("Find a room"), m_all);
    m_search = search.edit;
    m_list = new EntryList(names::roomList, tr("All rooms"), m_model, m_all);
    m_none = makeText(tr("No room is called so."), TextStyle::Muted, m_all);
    auto *column = new QVBoxLayout(m_all);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeText(tr("All rooms"), TextStyle::Heading, m_all));
    column->addWidget(search.label);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_none);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->search(text);
        m_none->setVisible(m_model->rowCount() == 0);
    });
    m_all->hide();
}

void RoomsPage::showPause(std::chrono::seconds pause)
{
    m_pause = pause;
    showStatus();
}

void RoomsPage::showRooms(const RoomOverview &rooms)
{
    m_overview = rooms;
    showStatus();
    const bool hasEnded = !rooms.isReading();
    if (std::exchange(m_hasEnded, hasEnded) == hasEnded) {
        return; // the lists come with the end, and do not change
    }
    m_sole->showRooms(rooms.onlyMine);
    m_model->setRooms(rooms.all);
    m_none->setVisible(m_model->rowCount() == 0);
    m_all->setHidden(rooms.all.isEmpty());
    m_leave->showRooms(rooms);
    orderTabs();
}

void RoomsPage::showStates(const QMap<QString, RoomRowState> &states)
{
    m_sole->showStates(states);
    m_model->showStates(states);
    m_leave->showStates(states);
    orderTabs();
}

void RoomsPage::showLeaving(const LeavingState &state)
{
    m_leave->showLeaving(state);
    orderTabs();
}

/// As they are seen.
void RoomsPage::orderTabs()
{
    QWidget *before = nullptr;
    const QList<QWidget *> controls
        = m_sole->controls() + QList<QWidget *>{m_search, m_list->view()} + m_leave->controls();
    for (QWidget *control : controls) {
        if (before != nullptr) {
            setTabOrder(before, control);
        }
        before = control;
    }
}

void RoomsPage::showStatus()
{
    const QString text = status();
    m_status->setText(text);
    m_status->setHidden(text.isEmpty());
}

QString RoomsPage::status() const
{
    const RoomOverview &rooms = m_overview;
    switch (rooms.phase) {
    case RoomOverview::Phase::Reading:
        return PauseSentences::goesOnOr(m_pause, SettleEntries::lookingAt(rooms));
    case RoomOverview::Phase::Complete:
        return rooms.all.isEmpty() && rooms.unread == 0 ? tr("You are in no room.")
                                                        : SettleEntries::unreadRooms(rooms);
    case RoomOverview::Phase::Stopped:
        return SettleEntries::unreadRooms(rooms);
    case RoomOverview::Phase::Failed:
        return Sentences::inARow({tr("We could not look at all of your rooms."),
                                  SettleEntries::why(rooms.failure.value_or(Failure()))});
    }
    Q_UNREACHABLE();
}

} // namespace farewell
