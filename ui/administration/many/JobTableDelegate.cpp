// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobTableDelegate.h"

#include "ui/administration/many/JobTableFilter.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyle>

#include <algorithm>

namespace farewell {

namespace {

using Shows = JobTableModel::Shows;
using State = JobRowState;

constexpr double padding = 0.6; // of the font's height, as everything here
constexpr double pillHeight = 1.3;
constexpr double pillInside = 0.5;
constexpr double fontScale = 0.88;

struct Colours
{
    QColor ink;
    QColor ground;
};

Colours good(const Shades &shades)
{
    return {shades.success, shades.primaryWash};
}

Colours warning(const Shades &shades)
{
    return {shades.warning, shades.warningWash};
}

Colours bad(const Shades &shades)
{
    return {shades.danger, shades.dangerWash};
}

Colours neutral(const Shades &shades)
{
    return {shades.muted, shades.raised};
}

Colours coloursOf(JobVerdict verdict, const Shades &shades)
{
    switch (verdict) {
    case JobVerdict::Ready:
        return good(shades);
    case JobVerdict::Attention:
        return warning(shades);
    case JobVerdict::Refused:
    case JobVerdict::NotFound:
    case JobVerdict::Unreadable:
        return bad(shades);
    case JobVerdict::Already:
    case JobVerdict::Twice:
        break;
    }
    return neutral(shades);
}

Colours coloursOf(State state, const Shades &shades)
{
    switch (state) {
    case State::Done:
        return good(shades);
    case State::Failed:
        return bad(shades);
    case State::Unknown:
    case State::StillJoined:
        return warning(shades);
    case State::Waiting:
    case State::Sending:
    case State::Already:
    case State::Skipped:
    case State::Stopped:
        break;
    }
    return neutral(shades);
}

Colours coloursOf(const JobTableRow &row, Shows shows, const Shades &shades)
{
    switch (shows) {
    case Shows::Preview:
        return row.isTicked ? good(shades) : coloursOf(row.judged.verdict, shades);
    case Shows::Rehearsal:
        return row.row.state == State::Waiting ? good(shades) : warning(shades);
    case Shows::Run:
        return coloursOf(row.row.state, shades);
    }
    Q_UNREACHABLE();
}

QFont pillFont(QFont font)
{
    font.setBold(true);
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * fontScale);
    }
    return font;
}

int within(const QStyleOptionViewItem &option, double times)
{
    return static_cast<int>(times * option.fontMetrics.height());
}

int tickWidth(const QWidget &table)
{
    return table.style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &table)
        + em(&table, pillInside);
}

} // namespace

JobTableDelegate::JobTableDelegate(const JobTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{
}

QRect JobTableDelegate::tickPlace(const QRect &cell, const QWidget &table)
{
    const int side = table.style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &table);
    const QRect place(cell.left() + em(&table, padding), cell.top() + (cell.height() - side) / 2,
                      side, side);
    return QStyle::visualRect(table.layoutDirection(), cell, place);
}

/// What nothing is done about.
bool JobTableDelegate::isFaint(const JobTableRow &row) const
{
    return m_model.shows() == Shows::Preview
        ? row.judged.verdict == JobVerdict::Already || row.judged.verdict == JobVerdict::Twice
        : row.row.state == State::Waiting && m_model.shows() == Shows::Run;
}

void JobTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto *filter = static_cast<const QSortFilterProxyModel *>(index.model());
    const JobTableRow &row = m_model.at(filter->mapToSource(index).row());
    const Shades shades = shadesOf(option.palette);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, isChosen ? shades.primaryWash : shades.background);
    // In forced colours there is no wash, and a line has to show the row.
    const bool isForced = isChosen && shades.primaryWash == shades.background;
    painter->setPen(isForced ? shades.text : shades.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int column = index.column();
    if (column == JobTableModel::What) {
        paintPill(*painter, option, index, row);
    } else {
        const bool isAside = column == JobTableModel::Why || column == JobTableModel::Note;
        painter->setPen(isAside || isFaint(row) ? shades.muted : shades.text);
        const int inside = within(option, padding);
        const QRect room = option.rect.adjusted(inside, 0, -inside, 0);
        const QString text = index.data().toString();
        const Qt::Alignment wanted
            = column == JobTableModel::Line ? Qt::AlignTrailing : Qt::AlignLeading;
        const Qt::Alignment side
            = QStyle::visualAlignment(option.direction, wanted | Qt::AlignVCenter)
            | Qt::AlignAbsolute;
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter->drawText(room, static_cast<int>(side) | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

void JobTableDelegate::paintPill(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index, const JobTableRow &row) const
{
    const Shades shades = shadesOf(option.palette);
    const QFont font = pillFont(option.font);
    const QFontMetrics metrics(font);
    const int inside = within(option, padding);
    const bool hasTick = index.data(Qt::CheckStateRole).isValid();
    const int before = inside + (hasTick ? tickWidth(*option.widget) : 0);
    const int high = within(option, pillHeight);
    const int round = within(option, pillInside);
    const QString whole = index.data().toString();
    const int room = option.rect.width() - before - inside;
    const int wide = std::min(metrics.horizontalAdvance(whole) + 2 * round, room);
    const QRect place = QStyle::visualRect(
        option.direction, option.rect,
        QRect(option.rect.left() + before, option.rect.top() + (option.rect.height() - high) / 2,
              wide, high));
    const bool isPlain = isFaint(row) && m_model.shows() == Shows::Run;
    const Colours colours = coloursOf(row, m_model.shows(), shades);
    // Where the row is chosen, it has the colour of a pill itself.
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isChosen ? shades.background : colours.ground;
    painter.setRenderHint(QPainter::Antialiasing);
    if (!isPlain) {
        // Forced colours have no wash: a line draws the shape then.
        painter.setPen(colours.ground == shades.background ? QPen(colours.ink) : QPen(Qt::NoPen));
        painter.setBrush(ground);
        const double corner = high / 4.0;
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    }
    painter.setFont(isPlain ? option.font : font);
    painter.setPen(colours.ink);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine,
                     metrics.elidedText(whole, Qt::ElideRight, wide - round));
}

} // namespace farewell
