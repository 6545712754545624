// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/UnfinishedScene.h"

#include "app/admin/ActivityLog.h"
#include "app/admin/steps/AdminLookBack.h"
#include "app/admin/steps/AdminNote.h"
#include "app/admin/steps/EarlierAttempts.h"
#include "app/admin/steps/OpenActs.h"
#include "app/base/Clock.h"
#include "app/deactivation/NoteFolder.h"
#include "ui/unfinished/UnfinishedDialog.h"
#include "ui/widgets/Controls.h"

#include <QFileInfo>

namespace farewell {

using Phase = UnfinishedPhase;
using SignIn = Findings::SignIn;

namespace {

UnfinishedState stateOf(const Note &note)
{
    UnfinishedState state;
    state.note = note;
    if (const auto *forOthers = std::get_if<Note::ForOthers>(&note.content)) {
        const auto content = parseAdminNote(forOthers->bytes);
        if (const auto *attempt = std::get_if<AdminAttempt>(&content)) {
            state.others = UnfinishedForOthers{.attempt = *attempt};
        } else {
            state.note.content = std::get<Note::Problem>(content);
        }
    }
    return state;
}

/// What a note has kept, and what is known of it by now.
Receipt receiptOf(const UnfinishedState &state)
{
    const Attempt &attempt = *state.note.attempt();
    Receipt receipt{.account = attempt.subject,
                    .signIn = attempt.kind,
                    .server = attempt.homeserver,
                    .software = attempt.software,
                    .hidesMessages = attempt.erase,
                    .requests = attempt.requests,
                    .evidence = state.evidence()};
    if (receipt.requests.isEmpty()) { // a note of the first version
        const bool isByPassword = attempt.kind == Session::Kind::Password;
        const AttemptRequest::Proof proof = attempt.step == AttemptStep::Asked
            ? AttemptRequest::Proof::None
            : isByPassword ? AttemptRequest::Proof::Password
                           : AttemptRequest::Proof::Browser;
        receipt.requests += {attempt.sentAt, proof};
    }
    if (state.phase == Phase::Told) {
        receipt.outcome = state.verdict.outcome;
        receipt.likely = state.verdict.likely;
        receipt.knownSince = state.knownSince;
    }
    return receipt;
}

} // namespace

UnfinishedScene::UnfinishedScene(Services services)
    : m_services(services)
{
}

UnfinishedScene::~UnfinishedScene()
{
    delete m_dialog;
}

void UnfinishedScene::open(QWidget *behind)
{
    m_behind = behind;
    m_notes = m_services.notes.read();
    openNext();
}

void UnfinishedScene::openNext()
{
    // What was found out of one attempt may have settled others at the same account.
    m_notes.removeIf([](const Note &note) { return !QFileInfo::exists(note.path); });
    if (m_notes.isEmpty()) {
        Q_EMIT allShown();
        return;
    }
    m_state = stateOf(m_notes.takeFirst());
    const Attempt *attempt = m_state.note.attempt();
    m_receipt = std::make_unique<ReceiptScene>(
        m_services, attempt != nullptr ? attempt->receipt : std::optional<SavedReceipt>());
    connect(m_receipt.get(), &ReceiptScene::saved, this, &UnfinishedScene::noteReceipt);
    openDialog();
}

void UnfinishedScene::openDialog()
{
    m_dialog = new UnfinishedDialog(m_behind);
    connect(m_dialog, &UnfinishedDialog::findOutRequested, this, &UnfinishedScene::findOut);
    connect(m_dialog, &UnfinishedDialog::signInRequested, this, &UnfinishedScene::signIn);
    connect(m_dialog, &UnfinishedDialog::checkAgainRequested, this, &UnfinishedScene::lookAgain);
    connect(m_dialog, &UnfinishedDialog::forgetRequested, this, [this] {
        (void)m_services.notes.forget(m_state.note); // else it is asked about again
        m_adminQuestion.reset();
        closeDialog();
        openNext();
    });
    connect(m_dialog, &UnfinishedDialog::closed, this, [this] {
        closeDialog();
        openNext();
    });
    offerReceipts(*m_receipt, m_dialog.data(), [this] { return receiptOf(m_state); });
    m_dialog->showState(m_state);
    m_dialog->open();
}

void UnfinishedScene::closeDialog()
{
    m_look.reset();
    stop();
    m_dialog->accept();
    retire(m_dialog); // it is calling us
    m_dialog.clear();
    if (m_behind) {
        m_behind->activateWindow(); // not every desktop does it by itself
    }
}

void UnfinishedScene::findOut()
{
    m_state.phase = Phase::Checking;
    m_dialog->showState(m_state);
    m_look = std::make_unique<QObject>();
    lookBack(m_services.client, m_services.clock, *m_state.note.attempt(), m_look.get(),
             [this](const Findings &findings) {
                 m_look.release()->deleteLater(); // we are inside one of its callbacks
                 tell(findings);
             });
}

void UnfinishedScene::signIn()
{
    if (m_state.others) {
        const AdminAttempt &attempt = m_state.others->attempt;
        m_adminQuestion.emplace(attempt.actor, attempt.homeserver);
        closeDialog();
        Q_EMIT adminSignInWanted(attempt.actor, attempt.homeserver);
        return;
    }
    const Attempt &attempt = *m_state.note.attempt();
    m_question.emplace(attempt.subject, attempt.homeserver);
    closeDialog();
    Q_EMIT signInWanted(attempt.subject, attempt.homeserver);
}

bool UnfinishedScene::isAskedBy(const SignInState &state,
                                const std::optional<UserId> &typedId) const
{
    return m_question && m_question->isAskedBy(state, typedId);
}

void UnfinishedScene::signInChanged(const SignInState &state, const std::optional<UserId> &typedId)
{
    const auto answer = m_question ? m_question->answerIn(state, typedId) : std::nullopt;
    if (!answer) {
        return;
    }
    m_question.reset();
    Findings findings = m_state.findings;
    findings.signIn
        = *answer == SignInQuestion::Answer::Deactivated ? SignIn::Deactivated : SignIn::Refused;
    findings.signInAt = m_services.clock.nowUtc();
    tell(findings);
}

void UnfinishedScene::signedIn(const Session &session, QWidget *behind)
{
    m_behind = behind;
    m_notes.clear(); // what else there is has time until the next start
    const auto question = std::exchange(m_question, std::nullopt);
    if (!question || !question->isAnsweredBy(session)) {
        return;
    }
    Findings findings = m_state.findings;
    findings.signIn = SignIn::Worked;
    findings.signInAt = m_services.clock.nowUtc();
    findings.signInAfter = m_services.clock.atLeastSince(m_state.note.attempt()->sent);
    tell(findings);
}

/// Who cannot find out is told so, and the question stays: the right one may sign in next.
void UnfinishedScene::administratorSignedIn(const Session &session)
{
    if (!m_adminQuestion || !QFileInfo::exists(m_state.note.path)) {
        m_adminQuestion.reset();
        return;
    }
    m_state.others->signedIn.reset();
    if (!m_adminQuestion->isAnsweredBy(session)) {
        m_state.others->signedIn = session;
        m_state.phase = Phase::Told;
        show();
    }
}

void UnfinishedScene::administrationOpened(const AdminPlace &place)
{
    if (!m_adminQuestion || m_state.others->signedIn) {
        return;
    }
    m_adminQuestion.reset();
    m_state.phase = Phase::Checking;
    m_adminLook = std::make_unique<AdminLookBack>(place, m_services.clock, m_state.others->attempt);
    connect(m_adminLook.get(), &AdminLookBack::looked, this, &UnfinishedScene::tellForOthers);
    show();
    m_adminLook->look();
}

void UnfinishedScene::stop()
{
    if (m_adminLook) {
        m_adminLook->disconnect();
        m_adminLook.release()->deleteLater(); // it may be calling us
    }
}

void UnfinishedScene::lookAgain()
{
    m_state.phase = Phase::Checking;
    show();
    m_adminLook->look();
}

void UnfinishedScene::tellForOthers(const AdminFindings &findings, bool isLast)
{
    m_state.phase = Phase::Told;
    m_state.others->findings = findings;
    m_state.others->verdict = verdictOf(m_state.others->attempt, findings);
    m_state.others->looksAgain = !isLast;
    if (m_state.isKnown()) {
        settleForOthers();
    }
    m_state.others->canLookAgain = isLast && !m_state.isKnown();
    show();
}

/// First the log: while that does not say what came of it, the note stays.
void UnfinishedScene::settleForOthers()
{
    UnfinishedForOthers &others = *m_state.others;
    ActivityLog &log = m_services.activityLog;
    others.isLogged = concludeOpenActs(log, others.attempt, others.findings) == LogFault::None;
    if (others.isLogged) {
        m_state.noteIsGone = m_services.notes.forget(m_state.note);
        settleEarlier(m_services.notes, log, m_services.clock, others.attempt, others.findings);
    }
}

void UnfinishedScene::forgetWhatIsSettled()
{
    const Attempt &attempt = *m_state.note.attempt();
    m_state.noteIsGone = m_services.notes.forget(m_state.note);
    if (m_state.verdict.outcome == Outcome::Deactivated) {
        m_services.notes.forgetDeactivated(attempt.subject, attempt.homeserver);
    } else {
        m_services.notes.forgetUndone(attempt.subject, attempt.homeserver, m_services.clock, {});
    }
}

/// So that the one of a later look can name it.
void UnfinishedScene::noteReceipt(const SavedReceipt &receipt)
{
    auto &attempt = std::get<Attempt>(m_state.note.content);
    attempt.receipt = receipt;
    if (!m_state.noteIsGone) {
        (void)m_services.notes.keep(m_state.note.path, attempt); // else it cannot
    }
}

void UnfinishedScene::tell(Findings findings)
{
    m_state.phase = Phase::Told;
    m_state.findings = std::move(findings);
    m_state.verdict = verdictOf(*m_state.note.attempt(), m_state.findings);
    if (m_state.isKnown()) {
        m_state.knownSince = m_services.clock.nowUtc();
        forgetWhatIsSettled();
    }
    m_receipt->update();
    show();
}

void UnfinishedScene::show()
{
    if (m_dialog) {
        m_dialog->showState(m_state);
    } else {
        openDialog();
    }
}

} // namespace farewell
