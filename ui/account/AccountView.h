// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/matrix/Session.h"

namespace farewell {

/// Who the person is signed in as, as the windows show it; holds no secret.
struct AccountView
{
    UserId userId;
    QString name;      ///< cleaned; may be empty
    QByteArray avatar; ///< undecoded picture; may be empty
    QString host;      ///< where requests go, for showing
    Session::Kind kind = Session::Kind::Password;
    QString serverName; ///< the part of the id after the colon
    QString provider{}; ///< Kind::Sso: its name, cleaned; empty where the server does not name it
    QString softwareVersion{}; ///< of the homeserver; empty where it did not tell
    QUrl page{};               ///< where the account is managed in the browser; empty: here

    /// The name, or the id where there is none.
    [[nodiscard]] QString shownName() const { return name.isEmpty() ? userId.display() : name; }
};

} // namespace farewell
