// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/login/SignInLinks.h"

#include "ui/Names.h"
#include "ui/widgets/Controls.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace farewell {

SignInLinks::SignInLinks(QWidget *parent)
    : QWidget(parent)
    , m_cantSignIn(makeLink(names::cantSignInButton, tr("Can't sign in?"), this))
    , m_administer(makeLink(names::administerButton, tr("For administrators"), this))
    , m_practice(makeLink(names::practiceButton, tr("Practise first"), this))
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_administer->setAccessibleDescription(tr("Sign in to look after other people's accounts"));
    m_practice->setAccessibleDescription(
        tr("Rehearse everything with an account that is not real"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(em(this, 0.9));
    for (LinkButton *link : {m_cantSignIn, m_administer}) {
        m_layout->addWidget(link);
    }
    m_layout->addStretch(1);
    m_layout->addWidget(m_practice);
    connect(m_cantSignIn, &QPushButton::clicked, this, &SignInLinks::cantSignInRequested);
    connect(m_administer, &QPushButton::clicked, this, &SignInLinks::administerRequested);
    connect(m_practice, &QPushButton::clicked, this, &SignInLinks::practiceRequested);
    setForAdmin(false);
}

void SignInLinks::setForAdmin(bool isForAdmin)
{
    m_administer->setHidden(isForAdmin);
}

void SignInLinks::setBusy(bool isBusy)
{
    for (LinkButton *link : {m_administer, m_practice}) {
        link->setEnabled(!isBusy);
    }
}

void SignInLinks::withdrawPractice()
{
    m_practice->hide();
}

QList<LinkButton *> SignInLinks::shown() const
{
    QList<LinkButton *> all{m_cantSignIn, m_administer, m_practice};
    all.removeIf([](const LinkButton *link) { return link->isHidden(); });
    return all;
}

/// As narrow as its widest link: it can always stand them below each other.
QSize SignInLinks::minimumSizeHint() const
{
    int widest = 0;
    for (const LinkButton *link : shown()) {
        widest = std::max(widest, link->sizeHint().width());
    }
    return {widest, QWidget::minimumSizeHint().height()};
}

void SignInLinks::arrange()
{
    int together = 0;
    for (const LinkButton *link : shown()) {
        together += link->sizeHint().width() + m_layout->spacing();
    }
    const auto direction = together > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_layout->direction() != direction) {
        m_layout->setDirection(direction);
        for (LinkButton *link : {m_cantSignIn, m_administer, m_practice}) {
            m_layout->setAlignment(
                link, direction == QBoxLayout::TopToBottom ? Qt::AlignLeading : Qt::Alignment());
        }
        updateGeometry();
    }
}

void SignInLinks::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool SignInLinks::event(QEvent *event)
{
    const bool known = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
    }
    return known;
}

} // namespace farewell
