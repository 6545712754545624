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
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.3));
    column->addWidget(m_text);
    column->addWidget(m_doNotWait, 0, Qt::AlignLeading);
    connect(m_doNotWait, &QPushButton::clicked, this, [this] {
        m_doesNotWait = true;
        m_doNotWait->hide();
        Q_EMIT doNotWaitRequested();
    });
    hide();
}

void SpreadNotice::showProfile(const ProfileState &state)
{
    m_isGoingOn = state.phase == ProfileState::Phase::Spreading;
    const QString text = ProfileSentences::notice(state);
    if (text.isEmpty()) {
        m_text->clear();
    } else {
        m_text->tell(Banner::Kind::Warning, text);
    }
    m_doNotWait->setVisible(holdsBack());
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
