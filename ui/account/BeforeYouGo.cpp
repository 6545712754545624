// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/BeforeYouGo.h"

#include "ui/account/SettleEntries.h"
#include "ui/account/SettleGroup.h"
#include "ui/widgets/Controls.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace farewell {

BeforeYouGo::BeforeYouGo(QWidget *parent)
    : QWidget(parent)
{
    using Group = SettleEntry::Group;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 1.0));
    for (const Group group : {Group::Above, Group::Lives, Group::Stays, Group::Itself}) {
        auto *topics = new SettleGroup(group, this);
        connect(topics, &SettleGroup::pressed, this, &BeforeYouGo::pressed);
        column->addWidget(topics);
        m_groups += topics;
    }
}

void BeforeYouGo::sayFoundActive()
{
    m_known.isFoundActive = true;
    refresh();
}

void BeforeYouGo::showAccount(const AccountView &account)
{
    m_known.provider
        = account.kind == Session::Kind::Sso ? std::optional(account.provider) : std::nullopt;
    refresh();
}

void BeforeYouGo::showOverview(const Overview &overview)
{
    m_known.overview = overview;
    refresh();
}

void BeforeYouGo::showRooms(const RoomOverview &rooms)
{
    m_known.rooms = rooms;
    refresh();
}

void BeforeYouGo::showProfile(const ProfileState &profile)
{
    m_known.profile = profile;
    refresh();
}

void BeforeYouGo::showPause(std::chrono::seconds pause)
{
    m_known.pause = pause;
    refresh();
}

void BeforeYouGo::refresh()
{
    const QList<SettleEntry> entries = SettleEntries::of(m_known);
    for (SettleGroup *group : std::as_const(m_groups)) {
        group->showEntries(entries);
    }
    orderTabs();
}

/// As they are seen: a card may come later than those below it.
void BeforeYouGo::orderTabs()
{
    QList<QPushButton *> buttons;
    for (const SettleGroup *group : std::as_const(m_groups)) {
        buttons += group->buttons();
    }
    if (buttons == m_buttons) {
        return;
    }
    m_buttons = buttons;
    for (qsizetype i = 1; i < buttons.size(); ++i) {
        setTabOrder(buttons.at(i - 1), buttons.at(i));
    }
}

} // namespace farewell
