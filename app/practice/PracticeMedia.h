// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/PracticeRoutes.h"
#include "app/practice/PracticeState.h"

namespace farewell {

/// The one picture on the server, by the authenticated paths and by the old open ones.
class PracticeMedia final
{
public:
    PracticeMedia(PracticeState &state, PracticeRoutes &routes);

private:
    [[nodiscard]] PracticeAnswer download(const PracticeCall &call) const;
    [[nodiscard]] PracticeAnswer thumbnail(const PracticeCall &call) const;

    PracticeState &m_state;
};

/// `mxc://…` of that picture.
[[nodiscard]] QString practiceAvatarUri(const QString &serverName);

/// Its bytes, a PNG of 96 × 96.
[[nodiscard]] QByteArray practiceAvatarPng();

} // namespace farewell
