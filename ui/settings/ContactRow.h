// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/RemovalState.h"
#include "ui/widgets/Card.h"

class QBoxLayout;
class QPushButton;

namespace farewell {

class ArmedButton;
class BusyBar;
class Clock;
class Text;

/// One email address or phone number: shown, asked about, being removed, or gone.
class ContactRow final : public Card
{
    Q_OBJECT

public:
    ContactRow(const Contact &contact, qsizetype index, Clock &clock, QWidget *parent);

    [[nodiscard]] const Contact &contact() const { return m_contact; }
    [[nodiscard]] bool isRemoved() const { return m_step == Step::Removed; }
    [[nodiscard]] bool canBeRemoved() const
    {
        return m_removable && m_step != Step::Removed && m_step != Step::Working;
    }

    void setRemovable(bool removable);
    void showRemoval(const RemovalState &state);
    void takeFocus();

Q_SIGNALS:
    void removeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Step { Idle, Asking, Working, Removed };

    void build(qsizetype index, Clock &clock);
    void arrange();
    void connectButtons();
    void go(Step step);
    void fail(const Failure &failure);

    Contact m_contact;
    Step m_step = Step::Idle;
    bool m_removable = false;
    QBoxLayout *m_row = nullptr;
    QBoxLayout *m_buttons = nullptr;
    Text *m_text = nullptr;
    Text *m_status = nullptr;
    Text *m_serverSaid = nullptr;
    BusyBar *m_busy = nullptr;
    QPushButton *m_remove = nullptr;
    ArmedButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace farewell
