// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/AccountChangeDialog.h"

#include "app/base/UserId.h"
#include "ui/Names.h"
#include "ui/administration/ChangeSentences.h"
#include "ui/administration/ChangeWords.h"
#include "ui/administration/NewPasswordSection.h"
#include "ui/deactivation/ConsequencesLabel.h"
#include "ui/sentences/Sentences.h"
#include "ui/sentences/ServerWords.h"
#include "ui/speech/Announcement.h"
#include "ui/widgets/AccountCard.h"
#include "ui/widgets/ArmedButton.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/WindowSize.h"

#include <QVBoxLayout>

namespace farewell {

namespace {

using Phase = ChangePhase;

constexpr double startWidth = 29; // of the font's height

/// Whether a new password is worth nothing. Else it is to be passed on, or to be kept until it is
/// known whether it counts: servers set it before anything else.
bool isSurelyUnset(ChangeReason reason)
{
    switch (reason) {
    case ChangeReason::Already:
    case ChangeReason::Gone:
    case ChangeReason::SelfTarget:
    case ChangeReason::StaleTarget:
    case ChangeReason::NotAdmin:
    case ChangeReason::SignedOut:
    case ChangeReason::Network:
    case ChangeReason::JournalFailed:
    case ChangeReason::Refused:
        return true;
    case ChangeReason::None:
    case ChangeReason::Hidden:
    case ChangeReason::NoEffect:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

AccountChangeDialog::AccountChangeDialog(AccountChangeView view, Clock &clock, QWidget *parent)
    : QDialog(parent), m_view(std::move(view)), m_column(new QVBoxLayout(this))
{
    const bool isReactivation = m_view.act == AccountAct::Reactivate;
    setNames(this, isReactivation ? names::reactivateDialog : names::lockDialog, {});
    setWindowTitle(ChangeSentences::title(m_view.act));
    openWithinScreen(this);
    limitLines(this);
    build();
    if (isReactivation && m_view.mayHavePassword) {
        m_password = new NewPasswordSection(clock, m_scroll->content());
        m_password->setHint(ChangeSentences::withoutPassword(m_view));
        m_scroll->column()->insertWidget(m_scroll->column()->count() - 1, m_password);
    }
    buildButtons(clock);
    const int margin = em(this, 1.4);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(this, 0.8));
    m_state.act = m_view.act;
    showState(m_state);
}

void AccountChangeDialog::showState(const AccountChangeState &state)
{
    const bool isNew = !m_isShown || state.phase != m_state.phase || state.reason != m_state.reason;
    m_state = state;
    publish();
    showText();
    showButtons(isNew);
    if (m_password != nullptr) {
        const bool mayChange = state.phase == Phase::Choosing || state.phase == Phase::Cooling;
        m_password->setChangeable(mayChange);
        if (isOver() && isSurelyUnset(state.reason)) {
            m_password->forget();
        }
    }
    if (!m_isShown) {
        resize(em(this, startWidth), 0);
    }
    if (isNew && isOver()) {
        resize(width(), heightToSeeAll(*this, *m_buttons, width())); // most of it has gone
    }
    growToFit(*this, *m_buttons);
    if (!m_isShown) {
        m_isShown = true;
        m_scroll->setFocus();
    } else if (isNew && isOver()) {
        focusAndAnnounce(m_scroll, Sentences::underHeading(m_heading->text(), m_status->text()));
    } else if (isNew && m_state.phase != Phase::Choosing) {
        focusAndAnnounce(m_scroll, m_status->text()); // the button that had it has gone
    } else if (isNew) {
        announce(this, m_status->text());
    }
}

Secret AccountChangeDialog::password() const
{
    return m_password != nullptr ? m_password->copy() : Secret();
}

void AccountChangeDialog::reject()
{
    if (m_hasClosed) {
        return;
    }
    m_hasClosed = true;
    if (m_password != nullptr) {
        m_password->forget();
    }
    QDialog::reject();
    Q_EMIT closed();
}

void AccountChangeDialog::build()
{
    m_heading = makeText(names::headingLabel, {}, TextStyle::Title, this);
    auto *card = new AccountCard(this);
    card->setObjectName(names::targetCard);
    const AdminUser &user = m_view.account.user;
    card->setAccount(user.id, user.displayName, m_view.host, {});
    m_scroll = new ScrollColumn(names::contentScrollArea, this);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_consequences = new ConsequencesLabel(m_scroll->content());
    m_consequences->setObjectName(names::changeConsequencesLabel);
    m_consequences->setText(ChangeSentences::consequences(m_view));
    QVBoxLayout *inside = m_scroll->column();
    inside->setSpacing(em(this, 0.8));
    inside->addWidget(m_consequences);
    inside->addStretch(1);
    m_status = makeText(names::changeStatusLabel, {}, TextStyle::Body, this);
    m_serverSaid = makeText(names::serverSaidLabel, {}, TextStyle::Small, this);
    m_busy = new BusyBar(names::phaseProgressBar, ChangeSentences::title(m_view.act), this);
    m_column->addWidget(m_heading);
    m_column->addWidget(card);
    m_column->addWidget(makeText(names::actingLabel, m_view.acting, TextStyle::Small, this));
    m_column->addWidget(m_status);
    m_column->addWidget(m_serverSaid);
    m_column->addWidget(m_scroll, 1);
    m_column->addWidget(m_busy);
}

void AccountChangeDialog::buildButtons(Clock &clock)
{
    m_buttons = new ButtonRow(this);
    m_cancel = makeButton(names::cancelButton, tr("Cancel"), Role::Plain, m_buttons);
    const Role role = m_view.act == AccountAct::Lock ? Role::Danger : Role::Primary;
    m_confirm = new ArmedButton(names::confirmButton, ChangeSentences::button(m_view.act), role,
                                clock, m_buttons);
    m_confirm->setAccessibleDescription(ChangeSentences::hintForSpace(m_view.act));
    m_buttons->add(m_cancel);
    m_buttons->add(m_confirm);
    m_column->addWidget(m_buttons);
    connect(m_cancel, &QPushButton::clicked, this, &AccountChangeDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        m_confirm->setWanted(false); // a second click has nothing to press until the next state
        Q_EMIT confirmRequested();
    });
    if (m_password != nullptr) {
        connect(m_password, &NewPasswordSection::finished, m_confirm, &ArmedButton::focusWhenArmed);
    }
}

void AccountChangeDialog::publish()
{
    setProperty("phase", words::phase(m_state.phase));
    setProperty("outcome", words::outcome(m_state.outcome));
    setProperty("reason", words::reason(m_state.reason));
}

void AccountChangeDialog::showText()
{
    m_heading->setText(ChangeSentences::heading(m_state));
    m_scroll->setAccessibleName(m_heading->text());
    m_consequences->setVisible(!isOver());
    m_status->setText(ChangeSentences::status(m_state, m_view));
    m_status->setVisible(!m_status->text().isEmpty());
    describe(m_scroll, isOver() ? m_status->text() : m_consequences->text());
    m_serverSaid->setText(ServerWords::said(m_state.failure.serverText));
    m_serverSaid->setVisible(!m_serverSaid->text().isEmpty());
    m_busy->setVisible(m_state.phase == Phase::Reading || m_state.phase == Phase::Submitting
                       || m_state.phase == Phase::Verifying);
}

void AccountChangeDialog::showButtons(bool isNew)
{
    const bool isChoosing = m_state.phase == Phase::Choosing;
    const bool hasBegun = m_state.phase == Phase::Submitting || m_state.phase == Phase::Verifying;
    m_confirm->setVisible(isChoosing || m_state.phase == Phase::Cooling);
    m_confirm->setWanted(isChoosing);
    if (isChoosing && isNew) {
        m_confirm->arm();
    }
    setRole(m_cancel, isOver() ? Role::Primary : Role::Plain);
    retitle(m_cancel, hasBegun || isOver() ? tr("Close") : tr("Cancel"));
}

bool AccountChangeDialog::isOver() const
{
    return m_state.phase == Phase::Settled || m_state.phase == Phase::Impossible;
}

} // namespace farewell
