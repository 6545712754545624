// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ScrollColumn.h"

#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace farewell {

namespace {

constexpr int comfortableEms = 26;
constexpr int smallestLines = 4;
constexpr double fadeEms = 0.9;

/// Lies over an edge of the viewport; what is under it stays as it is, and can be pressed.
class Fade final : public QWidget
{
public:
    Fade(Qt::Edge edge, QWidget *parent)
        : QWidget(parent), m_edge(edge)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        const QColor solid = palette().color(QPalette::Window);
        QColor clear = solid;
        clear.setAlpha(0);
        QLinearGradient gradient(0, 0, 0, height());
        gradient.setColorAt(0, m_edge == Qt::TopEdge ? solid : clear);
        gradient.setColorAt(1, m_edge == Qt::TopEdge ? clear : solid);
        QPainter(this).fillRect(rect(), gradient);
    }

private:
    Qt::Edge m_edge;
};

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
    m_above = new Fade(Qt::TopEdge, this);
    m_below = new Fade(Qt::BottomEdge, this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollColumn::showFades);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollColumn::showFades);
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

void ScrollColumn::resizeEvent(QResizeEvent *event)
{
    chooseBar();
    QScrollArea::resizeEvent(event);
    showFades();
}

/// Left alone, a bar stays that is needed only because of the width it takes.
void ScrollColumn::chooseBar()
{
    const QSize room = maximumViewportSize();
    const bool fits = fittingHeight(room.width()) <= room.height();
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

void ScrollColumn::showFades()
{
    const QRect seen = viewport()->geometry();
    const QScrollBar *bar = verticalScrollBar();
    const int height = std::min(em(this, fadeEms), seen.height() / 3);
    // No higher than what is hidden: at the very end nothing may lie over the last line.
    const int above = std::min(height, bar->value() - bar->minimum());
    const int below = std::min(height, bar->maximum() - bar->value());
    m_above->setGeometry(seen.left(), seen.top(), seen.width(), above);
    m_below->setGeometry(seen.left(), seen.bottom() + 1 - below, seen.width(), below);
    m_above->setVisible(above > 0);
    m_below->setVisible(below > 0);
}

bool ScrollColumn::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        chooseBar();
        Q_EMIT contentChanged();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace farewell
