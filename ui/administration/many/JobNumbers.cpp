// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/administration/many/JobNumbers.h"

#include "ui/Names.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/sentences/Numbers.h"
#include "ui/sentences/Sentences.h"
#include "ui/theme/Shades.h"
#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace farewell {

namespace {

using State = JobRowState;

constexpr double bigger = 1.45;
constexpr double smaller = 0.92;
constexpr double cardHeight = 3.9; // of the font's height, as everything here
constexpr double narrowest = 6.4;
constexpr double gap = 0.6;
constexpr double padding = 0.75;
constexpr double corner = 0.5;

QFont times(QFont font, double scale)
{
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * scale);
    }
    return font;
}

} // namespace

JobNumbers::JobNumbers(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(names::jobNumbers);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void JobNumbers::showCounts(const JobCounts &counts, bool isOver)
{
    QList<One> numbers;
    const auto add = [&](State state, Look look, bool isAlways = false) {
        const qsizetype count = counts.of(state);
        if (count > 0 || isAlways) {
            numbers += {Numbers::count(count), JobRowSentences::state(state), look};
        }
    };
    add(State::Done, Look::Good, true);
    add(State::StillJoined, Look::Warning);
    add(State::Failed, Look::Bad);
    add(State::Unknown, Look::Warning);
    add(State::Skipped, Look::Plain);
    add(State::Stopped, Look::Plain);
    add(State::Waiting, Look::Plain, !isOver);
    if (numbers == m_numbers) {
        return;
    }
    m_numbers = numbers;
    QStringList spoken;
    for (const One &one : numbers) {
        spoken += Sentences::named(one.label, one.number);
    }
    setAccessibleName(Sentences::listed(spoken));
    updateGeometry();
    update();
}

QFont JobNumbers::bigFont() const
{
    QFont font = times(this->font(), bigger);
    font.setBold(true);
    return font;
}

int JobNumbers::perRow(int width) const
{
    const int between = em(this, gap);
    const int most = std::max((width + between) / (em(this, narrowest) + between), 1);
    const int all = std::max(static_cast<int>(m_numbers.size()), 1);
    const int rows = (all + most - 1) / most;
    return (all + rows - 1) / rows; // as even as they go
}

int JobNumbers::heightForWidth(int width) const
{
    const int each = perRow(width);
    const int rows = (static_cast<int>(m_numbers.size()) + each - 1) / each;
    return rows * em(this, cardHeight) + std::max(rows - 1, 0) * em(this, gap);
}

QSize JobNumbers::sizeHint() const
{
    const int width = em(this, 32);
    return {width, heightForWidth(width)};
}

QSize JobNumbers::minimumSizeHint() const
{
    return {em(this, narrowest), em(this, cardHeight)};
}

void JobNumbers::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int each = perRow(width());
    const int between = em(this, gap);
    const auto leftOf = [&](int column) { return column * (width() + between) / each; };
    const int high = em(this, cardHeight);
    for (int at = 0; at < m_numbers.size(); ++at) {
        const int left = leftOf(at % each);
        const QRect place(left, (at / each) * (high + between),
                          leftOf(at % each + 1) - between - left, high);
        paintOne(painter, QStyle::visualRect(layoutDirection(), rect(), place), m_numbers.at(at));
    }
}

void JobNumbers::paintOne(QPainter &painter, const QRect &place, const One &one) const
{
    const Shades shades = shadesOf(palette());
    const auto inkOf = [&shades](Look look) {
        switch (look) {
        case Look::Plain:
            return shades.text;
        case Look::Good:
            return shades.success;
        case Look::Warning:
            return shades.warning;
        case Look::Bad:
            return shades.danger;
        }
        Q_UNREACHABLE();
    };
    painter.setPen(shades.line);
    painter.setBrush(shades.background);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), em(this, corner),
                            em(this, corner));
    const int inside = em(this, padding);
    const QFontMetrics big(bigFont());
    const QFont small = times(font(), smaller);
    const QFontMetrics little(small);
    const int top = place.top() + (place.height() - big.height() - little.height()) / 2;
    const QRect room = place.adjusted(inside, 0, -inside, 0);
    const auto side = static_cast<int>(
        (QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)
         | Qt::AlignAbsolute)
            .toInt());
    painter.setFont(bigFont());
    painter.setPen(inkOf(one.look));
    painter.drawText(QRect(room.left(), top, room.width(), big.height()), side, one.number);
    painter.setFont(small);
    painter.setPen(shades.muted);
    painter.drawText(QRect(room.left(), top + big.height(), room.width(), little.height()), side,
                     little.elidedText(one.label, Qt::ElideRight, room.width()));
}

} // namespace farewell
