// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/deactivation/EvidenceLines.h"

#include <QWidget>

class QVBoxLayout;

namespace farewell {

class Badge;
class Card;
class Text;

/// The evidence, line by line, each with its mark (`evidenceList`). A line whose words change stays
/// where it is.
class EvidenceList final : public QWidget
{
    Q_OBJECT

public:
    explicit EvidenceList(QWidget *parent);

    void showLines(const QList<EvidenceLine> &lines);

private:
    struct Row
    {
        Card *card;
        Badge *badge;
        Text *title;
        Text *detail;
    };

    [[nodiscard]] Row makeRow();

    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace farewell
