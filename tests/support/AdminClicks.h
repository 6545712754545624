// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace farewell {

class PracticeHomeserver;

/// What the server was asked to change by an administrator, sorted: a verb and a path without
/// rooms and the account service's own ids, "POST v1/deactivate/@nora:practice.test".
[[nodiscard]] QStringList adminChanges(const PracticeHomeserver &server);

/// What one click on a danger button covers, as adminChanges() names it. `whom` is a Matrix ID.
namespace covered {

[[nodiscard]] QStringList deactivation(const QString &whom);
[[nodiscard]] QStringList deactivationAtTheService();
[[nodiscard]] QStringList redaction(const QString &whom);
[[nodiscard]] QStringList change(const QString &whom); ///< a lock, its end or a reactivation
[[nodiscard]] QStringList handOvers(qsizetype rooms);
[[nodiscard]] QStringList files(qsizetype count, const QString &whose);

/// One request for each. What a 429 has met is asked once more without a click, and what another
/// answer has left waiting after the next: those are named twice.
[[nodiscard]] QStringList job(const QStringList &whom);
[[nodiscard]] QStringList nothing(); ///< it was sent, and the server has not heard of it

/// All of these, sorted.
[[nodiscard]] QStringList by(const QList<QStringList> &clicks);

} // namespace covered

} // namespace farewell
