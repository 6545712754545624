// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QPushButton;

namespace farewell {

class ArmedButton;
class Clock;
class Text;

/// "Remove all now", and the question before it. Hidden while there are not at least two to remove.
class RemoveAllRow final : public QWidget
{
    Q_OBJECT

public:
    RemoveAllRow(Clock &clock, QWidget *parent);

    /// How many could be removed; none while they are.
    void showCount(qsizetype count);

    void moveToEndOfTabs(); ///< behind the rows that it is about, which come later

Q_SIGNALS:
    void confirmed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build(Clock &clock);
    void ask(bool asks);

    qsizetype m_count = 0;
    bool m_asks = false;
    Text *m_question = nullptr;
    QPushButton *m_remove = nullptr;
    ArmedButton *m_confirm = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace farewell
