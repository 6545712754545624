// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/SoleRooms.h"

#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/settings/RoomRow.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

SoleRooms::SoleRooms(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_column(new QVBoxLayout)
    , m_more(makeLink(names::moreRoomsButton, {}, this))
{
    m_column->setSpacing(em(this, 0.6));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeText(tr("Only you can look after these"), TextStyle::Heading, this));
    column->addWidget(
        makeText(tr("Make somebody else an admin before you go. In a room without an admin nobody "
                    "can be removed, and nothing about it can be changed."),
                 TextStyle::Muted, this));
    column->addLayout(m_column);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = true;
        showRows();
        m_rows.at(shownAtFirst)->setFocus(Qt::OtherFocusReason);
    });
    hide();
}

void SoleRooms::showRooms(const QList<OwnRoom> &rooms)
{
    m_rooms = rooms;
    for (RoomRow *row : std::as_const(m_rows)) {
        m_column->removeWidget(row);
        retire(row);
    }
    m_rows.clear();
    showRows();
    setVisible(!m_rooms.isEmpty());
}

void SoleRooms::showRows()
{
    const qsizetype shown = m_showsAll ? m_rooms.size() : std::min(shownAtFirst, m_rooms.size());
    for (qsizetype n = m_rows.size(); n < shown; ++n) {
        addRow(m_rooms.at(n));
    }
    refresh();
    const int more = Numbers::plural(m_rooms.size() - shown);
    m_more->setText(tr("Show %Ln more room(s)", nullptr, more));
    m_more->setVisible(more > 0);
}

void SoleRooms::addRow(const OwnRoom &room)
{
    auto *row = new RoomRow(room, m_rows.size(), m_clock, this);
    connect(row, &RoomRow::handOverRequested, this,
            [this, room] { Q_EMIT handOverRequested(room); });
    connect(row, &RoomRow::takeBackRequested, this,
            [this, id = room.id] { Q_EMIT takeBackRequested(id); });
    connect(row, &RoomRow::lookAgainRequested, this,
            [this, id = room.id] { Q_EMIT lookAgainRequested(id); });
    connect(row, &RoomRow::retryLeaveRequested, this,
            [this, id = room.id] { Q_EMIT retryLeaveRequested(id); });
    m_rows += row;
    m_column->addWidget(row);
}

void SoleRooms::showStates(const QMap<QString, RoomRowState> &states)
{
    m_states = states;
    refresh();
}

/// One room at a time: the others wait.
void SoleRooms::refresh()
{
    const bool isBusy = std::ranges::any_of(m_states, &RoomRowState::isUnderWay);
    for (qsizetype n = 0; n < m_rows.size(); ++n) {
        m_rows.at(n)->showState(m_states.value(m_rooms.at(n).id), isBusy);
    }
}

QList<QWidget *> SoleRooms::controls() const
{
    QList<QWidget *> all;
    for (const RoomRow *row : m_rows) {
        for (QAbstractButton *button : row->buttons()) {
            all += button;
        }
    }
    return all + QList<QWidget *>{m_more};
}

} // namespace farewell
