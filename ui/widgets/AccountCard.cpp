// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/AccountCard.h"

#include "app/base/Text.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Controls.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace farewell {

AccountCard::AccountCard(QWidget *parent)
    : Card(parent)
{
    m_avatar = new Avatar(this);
    m_name = makeText({}, TextStyle::Strong, this);
    m_details = makeText({}, TextStyle::Small, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(cardMargins());
    row->setSpacing(em(this, 0.75));
    row->addWidget(m_avatar);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addWidget(m_name);
    lines->addWidget(m_details);
    row->addLayout(lines, 1);
}

void AccountCard::setAccount(const QString &userId, const QString &name, const QString &host,
                             const QByteArray &avatar)
{
    const QString shownName = cleaned(name);
    const QString shownId = isolatedLtr(cleaned(userId));
    m_avatar->setPerson(userId, shownName, avatar);
    m_name->setText(shownName.isEmpty() ? shownId : shownName);
    m_details->setText(Sentences::besideEachOther(shownId, isolatedLtr(host)));
    //: for screen readers; %1 a name, %2 a Matrix ID, %3 a host name
    setAccessibleName(tr("%1, %2, on the server %3").arg(m_name->text(), shownId, host));
}

} // namespace farewell
