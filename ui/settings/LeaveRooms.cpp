// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/LeaveRooms.h"

#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/settings/LeavingSentences.h"
#include "ui/settings/RoomRow.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/Wrapped.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

using Kind = RoomRowState::Kind;
using Phase = LeavingState::Phase;

constexpr int longestReason = 500;   ///< an event has 64 KiB for all of it
constexpr qsizetype rowsAtMost = 30; ///< the others are told in the list above

} // namespace

LeaveRooms::LeaveRooms(Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock)
{
    build(clock);
    refresh();
    hide();
}

void LeaveRooms::build(Clock &clock)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.6));
    column->addWidget(makeRule(this));
    m_heading = makeText({}, TextStyle::Heading, this);
    m_explanation = makeText({}, TextStyle::Muted, this);
    column->addWidget(m_heading);
    buildProgress(column);
    column->addWidget(m_explanation);
    m_column = new QVBoxLayout;
    m_column->setSpacing(em(this, 0.6));
    column->addLayout(m_column);
    column->addWidget(m_stop, 0, Qt::AlignTrailing);
    buildChoice(clock, column);
}

void LeaveRooms::buildProgress(QVBoxLayout *column)
{
    m_status = makeText(names::leaveStatusLabel, {}, TextStyle::Body, this);
    m_bar = new BusyBar(names::leaveProgressBar, tr("Leaving your rooms"), this);
    m_pace = makeText(names::leavePaceLabel, {}, TextStyle::Muted, this);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    column->addWidget(m_pace);
    m_stop = makeButton(names::stopLeavingButton, tr("Stop"), Role::Plain, this);
    m_stop->setAccessibleName(tr("Stop leaving rooms"));
    connect(m_stop, &QPushButton::clicked, this, &LeaveRooms::stopRequested);
}

void LeaveRooms::buildChoice(Clock &clock, QVBoxLayout *column)
{
    m_choice = new QWidget(this);
    auto *choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins({});
    choice->setSpacing(em(this, 0.6));
    const Field reason
        = makeEdit(names::leaveReasonEdit, tr("Reason (everybody there sees it)"), m_choice);
    m_reason = reason.edit;
    m_reason->setMaxLength(longestReason);
    m_withSole = new Wrapped<QCheckBox>(names::leaveSoleRoomsCheckBox, {}, m_choice);
    m_leave
        = makeButton(names::leaveAllButton, tr("Leave all rooms…"), Role::DangerOutline, m_choice);
    m_question = makeText(names::leaveQuestionLabel, {}, TextStyle::Body, m_choice);
    m_confirm = new ArmedButton(names::leaveConfirmButton, tr("Leave them"), Role::Danger, clock,
                                m_choice);
    m_cancel = makeButton(names::leaveCancelButton, tr("Cancel"), Role::Plain, m_choice);
    m_cancel->setAccessibleName(tr("Cancel: stay in all rooms"));
    swallowEnter(m_cancel);
    choice->addWidget(reason.label);
    choice->addWidget(m_reason);
    choice->addWidget(m_withSole);
    choice->addWidget(m_leave, 0, Qt::AlignLeading);
    choice->addWidget(m_question);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(em(this, 0.75));
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    choice->addLayout(buttons);
    column->addWidget(m_choice);
    connect(m_withSole, &QCheckBox::toggled, this, [this] { ask(false); });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        ask(true);
        focusAndAnnounce(m_cancel, m_question->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ask(false);
        m_leave->setFocus(Qt::OtherFocusReason);
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT leaveRequested(wanted(), m_reason->text().trimmed());
        ask(false);
    });
}

void LeaveRooms::showRooms(const RoomOverview &rooms)
{
    m_rooms = rooms;
    ask(false); // it was asked about others
    setHidden(rooms.isReading() || rooms.all.isEmpty());
}

void LeaveRooms::showStates(const QMap<QString, RoomRowState> &states)
{
    m_states = states;
    refresh();
}

void LeaveRooms::showLeaving(const LeavingState &state)
{
    const bool hasEnded = m_leaving.isRunning() && !state.isRunning();
    m_leaving = state;
    m_asks = m_asks && !state.isRunning();
    refresh();
    if (hasEnded) {
        announce(this, m_status->text());
    }
}

/// Also where it could not be found out.
bool LeaveRooms::mayBeLastHere(const OwnRoom &room) const
{
    const bool isGroup = room.kind == OwnRoom::Kind::Room || room.kind == OwnRoom::Kind::Space;
    const auto state = m_states.constFind(room.id);
    return isGroup && (room.isOnlyMine() || !room.isJudged)
        && (state == m_states.constEnd() || !state->hasOtherAdmin());
}

bool LeaveRooms::isLeft(const OwnRoom &room) const
{
    const auto state = m_states.constFind(room.id);
    return state != m_states.constEnd() && state->kind == Kind::Left;
}

QList<OwnRoom> LeaveRooms::wanted() const
{
    QList<OwnRoom> rooms = m_rooms.all;
    rooms.removeIf([this](const OwnRoom &room) {
        return isLeft(room) || (mayBeLastHere(room) && !m_withSole->isChecked());
    });
    return rooms;
}

void LeaveRooms::ask(bool asks)
{
    m_asks = asks;
    refresh();
}

