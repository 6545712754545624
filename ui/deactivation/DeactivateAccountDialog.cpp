// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DeactivateAccountDialog.h"

#include "app/base/Clock.h"
#include "ui/Names.h"
#include "ui/deactivation/Consequences.h"
#include "ui/deactivation/DeactivationSentences.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/deactivation/DialogButtons.h"
#include "ui/deactivation/EraseChoice.h"
#include "ui/deactivation/EraseSentences.h"
#include "ui/deactivation/ImpossiblePage.h"
#include "ui/deactivation/ProofSection.h"
#include "ui/deactivation/SpreadNotice.h"
#include "ui/deactivation/SupportDetails.h"
#include "ui/record/ReceiptWords.h"
#include "ui/sentences/Sentences.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/AccountCard.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/PasswordField.h"
#include "ui/widgets/WindowSize.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

using Phase = DeactivationPhase;

constexpr double startWidth = 29; // of the font's height, as everything here
constexpr double tightWidth = 24; // below, margins give way
constexpr double ampleMargin = 1.4;
constexpr double tightMargin = 0.7;

/// Whether the text in the field may be sent, or sent again, from here.
bool mayStillNeedPassword(Phase phase)
{
    return phase == Phase::Password || phase == Phase::Submitting || phase == Phase::Cooling;
}

/// The rooms, of something that has changed.
bool wereTold(const ProfileState &state)
{
    using Telling = ProfileState::Telling;
    return state.elsewhere == Telling::GoesOn
        || (state.own == Telling::GoesOn && state.phase == ProfileState::Phase::Spreading);
}

/// Whether it says more than how long it still takes.
bool isOtherNotice(const ProfileState &now, const ProfileState &before)
{
    return now.own != before.own || now.elsewhere != before.elsewhere || now.phase != before.phase;
}

} // namespace

DeactivateAccountDialog::DeactivateAccountDialog(const AccountView &account, Clock &clock,
                                                 QWidget *parent)
    : QDialog(parent), m_account(account), m_clock(clock), m_column(new QVBoxLayout(this))
{
    setNames(this, names::deactivateAccountDialog, {});
    //: a title, word for word as in Element; not the words of the button “Deactivate account”
    setWindowTitle(tr("Deactivate Account"));
    openWithinScreen(this);
    limitLines(this);
    m_column->setSizeConstraint(QLayout::SetNoConstraint); // keepFit() sees to it
    buildSteps();
    m_impossible = new ImpossiblePage(account, this);
    m_impossible->hide();
    connect(m_impossible, &ImpossiblePage::saveReceiptRequested, this,
            &DeactivateAccountDialog::saveReceiptRequested);
    connect(m_impossible, &ImpossiblePage::showReceiptRequested, this,
            &DeactivateAccountDialog::showReceiptRequested);
    connect(m_impossible, &ImpossiblePage::letterRequested, this,
            &DeactivateAccountDialog::letterRequested);
    connect(m_impossible, &ImpossiblePage::openPageRequested, this,
            &DeactivateAccountDialog::openPageRequested);
    connect(m_proof, &ProofSection::openPageRequested, this,
            &DeactivateAccountDialog::openPageRequested);
    m_leaveNotice = makeText(names::leaveNoticeLabel, {}, TextStyle::Strong, this);
    m_leaveNotice->hide();
    m_buttons = new DialogButtons(clock, this);
    connectButtons();
    m_column->addWidget(m_steps, 1);
    m_column->addWidget(m_impossible, 1);
    m_column->addWidget(m_leaveNotice);
    m_column->addWidget(&m_buttons->row());
}

void DeactivateAccountDialog::showState(const DeactivationState &state)
{
    const bool isNewPhase = !m_isShown || state.phase != m_state.phase;
    const bool isNewFault
        = state.noteFault != m_state.noteFault && state.noteFault != NoteFault::None;
    const bool isNewReason = isNewPhase || isNewFault || state.reason != m_state.reason;
    m_state = state;
    publish();
    if (state.phase == Phase::Checking || state.phase == Phase::Settled) {
        return; // the outcome dialog's
    }
    if (isNewPhase && !mayStillNeedPassword(state.phase)) {
        m_proof->password()->empty();
    }
    if (state.phase != Phase::Submitting) {
        m_hasWarned = false;
        m_leaveNotice->hide();
        m_proof->setNoteHidden(false);
    }
    m_consequences->tellJournalNotice(DeactivationSentences::journalNotice(state.noteFault));
    m_erase->showChoice(state.erase, state.eraseCanChange, EraseSentences::beside(state.software));
    m_proof->showState(state);
    m_impossible->showState(state);
    m_steps->setVisible(state.phase != Phase::Impossible);
    m_impossible->setVisible(state.phase == Phase::Impossible);
    showNotice();
    showButtons(isNewPhase || isNewFault);
    swallowEnterEverywhere(); // an answer may have brought new ones
    if (!m_isShown) {
        m_isShown = true;
        startSize();
    }
    if (isNewPhase && state.phase == Phase::Impossible) {
        growToFit(*this, m_buttons->row());
    }
    if (isNewReason) {
        placeFocus();
    }
}

