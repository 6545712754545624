// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/ProofChoice.h"

#include <algorithm>

namespace farewell {

namespace {

/// How many stages of `flow`, from its start, are completed.
qsizetype progress(const UiaChallenge &challenge, const QStringList &flow)
{
    const auto isOpen
        = [&challenge](const QString &stage) { return !challenge.completed.contains(stage); };
    return std::distance(flow.begin(), std::ranges::find_if(flow, isOpen));
}

qsizetype furthestProgress(const UiaChallenge &challenge)
{
    qsizetype furthest = 0;
    for (const QStringList &flow : challenge.flows) {
        const qsizetype done = progress(challenge, flow);
        furthest = done < flow.size() ? std::max(furthest, done) : furthest;
    }
    return furthest;
}

bool isPossible(const ProofOption &option, const UiaChallenge &challenge)
{
    const bool needsPage
        = option.way == ProofOption::Way::Sso || option.way == ProofOption::Way::Page;
    return !needsPage || !challenge.session.isEmpty();
}

} // namespace

ProofOption optionFor(const QString &stage)
{
    if (stage == stage::password) {
        return {ProofOption::Way::Password, stage};
    }
    if (stage == stage::sso || stage == stage::unstableSso) {
        return {ProofOption::Way::Sso, stage};
    }
    if (stage == stage::dummy) {
        return {ProofOption::Way::None, stage};
    }
    return {ProofOption::Way::Page, stage};
}

ProofOption optionFor(Session::Kind kind)
{
    switch (kind) {
    case Session::Kind::Password:
        return optionFor(stage::password);
    case Session::Kind::Sso:
    case Session::Kind::OAuth: // should its server ask for a proof after all
        return optionFor(stage::sso);
    }
    Q_UNREACHABLE();
}

QList<ProofOption> proofOptions(const UiaChallenge &challenge)
{
    const qsizetype furthest = furthestProgress(challenge);
    QList<ProofOption> options;
    for (const QStringList &flow : challenge.flows) {
        if (progress(challenge, flow) != furthest || furthest == flow.size()) {
            continue;
        }
        const ProofOption option = optionFor(flow.at(furthest));
        if (isPossible(option, challenge) && !options.contains(option)) {
            options += option;
        }
    }
    return options;
}

DeactivationPhase phaseOf(const ProofOption &option)
{
    switch (option.way) {
    case ProofOption::Way::Password:
        return DeactivationPhase::Password;
    case ProofOption::Way::Sso:
        return DeactivationPhase::Sso;
    case ProofOption::Way::Page:
        return DeactivationPhase::Fallback;
    case ProofOption::Way::None:
        return DeactivationPhase::Choice;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
