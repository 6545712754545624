// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ScrollColumn.h"

#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr int comfortableEms = 26;
constexpr int smallestLines = 4;

} // namespace

ScrollColumn::ScrollColumn(const QString &name, QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The content has the controls; the area itself would be one more stop of the Tab key.
    setFocusPolicy(Qt::NoFocus);
    new FocusRing(this); // for who makes it one all the same
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins({});
    setWidget(content);
    content->installEventFilter(this);
}

int ScrollColumn::fittingHeight(int width) const
{
    const QLayout &layout = *m_column;
    const int hinted = layout.hasHeightForWidth() ? layout.totalHeightForWidth(width)
                                                  : layout.totalSizeHint().height();
    return std::max(hinted, layout.totalMinimumSize().height());
}

QSize ScrollColumn::sizeHint() const
{
    const int width = std::max(em(this, comfortableEms), m_column->totalMinimumSize().width());
    return {width, fittingHeight(width)};
}

QSize ScrollColumn::minimumSizeHint() const
{
    const int lines = em(this, smallestLines);
    return {m_column->totalMinimumSize().width(), std::min(lines, sizeHint().height())};
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace farewell
