// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/EvidenceLine.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace farewell {

/// A record on paper, in words, from top to bottom. An id, a host or a time stands in a text of
/// its own: between words that run the other way it would be torn into pieces.
struct RecordPage
{
    struct Row
    {
        QString label{}; ///< in the narrow column; may be empty
        QString text;
        QString detail{};                         ///< below it; may be empty
        std::optional<EvidenceLine::Mark> mark{}; ///< drawn before all of it
        bool isStrong = false;
    };

    struct Section
    {
        QString heading;
        QList<Row> rows;
    };

    QString title;
    QString subtitle{};
    QStringList beside{}; ///< the title, line by line: who made it, and when
    QString band{};       ///< across the page: that it is a rehearsal; may be empty
    QList<Section> sections{};
    QStringList remarks{}; ///< small, at the end
    QString language{};    ///< as BCP 47 has it
    QString creator{};     ///< the program
    bool isRightToLeft = false;
};

} // namespace farewell
