// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/UnfinishedScene.h"

#include "app/base/Clock.h"
#include "app/deactivation/NoteFolder.h"
#include "ui/unfinished/UnfinishedDialog.h"
#include "ui/widgets/Controls.h"

#include <QFileInfo>

namespace farewell {

using Phase = UnfinishedPhase;
using SignIn = Findings::SignIn;

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
        return;
    }
    m_state = {};
    m_state.note = m_notes.takeFirst();
    openDialog();
}

void UnfinishedScene::openDialog()
{
    m_dialog = new UnfinishedDialog(m_behind);
    connect(m_dialog, &UnfinishedDialog::findOutRequested, this, &UnfinishedScene::findOut);
    connect(m_dialog, &UnfinishedDialog::signInRequested, this, &UnfinishedScene::signIn);
    connect(m_dialog, &UnfinishedDialog::forgetRequested, this, [this] {
        (void)m_services.notes.forget(m_state.note); // else it is asked about again
        closeDialog();
        openNext();
    });
    connect(m_dialog, &UnfinishedDialog::closed, this, [this] {
        closeDialog();
        openNext();
    });
    m_dialog->showState(m_state);
    m_dialog->open();
}

void UnfinishedScene::closeDialog()
{
    m_look.reset();
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

void UnfinishedScene::tell(Findings findings)
{
    m_state.phase = Phase::Told;
    m_state.findings = std::move(findings);
    m_state.verdict = verdictOf(*m_state.note.attempt(), m_state.findings);
    if (m_state.isKnown()) {
        forgetWhatIsSettled();
    }
    if (m_dialog) {
        m_dialog->showState(m_state);
    } else {
        openDialog();
    }
}

} // namespace farewell
