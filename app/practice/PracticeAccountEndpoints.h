// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// What an account can read about itself, and the contacts it can remove.
class PracticeAccountEndpoints final
{
public:
    PracticeAccountEndpoints(PracticeState &state, PracticeRoutes &routes);

private:
    using OwnAnswer = PracticeAnswer (PracticeAccountEndpoints::*)(const PracticeCall &,
                                                                   PracticeAccount &) const;

    /// A route that is answered to the owner of a valid token only.
    void addOwn(PracticeRoutes &routes, const QByteArray &verb, const QByteArray &pattern,
                OwnAnswer answer);

    [[nodiscard]] PracticeAnswer whoAmI(const PracticeCall &call, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer capabilities(const PracticeCall &, PracticeAccount &) const;
    [[nodiscard]] PracticeAnswer contacts(const PracticeCall &, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer removeContact(const PracticeCall &call,
                                               PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer devices(const PracticeCall &, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer pushers(const PracticeCall &, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer keyBackup(const PracticeCall &, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer joinedRooms(const PracticeCall &, PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer accountData(const PracticeCall &call,
                                             PracticeAccount &account) const;
    [[nodiscard]] PracticeAnswer profile(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer nameAvailable(const PracticeCall &call) const;

    PracticeState &m_state;
};

} // namespace farewell
