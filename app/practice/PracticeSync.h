// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeMembership.h"
#include "app/practice/PracticeRoutes.h"

#include <QJsonArray>

namespace farewell {

/// All rooms of an account, as Synapse 1.160 tells them: page by page (MSC4186, simplified sliding
/// sync) or at once (`/sync`). There is no state between two requests, and no news: `timeout` 0.
class PracticeSync final
{
public:
    PracticeSync(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer page(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer whole(const PracticeCall &call);

    PracticeState &m_state;
};

} // namespace farewell
