// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/OnThePage.h"

#include "app/deactivation/DeactivationState.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/widgets/Controls.h"

#include <QVBoxLayout>

namespace farewell {

OnThePage::OnThePage(QWidget *parent)
    : Card(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(em(this, 0.4));
    //: a caption above a picture of a web page
    column->addWidget(makeText(tr("On the page"), TextStyle::Small, this));
    m_button = makeText({}, TextStyle::DangerHeading, this);
    m_box = makeText({}, TextStyle::Body, this);
    column->addWidget(m_button);
    column->addWidget(m_box);
}

void OnThePage::showState(const DeactivationState &state)
{
    const QString button = ManagedSentences::button(state);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_box->setText(ManagedSentences::box(state));
}

} // namespace farewell
