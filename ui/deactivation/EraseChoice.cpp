// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/EraseChoice.h"

#include "ui/Names.h"
#include "ui/widgets/Controls.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

namespace farewell {

EraseChoice::EraseChoice(QWidget *parent)
    : QWidget(parent)
    , m_box(makeCheckBox(names::eraseCheckBox, tr("Hide my messages from new joiners"), this))
    , m_help(makeLink(names::eraseHelpButton, tr("What does this do?"), this))
    , m_hint(makeText(names::eraseHintLabel, tr("Cancel to change this"), TextStyle::Small, this))
    , m_notice(makeText(names::eraseNoticeLabel, {}, TextStyle::Small, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(em(this, 0.25));
    column->addWidget(m_box);
    auto *below = new QHBoxLayout;
    const QStyle *style = m_box->style();
    const int indent = style->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_box)
        + style->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, m_box);
    below->addSpacing(indent);
    below->addWidget(m_help);
    below->addWidget(m_hint, 1);
    below->addStretch();
    column->addLayout(below);
    auto *last = new QHBoxLayout;
    last->addSpacing(indent);
    last->addWidget(m_notice, 1);
    column->addLayout(last);
    m_hint->hide();
    m_notice->hide();

    connect(m_box, &QCheckBox::toggled, this, &EraseChoice::chosen);
    connect(m_help, &QPushButton::clicked, this, [this] {
        m_helping = !m_helping;
        retitle(m_help, m_helping ? tr("Hide the explanation") : tr("What does this do?"));
        Q_EMIT helpWanted(m_helping);
    });
}

void EraseChoice::showChoice(bool erase, bool canChange, const QString &notice)
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(erase);
    m_box->setEnabled(canChange);
    describe(m_box, canChange ? notice : m_hint->text());
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    m_help->setVisible(canChange);
    m_hint->setVisible(!canChange);
}

} // namespace farewell
