// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/OutcomeDialog.h"

#include "app/base/Clock.h"
#include "app/base/Text.h"
#include "app/deactivation/EvidenceLines.h"
#include "ui/Names.h"
#include "ui/deactivation/ConsentCard.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/deactivation/EvidenceList.h"
#include "ui/deactivation/ManagedSentences.h"
#include "ui/deactivation/SupportDetails.h"
#include "ui/record/LetterCard.h"
#include "ui/record/ReceiptCard.h"
#include "ui/record/ReceiptWords.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/support/SupportCard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr double startWidth = 29; // of the font's height

} // namespace

OutcomeDialog::OutcomeDialog(AccountView account, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_account(std::move(account))
    , m_clock(clock)
    , m_column(new QVBoxLayout(this))
{
    setNames(this, names::outcomeDialog, {});
    //: a title, word for word as in Element; not the words of the button “Deactivate account”
    setWindowTitle(tr("Deactivate Account"));
    openWithinScreen(this);
    limitLines(this);
    build();
    buildButtons();
    const int margin = em(this, 1.4);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(this, 0.8));
}

void OutcomeDialog::showState(const DeactivationState &state)
{
    const bool isNew
        = !m_isShown || state.outcome != m_state.outcome || state.likely != m_state.likely;
    m_state = state;
    publish();
    const bool isStillLooking = state.phase == DeactivationPhase::Checking
        && state.likely != Likely::Deactivated
        && (state.outcome == Outcome::None || state.outcome == Outcome::Unknown);
    m_heading->setText(isStillLooking ? tr("Finding out what happened")
                           : state.isManaged
                           ? ManagedSentences::outcomeHeading(state)
                           : DeactivationSentences::outcomeHeading(state.outcome, state.likely));
    m_subtitle->setText(DeactivationSentences::outcomeSubtitle(state, m_account));
    m_sentence->setText(state.isManaged ? ManagedSentences::outcomeSentence(state, m_account)
                                        : DeactivationSentences::outcomeSentence(state, m_account));
    m_sentence->setVisible(!m_sentence->text().isEmpty());
    // It has the focus when the dialog opens; not every screen reader reads what is around it.
    m_scroll->setAccessibleName(m_heading->text());
    describe(m_scroll, m_sentence->text());
    m_evidence->showLines(evidenceLines(state), m_account.host);
    m_receipt->setReady(state.phase == DeactivationPhase::Settled
                        || !state.evidence.signIn.isEmpty() || !state.evidence.profile.isEmpty());
    m_letter->setWanted(state.phase == DeactivationPhase::Settled);
    m_letter->setDeactivated(state.outcome == Outcome::Deactivated);
    const bool isAsked = state.isManaged && state.outcome != Outcome::StillActive;
    m_stays->setText(isAsked               ? ManagedSentences::whatStays()
                         : state.isManaged ? QString()
                                           : DeactivationSentences::whatStays(state, m_account));
    m_stays->setVisible(!m_stays->text().isEmpty());
    m_consent->showPage(state.failure.consentPage);
    m_support->showNamed(state.failure.adminContact);
    if (isKnown()) {
        m_later->clear();
    }
    showButtons();
    if (!m_isShown) {
        m_isShown = true;
        resize(em(this, startWidth), 0);
    }
    growToFit(*this, *m_buttons);
    if (isNew) {
        focusAndAnnounce(m_scroll, Sentences::underHeading(m_heading->text(), m_sentence->text()));
    }
}

void OutcomeDialog::showContacts(const SupportContacts &contacts)
{
    m_support->showContacts(contacts);
    growToFit(*this, *m_buttons);
}

void OutcomeDialog::showReceipt(const ReceiptState &state)
{
    setProperty("receipt", words::receipt(state.phase));
    m_receipt->setWanted(true);
    m_receipt->showState(state);
    growToFit(*this, *m_buttons);
}

void OutcomeDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    if (!isKnown() && !m_hasWarned) {
        m_hasWarned = true;
        m_later->tell(Banner::Kind::Warning,
                      Sentences::inARow({m_state.isManaged ? ManagedSentences::whatToDoLater()
                                                           : DeactivationSentences::whatToDoLater(),
                                         tr("Close again to leave.")}));
        growToFit(*this, *m_buttons);
        focusAndAnnounce(m_scroll, m_later->text());
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

void OutcomeDialog::build()
{
    m_heading = makeText(names::headingLabel, {}, TextStyle::Title, this);
    m_subtitle = makeText({}, TextStyle::Small, this);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_sentence = makeText({}, TextStyle::Body, m_scroll->content());
    m_evidence = new EvidenceList(m_scroll->content());
    m_receipt = new ReceiptCard(m_scroll->content());
    m_receipt->setWanted(false);
    connect(m_receipt, &ReceiptCard::saveRequested, this, &OutcomeDialog::saveReceiptRequested);
    connect(m_receipt, &ReceiptCard::showRequested, this, &OutcomeDialog::showReceiptRequested);
    m_letter = new LetterCard(m_scroll->content());
    m_letter->setWanted(false);
    connect(m_letter, &LetterCard::letterRequested, this, &OutcomeDialog::letterRequested);
    m_stays = makeText({}, TextStyle::Small, m_scroll->content());
    m_consent = new ConsentCard(m_scroll->content());
    connect(m_consent, &ConsentCard::openPageRequested, this, &OutcomeDialog::openPageRequested);
    m_support = new SupportCard(m_scroll->content());
    //: %1 is a homeserver
    m_support->setHeading(tr("The people who run %1").arg(isolatedLtr(m_account.host)));
    connect(m_support, &SupportCard::openPageRequested, this, &OutcomeDialog::openPageRequested);
    QVBoxLayout *inside = m_scroll->column();
    inside->setSpacing(em(this, 0.8));
    inside->addWidget(m_sentence);
    inside->addWidget(m_evidence);
    inside->addWidget(m_receipt);
    inside->addWidget(m_letter);
    inside->addWidget(m_stays);
    inside->addWidget(m_consent);
    inside->addWidget(m_support);
    inside->addStretch(1);
    m_later = new Banner(names::noticeBanner, this);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_subtitle);
    m_column->addWidget(m_scroll, 1);
    m_column->addWidget(m_later);
}

void OutcomeDialog::buildButtons()
{
    m_buttons = new ButtonRow(this);
    m_copyDetails
        = makeButton(names::copyDetailsButton, tr("Copy details"), Role::Plain, m_buttons);
    m_checkAgain = makeButton(names::checkAgainButton, tr("Check again"), Role::Plain, m_buttons);
    m_signOut = makeButton(names::signOutButton, tr("Sign out"), Role::Plain, m_buttons);
    m_signIn = makeButton(names::signInToFindOutButton, tr("Sign in to find out"), Role::Plain,
                          m_buttons);
    m_close = makeButton(names::closeOutcomeButton, tr("Close"), Role::Primary, m_buttons);
    m_buttons->add(m_copyDetails);
    m_buttons->add(m_checkAgain);
    m_buttons->add(m_signOut);
    m_buttons->add(m_signIn);
    m_buttons->add(m_close);
    m_column->addWidget(m_buttons);
    connect(m_copyDetails, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(supportDetails(m_state, m_account, m_clock.nowUtc()));
        retitle(m_copyDetails, tr("Details copied"));
    });
    connect(m_checkAgain, &QPushButton::clicked, this, &OutcomeDialog::checkAgainRequested);
    connect(m_signOut, &QPushButton::clicked, this,
            [this] { closeFor(&OutcomeDialog::signOutRequested); });
    connect(m_signIn, &QPushButton::clicked, this,
            [this] { closeFor(&OutcomeDialog::signInRequested); });
    connect(m_close, &QPushButton::clicked, this, &OutcomeDialog::reject);
}

void OutcomeDialog::publish()
{
    const bool isSettled = m_state.phase == DeactivationPhase::Settled;
    setProperty("phase",
                words::phase(isSettled ? DeactivationPhase::Settled : DeactivationPhase::Checking));
    setProperty("outcome", words::outcome(m_state.outcome));
    setProperty("likely", words::likely(m_state.likely));
}

void OutcomeDialog::showButtons()
{
    // What a page has done is not noticed at once.
    m_checkAgain->setVisible(!isKnown()
                             || (m_state.isManaged && m_state.outcome == Outcome::StillActive));
    m_copyDetails->setVisible(m_state.outcome != Outcome::Deactivated);
    const bool isActive = m_state.outcome == Outcome::StillActive;
    m_signOut->setVisible(isActive);
    retitle(m_close, isActive ? tr("Back to settings") : tr("Close"));
    m_signIn->setVisible(m_state.canSignInToFindOut);
    // Nobody should leave for good without having tried again, by the way that tells most.
    const bool isOpen = !isKnown() && m_state.likely != Likely::Deactivated;
    QPushButton *main = m_state.canSignInToFindOut ? m_signIn : isOpen ? m_checkAgain : m_close;
    m_buttons->makeMain(main);
    for (QPushButton *button : {m_checkAgain, m_signIn, m_close}) {
        setRole(button, button == main ? Role::Primary : Role::Plain);
    }
}

void OutcomeDialog::closeFor(void (OutcomeDialog::*wish)())
{
    if (!m_hasClosed) {
        m_hasClosed = true;
        QDialog::reject();
        Q_EMIT(this->*wish)();
    }
}

bool OutcomeDialog::isKnown() const
{
    return m_state.outcome == Outcome::Deactivated || m_state.outcome == Outcome::StillActive;
}

} // namespace farewell
