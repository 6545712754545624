// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/ProfileSpread.h"
#include "ui/Services.h"
#include "ui/account/ProfileState.h"

#include <memory>

namespace farewell {

class SignedIn;

/// Removes name and picture, and watches how the server tells the rooms.
class ProfileScene final : public QObject
{
    Q_OBJECT

public:
    /// `signedIn` outlives it.
    ProfileScene(SignedIn &signedIn, const Services &services);
    ~ProfileScene() override;

    void clear(const QList<ProfilePart> &parts);

    /// Asks nothing more: how far it has come is not known from then on.
    void stop();

    [[nodiscard]] const ProfileState &state() const { return m_state; }

Q_SIGNALS:
    void changed();                                 ///< state() is another
    void cleared(const farewell::Profile &profile); ///< as it was read back

private:
    void onCleared();
    void watch();
    void onSpread(bool isSeen);
    void show(ProfileState::Phase phase);

    SignedIn &m_signedIn;
    Services m_services;
    ProfileState m_state;
    std::unique_ptr<ProfileClearing> m_clearing; ///< while it goes on
    std::unique_ptr<ProfileSpread> m_spread;     ///< likewise
};

} // namespace farewell
