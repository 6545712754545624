// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// Signing in and out (CS-API "Legacy API", login).
class PracticeLogin final
{
public:
    PracticeLogin(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer login(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer logout(const PracticeCall &call);
    [[nodiscard]] PracticeResult<PracticeAccount *> whoProved(const QJsonObject &submission);

    PracticeState &m_state;
};

/// The account that a `m.login.password` submission names and proves, at login and at UIA. Wrong
/// credentials are a 403; every other error says that the submission itself is wrong.
[[nodiscard]] PracticeResult<PracticeAccount *> passwordOwner(PracticeState &state,
                                                              const QJsonObject &submission);

/// The one identity provider.
inline constexpr QLatin1StringView practiceProviderId{"practice"};
inline constexpr QLatin1StringView practiceProviderName{"Practice sign-in"};

} // namespace farewell
