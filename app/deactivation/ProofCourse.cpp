// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/ProofCourse.h"

#include "app/deactivation/ProofChoice.h"

#include <algorithm>

namespace farewell {

using Phase = DeactivationPhase;

namespace {

/// Whether `offered` is what `shown` stands for; pages are told apart by their stage.
bool isSameWay(const ProofOption &offered, const ProofOption &shown)
{
    return offered == shown || (offered.way == shown.way && offered.way != ProofOption::Way::Page);
}

bool hasGrown(const QStringList &before, const QStringList &after)
{
    return std::ranges::any_of(after,
                               [&before](const QString &stage) { return !before.contains(stage); });
}

} // namespace

ProofCourse::ProofCourse(Session::Kind signIn)
    : m_own(optionFor(signIn)), m_shown(m_own)
{
}

std::optional<Proof::Kind> ProofCourse::onConfirming(DeactivationPhase phase) const
{
    switch (phase) {
    case Phase::Password:
        return m_challenge ? Proof::Kind::Password : Proof::Kind::None;
    case Phase::Browser:
        return Proof::Kind::Session;
    case Phase::Choice:
        if (m_shown.way != ProofOption::Way::None) {
            return {};
        }
        return m_challenge ? Proof::Kind::Dummy : Proof::Kind::None;
    case Phase::Sso:
    case Phase::Fallback:
    case Phase::Account:
    case Phase::Submitting:
    case Phase::Cooling:
    case Phase::Verifying:
    case Phase::Impossible:
    case Phase::Checking:
    case Phase::Settled:
        return {};
    }
    Q_UNREACHABLE();
}

bool ProofCourse::challenged(const UiaChallenge &challenge, milliseconds now)
{
    const QStringList before = m_challenge ? m_challenge->completed : QStringList();
    const QString oldSession = session();
    m_challenge = challenge;
    m_askedAt = now;
    if (m_challenge->session.isEmpty()) {
        m_challenge->session = oldSession;
    }
    m_options = proofOptions(*m_challenge);
    return hasGrown(before, m_challenge->completed);
}

bool ProofCourse::keepShown()
{
    const auto same = std::ranges::find_if(
        m_options, [this](const ProofOption &option) { return isSameWay(option, m_shown); });
    if (same == m_options.end()) {
        return false;
    }
    m_shown = *same; // the stage by the name this server uses
    return true;
}

std::optional<Phase> ProofCourse::showNext()
{
    if (m_options.isEmpty()) {
        return {};
    }
    const auto own = std::ranges::find(m_options, m_own.way, &ProofOption::way);
    if (own == m_options.end() && m_options.size() > 1) {
        m_shown = {};
        return Phase::Choice;
    }
    m_shown = own != m_options.end() ? *own : m_options.constFirst();
    return phase();
}

DeactivationPhase ProofCourse::phase() const
{
    return phaseOf(m_shown);
}

QString ProofCourse::session() const
{
    return m_challenge ? m_challenge->session : QString();
}

bool ProofCourse::hasAccepted() const
{
    return m_challenge && !m_challenge->completed.isEmpty();
}

QList<ProofOption> ProofCourse::others() const
{
    QList<ProofOption> options = m_options;
    options.removeAll(m_shown);
    return options;
}

} // namespace farewell
