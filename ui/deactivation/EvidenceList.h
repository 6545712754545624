// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/deactivation/EvidenceLine.h"

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

    void showLines(const QList<EvidenceLine> &lines, const QString &host);

private:
    struct Row
    {
        Card *card;
        Badge *badge;
        Text *title;
        Text *detail;
    };

    static void showLine(const Row &row, const EvidenceLine &line, const QString &host);
    [[nodiscard]] Row makeRow();

    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace farewell
