// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/Consequences.h"

#include "ui/Names.h"
#include "ui/deactivation/ConsequencesLabel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QFocusEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionFocusRect>
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
    m_scroll->installEventFilter(this);
    setFocusProxy(m_scroll);
    m_scroll->column()->setSpacing(em(this, 0.7));
    m_scroll->column()->addWidget(m_journalNotice);
    m_scroll->column()->addWidget(new ConsequencesLabel(m_scroll->content()));
    m_scroll->column()->addWidget(m_eraseHelp);
    m_scroll->column()->addStretch(1);
    m_eraseHelp->hide();
    auto *place = new QVBoxLayout(this);
    const int ring = em(this, 0.2);
    place->setContentsMargins(0, ring, 0, ring);
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

void Consequences::paintEvent(QPaintEvent *)
{
    if (m_showsFocus) {
        QPainter painter(this);
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

bool Consequences::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        // The dialog puts the focus here where nothing else is safe; only who came by keys has to
        // see where it is.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        m_showsFocus = event->type() == QEvent::FocusIn
            && (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
        update();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace farewell
