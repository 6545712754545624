// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// The page on which a managed account can be deleted, or signed out, after one has said who one
/// is. What comes first on it is up to PracticeSettings.
class PracticeAccountPage final
{
public:
    PracticeAccountPage(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer home(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer actions(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer act(PracticeAccount &account, const QString &what, bool erase);

    PracticeState &m_state;
};

} // namespace farewell
