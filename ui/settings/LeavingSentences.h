// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/settings/LeavingState.h"

#include <QCoreApplication>

namespace farewell {

/// What there is to say of leaving all rooms.
class LeavingSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::LeavingSentences)

public:
    /// "46 left, 152 to go, 2 did not work"; at the end what came of it.
    [[nodiscard]] static QString status(const LeavingState &state);

    /// "Your server takes one every 5 seconds. About 13 minutes more."; empty while it is not
    /// known.
    [[nodiscard]] static QString pace(const LeavingState &state);

    /// What is asked before these are left; `sole`: so many of them nobody else may look after.
    [[nodiscard]] static QString question(const QList<OwnRoom> &rooms, qsizetype sole);

private:
    [[nodiscard]] static QString counts(const LeavingState &state);
};

} // namespace farewell
