// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/SettleEntry.h"
#include "ui/widgets/Card.h"

class QBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace farewell {

class BusyBar;
class Text;

/// One topic. Its button goes under its text where it is too narrow for both. What it says changes
/// in place, so that the focus stays where it is.
class SettleCard final : public Card
{
    Q_OBJECT

public:
    SettleCard(const SettleEntry &entry, QWidget *parent);

    void showEntry(const SettleEntry &entry);

    [[nodiscard]] const QString &key() const { return m_entry.key; }
    [[nodiscard]] QPushButton *button() const { return m_button; } ///< nullptr: it has none

Q_SIGNALS:
    void pressed(farewell::SettleEntry::Act act);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void showButton();
    void showProgress();

    SettleEntry m_entry;
    QBoxLayout *m_row = nullptr;
    QVBoxLayout *m_lines = nullptr;
    Badge *m_badge = nullptr;
    Text *m_title = nullptr;
    Text *m_detail = nullptr;
    BusyBar *m_bar = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace farewell
