// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/RoomReader.h"
#include "ui/settings/LeavingState.h"
#include "ui/settings/RoomRowState.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace farewell {

class ArmedButton;
class BusyBar;
class Clock;
class RoomRow;
class Text;

/// "Leave them now": all rooms at one click, and what comes of it. Those that only the account
/// looks after, or may, stay out until the person says otherwise.
class LeaveRooms final : public QWidget
{
    Q_OBJECT

public:
    LeaveRooms(Clock &clock, QWidget *parent);

    /// Hidden while there are none, or not yet.
    void showRooms(const RoomOverview &rooms);

    /// By room id.
    void showStates(const QMap<QString, RoomRowState> &states);
    void showLeaving(const LeavingState &state);

    /// From the first to the last: rows are made later than what stands below them.
    [[nodiscard]] QList<QWidget *> controls() const;

Q_SIGNALS:
    void leaveRequested(const QList<farewell::OwnRoom> &rooms, const QString &reason);
    void retryLeaveRequested(const QString &roomId);
    void stopRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(Clock &clock);
    void buildChoice(Clock &clock, QVBoxLayout *column);
    void buildProgress(QVBoxLayout *column);
    void ask(bool asks);
    void refresh();
    void takeTurns();
    void refreshChoice();
    void refreshRows();
    void dropRowsBut(const QList<OwnRoom> &rooms);
    [[nodiscard]] bool isLeft(const OwnRoom &room) const;
    [[nodiscard]] bool mayBeLastHere(const OwnRoom &room) const;
    [[nodiscard]] QList<OwnRoom> wanted() const;

    Clock &m_clock;
    RoomOverview m_rooms;
    QMap<QString, RoomRowState> m_states;
    LeavingState m_leaving;
    bool m_asks = false;
    Text *m_heading = nullptr;
    Text *m_explanation = nullptr;
    QWidget *m_choice = nullptr; ///< reason, tick and button, while nothing goes on
    QLineEdit *m_reason = nullptr;
    QCheckBox *m_withSole = nullptr;
    QPushButton *m_leave = nullptr;
    Text *m_question = nullptr;
    ArmedButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
    Text *m_status = nullptr;
    BusyBar *m_bar = nullptr;
    Text *m_pace = nullptr;
    QVBoxLayout *m_column = nullptr; ///< of rows
    QList<RoomRow *> m_rows;
    QStringList m_rowsAre; ///< which rooms these rows are about, and where they stand
    QPushButton *m_stop = nullptr;
};

} // namespace farewell