void LeaveRooms::refresh()
{
    const bool isRunning = m_leaving.isRunning();
    m_heading->setText(isRunning ? tr("Leaving your rooms") : tr("Leave them now"));
    m_explanation->setText(
        isRunning
            ? tr("You can look at other pages meanwhile. Closing the settings stops it, and so "
                 "does deactivating, which leaves all other rooms by itself.")
            : tr("Deactivating leaves all rooms by itself, usually within minutes. Here you "
                 "can do it yourself and watch."));
    m_status->setText(LeavingSentences::status(m_leaving));
    m_status->setHidden(m_leaving.phase == Phase::Idle);
    const qsizetype done = m_leaving.left + m_leaving.notLeft + m_leaving.unknown;
    m_bar->setRange(0, Numbers::plural(done + m_leaving.toGo));
    m_bar->setValue(Numbers::plural(done));
    m_bar->setVisible(isRunning);
    m_pace->setText(LeavingSentences::pace(m_leaving));
    m_pace->setHidden(m_pace->text().isEmpty());
    m_stop->setText(m_leaving.phase == Phase::Stopping ? tr("Stopping…") : tr("Stop"));
    takeTurns();
    refreshRows();
}

/// The focus goes on before what has it is hidden: whoever listens hears no other control.
void LeaveRooms::takeTurns()
{
    const QWidget *focus = window()->focusWidget();
    if (m_leaving.isRunning()) {
        m_stop->show();
        if (m_choice->isAncestorOf(focus)) {
            m_stop->setFocus(Qt::OtherFocusReason);
        }
        m_choice->hide();
        return;
    }
    m_choice->show();
    refreshChoice(); // not while it runs, for it goes through all rooms
    if (focus == m_stop) {
        QWidget *next = m_reason;
        (m_leave->isEnabled() ? m_leave : next)->setFocus(Qt::OtherFocusReason);
    }
    m_stop->hide();
}

void LeaveRooms::refreshChoice()
{
    // Once through all rooms, for there may be ten thousand.
    qsizetype kept = 0;
    bool areKnown = true;
    bool hasOthers = false;
    for (const OwnRoom &room : m_rooms.all) {
        if (isLeft(room)) {
            continue;
        }
        const bool isKept = mayBeLastHere(room);
        kept += isKept ? 1 : 0;
        areKnown = areKnown && (!isKept || room.isJudged);
        hasOthers = hasOthers || !isKept;
    }
    const bool canLeave = hasOthers || (kept > 0 && m_withSole->isChecked());
    const int number = Numbers::plural(kept);
    retitle(m_withSole,
            areKnown ? tr("Also leave %Ln room(s) that only you can look after", nullptr, number)
                     : tr("Also leave %Ln room(s) that only you may be able to look after", nullptr,
                          number));
    m_withSole->setVisible(kept > 0);
    const bool isBusy = std::ranges::any_of(m_states, &RoomRowState::isUnderWay);
    m_leave->setVisible(!m_asks);
    m_leave->setEnabled(canLeave && !isBusy);
    if (m_asks) {
        m_question->setText(
            LeavingSentences::question(wanted(), m_withSole->isChecked() ? kept : 0));
    }
    m_question->setVisible(m_asks);
    m_confirm->setVisible(m_asks);
    m_confirm->setWanted(m_asks && canLeave && !isBusy);
    m_cancel->setVisible(m_asks);
}

/// Of those that nobody else looks after a row stands above.
void LeaveRooms::refreshRows()
{
    QList<OwnRoom> troubled = m_leaving.troubled;
    troubled.removeIf([this](const OwnRoom &room) {
        return std::ranges::any_of(m_rooms.onlyMine,
                                   [&room](const OwnRoom &mine) { return mine.id == room.id; });
    });
    troubled.resize(std::min(troubled.size(), rowsAtMost));
    dropRowsBut(troubled);
    for (qsizetype n = m_rows.size(); n < troubled.size(); ++n) {
        OwnRoom room = troubled.at(n);
        room.isJudged = false; // it is only to be left
        auto *row = new RoomRow(room, m_rooms.onlyMine.size() + n, m_clock, this);
        connect(row, &RoomRow::retryLeaveRequested, this,
                [this, id = troubled.at(n).id] { Q_EMIT retryLeaveRequested(id); });
        m_rows += row;
        m_column->addWidget(row);
        row->show(); // at once, for the layout does it later
    }
    for (qsizetype n = 0; n < m_rows.size(); ++n) {
        m_rows.at(n)->showState(m_states.value(troubled.at(n).id), false);
    }
}

/// Those that are there stay, unless they are about others by now, or are counted otherwise.
void LeaveRooms::dropRowsBut(const QList<OwnRoom> &rooms)
{
    QStringList names;
    for (qsizetype n = 0; n < rooms.size(); ++n) {
        names += rooms.at(n).id + u'#' + QString::number(m_rooms.onlyMine.size() + n);
    }
    if (names.first(std::min(names.size(), m_rowsAre.size())) != m_rowsAre) {
        for (RoomRow *row : std::as_const(m_rows)) {
            m_column->removeWidget(row);
            retire(row);
        }
        m_rows.clear();
    }
    m_rowsAre = names;
}

QList<QWidget *> LeaveRooms::controls() const
{
    QList<QWidget *> all;
    for (const RoomRow *row : m_rows) {
        for (QAbstractButton *button : row->buttons()) {
            all += button;
        }
    }
    return all + QList<QWidget *>{m_stop, m_reason, m_withSole, m_leave, m_confirm, m_cancel};
}

void LeaveRooms::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asks) {
        m_cancel->click(); // and not the whole window
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace farewell
