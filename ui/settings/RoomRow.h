// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/OwnRoom.h"
#include "ui/settings/RoomRowState.h"
#include "ui/widgets/Card.h"

class QAbstractButton;
class QBoxLayout;
class QVBoxLayout;

namespace farewell {

class ArmedButton;
class Badge;
class Clock;
class Text;

/// A room that is to be handed over or left, how far it has come, and what can be done.
class RoomRow final : public Card
{
    Q_OBJECT

public:
    RoomRow(OwnRoom room, qsizetype n, Clock &clock, QWidget *parent);

    [[nodiscard]] QList<QAbstractButton *> buttons() const;

    /// `isBusy`: another room is being changed, so that this one has to wait.
    void showState(const RoomRowState &state, bool isBusy);

Q_SIGNALS:
    void handOverRequested();
    void takeBackRequested();
    void lookAgainRequested();
    void retryLeaveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showTexts();
    void showButtons(bool isBusy);
    void showButton(bool isBusy);
    void enable(QAbstractButton *button, bool isBusy) const;
    [[nodiscard]] QString buttonName() const; ///< empty: there is nothing to press
    [[nodiscard]] QString secondName() const; ///< likewise
    [[nodiscard]] QAbstractButton *makeIt(const QString &name);

    Clock &m_clock;
    OwnRoom m_room;
    qsizetype m_n;
    RoomRowState m_state;
    QBoxLayout *m_row = nullptr;
    QVBoxLayout *m_buttons = nullptr;
    Text *m_told = nullptr;
    Text *m_serverSaid = nullptr;
    Badge *m_badge = nullptr;
    QAbstractButton *m_button = nullptr;
    QAbstractButton *m_second = nullptr;
};

} // namespace farewell
