// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/NewOutcomeDialog.h"

#include "ui/Services.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/practice/PracticeMark.h"

namespace farewell {

OutcomeDialog *newOutcomeDialog(const AccountView &account, const Services &services)
{
    auto *dialog = new OutcomeDialog(account, services.clock);
    dialog->setWindowModality(Qt::ApplicationModal); // open() would block its parent's window only
    markIfPractice(services, *dialog);
    return dialog;
}

} // namespace farewell
