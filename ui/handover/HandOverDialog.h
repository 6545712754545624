// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/handover/HandOverState.h"

#include <QDialog>

class QLineEdit;

namespace farewell {

class ArmedButton;
class Banner;
class BusyBar;
class ButtonRow;
class Card;
class Clock;
class EntryList;
class MemberListModel;
class ScrollColumn;
class Text;

/// "Hand over a room": who shall look after it, what that means, and what came of it. It hands over
/// nothing itself.
class HandOverDialog final : public QDialog
{
    Q_OBJECT

public:
    HandOverDialog(const HandOverState &state, Clock &clock, QWidget *parent);

    void showState(const HandOverState &state);

Q_SIGNALS:
    void heirConfirmed(const farewell::RoomMember &heir);
    void readAgainRequested();

private:
    void build();
    void buildResult();
    void buildButtons();
    void onSearch(const QString &text);
    void choose(const QModelIndex &index);
    void showTexts();
    void showChoice();
    void showButtons();
    [[nodiscard]] QString status() const;
    [[nodiscard]] bool isOver() const;

    Clock &m_clock;
    HandOverState m_state;
    RoomMember m_chosen; ///< without an id: nobody
    MemberListModel *m_model;
    ScrollColumn *m_scroll;
    Text *m_heading = nullptr;
    Text *m_told = nullptr;
    Text *m_serverSaid = nullptr;
    QWidget *m_choice = nullptr;
    QLineEdit *m_search = nullptr;
    EntryList *m_list = nullptr;
    Text *m_status = nullptr;
    Text *m_chosenId = nullptr;
    Text *m_consequence = nullptr;
    Banner *m_finality = nullptr;
    Card *m_result = nullptr;
    Text *m_level = nullptr;
    Text *m_abilities = nullptr;
    BusyBar *m_busy = nullptr;
    ButtonRow *m_buttons = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_cancel = nullptr;
    ArmedButton *m_confirm = nullptr;
};

} // namespace farewell
