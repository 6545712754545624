// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ProofSection.h"

#include "app/base/Text.h"
#include "app/deactivation/EvidenceLines.h"
#include "ui/Names.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/EvidenceList.h"
#include "ui/deactivation/OnThePage.h"
#include "ui/deactivation/ProofSentences.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/support/SupportCard.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/FocusRing.h"
#include "ui/widgets/PasswordField.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = DeactivationPhase;
using Reason = DeactivationReason;

constexpr int leastLines = 5;

void showText(Text *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

/// Whether the server's own words add something to ours.
bool wordsHelp(Reason reason)
{
    return reason != Reason::None && reason != Reason::WrongPassword
        && reason != Reason::NotConfirmedYet;
}

} // namespace

ProofSection::ProofSection(AccountView account, Clock &clock, QWidget *parent)
    : ScrollColumn(names::proofScrollArea, parent), m_account(std::move(account)), m_clock(clock)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    //: for screen readers: the part of a window in which people prove who they are
    setAccessibleName(tr("Proof"));
    build();
}

void ProofSection::showState(const DeactivationState &state)
{
    const bool isNewPhase = state.phase != m_phase;
    m_phase = state.phase;
    m_page = state.page;
    showTexts(state);
    showReason(state);
    m_password->setVisible(state.phase == Phase::Password);
    setInvalid(m_password->edit(), state.isPasswordInDoubt());
    const bool isAccount = state.phase == Phase::Account;
    const bool hasPage = state.phase == Phase::Browser || (isAccount && !state.page.isEmpty());
    m_links->setVisible(hasPage);
    m_openAgain->setVisible(state.phase == Phase::Browser); // else a button does it
    m_copyLink->setVisible(hasPage);
    m_onThePage->setVisible(isAccount);
    m_onThePage->showState(state);
    m_support->setWanted(isAccount);
    if (isNewPhase) {
        retitle(m_copyLink, tr("Copy the link"));
    }
    m_progress->setVisible(state.phase == Phase::Submitting || state.phase == Phase::Verifying);
    m_evidence->setVisible(state.phase == Phase::Verifying);
    m_evidence->showLines(state.phase == Phase::Verifying ? evidenceLines(state)
                                                          : QList<EvidenceLine>(),
                          m_account.host);
    showOptions(state, isNewPhase);
    m_evidence->layout()->activate(); // the dialog asks for the height at once
    m_column->activate();
    updateGeometry();
    if (isNewPhase || state.reason != m_reason) {
        m_reason = state.reason;
        verticalScrollBar()->setValue(0); // what is new comes first
    }
}

void ProofSection::showContacts(const SupportContacts &contacts)
{
    m_support->showContacts(contacts);
    m_column->activate(); // the dialog asks for the height at once
    updateGeometry();
}

void ProofSection::setNoteHidden(bool hidden)
{
    m_isNoteHidden = hidden;
    m_note->setVisible(!hidden && !m_note->text().isEmpty());
    m_column->activate(); // the dialog asks for the height at once
    updateGeometry();
}

QWidget *ProofSection::focusTarget() const
{
    if (m_phase == Phase::Password) {
        return m_password->edit();
    }
    return m_phase == Phase::Browser ? m_openAgain : nullptr;
}

int ProofSection::lackingHeight(int width) const
{
    return std::max(0, fittingHeight(width) - maximumHeight());
}

int ProofSection::spareHeight(int width) const
{
    return std::max(0, fittingHeight(width) - em(this, leastLines));
}

bool ProofSection::setLackingHeight(int lacking, int width)
{
    const int lacks = std::min(lacking, spareHeight(width));
    const int most = lacks > 0 ? fittingHeight(width) - lacks : QWIDGETSIZE_MAX;
    const bool isNew = most != maximumHeight();
    setMaximumHeight(most);
    // Keys can scroll it where there is something to scroll.
    setFocusPolicy(lacks > 0 ? Qt::StrongFocus : Qt::NoFocus);
    return isNew;
}

