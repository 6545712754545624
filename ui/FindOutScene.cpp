// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/FindOutScene.h"

#include "app/base/Clock.h"
#include "app/deactivation/NoteFolder.h"
#include "ui/AccountScene.h"
#include "ui/NewOutcomeDialog.h"
#include "ui/WhomToAsk.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/widgets/Controls.h"

namespace farewell {

namespace {

/// What was seen before, and what is known now.
LetterSubject knownNow(const OpenOutcome &open, const DeactivationState &state)
{
    LetterSubject known = open.known;
    Receipt &receipt = known.receipt;
    receipt.outcome = state.outcome;
    receipt.likely = Likely::None;
    receipt.knownSince = state.knownSince;
    receipt.isStillLooking = false;
    receipt.evidence += {EvidenceLine::NewSignIn::Deactivated, state.knownSince};
    for (AttemptRequest &request : receipt.requests) {
        if (request.result == AttemptRequest::Result::StillOpen) {
            request.result = AttemptRequest::Result::Lost; // nobody waits for it any more
        }
    }
    return known;
}

} // namespace

FindOutScene::FindOutScene(Services services)
    : m_services(services)
{
}

FindOutScene::~FindOutScene()
{
    delete m_dialog;
}

void FindOutScene::ask(const OpenOutcome &open)
{
    m_open = open;
    m_question.emplace(open.account.userId, open.homeserver);
}

bool FindOutScene::isAskedBy(const SignInState &state, const std::optional<UserId> &typedId) const
{
    return m_question && m_question->isAskedBy(state, typedId);
}

void FindOutScene::signInChanged(const SignInState &state, const std::optional<UserId> &typedId)
{
    if (m_question && m_question->answerIn(state, typedId) == SignInQuestion::Answer::Deactivated) {
        m_question.reset();
        tellDeactivated();
    }
}

void FindOutScene::signedIn(AccountScene &account)
{
    if (m_question && m_question->isAnsweredBy(account.session())) {
        account.sayFoundActive();
        // The sign-in was offered only once no server could be at work on it any more.
        if (!m_open->note.isEmpty()) {
            (void)m_services.notes.forget(Note{m_open->note, {}}); // else it is asked about again
        }
        m_services.notes.forgetUndone(m_open->account.userId, m_open->homeserver, m_services.clock,
                                      {});
    }
    m_question.reset();
    m_open.reset();
}

void FindOutScene::tellDeactivated()
{
    const OpenOutcome &open = *m_open;
    m_services.notes.forgetDeactivated(open.account.userId, open.homeserver);
    DeactivationState state;
    state.phase = DeactivationPhase::Settled;
    state.outcome = Outcome::Deactivated;
    state.software = open.software;
    state.erase = open.erase;
    state.isManaged = open.isManaged;
    state.knownSince = m_services.clock.nowUtc();
    state.evidence.signIn += Look<SignInSign>{SignInSign::UserDeactivated, state.knownSince};
    m_dialog = newOutcomeDialog(open.account, m_services);
    m_receipt = std::make_unique<ReceiptScene>(m_services, open.savedReceipt);
    LetterSubject known = knownNow(open, state);
    offerReceipts(*m_receipt, m_dialog.data(), [known] { return known.receipt; });
    m_letter = std::make_unique<LetterScene>(m_services);
    offerLetters(*m_letter, m_dialog.data(), [known] { return known; });
    connect(m_dialog, &OutcomeDialog::closed, this, [this] {
        retire(m_dialog); // it is calling us
        m_receipt.reset();
        m_letter.reset();
        m_open.reset();
        Q_EMIT read();
    });
    m_dialog->showState(state);
    m_dialog->show();
    const WhomToAsk *question = showWhomToAsk(m_dialog.data(), m_services, open.account.serverName);
    connect(question, &WhomToAsk::told, m_letter.get(), &LetterScene::showContacts);
}

} // namespace farewell
