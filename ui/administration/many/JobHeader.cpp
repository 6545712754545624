// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobHeader.h"

#include "ui/Names.h"
#include "ui/administration/AdminSentences.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>

namespace farewell {

namespace {

constexpr double narrow = 34; // of the font's height: below, the link stands under the name

} // namespace

JobHeader::JobHeader(const AdminView &acting, QWidget *parent)
    : QWidget(parent)
    , m_choose(makeLink(names::chooseListButton, tr("Choose another list…"), this))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    const int margin = em(this, 1.2);
    m_row->setContentsMargins(margin, em(this, 0.6), margin, em(this, 0.6));
    m_row->setSpacing(em(this, 0.4));
    auto *avatar = new Avatar(this);
    avatar->setPerson(acting.admin.toString(), acting.name, {});
    const QString name = acting.name.isEmpty() ? acting.admin.display() : acting.name;
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    //: %1 is somebody's name, or a Matrix ID
    lines->addWidget(makeText(tr("You act as %1").arg(name), TextStyle::Strong, this));
    lines->addWidget(
        makeText(names::actingLabel, AdminSentences::acting(acting), TextStyle::Small, this));
    auto *who = new QHBoxLayout;
    who->setSpacing(em(this, 0.75));
    who->addWidget(avatar);
    who->addLayout(lines, 1);
    m_row->addLayout(who, 1);
    m_row->addWidget(m_choose, 0, Qt::AlignLeading | Qt::AlignVCenter);
    m_choose->hide();
    connect(m_choose, &QPushButton::clicked, this, &JobHeader::chooseListRequested);
}

void JobHeader::showLink(bool isShown, const QString &text)
{
    retitle(m_choose, text);
    m_choose->setVisible(isShown);
}

void JobHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrow) ? QBoxLayout::TopToBottom
                                                   : QBoxLayout::LeftToRight);
}

} // namespace farewell
