// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/EvidenceLine.h"
#include "ui/sentences/Times.h"

#include <QCoreApplication>

namespace farewell {

/// A piece of evidence in words.
struct EvidenceText
{
    QString title;
    QString detail{}; ///< what it means; may be empty
};

/// Turns evidence into what a person reads; which there is, and what it tells, is not decided here.
class EvidenceSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::EvidenceSentences)

public:
    /// How a time is told: by the clock on the wall, or as a record has it.
    using TimeWords = QString (*)(const QDateTime &at);

    [[nodiscard]] static EvidenceText of(const EvidenceLine &line, const QString &host,
                                         TimeWords time = &Times::ofDay);

    /// What a mark is called by a screen reader.
    [[nodiscard]] static QString name(EvidenceLine::Mark mark);

private:
    using Line = EvidenceLine;

    struct Context
    {
        QString host;
        TimeWords time;
    };

    [[nodiscard]] static QString timesOf(const Line &line, const Context &context);
    [[nodiscard]] static EvidenceText told(Line::Answer sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static QString answered(const Line &line, const Context &context);
    [[nodiscard]] static EvidenceText told(Line::SignIn sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static EvidenceText told(Line::Profile sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static EvidenceText told(Line::AccountStatus sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static EvidenceText told(Line::IdentityServer sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static EvidenceText told(Line::NewSignIn sign, const Line &line,
                                           const Context &context);
    [[nodiscard]] static EvidenceText told(const Line::NextCheck &next, const Line &line,
                                           const Context &context);
};

} // namespace farewell
