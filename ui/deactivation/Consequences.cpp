// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/Consequences.h"

#include "ui/Names.h"
#include "ui/deactivation/ConsequencesLabel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

Consequences::Consequences(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new ScrollColumn(names::contentScrollArea, this))
    , m_journalNotice(new Banner(names::journalNoticeBanner, m_scroll->content()))
    , m_eraseHelp(makeText(names::eraseHelpLabel, {}, TextStyle::Muted, m_scroll->content()))
{
    m_scroll->setAccessibleName(tr("What happens"));
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_scroll);
    m_scroll->column()->setSpacing(em(this, 0.7));
    m_scroll->column()->addWidget(m_journalNotice);
    m_scroll->column()->addWidget(new ConsequencesLabel(m_scroll->content()));
    m_scroll->column()->addWidget(m_eraseHelp);
    m_scroll->column()->addStretch(1);
    m_eraseHelp->hide();
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
}

void Consequences::tellJournalNotice(const QString &text)
{
    if (text.isEmpty()) {
        m_journalNotice->clear();
    } else if (text != m_journalNotice->text()) {
        m_journalNotice->tell(Banner::Kind::Warning, text);
    }
}

void Consequences::explainErase(const QString &text)
{
    m_eraseHelp->setText(text);
    m_eraseHelp->setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        // The explanation stands at the end; its height is known when the layout has run.
        QMetaObject::invokeMethod(
            this,
            [this] {
                QScrollBar *bar = m_scroll->verticalScrollBar();
                bar->setValue(std::min(bar->maximum(), m_eraseHelp->y()));
            },
            Qt::QueuedConnection);
    }
}

} // namespace farewell
