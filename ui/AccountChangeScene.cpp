// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/AccountChangeScene.h"

#include "ui/administration/AccountChangeDialog.h"
#include "ui/practice/PracticeMark.h"
#include "ui/widgets/Controls.h"

namespace farewell {

namespace {

bool isUnderWay(ChangePhase phase)
{
    return phase == ChangePhase::Submitting || phase == ChangePhase::Verifying;
}

} // namespace

AccountChangeScene::AccountChangeScene(const Services &services, const AdminPlace &place,
                                       ActivityLog &log, const AccountChangeView &view,
                                       QWidget *parent)
    : m_change(place, services.clock, log, view.act, view.account.user.id)
    , m_dialog(new AccountChangeDialog(view, services.clock, parent))
{
    connect(&m_change, &AccountChange::changed, this, &AccountChangeScene::onChanged);
    connect(m_dialog, &AccountChangeDialog::confirmRequested, this,
            [this] { m_change.confirm(m_dialog->password()); });
    connect(m_dialog, &AccountChangeDialog::closed, this, [this, parent] {
        retire(m_dialog); // it is calling us
        if (parent != nullptr) {
            parent->activateWindow(); // not every desktop does it by itself
        }
        m_isClosed = true;
        m_change.cancel();
        Q_EMIT closed();
        endIfOver();
    });
    markIfPractice(services, *m_dialog);
    m_dialog->showState(m_change.state()); // as high as it is with that mark
    m_dialog->open();
}

AccountChangeScene::~AccountChangeScene()
{
    delete m_dialog;
}

void AccountChangeScene::leave()
{
    m_isLeaving = true;
    if (m_dialog && !m_isClosed) {
        m_dialog->reject();
    } else {
        endIfOver();
    }
}

void AccountChangeScene::onChanged()
{
    if (m_dialog && !m_isClosed) {
        m_dialog->showState(m_change.state());
    }
    Q_EMIT changed();
    endIfOver();
}

void AccountChangeScene::endIfOver()
{
    const ChangePhase phase = m_change.state().phase;
    const bool isOver = !isUnderWay(phase) || (m_isLeaving && phase == ChangePhase::Verifying);
    if (m_isClosed && !m_hasEnded && isOver) {
        m_hasEnded = true;
        Q_EMIT ended();
    }
}

} // namespace farewell
