// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// Where the server is, what it can do and who runs it; nobody needs a token for this.
class PracticeDiscovery final
{
public:
    PracticeDiscovery(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer wellKnownClient() const;
    [[nodiscard]] PracticeAnswer wellKnownSupport() const;
    [[nodiscard]] PracticeAnswer authMetadata() const;

    PracticeState &m_state;
};

} // namespace farewell
