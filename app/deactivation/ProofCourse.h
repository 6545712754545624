// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"
#include "app/matrix/DeactivateEndpoint.h"

#include <chrono>
#include <optional>

namespace farewell {

/// How the person proves who they are: the way that is shown, the ways that the server offers, and
/// the session in which it counts what was proved.
class ProofCourse final
{
public:
    using milliseconds = std::chrono::milliseconds;

    explicit ProofCourse(Session::Kind signIn);

    /// What the last click sends in this phase; nothing where it sends nothing.
    [[nodiscard]] std::optional<Proof::Kind> onConfirming(DeactivationPhase phase) const;

    /// A request goes out with this proof.
    void sent(Proof::Kind proof) { m_proof = proof; }

    /// The server asks for a proof. True where it has accepted one since it asked last.
    [[nodiscard]] bool challenged(const UiaChallenge &challenge, milliseconds now);

    /// Keeps to the way that is shown, where the server offers it.
    [[nodiscard]] bool keepShown();

    /// Shows another way: that of the sign-in or the only one, else none until the person has
    /// chosen. Gives the phase that asks for it; nothing where the server offers no way.
    [[nodiscard]] std::optional<DeactivationPhase> showNext();
    void show(const ProofOption &option) { m_shown = option; }

    /// What was proved counts no more; a session belongs to the body that it was started with.
    void dropSession() { m_challenge.reset(); }

    [[nodiscard]] Proof proof() const { return {m_proof, session()}; } ///< of the last request
    [[nodiscard]] QString session() const;
    [[nodiscard]] bool hasSession() const { return m_challenge.has_value(); }
    [[nodiscard]] milliseconds askedAt() const { return m_askedAt; }
    [[nodiscard]] bool hasAccepted() const;

    [[nodiscard]] const ProofOption &shown() const { return m_shown; }
    [[nodiscard]] QList<ProofOption> others() const; ///< as last offered, without the shown one

    /// The phase that asks for the way that is shown.
    [[nodiscard]] DeactivationPhase phase() const;

private:
    ProofOption m_own; ///< as the sign-in implies it
    ProofOption m_shown;
    Proof::Kind m_proof = Proof::Kind::None;
    std::optional<UiaChallenge> m_challenge;
    QList<ProofOption> m_options; ///< kept when the session is gone
    milliseconds m_askedAt{0};
};

} // namespace farewell
