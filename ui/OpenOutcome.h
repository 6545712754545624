// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "ui/account/AccountView.h"
#include "ui/record/LetterSentences.h"

namespace farewell {

/// A deactivation whose outcome nobody knows; the person wants to sign in to find out.
struct OpenOutcome
{
    AccountView account;
    HomeserverUrl homeserver;
    QString note{};     ///< the path of its note; empty where there is none
    QString software{}; ///< of the homeserver, by name
    bool erase = false;
    bool isManaged = false; ///< it was done on the account page
    LetterSubject known;    ///< what was known of it
    std::optional<SavedReceipt> savedReceipt{};
};

} // namespace farewell