/// What is about to be hidden or held back gives the focus away first.
void DeactivateAccountDialog::showProfile(const ProfileState &state)
{
    const bool heldBack = m_spread->holdsBack();
    const ProfileState before = std::exchange(m_profile, state);
    if (m_isShown && m_spread->isAncestorOf(focusWidget()) && !state.isTelling()) {
        placeFocus();
    }
    showNotice();
    if (!m_isShown) {
        return;
    }
    if (m_spread->holdsBack() && m_buttons->hasDangerousFocus()) {
        m_spread->focus();
    }
    showButtons(heldBack && !m_spread->holdsBack());
    if (m_spread->hasText() && isOtherNotice(state, before)) {
        announce(this, m_spread->spoken());
    } else if (!m_spread->hasText() && wereTold(before)) {
        announce(this, tr("Your rooms know it now."));
    }
}

void DeactivateAccountDialog::showButtons(bool isNews)
{
    m_buttons->showState(m_state, !m_proof->password()->isEmpty(), isNews);
}

/// It is for who has not sent anything yet.
void DeactivateAccountDialog::showNotice()
{
    const bool isTooLate = m_state.phase == Phase::Submitting || m_state.phase == Phase::Cooling
        || m_state.phase == Phase::Verifying || m_state.phase == Phase::Impossible;
    m_spread->showProfile(m_profile, m_state.phase != Phase::Account);
    m_spread->setVisible(m_spread->hasText() && !isTooLate);
    m_buttons->holdBack(m_spread->holdsBack());
}

void DeactivateAccountDialog::showReceipt(const ReceiptState &state)
{
    setProperty("receipt", words::receipt(state.phase));
    m_impossible->showReceipt(state);
}

void DeactivateAccountDialog::showContacts(const SupportContacts &contacts)
{
    m_impossible->showContacts(contacts);
    m_proof->showContacts(contacts);
    swallowEnterEverywhere(); // there are new ones
    growToFit(*this, m_buttons->row());
}

Secret DeactivateAccountDialog::password() const
{
    return m_proof->password()->copy();
}

void DeactivateAccountDialog::reject()
{
    if (m_hasLeft) {
        return;
    }
    if (m_state.phase == Phase::Submitting && !m_hasWarned) {
        m_hasWarned = true;
        m_leaveNotice->setText(tr("This does not cancel the deactivation. Close again to stop "
                                  "waiting and find out what happened."));
        m_leaveNotice->show();
        m_proof->setNoteHidden(true); // it says the same
        focusAndAnnounce(m_consequences->focusProxy(), m_leaveNotice->text());
        return;
    }
    m_hasLeft = true;
    QDialog::reject();
    Q_EMIT leaveRequested();
}

bool DeactivateAccountDialog::event(QEvent *event)
{
    const bool known = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        keepFit();
    }
    return known;
}

void DeactivateAccountDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    keepFit();
}

void DeactivateAccountDialog::buildSteps()
{
    m_steps = new QWidget(this);
    auto *card = new AccountCard(m_steps);
    card->setAccount(m_account.userId.toString(), m_account.name, m_account.host, m_account.avatar);
    m_consequences = new Consequences(m_steps);
    m_erase = new EraseChoice(m_steps);
    m_proof = new ProofSection(m_account, m_clock, m_steps);
    m_spread = new SpreadNotice(m_proof->content());
    m_proof->column()->insertWidget(0, m_spread); // where it scrolls if there is no room
    m_stepsColumn = new QVBoxLayout(m_steps);
    m_stepsColumn->setContentsMargins({});
    //: a title, word for word as in Element; not the words of the button “Deactivate account”
    m_title = makeText(tr("Deactivate Account"), TextStyle::DangerTitle, m_steps);
    m_stepsColumn->addWidget(m_title);
    m_stepsColumn->addWidget(card);
    m_stepsColumn->addWidget(m_consequences, 1);
    m_stepsColumn->addWidget(m_erase);
    m_stepsColumn->addWidget(makeRule(m_steps));
    m_stepsColumn->addWidget(m_proof);

    connect(m_erase, &EraseChoice::chosen, this, &DeactivateAccountDialog::eraseChosen);
    connect(m_erase, &EraseChoice::helpWanted, this, [this](bool wanted) {
        m_consequences->explainErase(wanted ? EraseSentences::help(m_state.software) : QString());
    });
    connect(m_spread, &SpreadNotice::doNotWaitRequested, this, [this] {
        showNotice();
        showButtons(true);
        placeFocus();
    });
    connect(m_proof, &ProofSection::openPageAgainRequested, this,
            &DeactivateAccountDialog::openPageAgainRequested);
    connect(m_proof, &ProofSection::optionChosen, this, &DeactivateAccountDialog::optionChosen);
    connect(m_proof->password(), &PasswordField::edited, this, [this] { showButtons(false); });
    connect(m_proof->password(), &PasswordField::returnPressed, this, [this] {
        if (!m_proof->password()->isEmpty()) {
            m_buttons->focusConfirm();
        }
    });
}

