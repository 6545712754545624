// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/DeactivationState.h"

#include <QCoreApplication>

namespace farewell {

/// One piece of evidence, as a person reads it.
struct EvidenceLine
{
    enum class Mark {
        Seen,    ///< speaks for a deactivated account
        NotSeen, ///< speaks against it, or could not be looked at
        Unclear, ///< looked at, and says neither
        Pending, ///< still to come
    };

    Mark mark = Mark::Pending;
    QString title;
    QString detail;

    friend bool operator==(const EvidenceLine &, const EvidenceLine &) = default;
};

/// Turns what was seen into lines, one per witness, each with what it means.
class EvidenceLines final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::EvidenceLines)

public:
    [[nodiscard]] static QList<EvidenceLine> of(const DeactivationState &state,
                                                const QString &host);

    /// What a mark is called by a screen reader.
    [[nodiscard]] static QString name(EvidenceLine::Mark mark);

private:
    [[nodiscard]] static std::optional<EvidenceLine> server(const Evidence &evidence,
                                                            const QString &host);
    [[nodiscard]] static std::optional<EvidenceLine> signIn(const DeactivationState &state,
                                                            const QString &host);
    [[nodiscard]] static EvidenceLine sinceWhenRejected(const DeactivationState &state,
                                                        const QDateTime &at);
    [[nodiscard]] static EvidenceLine stillSignedIn(const DeactivationState &state,
                                                    const QDateTime &at);
    [[nodiscard]] static std::optional<EvidenceLine> profile(const DeactivationState &state);
    [[nodiscard]] static std::optional<EvidenceLine> accountStatus(const Evidence &evidence);
    [[nodiscard]] static std::optional<EvidenceLine> identityServer(const DeactivationState &state,
                                                                    const QString &host);
    [[nodiscard]] static std::optional<EvidenceLine> nextCheck(const DeactivationState &state);
};

} // namespace farewell
