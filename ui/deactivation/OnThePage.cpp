// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/OnThePage.h"

#include "app/deactivation/DeactivationState.h"
#include "ui/deactivation/DrawnBox.h"
#include "ui/deactivation/DrawnButton.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/widgets/Controls.h"

#include <QStyle>
#include <QVBoxLayout>

namespace farewell {

OnThePage::OnThePage(QWidget *parent)
    : Card(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(cardMargins());
    column->setSpacing(em(this, 0.5));
    //: a caption above a picture of a web page
    column->addWidget(makeText(tr("On the page"), TextStyle::Small, this));
    m_button = new DrawnButton(this);
    column->addWidget(m_button, 0, Qt::AlignLeading);
    m_box = new DrawnBox(this);
    m_boxText = makeText({}, TextStyle::Body, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, m_box));
    row->addWidget(m_box, 0, Qt::AlignTop);
    row->addWidget(m_boxText, 1);
    column->addLayout(row);
}

void OnThePage::showState(const DeactivationState &state)
{
    const QString button = ManagedSentences::button(state);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_box->setTicked(state.erase);
    m_box->setVisible(!button.isEmpty()); // elsewhere nobody knows whether there is one
    m_boxText->setText(ManagedSentences::box(state));
}

} // namespace farewell
