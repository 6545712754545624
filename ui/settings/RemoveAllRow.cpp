// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/RemoveAllRow.h"

#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/settings/InlineQuestion.h"

#include <QVBoxLayout>

namespace farewell {

RemoveAllRow::RemoveAllRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_question(new InlineQuestion({names::removeAllLabel, names::removeAllContactsButton,
                                     names::removeAllConfirmButton, names::removeAllCancelButton},
                                    clock, this))
{
    m_question->setOpening(tr("Remove all now"));
    m_question->setAnswer(tr("Remove all"));
    m_question->setSpokenCancel(tr("Cancel: remove none of them"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_question);
    connect(m_question, &InlineQuestion::confirmed, this, &RemoveAllRow::confirmed);
    showCount(0);
}

void RemoveAllRow::showCount(qsizetype count)
{
    if (count != m_count) {
        m_count = count;
        m_question->takeBack(); // it was asked about others
    }
    //: all that there are, which are at least two
    m_question->setQuestion(
        tr("Remove all %Ln email addresses and phone numbers?", nullptr, Numbers::plural(m_count)));
    setVisible(count >= 2);
}

void RemoveAllRow::moveToEndOfTabs()
{
    m_question->moveToEndOfTabs();
}

} // namespace farewell
