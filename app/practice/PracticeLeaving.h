// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeEventLimit.h"
#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

namespace farewell {

/// How people leave a room by themselves, decline an invitation and withdraw a knock, which is all
/// the same to a server.
class PracticeLeaving final
{
public:
    PracticeLeaving(PracticeState &state, PracticeEventLimit &limit, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer answer(const PracticeCall &call);

    /// Where there is nothing to leave.
    [[nodiscard]] PracticeAnswer answerOutside(const PracticeAccount &account, const QString &id,
                                               const std::optional<QString> &reason) const;
    void leave(PracticeAccount &account, const QString &id, const std::optional<QString> &reason);

    PracticeState &m_state;
    PracticeEventLimit &m_limit;
};

} // namespace farewell
