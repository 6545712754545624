// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/DialogButtons.h"

#include "ui/Names.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/ButtonRow.h"

#include <algorithm>

namespace farewell {

namespace {

using Phase = DeactivationPhase;

void present(QAbstractButton *button, QLatin1StringView name, bool shown)
{
    button->setObjectName(shown ? QString(name) : QString());
    button->setVisible(shown);
}

} // namespace

DialogButtons::DialogButtons(Clock &clock, QWidget *parent)
    : QObject(parent)
    , m_row(new ButtonRow(parent))
    , m_copyDetails(makeButton({}, tr("Copy details"), Role::Plain, m_row))
    , m_cancel(makeButton({}, {}, Role::Plain, m_row))
    , m_back(makeButton({}, {}, Role::Primary, m_row))
    , m_stopWaiting(makeButton({}, tr("Stop waiting"), Role::Plain, m_row))
    , m_checkNow(makeButton({}, tr("I have finished"), Role::Plain, m_row))
    , m_accountPage(makeButton({}, tr("Open my account page"), Role::Primary, m_row))
{
    for (QPushButton *button :
         {m_copyDetails, m_cancel, m_back, m_stopWaiting, m_checkNow, m_accountPage}) {
        m_row->add(button);
    }
    connectPlainButtons();
    using Self = DialogButtons;
    //: the button that does it; the title above it is Element's “Deactivate Account”
    m_confirmPassword = makeDangerButton(tr("Deactivate account"), clock, &Self::confirmRequested);
    m_confirmBrowser
        = makeDangerButton(tr("Confirm account deactivation"), clock, &Self::confirmRequested);
    m_confirmChoice
        = makeDangerButton(tr("Confirm account deactivation"), clock, &Self::confirmRequested);
    m_sso = makeDangerButton(tr("Single Sign On"), clock, &Self::ssoRequested);
    m_fallback = makeDangerButton(tr("Continue in the browser"), clock, &Self::ssoRequested);
    m_confirmPassword->setAccessibleDescription(tr("Press Space to deactivate"));
}

void DialogButtons::showState(const DeactivationState &state, bool hasPassword, bool isNews)
{
    showPlainButtons(state);
    ArmedButton *main = mainButton(state);
    for (ArmedButton *button : {m_confirmPassword, m_confirmBrowser, m_confirmChoice}) {
        present(button, names::confirmButton, main && button == main);
    }
    for (ArmedButton *button : {m_sso, m_fallback}) {
        present(button, names::ssoButton, main && button == main);
    }
    for (ArmedButton *button :
         {m_confirmPassword, m_confirmBrowser, m_confirmChoice, m_sso, m_fallback}) {
        Q_ASSERT(button);
        const bool isMain = button == main;
        const bool lacksPassword = button == m_confirmPassword && !hasPassword;
        button->setWanted(isMain && !lacksPassword && !m_holdsBack);
        if (isMain && isNews) {
            button->arm();
        }
    }
    m_row->setVisible(state.phase != Phase::Submitting || state.canStopWaiting);
}

bool DialogButtons::hasDangerousFocus() const
{
    const std::initializer_list<const ArmedButton *> all{m_confirmPassword, m_confirmBrowser,
                                                         m_confirmChoice, m_sso, m_fallback};
    return std::ranges::any_of(all, &ArmedButton::hasFocus);
}

void DialogButtons::focusConfirm()
{
    m_confirmPassword->focusWhenArmed();
}

void DialogButtons::connectPlainButtons()
{
    connect(m_cancel, &QPushButton::clicked, this, &DialogButtons::leaveRequested);
    connect(m_back, &QPushButton::clicked, this, &DialogButtons::leaveRequested);
    connect(m_stopWaiting, &QPushButton::clicked, this, &DialogButtons::stopWaitingRequested);
    connect(m_checkNow, &QPushButton::clicked, this, &DialogButtons::checkNowRequested);
    connect(m_accountPage, &QPushButton::clicked, this, &DialogButtons::accountPageRequested);
    connect(m_copyDetails, &QPushButton::clicked, this, [this] {
        Q_EMIT detailsRequested();
        retitle(m_copyDetails, tr("Details copied"));
    });
}

ArmedButton *DialogButtons::makeDangerButton(const QString &text, Clock &clock,
                                             void (DialogButtons::*intent)())
{
    auto *button = new ArmedButton({}, text, Role::Danger, clock, m_row);
    m_row->add(button);
    connect(button, &ArmedButton::armed, this, &DialogButtons::armed);
    connect(button, &QPushButton::clicked, this, [this, button, intent] {
        button->setWanted(false); // a second click has nothing to press until the next state
        Q_EMIT(this->*intent)();
    });
    return button;
}

void DialogButtons::showPlainButtons(const DeactivationState &state)
{
    const bool isEnd = state.phase == Phase::Impossible;
    const bool isSubmitting = state.phase == Phase::Submitting;
    if (!isEnd) {
        retitle(m_copyDetails, tr("Copy details"));
    }
    present(m_copyDetails, names::copyDetailsButton, isEnd);
    present(m_back, names::cancelButton, isEnd);
    present(m_cancel, names::cancelButton, !isEnd && !isSubmitting);
    present(m_stopWaiting, names::stopWaitingButton, isSubmitting && state.canStopWaiting);
    const bool isManaged = state.phase == Phase::Account;
    present(m_checkNow, names::checkNowButton, isManaged);
    present(m_accountPage, names::accountPageButton, isManaged);
    if (isManaged) {
        // Once the page is open, coming back from it is what comes next.
        const bool isOpen = !state.page.isEmpty() && state.pageOpened;
        retitle(m_accountPage, isOpen ? tr("Open again") : tr("Open my account page"));
        setRole(m_checkNow, isOpen ? Role::Primary : Role::Plain);
        setRole(m_accountPage, isOpen ? Role::Plain : Role::Primary);
        m_row->makeMain(isOpen ? m_checkNow : m_accountPage);
    }
    retitle(m_cancel, state.phase == Phase::Verifying ? tr("Close") : tr("Cancel"));
    const bool isSignedOut = state.reason == DeactivationReason::SignedOut;
    retitle(m_back, isSignedOut ? tr("Close") : tr("Back to settings"));
}

ArmedButton *DialogButtons::mainButton(const DeactivationState &state) const
{
    switch (state.phase) {
    case Phase::Password:
        return m_confirmPassword;
    case Phase::Sso:
        return m_sso;
    case Phase::Fallback:
        return m_fallback;
    case Phase::Browser:
        return m_confirmBrowser;
    case Phase::Choice:
        return state.noProofNeeded ? m_confirmChoice : nullptr;
    case Phase::Account:
    case Phase::Submitting:
    case Phase::Cooling:
    case Phase::Verifying:
    case Phase::Impossible:
    case Phase::Checking:
    case Phase::Settled:
        return nullptr;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
