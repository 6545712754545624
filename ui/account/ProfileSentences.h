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
    /// A title for what there is, for what has gone, and for what has not, as far as is known.
    [[nodiscard]] static QString yours(const Profile &profile);
    [[nodiscard]] static QString removed(const ProfileCleared &result);
    [[nodiscard]] static QString notRemoved(const ProfileCleared &result);

    /// How far it has come; empty before it begins.
    [[nodiscard]] static QString status(const ProfileState &state);

    /// What a deactivation would do meanwhile; empty where it does no harm.
    [[nodiscard]] static QString notice(const ProfileState &state);

private:
    [[nodiscard]] static QString tellingOwn(const ProfileState &state);
    [[nodiscard]] static QString unseenOwn(const ProfileState &state);
    [[nodiscard]] static QString notDone(const ProfileCleared &result);
    [[nodiscard]] static QString remaining(const ProfileState &state);
};

} // namespace farewell
