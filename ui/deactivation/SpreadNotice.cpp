// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/SpreadNotice.h"

#include "ui/Names.h"
#include "ui/account/ProfileSentences.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

SpreadNotice::SpreadNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new Banner(names::spreadNoticeLabel, this))
    , m_doNotWait(makeLink(names::doNotWaitButton, tr("Do not wait"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, em(this, 0.5));
    column->setSpacing(em(this, 0.3));
    column->addWidget(m_text);
    column->addWidget(m_doNotWait, 0, Qt::AlignLeading);
    connect(m_doNotWait, &QPushButton::clicked, this, [this] {
        m_doesNotWait = true;
        Q_EMIT doNotWaitRequested(); // takes the focus
        m_doNotWait->hide();
    });
    hide();
}

void SpreadNotice::showProfile(const ProfileState &state, bool canHold)
{
    m_isGoingOn = state.isTelling();
    const QString text = ProfileSentences::notice(state);
    if (text.isEmpty()) {
        m_text->clear();
    } else {
        m_text->tell(Banner::Kind::Warning, text);
    }
    m_doNotWait->setVisible(canHold && holdsBack());
}

void SpreadNotice::focus()
{
    m_doNotWait->setFocus(Qt::OtherFocusReason);
}

QString SpreadNotice::spoken() const
{
    return isHidden() ? QString() : m_text->text();
}

bool SpreadNotice::hasText() const
{
    return !m_text->text().isEmpty();
}

} // namespace farewell
