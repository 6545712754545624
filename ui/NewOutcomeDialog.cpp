// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/NewOutcomeDialog.h"

#include "app/base/BrowserLauncher.h"
#include "ui/Services.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/practice/PracticeMark.h"

namespace farewell {

OutcomeDialog *newOutcomeDialog(const AccountView &account, const Services &services)
{
    auto *dialog = new OutcomeDialog(account, services.clock);
    dialog->setWindowModality(Qt::ApplicationModal); // open() would block its parent's window only
    // Its address stands beside the button, to be copied where the desktop does not open it.
    QObject::connect(dialog, &OutcomeDialog::openPageRequested, dialog,
                     [services](const QUrl &page) { (void)services.browser.open(page, [] { }); });
    markIfPractice(services, *dialog);
    return dialog;
}

} // namespace farewell
