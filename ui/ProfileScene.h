// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/overview/ProfileMovement.h"
#include "app/overview/ProfileSpread.h"
#include "ui/Countdown.h"
#include "ui/Services.h"
#include "ui/account/ProfileState.h"

#include <memory>

namespace farewell {

class SignedIn;

/// Removes name and picture, and watches how the server tells the rooms of that, or of a change
/// that another app has made.
class ProfileScene final : public QObject
{
    Q_OBJECT

public:
    /// `signedIn` outlives it.
    ProfileScene(SignedIn &signedIn, const Services &services);
    ~ProfileScene() override;

    void clear(const QList<ProfilePart> &parts);

    /// Looks from now on whether another app has changed something a moment ago, though not beside
    /// a change of ours; and goes on with watching that where stop() has cut it off.
    void lookElsewhere();
    void endLookingElsewhere();

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
    void lookWhereFree();
    void onElsewhere(bool isSeen);
    void show(ProfileState::Phase phase, ProfileState::Telling own);
    void showElsewhere(ProfileState::Telling elsewhere);

    SignedIn &m_signedIn;
    Services m_services;
    ProfileState m_state;
    ProfileState::Telling m_ownBefore = ProfileState::Telling::Over; ///< the removal that goes on
    bool m_isCutOff = false; ///< the watch of what was removed here
    bool m_looksElsewhere = false;
    Countdown m_pause;
    std::unique_ptr<ProfileClearing> m_clearing;  ///< while it goes on
    std::unique_ptr<ProfileSpread> m_spread;      ///< likewise
    std::unique_ptr<ProfileMovement> m_elsewhere; ///< likewise
};

} // namespace farewell
