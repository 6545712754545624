// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/OfferCard.h"

#include "ui/widgets/Controls.h"

#include <QBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr double narrowEms = 24;
constexpr double leastEms = 10;

} // namespace

OfferCard::OfferCard(Icon icon, QWidget *parent)
    : Card(parent)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_badge(new Badge(Badge::Kind::Neutral, icon, this))
    , m_title(makeText({}, TextStyle::Strong, this))
    , m_detail(makeText({}, TextStyle::Small, this))
{
    m_row->setContentsMargins(cardMargins());
    m_row->setSpacing(em(this, 0.75));
    auto *what = new QHBoxLayout;
    what->setSpacing(em(this, 0.75));
    what->addWidget(m_badge, 0, Qt::AlignTop);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(em(this, 0.2));
    lines->addWidget(m_title);
    lines->addWidget(m_detail);
    what->addLayout(lines, 1);
    m_row->addLayout(what, 1);
}

void OfferCard::setWanted(bool isWanted)
{
    m_isWanted = isWanted;
    giveNames();
    setVisible(isWanted);
}

QSize OfferCard::minimumSizeHint() const
{
    int inside = em(this, leastEms);
    for (const QPushButton *button : m_buttons) {
        inside = std::max(inside, button->minimumSizeHint().width());
    }
    const QMargins around = cardMargins();
    return {around.left() + inside + around.right(), Card::minimumSizeHint().height()};
}

QPushButton *OfferCard::addButton(const QString &text)
{
    QPushButton *button = makeButton({}, text, Role::Plain, this);
    m_row->addWidget(button, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_buttons += button;
    return button;
}

LinkButton *OfferCard::addLink(const QString &text)
{
    LinkButton *link = makeLink({}, text, this);
    m_row->addWidget(link, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_buttons += link;
    return link;
}

void OfferCard::setMark(Badge::Kind kind, Icon icon)
{
    m_badge->setMark(kind, icon);
}

void OfferCard::say(const QString &title, const QString &detail)
{
    m_title->setText(title);
    m_detail->setText(detail);
}

void OfferCard::give(QWidget *widget, QLatin1StringView name) const
{
    widget->setObjectName(m_isWanted ? QString(name) : QString());
}

void OfferCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_row->setDirection(width() < em(this, narrowEms) ? QBoxLayout::TopToBottom
                                                      : QBoxLayout::LeftToRight);
}

} // namespace farewell
