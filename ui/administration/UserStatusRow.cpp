// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/UserStatusRow.h"

#include "ui/Names.h"
#include "ui/administration/UserSentences.h"
#include "ui/widgets/Controls.h"

#include <QHBoxLayout>

namespace farewell {

UserStatusRow::UserStatusRow(QWidget *parent)
    : QWidget(parent)
    , m_status(makeText(names::userTableStatusLabel, {}, TextStyle::Small, this))
    , m_stop(makeLink(names::cancelButton, tr("Stop"), this))
    , m_goOn(makeLink(names::tryAgainButton, tr("Try again"), this))
    , m_save(makeLink(names::saveListButton, tr("Save this list…"), this))
{
    m_status->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_stop->setAccessibleDescription(tr("Reads no more accounts for now"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(em(this, 0.8));
    row->addWidget(m_status, 1);
    for (LinkButton *link : {m_stop, m_goOn, m_save}) {
        row->addWidget(link);
    }
    connect(m_stop, &QPushButton::clicked, this, &UserStatusRow::stopRequested);
    connect(m_goOn, &QPushButton::clicked, this, &UserStatusRow::goOnRequested);
    connect(m_save, &QPushButton::clicked, this, &UserStatusRow::saveRequested);
    showState({});
}

void UserStatusRow::showState(const UserListState &state)
{
    using Phase = UserListState::Phase;
    m_status->setText(UserSentences::status(state));
    // One page is quick, and a button that comes and goes with each would be none.
    m_stop->setVisible(state.phase == Phase::Reading && (state.isAll || state.meant == 0));
    m_goOn->setVisible(state.phase == Phase::Failed || state.phase == Phase::Stopped);
    retitle(m_goOn, state.phase == Phase::Failed ? tr("Try again") : tr("Read on"));
    m_save->setVisible(state.meant > 0);
    m_save->setEnabled(!state.isReading());
}

QString UserStatusRow::text() const
{
    return m_status->text();
}

} // namespace farewell
