// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/ProfileState.h"

#include <QCoreApplication>

namespace farewell {

/// What there is to say of removing name and picture.
class ProfileSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::ProfileSentences)

public:
    /// How far it has come; empty before it begins.
    [[nodiscard]] static QString status(const ProfileState &state);

    /// What a deactivation would do meanwhile; empty where it does no harm.
    [[nodiscard]] static QString notice(const ProfileState &state);

private:
    [[nodiscard]] static QString notDone(const ProfileCleared &result);
    [[nodiscard]] static QString remaining(const ProfileState &state);
};

} // namespace farewell
