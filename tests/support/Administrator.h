// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/Stage.h"

/// What somebody does who acts for other people's accounts, at the program's own windows.
namespace farewell::administrator {

/// At the server: `localpart` administrates, with alice's password.
void appoint(PracticeHomeserver &server, const QString &localpart);

/// From the empty login window to the list.
[[nodiscard]] bool signIn(Stage &stage, const QString &localpart);

/// In a login window that is filled in.
[[nodiscard]] bool typePassword(const Stage &stage);

/// From the list to adminDeactivateDialog.
[[nodiscard]] bool openDialogFor(const Stage &stage, const QString &userId);

/// The choice about the messages, the typed id, and the click.
[[nodiscard]] bool confirm(Stage &stage, QLatin1StringView radio, const QString &userId);

/// Requests that have come to the admin API and may have changed something.
[[nodiscard]] qsizetype changes(const PracticeHomeserver &server);

} // namespace farewell::administrator
