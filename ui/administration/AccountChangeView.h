// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/admin/AccountChangeState.h"

#include <QMap>

namespace farewell {

/// What lockDialog and reactivateDialog are about; holds no secret.
struct AccountChangeView
{
    AccountAct act = AccountAct::Lock;
    AdminAccount account{};
    QString acting{};                   ///< who acts, for whom and where; a sentence
    QString host{};                     ///< where the admin API is asked, for showing
    bool mayHavePassword = true;        ///< off where passwords are set elsewhere
    QMap<QString, QString> providers{}; ///< what people call the sign-in providers, by their id
};

} // namespace farewell
