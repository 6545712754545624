// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/protocol/failures/Case.h"
#include "tests/protocol/failures/Line.h"

#include <functional>
#include <optional>

namespace farewell::failures {

/// One thing that goes wrong, and what is to come of it.
struct Row
{
    QByteArray name;
    QList<Case> cases; ///< the first one is what its sentence belongs to
    std::function<bool(Line &)> play;
    Seen then;
    qsizetype requests = 0; ///< to the deactivation endpoint, as the proxy saw them
    bool isDeactivated = false;
};

/// An error as the specification has it; `more` are further members, each after a comma.
[[nodiscard]] Fault error(int status, const QByteArray &errcode, const QByteArray &more = {});

/// The end of a deactivation.
[[nodiscard]] Seen settled(const QString &outcome, const QString &likely = {});

[[nodiscard]] QList<Row> deactivationRows();
[[nodiscard]] QList<Row> storyRows();
[[nodiscard]] QList<Row> signInRows();
[[nodiscard]] QList<Row> contactRows();
[[nodiscard]] QList<Row> serverRows();

} // namespace farewell::failures
