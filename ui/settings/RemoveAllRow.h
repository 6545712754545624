// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace farewell {

class Clock;
class InlineQuestion;

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

private:
    qsizetype m_count = 0;
    InlineQuestion *m_question;
};

} // namespace farewell
