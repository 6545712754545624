// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/ReceiptCard.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/Controls.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

using Phase = ReceiptState::Phase;

ReceiptCard::ReceiptCard(QWidget *parent)
    : OfferCard(Icon::Save, parent)
    , m_about(tr("Most servers keep no date. It can be saved until you close this window."))
    , m_save(addButton(tr("Save receipt…")))
    , m_show(addLink(tr("Show")))
{
    m_show->setAccessibleName(tr("Show the receipt"));
    connect(m_save, &QPushButton::clicked, this, &ReceiptCard::saveRequested);
    connect(m_show, &QPushButton::clicked, this, &ReceiptCard::showRequested);
    refresh();
}

void ReceiptCard::showState(const ReceiptState &state)
{
    const Phase before = std::exchange(m_state, state).phase;
    const QWidget *focus = window()->focusWidget();
    refresh();
    if (before == state.phase || !isWanted()) {
        return;
    }
    if (before == Phase::Saved && focus == m_show) {
        m_save->setFocus(Qt::OtherFocusReason);
    }
    if (state.phase == Phase::Saved && focus == m_save) {
        m_show->setFocus(Qt::OtherFocusReason);
    }
    const bool isNews = state.phase == Phase::None && before == Phase::Saved;
    if (state.phase == Phase::Saved || state.phase == Phase::Failed || isNews) {
        announce(this, Sentences::underHeading(title()->text(), detail()->text()));
    }
}

void ReceiptCard::setAbout(const QString &about)
{
    m_about = about;
    refresh();
}

void ReceiptCard::setReady(bool isReady)
{
    m_isReady = isReady;
    refresh();
}

void ReceiptCard::refresh()
{
    const bool isSaved = m_state.phase == Phase::Saved;
    if (isSaved) {
        setMark(Badge::Kind::Good, Icon::Check);
        //: %1 is the name of a file; another one stands beside it
        const QString where = tr("%1, and .json beside it").arg(isolatedLtr(m_state.name));
        say(tr("Receipt saved"), Sentences::underHeading(where, m_state.fault));
    } else if (m_state.phase == Phase::Failed) {
        setMark(Badge::Kind::Bad, Icon::Alert);
        say(tr("The receipt was not saved"), m_state.fault);
    } else if (m_state.name.isEmpty()) {
        setMark(Badge::Kind::Neutral, Icon::Save);
        say(tr("Keep a receipt"), m_about);
    } else {
        setMark(Badge::Kind::Neutral, Icon::Save);
        say(tr("Keep a newer receipt"),
            //: %1 is the name of a file
            tr("More is known now than when you saved %1.").arg(isolatedLtr(m_state.name)));
    }
    m_save->setVisible(!isSaved);
    m_save->setEnabled(m_isReady); // also while the person says where: the focus comes back here
    m_show->setVisible(isSaved);
    giveNames();
}

void ReceiptCard::giveNames()
{
    give(this, names::receiptCard);
    give(detail(), m_state.phase == Phase::Saved ? names::receiptSavedLabel : QLatin1StringView());
    give(m_save, names::saveReceiptButton);
    give(m_show, names::showReceiptButton);
}

} // namespace farewell