void ProofSection::build()
{
    m_heading = makeText({}, TextStyle::Strong, content());
    m_body = makeText({}, TextStyle::Body, content());
    m_note = makeText({}, TextStyle::Small, content());
    m_password = new PasswordField(tr("To continue, please enter your account password:"), m_clock,
                                   content());
    m_password->edit()->setAccessibleName(tr("Password"));
    m_onThePage = new OnThePage(content());
    m_support = new SupportCard(content());
    //: %1 is a homeserver
    m_support->setHeading(tr("The people who run %1").arg(isolatedLtr(m_account.host)));
    connect(m_support, &SupportCard::openPageRequested, this, &ProofSection::openPageRequested);
    m_links = buildLinks();
    m_progress = new BusyBar(names::phaseProgressBar, tr("Waiting for the server"), content());
    m_evidence = new EvidenceList(content());
    m_optionsColumn = new QVBoxLayout;
    m_optionsColumn->setSpacing(em(this, 0.4));
    m_status = makeText(names::proofStatusLabel, {}, TextStyle::Danger, content());
    m_serverSaid = makeText({}, TextStyle::Small, content());
    m_question = makeText({}, TextStyle::Strong, content());

    m_column = column();
    m_column->setSpacing(em(this, 0.45));
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_heading, m_body, m_onThePage, m_password, m_progress,
                                          m_note, m_links, m_support, m_evidence}) {
        m_column->addWidget(part);
    }
    m_column->addWidget(m_status);
    m_column->addWidget(m_serverSaid);
    m_column->addLayout(m_optionsColumn);
    m_column->addWidget(m_question);
}

QWidget *ProofSection::buildLinks()
{
    auto *links = new QWidget(content());
    m_openAgain = makeLink(names::openBrowserAgainButton, tr("Open again"), links);
    m_copyLink = makeLink(names::copyLinkButton, tr("Copy the link"), links);
    connect(m_openAgain, &QPushButton::clicked, this, &ProofSection::openPageAgainRequested);
    connect(m_copyLink, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_page.toString(QUrl::FullyEncoded));
        retitle(m_copyLink, tr("Link copied"));
    });
    auto *row = new QHBoxLayout(links);
    row->setContentsMargins({});
    row->setSpacing(em(this, 1.0));
    row->addWidget(m_openAgain);
    row->addWidget(m_copyLink);
    row->addStretch(1);
    return links;
}

void ProofSection::showTexts(const DeactivationState &state)
{
    const ProofText text = ProofSentences::of(state, m_account);
    showText(m_heading, text.heading);
    showText(m_body, text.body);
    m_note->setText(text.note);
    setNoteHidden(m_isNoteHidden);
    showText(m_question, text.question);
    m_spoken = text.spoken();
}

void ProofSection::showReason(const DeactivationState &state)
{
    const bool isHere = state.phase != Phase::Impossible;
    const QString reason = isHere ? DeactivationSentences::reason(state, m_account) : QString();
    m_status->setStyle(state.reason == Reason::MoreNeeded ? TextStyle::Body : TextStyle::Danger);
    showText(m_status, reason);
    // Under the field that is at fault; else first, for it says why the rest is asked.
    m_column->removeWidget(m_status);
    m_column->insertWidget(state.phase == Phase::Password ? m_column->indexOf(m_password) + 1 : 0,
                           m_status);
    showText(m_serverSaid,
             isHere && wordsHelp(state.reason) ? ServerWords::said(state.serverText) : QString());
    m_status->setObjectName(isHere ? QString(names::proofStatusLabel) : QString());
    m_serverSaid->setObjectName(isHere ? QString(names::serverSaidLabel) : QString());
    m_spoken = Sentences::inARow({reason, m_spoken});
}

void ProofSection::showOptions(const DeactivationState &state, bool isNewPhase)
{
    const bool isChoice = state.phase == Phase::Choice && !state.noProofNeeded;
    const bool asLinks = state.phase == Phase::Password || state.phase == Phase::Sso
        || state.phase == Phase::Fallback || state.phase == Phase::Browser;
    const QList<ProofOption> wanted = isChoice || asLinks ? state.options : QList<ProofOption>();
    if (wanted != m_shownOptions || isNewPhase) {
        rebuildOptions(wanted, asLinks);
    }
    for (ArmedButton *option : std::as_const(m_options)) {
        option->setWanted(true);
    }
}

void ProofSection::rebuildOptions(const QList<ProofOption> &options, bool asLinks)
{
    for (ArmedButton *old : std::exchange(m_options, {})) {
        retire(old); // it may be the one that was pressed
    }
    m_shownOptions = options;
    for (qsizetype n = 0; n < options.size(); ++n) {
        const QString text = ProofSentences::option(options.at(n));
        auto *button = new ArmedButton(names::indexed(names::flowButton, n), text,
                                       Role::DangerOutline, m_clock, content());
        if (asLinks) {
            setRole(button, Role::Link);
            button->setFont({});
            new FocusRing(button);
        } else {
            // A name that the server gave must not make the window wider.
            button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        }
        connect(button, &QPushButton::clicked, this, [this, n] {
            m_options.at(n)->setWanted(false);
            Q_EMIT optionChosen(n);
        });
        m_optionsColumn->addWidget(button, 0, asLinks ? Qt::AlignLeading : Qt::Alignment());
        button->show(); // at once: the layout would do it later, and the height be known too late
        m_options += button;
    }
}

} // namespace farewell
