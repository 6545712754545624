// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/ProfileScene.h"

#include "app/matrix/SignedIn.h"

namespace farewell {

using Phase = ProfileState::Phase;

ProfileScene::ProfileScene(SignedIn &signedIn, const Services &services)
    : m_signedIn(signedIn), m_services(services)
{
}

ProfileScene::~ProfileScene() = default;

void ProfileScene::clear(const QList<ProfilePart> &parts)
{
    if (m_clearing || parts.isEmpty()) {
        return;
    }
    m_spread.reset(); // a newer change is told instead
    m_clearing = std::make_unique<ProfileClearing>(m_signedIn, m_services.clock, parts);
    connect(m_clearing.get(), &ProfileClearing::ended, this, &ProfileScene::onCleared);
    show(Phase::Working);
    m_clearing->start();
}

void ProfileScene::onCleared()
{
    m_state.result = m_clearing->result();
    m_clearing.release()->deleteLater(); // it is calling us
    if (m_state.result.profile) {
        Q_EMIT cleared(*m_state.result.profile);
    }
    if (m_state.result.isGone()) {
        watch();
    } else {
        show(Phase::NotDone);
    }
}

void ProfileScene::watch()
{
    m_state.looked = 0;
    m_state.total = 0;
    m_state.remaining.reset();
    m_spread = std::make_unique<ProfileSpread>(m_signedIn, m_services.clock);
    connect(m_spread.get(), &ProfileSpread::progressed, this, [this] {
        m_state.looked = m_spread->looked();
        m_state.total = m_spread->total();
        m_state.remaining = m_spread->remaining();
        show(Phase::Spreading);
    });
    connect(m_spread.get(), &ProfileSpread::ended, this, &ProfileScene::onSpread);
    show(Phase::Spreading);
    m_spread->start();
}

void ProfileScene::onSpread(bool isSeen)
{
    m_state.looked = m_spread->looked();
    m_state.total = m_spread->total();
    m_spread.release()->deleteLater(); // it is calling us
    show(isSeen ? Phase::Settled : Phase::Unseen);
}

void ProfileScene::stop()
{
    if (m_clearing) {
        m_state.result = {.isSent = true}; // for all that we know
        m_clearing.reset();
        show(Phase::NotDone);
    }
    if (m_spread) {
        m_spread.reset();
        show(Phase::Unseen);
    }
}

void ProfileScene::show(Phase phase)
{
    m_state.phase = phase;
    Q_EMIT changed();
}

} // namespace farewell
