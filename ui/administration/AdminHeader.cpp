// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AdminHeader.h"

#include "ui/Names.h"
#include "ui/administration/AdminSentences.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>

namespace farewell {

namespace {

constexpr double narrow = 34; // of the font's height: below, the links stand under the name

} // namespace

AdminHeader::AdminHeader(QWidget *parent)
    : QWidget(parent)
    , m_avatar(new Avatar(this))
    , m_name(makeText({}, TextStyle::Strong, this))
    , m_acting(makeText(names::actingLabel, {}, TextStyle::Small, this))
    , m_log(makeLink(names::logButton, tr("Activity log"), this))
    , m_signOut(makeLink(names::signOutButton, tr("Sign out"), this))
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    const int margin = em(this, 1.0);
    m_row->setContentsMargins(margin, margin / 2, margin, margin / 2);
    m_row->setSpacing(em(this, 0.5));
    auto *who = new QHBoxLayout;
    who->setSpacing(em(this, 0.75));
    who->addWidget(m_avatar);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addWidget(m_name);
    lines->addWidget(m_acting);
    who->addLayout(lines, 1);
    auto *links = new QHBoxLayout;
    links->setSpacing(em(this, 0.9));
    links->addWidget(m_log);
    links->addWidget(m_signOut);
    links->addStretch(1);
    m_row->addLayout(who, 1);
    m_row->addLayout(links);
    connect(m_log, &QPushButton::clicked, this, &AdminHeader::logRequested);
    connect(m_signOut, &QPushButton::clicked, this, &AdminHeader::signOutRequested);
}

void AdminHeader::showView(const AdminView &view)
{
    const bool isWorking = view.phase == AdminPhase::Working;
    m_avatar->setPerson(view.admin.toString(), view.name, {});
    //: %1 is somebody's name, or a Matrix ID
    m_name->setText(
        tr("You act as %1").arg(view.name.isEmpty() ? view.admin.display() : view.name));
    m_acting->setText(AdminSentences::acting(view));
    m_log->setDisabled(isWorking);
    m_signOut->setDisabled(isWorking);
}

void AdminHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrow) ? QBoxLayout::TopToBottom
                                                   : QBoxLayout::LeftToRight);
}

} // namespace farewell
