// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/unfinished/UnfinishedDialog.h"

#include "ui/Names.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/deactivation/EvidenceList.h"
#include "ui/record/ReceiptCard.h"
#include "ui/record/ReceiptWords.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/unfinished/ForOthersSentences.h"
#include "ui/unfinished/UnfinishedSentences.h"
#include "ui/unfinished/UnfinishedWords.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

using Phase = UnfinishedPhase;

constexpr double startWidth = 29; // of the font's height

} // namespace

UnfinishedDialog::UnfinishedDialog(QWidget *parent)
    : QDialog(parent), m_column(new QVBoxLayout(this))
{
    setNames(this, names::unfinishedDialog, {});
    setWindowTitle(tr("Farewell"));
    openWithinScreen(this);
    limitLines(this);
    build();
    buildButtons();
    const int margin = em(this, 1.4);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(this, 0.8));
}

void UnfinishedDialog::showState(const UnfinishedState &state)
{
    const bool isNew = !m_isShown || state.phase != m_state.phase;
    m_state = state;
    publish();
    m_heading->setText(UnfinishedSentences::heading(state));
    m_scroll->setAccessibleName(m_heading->text());
    m_subtitle->setText(UnfinishedSentences::subtitle(state));
    m_sentence->setText(UnfinishedSentences::sentence(state));
    describe(m_scroll, m_sentence->text());
    showSteps();
    const Attempt *attempt = state.note.attempt();
    m_evidence->showLines(state.evidence(),
                          attempt != nullptr ? attempt->homeserver.displayHost() : QString());
    m_receipt->setReady(state.phase != Phase::Checking);
    m_receipt->setWanted(attempt != nullptr);
    m_aboutNote->setText(UnfinishedSentences::aboutNote(state));
    m_progress->setVisible(state.phase == Phase::Checking);
    showButtons();
    if (!m_isShown) {
        m_isShown = true;
        resize(em(this, startWidth), 0);
    }
    growToFit(*this, *m_buttons);
    if (isNew) {
        placeFocus();
    }
}

void UnfinishedDialog::showReceipt(const ReceiptState &state)
{
    setProperty("receipt", words::receipt(state.phase));
    m_receipt->showState(state);
    growToFit(*this, *m_buttons);
}

void UnfinishedDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    QDialog::reject();
    Q_EMIT closed();
}

void UnfinishedDialog::build()
{
    m_heading = makeText(names::headingLabel, {}, TextStyle::Title, this);
    m_subtitle = makeText({}, TextStyle::Small, this);
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_sentence = makeText({}, TextStyle::Body, m_scroll->content());
    m_steps = new StepList(m_scroll->content());
    m_evidence = new EvidenceList(m_scroll->content());
    m_receipt = new ReceiptCard(m_scroll->content());
    m_receipt->setAbout(UnfinishedSentences::aboutReceipt());
    connect(m_receipt, &ReceiptCard::saveRequested, this, &UnfinishedDialog::saveReceiptRequested);
    connect(m_receipt, &ReceiptCard::showRequested, this, &UnfinishedDialog::showReceiptRequested);
    m_aboutNote = makeText({}, TextStyle::Small, m_scroll->content());
    QVBoxLayout *inside = m_scroll->column();
    inside->setSpacing(em(this, 0.8));
    inside->addWidget(m_sentence);
    inside->addWidget(m_steps);
    inside->addWidget(m_evidence);
    inside->addWidget(m_receipt);
    inside->addWidget(m_aboutNote);
    inside->addStretch(1);
    m_progress = new BusyBar(names::phaseProgressBar, tr("Finding out what happened"), this);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_subtitle);
    m_column->addWidget(m_scroll, 1);
    m_column->addWidget(m_progress);
}

void UnfinishedDialog::buildButtons()
{
    m_buttons = new ButtonRow(this);
    m_forget = makeButton(names::forgetNoteButton, tr("Forget this note"), Role::Plain, m_buttons);
    m_notNow = makeButton(names::notNowButton, tr("Not now"), Role::Plain, m_buttons);
    m_findOut = makeButton(names::findOutButton, tr("Find out"), Role::Primary, m_buttons);
    m_checkAgain = makeButton(names::checkAgainButton, tr("Check again"), Role::Primary, m_buttons);
    m_signIn = makeButton(names::signInToFindOutButton, tr("Sign in to find out"), Role::Primary,
                          m_buttons);
    for (QPushButton *button : {m_forget, m_notNow, m_checkAgain, m_findOut, m_signIn}) {
        m_buttons->add(button);
    }
    m_column->addWidget(m_buttons);
    connect(m_forget, &QPushButton::clicked, this, &UnfinishedDialog::forgetRequested);
    connect(m_notNow, &QPushButton::clicked, this, &UnfinishedDialog::reject);
    connect(m_findOut, &QPushButton::clicked, this, &UnfinishedDialog::findOutRequested);
    connect(m_checkAgain, &QPushButton::clicked, this, &UnfinishedDialog::checkAgainRequested);
    connect(m_signIn, &QPushButton::clicked, this, &UnfinishedDialog::signInRequested);
}

void UnfinishedDialog::publish()
{
    const bool isTold = m_state.phase == Phase::Told;
    setProperty("phase", words::phase(m_state.phase));
    setProperty("outcome", words::outcome(m_state.outcome()));
    setProperty("likely",
                words::likely(isTold && !m_state.others ? m_state.verdict.likely : Likely::None));
}

/// Until it is known what came of them.
void UnfinishedDialog::showSteps()
{
    const bool areShown = m_state.others && m_state.phase != Phase::Told;
    m_steps->setVisible(areShown);
    m_steps->showLines(areShown ? ForOthersSentences::steps(m_state.others->attempt)
                                : QList<StepLine>());
}

void UnfinishedDialog::showButtons()
{
    const bool isAsking = m_state.phase == Phase::Asking;
    const bool isForOthers = m_state.others.has_value();
    const bool isReadable = m_state.note.attempt() != nullptr;
    const bool isKnown = m_state.isKnown();
    const bool hasSignedIn = m_state.findings.signIn == Findings::SignIn::Worked;
    m_forget->setVisible(!isKnown && m_state.phase != Phase::Checking);
    m_findOut->setVisible(isReadable && isAsking);
    m_checkAgain->setVisible(isForOthers && m_state.others->canLookAgain
                             && m_state.phase == Phase::Told);
    m_signIn->setVisible(isForOthers ? isAsking
                                     : m_state.phase == Phase::Told && !isKnown && !hasSignedIn);
    retitle(m_notNow, isKnown ? tr("Close") : tr("Not now"));
}

void UnfinishedDialog::placeFocus()
{
    focusAndAnnounce(m_scroll, Sentences::underHeading(m_heading->text(), m_sentence->text()));
}

} // namespace farewell
