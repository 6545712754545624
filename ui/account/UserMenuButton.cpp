// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/account/UserMenuButton.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/Sign.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

namespace farewell {

UserMenuButton::UserMenuButton(QWidget *parent)
    : QPushButton(parent)
    , m_avatar(new Avatar(this))
    , m_name(makeText({}, TextStyle::Strong, this))
    , m_userId(makeText({}, TextStyle::Small, this))
    , m_menu(new QMenu(this))
    , m_settings(m_menu->addAction(tr("Settings"), this, &UserMenuButton::settingsRequested))
{
    setNames(this, names::userMenuButton, {});
    setAutoDefault(false);
    pressOnEnter(this);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    auto *row = new QHBoxLayout(this);
    const int margin = em(this, 0.5);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(em(this, 0.7));
    row->addWidget(m_avatar);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.15));
    lines->addStretch(1); // before there is a name, one line is lower than the avatar
    auto *name = new QHBoxLayout;
    name->setSpacing(em(this, 0.15));
    name->addWidget(m_name);
    name->addWidget(new Sign(Icon::Below, m_name, this), 0, Qt::AlignBottom);
    name->addStretch(1);
    lines->addLayout(name);
    lines->addWidget(m_userId);
    lines->addStretch(1);
    row->addLayout(lines, 1);
    for (QWidget *child : findChildren<QWidget *>()) {
        if (child != m_menu) {
            child->setAttribute(Qt::WA_TransparentForMouseEvents);
        }
    }

    m_settings->setObjectName(names::userMenuSettingsAction);
    m_settings->setIcon(textColouredIcon(Icon::Settings));
    QAction *signOut = m_menu->addAction(tr("Sign out"), this, &UserMenuButton::signOutRequested);
    signOut->setObjectName(names::userMenuSignOutAction);
    signOut->setIcon(textColouredIcon(Icon::SignOut));
    // Not setMenu(), which would run the menu in an event loop of its own.
    connect(this, &QPushButton::clicked, this, &UserMenuButton::openMenu);
}

void UserMenuButton::showAccount(const AccountView &account)
{
    const QString id = cleaned(account.userId.toString());
    m_avatar->setPerson(account.userId.toString(), account.name, account.avatar);
    m_name->setText(account.shownName());
    m_userId->setText(account.userId.display());
    m_userId->setVisible(!account.name.isEmpty());
    const QString spoken = account.name.isEmpty()
        //: for screen readers; %1 a Matrix ID
        ? tr("Account menu for %1").arg(id)
        //: for screen readers; %1 a name, %2 a Matrix ID
        : tr("Account menu for %1 %2").arg(account.name, id);
    setAccessibleName(spoken);
    updateGeometry();
}

void UserMenuButton::setSettingsEnabled(bool enabled)
{
    m_settings->setEnabled(enabled);
}

QSize UserMenuButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize UserMenuButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int UserMenuButton::heightForWidth(int width) const
{
    return layout()->totalHeightForWidth(width);
}

void UserMenuButton::paintEvent(QPaintEvent *)
{
    const Shades shades = shadesOf(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool lit
        = option.state.testFlag(QStyle::State_MouseOver) || isDown() || m_menu->isVisible();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_showsFocus ? QPen(shades.primary, 2) : QPen(Qt::NoPen));
    painter.setBrush(lit ? QBrush(shades.raised) : QBrush(Qt::NoBrush));
    const double corner = em(this, 0.45);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), corner, corner);
}

void UserMenuButton::focusInEvent(QFocusEvent *event)
{
    // The window starts with the focus here; only who came by keys has to see it.
    m_showsFocus = event->reason() != Qt::ActiveWindowFocusReason
        && event->reason() != Qt::MouseFocusReason && event->reason() != Qt::OtherFocusReason;
    QPushButton::focusInEvent(event);
}

void UserMenuButton::focusOutEvent(QFocusEvent *event)
{
    m_showsFocus = false;
    QPushButton::focusOutEvent(event);
}

void UserMenuButton::openMenu()
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int left = mirrored ? width() - m_menu->sizeHint().width() : 0;
    m_menu->popup(mapToGlobal(QPoint(left, height())));
}

} // namespace farewell
