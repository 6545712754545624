// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/ColumnBoxes.h"

#include "app/base/Text.h"
#include "ui/Names.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Controls.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace farewell {

namespace {

constexpr int samples = 3;
constexpr double besideWidth = 24; // of the font's height: below, the box stands under the fields
constexpr qsizetype longestSample = 60;

} // namespace

ColumnBoxes::ColumnBoxes(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    m_column->setSpacing(em(this, 0.5));
}

void ColumnBoxes::clear()
{
    for (QWidget *row : std::as_const(m_rows)) {
        retire(row);
    }
    m_rows.clear();
    m_boxes.clear();
    m_lines.clear();
}

void ColumnBoxes::showTable(const CsvTable &table, const JobColumns &columns)
{
    clear();
    m_hasHeading = columns.hasHeading;
    qsizetype count = 0;
    for (const CsvRow &row : table.rows) {
        count = std::max(count, row.fields.size());
    }
    for (int column = 0; column < count; ++column) {
        const Use use = column == columns.account ? Use::Account
            : columns.others.contains(column)     ? Use::AlsoAccount
            : columns.note == column              ? Use::Note
                                                  : Use::None;
        addBox(column, table, use);
    }
    arrange();
}

QString ColumnBoxes::sampleOf(const CsvTable &table, int column, bool hasHeading)
{
    QStringList fields;
    for (qsizetype at = hasHeading ? 1 : 0; at < table.rows.size(); ++at) {
        const QString field = cleaned(table.rows.at(at).fields.value(column), longestSample);
        if (!field.isEmpty()) {
            fields += field;
        }
        if (fields.size() == samples) {
            break;
        }
    }
    return fields.isEmpty() ? tr("Nothing stands there.") : Sentences::listed(fields);
}

void ColumnBoxes::addBox(int column, const CsvTable &table, Use use)
{
    const QString heading = m_hasHeading && !table.rows.isEmpty()
        ? cleaned(table.rows.constFirst().fields.value(column), longestSample)
        : QString();
    //: %1 is a number, from 1
    const QString name
        = heading.isEmpty() ? tr("Column %1").arg(Numbers::count(column + 1)) : heading;
    auto *card = new Card(this);
    auto *box = new QComboBox(card);
    //: %1 is the name of a column
    setNames(box, names::indexed(names::columnBox, column), tr("What stands in “%1”").arg(name));
    box->addItem(tr("The account"), static_cast<int>(Use::Account));
    box->addItem(tr("The same account"), static_cast<int>(Use::AlsoAccount));
    box->addItem(tr("A note"), static_cast<int>(Use::Note));
    box->addItem(tr("Not used"), static_cast<int>(Use::None));
    box->setCurrentIndex(box->findData(static_cast<int>(use)));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(em(this, 0.15));
    texts->addWidget(makeText(name, TextStyle::Strong, card));
    texts->addWidget(makeText(sampleOf(table, column, m_hasHeading), TextStyle::Small, card));
    auto *line = new QBoxLayout(QBoxLayout::LeftToRight, card);
    line->setContentsMargins(card->cardMargins());
    line->setSpacing(em(this, 0.6));
    line->addLayout(texts, 1);
    line->addWidget(box);
    m_column->addWidget(card);
    m_rows += card;
    m_boxes += box;
    m_lines += line;
    connect(box, &QComboBox::currentIndexChanged, this, [this, column] { this->use(column); });
}

void ColumnBoxes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ColumnBoxes::arrange()
{
    const bool isWide = width() >= em(this, besideWidth);
    for (QBoxLayout *line : std::as_const(m_lines)) {
        line->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    }
}

ColumnBoxes::Use ColumnBoxes::useOf(qsizetype column) const
{
    return static_cast<Use>(m_boxes.at(column)->currentData().toInt());
}

/// There is one column that counts, and one note: the one before is neither any more.
void ColumnBoxes::use(int column)
{
    const Use chosen = useOf(column);
    const bool isOnlyOnce = chosen == Use::Account || chosen == Use::Note;
    for (int other = 0; isOnlyOnce && other < m_boxes.size(); ++other) {
        if (other != column && useOf(other) == chosen) {
            const QSignalBlocker blocked(m_boxes.at(other));
            m_boxes.at(other)->setCurrentIndex(
                m_boxes.at(other)->findData(static_cast<int>(Use::None)));
        }
    }
    Q_EMIT changed();
}

bool ColumnBoxes::isComplete() const
{
    for (qsizetype column = 0; column < m_boxes.size(); ++column) {
        if (useOf(column) == Use::Account) {
            return true;
        }
    }
    return false;
}

JobColumns ColumnBoxes::columns() const
{
    JobColumns columns{.hasHeading = m_hasHeading};
    for (qsizetype column = 0; column < m_boxes.size(); ++column) {
        switch (useOf(column)) {
        case Use::Account:
            columns.account = column;
            break;
        case Use::AlsoAccount:
            columns.others += column;
            break;
        case Use::Note:
            columns.note = column;
            break;
        case Use::None:
            break;
        }
    }
    return columns;
}

} // namespace farewell
