// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/CantSignInScene.h"

#include "ui/WhomToAsk.h"
#include "ui/login/CantSignInDialog.h"
#include "ui/practice/PracticeMark.h"

namespace farewell {

CantSignInScene::CantSignInScene(Services services)
    : m_services(services)
{
}

void CantSignInScene::open(const SignInHelp &help, QWidget *behind)
{
    if (m_dialog) {
        return; // a screen reader presses what is behind a modal window, too
    }
    m_dialog = new CantSignInDialog(help, behind);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    // It is deleted later than it is closed, and may be asked for again before that.
    connect(m_dialog, &QDialog::finished, behind, [this, behind] {
        m_dialog.clear();
        behind->activateWindow(); // not every desktop does it by itself
    });
    connect(m_dialog, &CantSignInDialog::openPageRequested, this, &CantSignInScene::pageWanted);
    connect(m_dialog, &CantSignInDialog::openAccountPageRequested, this,
            &CantSignInScene::accountPageWanted);
    connect(m_dialog, &CantSignInDialog::administerRequested, this,
            &CantSignInScene::administerWanted);
    markIfPractice(m_services, *m_dialog);
    m_dialog->open();
    showWhomToAsk(m_dialog.data(), m_services, help.serverName);
}

} // namespace farewell