void DeactivateAccountDialog::connectButtons()
{
    using Dialog = DeactivateAccountDialog;
    connect(m_buttons, &DialogButtons::armed, this, &Dialog::armed);
    connect(m_buttons, &DialogButtons::confirmRequested, this, &Dialog::confirmRequested);
    connect(m_buttons, &DialogButtons::ssoRequested, this, &Dialog::ssoRequested);
    connect(m_buttons, &DialogButtons::stopWaitingRequested, this, &Dialog::stopWaitingRequested);
    connect(m_buttons, &DialogButtons::leaveRequested, this, &Dialog::reject);
    connect(m_buttons, &DialogButtons::accountPageRequested, this, &Dialog::accountPageRequested);
    connect(m_buttons, &DialogButtons::checkNowRequested, this, &Dialog::checkNowRequested);
    connect(m_buttons, &DialogButtons::detailsRequested, this, [this] {
        QGuiApplication::clipboard()->setText(supportDetails(m_state, m_account, m_clock.nowUtc()));
    });
}

/// Not before it is shown, for somebody may have put a banner with a button above the rest.
void DeactivateAccountDialog::swallowEnterEverywhere()
{
    const auto buttons = findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        swallowEnter(button);
    }
}

void DeactivateAccountDialog::publish()
{
    if (m_state.phase != Phase::Checking && m_state.phase != Phase::Settled) {
        setProperty("phase", words::phase(m_state.phase));
    }
    setProperty("reason", words::reason(m_state.reason));
    setProperty("outcome", words::outcome(m_state.outcome));
    setProperty("likely", words::likely(m_state.likely));
}

void DeactivateAccountDialog::placeFocus()
{
    const bool isEnd = m_state.phase == Phase::Impossible;
    QWidget *target = isEnd ? m_impossible->focusTarget() : m_proof->focusTarget();
    if (target == nullptr) {
        // Somewhere harmless where keys scroll what there is to read.
        target = m_consequences->focusProxy();
    }
    if (m_state.isPasswordInDoubt()) {
        m_proof->password()->selectAll();
    }
    const QString notice = DeactivationSentences::journalNotice(m_state.noteFault);
    const QString spoken = Sentences::inARow({notice, m_spread->spoken(), m_proof->spoken()});
    focusAndAnnounce(target, isEnd ? m_impossible->spoken() : spoken);
}

void DeactivateAccountDialog::keepFit()
{
    // What a tighter fit saves is known without trying it, so that no fit follows another for
    // ever.
    const int ampleToTight = em(this, 4);
    const int tightToTiny = m_title->sizeHint().height() + em(this, 1.5);
    const QMargins margins = m_column->contentsMargins();
    const int inside = width() - margins.left() - margins.right();
    const int least = leastHeight(*this, width()) + m_proof->lackingHeight(inside);
    const int leastTight = m_fit == Fit::Ample ? least - ampleToTight
        : m_fit == Fit::Tiny                   ? least + tightToTiny
                                               : least;
    const int reluctance = em(this, 3); // to become roomier again
    const bool fitsAmple
        = height() >= leastTight + ampleToTight + (m_fit == Fit::Ample ? 0 : reluctance);
    const bool fitsTight = height() >= leastTight + (m_fit == Fit::Tiny ? reluctance : 0);
    const bool narrow = width() < em(this, tightWidth);
    setFit(fitsAmple && !narrow ? Fit::Ample : fitsTight ? Fit::Tight : Fit::Tiny);
    // Only what scrolls may shrink: the consequences first, then the proof section.
    const int leastTiny = leastTight - tightToTiny;
    if (m_proof->setLackingHeight(m_fit == Fit::Tiny ? leastTiny - height() : 0, inside)) {
        m_stepsColumn->activate(); // or what it lacks would be counted twice from here on
        m_steps->updateGeometry();
    }
    setMinimumHeight(m_steps->isHidden() ? least : leastTiny - m_proof->spareHeight(inside));
    // Or a wide window could not become a narrow one in one step.
    const int spare = m_column->contentsMargins().left() - em(this, tightMargin);
    setMinimumWidth(m_column->totalMinimumSize().width() - 2 * spare);
}

void DeactivateAccountDialog::setFit(Fit fit)
{
    if (fit == m_fit) {
        return;
    }
    m_fit = fit;
    const bool ample = fit == Fit::Ample;
    const int margin = em(this, ample ? ampleMargin : tightMargin);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(this, ample ? 1.2 : 0.55));
    m_stepsColumn->setSpacing(em(this, ample ? 0.75 : 0.4));
    // In the smallest windows the title bar has to do, and less of the consequences is seen at
    // once.
    m_title->setVisible(fit != Fit::Tiny);
    m_consequences->setMinimumHeight(fit == Fit::Tiny ? em(this, 2.5) : 0);
    m_buttons->row().arrange(width() - 2 * margin); // or they would hold room they do not need
    m_stepsColumn->activate();
    m_steps->updateGeometry();
}

void DeactivateAccountDialog::startSize()
{
    const int width = em(this, startWidth);
    setFit(Fit::Ample);
    resize(width, heightToSeeAll(*this, m_buttons->row(), width));
}

} // namespace farewell
