// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ImpossiblePage.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/deactivation/ConsentCard.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/record/LetterCard.h"
#include "ui/record/ReceiptCard.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/support/SupportCard.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

ImpossiblePage::ImpossiblePage(const AccountView &account, QWidget *parent)
    : QWidget(parent)
    , m_account(account)
    , m_scroll(new ScrollColumn(names::impossibleScrollArea, this))
    , m_heading(makeText({}, TextStyle::Title, m_scroll->content()))
    , m_sentence(makeText({}, TextStyle::Body, m_scroll->content()))
    , m_serverSaid(makeText({}, TextStyle::Small, m_scroll->content()))
    , m_wayOut(makeText({}, TextStyle::Body, m_scroll->content()))
    , m_consent(new ConsentCard(m_scroll->content()))
    , m_support(new SupportCard(m_scroll->content()))
    , m_letter(new LetterCard(m_scroll->content()))
    , m_receipt(new ReceiptCard(m_scroll->content()))
{
    auto *place = new QVBoxLayout(this);
    place->setContentsMargins({});
    place->addWidget(m_scroll);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    QVBoxLayout *column = m_scroll->column();
    column->setSpacing(em(this, 0.8));
    column->addWidget(m_heading);
    column->addWidget(
        makeText(Sentences::besideEachOther(account.userId.display(), isolatedLtr(account.host)),
                 TextStyle::Small, m_scroll->content()));
    column->addWidget(m_sentence);
    column->addWidget(m_serverSaid);
    column->addWidget(m_wayOut);
    column->addWidget(m_consent);
    column->addWidget(m_support);
    column->addWidget(m_letter);
    column->addWidget(m_receipt);
    column->addStretch(1);
    connect(m_consent, &ConsentCard::openPageRequested, this, &ImpossiblePage::openPageRequested);
    connect(m_support, &SupportCard::openPageRequested, this, &ImpossiblePage::openPageRequested);
    connect(m_receipt, &ReceiptCard::saveRequested, this, &ImpossiblePage::saveReceiptRequested);
    connect(m_receipt, &ReceiptCard::showRequested, this, &ImpossiblePage::showReceiptRequested);
    connect(m_letter, &LetterCard::letterRequested, this, &ImpossiblePage::letterRequested);
    m_receipt->setReady(true);
    m_receipt->setWanted(false);
    m_letter->setWanted(false);
}

void ImpossiblePage::showState(const DeactivationState &state)
{
    const bool isHere = state.phase == DeactivationPhase::Impossible;
    // The proof section has labels of these names too; only the ones in view bear them.
    m_sentence->setObjectName(isHere ? QString(names::proofStatusLabel) : QString());
    m_serverSaid->setObjectName(isHere ? QString(names::serverSaidLabel) : QString());
    m_heading->setObjectName(isHere ? QString(names::headingLabel) : QString());
    m_consent->setWanted(isHere);
    m_consent->showPage(state.failure.consentPage);
    m_support->setWanted(isHere);
    m_receipt->setWanted(isHere);
    // Who was signed out elsewhere learns first by signing in whether anything is left to ask for.
    m_letter->setWanted(isHere && state.reason != DeactivationReason::SignedOut);
    m_support->showNamed(state.failure.adminContact);
    if (!isHere) {
        return;
    }
    m_heading->setText(DeactivationSentences::impossibleHeading(state));
    m_scroll->setAccessibleName(m_heading->text());
    m_sentence->setText(DeactivationSentences::reason(state, m_account));
    m_wayOut->setText(DeactivationSentences::wayOut(state, m_account));
    const bool canDoIt = state.outcome == Outcome::StillActive
        && state.reason != DeactivationReason::IdentityServer
        && state.failure.adminContact.isEmpty() && state.failure.consentPage.isEmpty();
    m_support->setHeading(canDoIt ? tr("Ask them to do it") : tr("Ask the people who run it"));
    m_serverSaid->setText(ServerWords::said(state.serverText));
    m_serverSaid->setVisible(!m_serverSaid->text().isEmpty());
}

void ImpossiblePage::showContacts(const SupportContacts &contacts)
{
    m_support->showContacts(contacts);
}

void ImpossiblePage::showReceipt(const ReceiptState &state)
{
    m_receipt->showState(state);
}

QWidget *ImpossiblePage::focusTarget() const
{
    return m_scroll;
}

QString ImpossiblePage::spoken() const
{
    return Sentences::underHeading(m_heading->text(),
                                   Sentences::inARow({m_sentence->text(), m_wayOut->text()}));
}

} // namespace farewell
