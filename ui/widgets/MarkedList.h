// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/account/Badge.h"

class QVBoxLayout;

namespace farewell {

class Card;
class Text;

/// One of several things, how it stands, and what there is to say of it.
struct MarkedLine
{
    Badge::Kind kind = Badge::Kind::Neutral;
    Badge::Sign sign = Icon::Waiting;
    QString title{};
    QString detail{}; ///< may be empty
    QString spoken{}; ///< the mark, for who cannot see it
};

/// Lines on cards, each with its mark. A line whose words change stays where it is. Hidden while
/// there is none.
class MarkedList : public QWidget
{
    Q_OBJECT

public:
    MarkedList(const QString &name, const QString &accessibleName, QWidget *parent);

protected:
    void showMarked(const QList<MarkedLine> &lines);

private:
    struct Row
    {
        Card *card;
        Badge *badge;
        Text *title;
        Text *detail;
    };

    static void showLine(const Row &row, const MarkedLine &line);
    [[nodiscard]] Row makeRow();

    QVBoxLayout *m_column;
    QList<Row> m_rows;
};

} // namespace farewell
