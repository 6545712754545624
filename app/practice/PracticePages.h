// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"
#include "app/practice/PracticeUia.h"

namespace farewell {

/// What the browser sees: the identity provider of Single Sign On, where one simply says who one
/// is, and the pages on which the other stages of an authentication are completed.
///
/// The links of that provider say who one is: `/practice/idp?…&user=bob` is the one for Bob.
class PracticePages final
{
public:
    PracticePages(PracticeState &state, PracticeUia &uia, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer ssoRedirect(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer fallback(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer identityProvider(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer choice(const PracticeCall &call);
    [[nodiscard]] PracticeAnswer signedIn(const PracticeAccount &account, const QString &target);
    [[nodiscard]] PracticeAnswer confirmed(const PracticeAccount &account, const QString &session);
    [[nodiscard]] PracticeAnswer stageDone(const PracticeCall &call);

    PracticeState &m_state;
    PracticeUia &m_uia;
};

} // namespace farewell
