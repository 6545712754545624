// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/EvidenceLine.h"
#include "ui/widgets/MarkedList.h"

namespace farewell {

/// The evidence, line by line, each with its mark (`evidenceList`).
class EvidenceList final : public MarkedList
{
    Q_OBJECT

public:
    explicit EvidenceList(QWidget *parent);

    void showLines(const QList<EvidenceLine> &lines, const QString &host);
};

} // namespace farewell
