// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/ProfileScene.h"

#include "app/matrix/SignedIn.h"

#include <utility>

namespace farewell {

using Phase = ProfileState::Phase;
using Telling = ProfileState::Telling;

ProfileScene::ProfileScene(SignedIn &signedIn, const Services &services)
    : m_signedIn(signedIn), m_services(services), m_pause(services.clock)
{
    connect(&m_pause, &Countdown::changed, this, [this] {
        m_state.pause = m_pause.left();
        Q_EMIT changed();
    });
}

ProfileScene::~ProfileScene() = default;

void ProfileScene::clear(const QList<ProfilePart> &parts)
{
    if (m_clearing || m_spread || parts.isEmpty()) {
        return;
    }
    m_elsewhere.reset();
    m_state.elsewhere = Telling::Over;
    m_ownBefore = m_state.own;
    m_isCutOff = false;
    m_clearing = std::make_unique<ProfileClearing>(m_signedIn, m_services.clock, parts);
    connect(m_clearing.get(), &ProfileClearing::waits, &m_pause, &Countdown::start);
    connect(m_clearing.get(), &ProfileClearing::ended, this, &ProfileScene::onCleared);
    show(Phase::Working, Telling::GoesOn);
    m_clearing->start();
}

void ProfileScene::onCleared()
{
    m_state.result = m_clearing->result();
    m_clearing.release()->deleteLater(); // it is calling us
    const ProfileCleared &result = m_state.result;
    if (result.profile) {
        Q_EMIT cleared(*result.profile);
    }
    if (!result.gone().isEmpty()) {
        watch();
        return;
    }
    const bool isUnknown = !result.profile && result.isSent;
    show(Phase::NotDone, isUnknown ? Telling::Unseen : m_ownBefore);
    lookWhereFree();
}

void ProfileScene::watch()
{
    m_state.looked = 0;
    m_state.total = 0;
    m_state.remaining.reset();
    m_spread = std::make_unique<ProfileSpread>(m_signedIn, m_services.clock, m_state.result.gone());
    connect(m_spread.get(), &ProfileSpread::progressed, this, [this] {
        m_state.looked = m_spread->looked();
        m_state.total = m_spread->total();
        m_state.remaining = m_spread->remaining();
        show(Phase::Spreading, Telling::GoesOn);
    });
    connect(m_spread.get(), &ProfileSpread::ended, this, &ProfileScene::onSpread);
    show(Phase::Spreading, Telling::GoesOn);
    m_spread->start();
}

void ProfileScene::onSpread(bool isSeen)
{
    m_state.looked = m_spread->looked();
    m_state.total = m_spread->total();
    m_spread.release()->deleteLater(); // it is calling us
    const Phase told = isSeen ? Phase::Settled : Phase::Unseen;
    show(m_state.result.isGone() ? told : Phase::NotDone, isSeen ? Telling::Over : Telling::Unseen);
    lookWhereFree();
}

void ProfileScene::lookElsewhere()
{
    m_looksElsewhere = true;
    if (std::exchange(m_isCutOff, false)) {
        watch();
    } else {
        lookWhereFree();
    }
}

void ProfileScene::lookWhereFree()
{
    if (!m_looksElsewhere || m_clearing || m_spread || m_elsewhere) {
        return;
    }
    m_elsewhere = std::make_unique<ProfileMovement>(m_signedIn, m_services.clock);
    connect(m_elsewhere.get(), &ProfileMovement::moved, this,
            [this] { showElsewhere(Telling::GoesOn); });
    connect(m_elsewhere.get(), &ProfileMovement::ended, this, &ProfileScene::onElsewhere);
    m_elsewhere->start();
}

void ProfileScene::onElsewhere(bool isSeen)
{
    m_elsewhere.release()->deleteLater(); // it is calling us
    showElsewhere(isSeen ? Telling::Over : Telling::Unseen);
}

void ProfileScene::endLookingElsewhere()
{
    m_looksElsewhere = false;
    m_elsewhere.reset();
    showElsewhere(Telling::Over);
}

void ProfileScene::stop()
{
    m_looksElsewhere = false;
    m_elsewhere.reset();
    if (m_state.elsewhere == Telling::GoesOn) {
        showElsewhere(Telling::Unseen);
    }
    if (m_clearing) {
        m_state.result = {.isSent = true, // for all that we know
                          .parts = m_clearing->result().parts};
        m_clearing.reset();
        show(Phase::NotDone, Telling::Unseen);
    }
    if (m_spread) {
        m_spread.reset();
        m_isCutOff = true;
        show(m_state.result.isGone() ? Phase::Unseen : Phase::NotDone, Telling::Unseen);
    }
}

void ProfileScene::show(Phase phase, Telling own)
{
    m_state.phase = phase;
    m_state.own = own;
    Q_EMIT changed();
}

void ProfileScene::showElsewhere(Telling elsewhere)
{
    if (std::exchange(m_state.elsewhere, elsewhere) != elsewhere) {
        Q_EMIT changed();
    }
}

} // namespace farewell
