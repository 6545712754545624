// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/HomeserverUrl.h"
#include "app/base/UserId.h"
#include "app/matrix/Answer.h"

#include <QByteArray>
#include <QString>

/// What each target defines: reads one hostile input as the program would, and claims of the result
/// what has to hold whatever the input was.
void fuzz(const QByteArray &input);

namespace farewell {

/// An invariant; a broken one says so and ends the program.
void claim(bool holds, const char *what);

/// The bytes as UTF-8 and as UTF-16: only the latter brings half a surrogate pair.
[[nodiscard]] QStringList readings(const QByteArray &input);

/// As it would come from a server: a line with the status, one with Retry-After, then the body.
[[nodiscard]] Answer answerFrom(const QByteArray &input);

/// The account that is asked about.
[[nodiscard]] UserId alice();

/// Claims that `text` may be shown to a person, and is no longer than `limit` and an ellipsis.
void claimClean(const QString &text, qsizetype limit);

/// A server with a port and a path of its own.
[[nodiscard]] HomeserverUrl someServer();

/// Claims that `url` may be opened and leads to a place below this endpoint of someServer(), also
/// after a browser has tidied it up.
void claimBelow(const QUrl &url, const QStringList &endpoint);

/// All values that a query holds under a name, as a server reads them. QUrlQuery leaves what is no
/// character, U+FFFF, as it was encoded.
[[nodiscard]] QStringList valuesIn(const QByteArray &query, const QByteArray &name);

} // namespace farewell
