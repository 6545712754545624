// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SelectableText.h"

#include "app/base/Text.h"
#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextFrame>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace farewell {

namespace {

constexpr int comfortableEms = 26;
constexpr int unlimited = 1 << 20;
constexpr qsizetype mostMeasured = 16; ///< widths; a window that is dragged brings ever new ones

QString shownOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        lines += cleaned(line, line.size());
    }
    return lines.join(u'\n');
}

} // namespace

SelectableText::SelectableText(const QString &name, const QString &spoken, TextStyle style,
                               QWidget *parent)
    : QTextEdit(parent), m_style(style)
{
    setNames(this, name, spoken);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::StrongFocus);
    new FocusRing(this);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false); // the ground is that of the surroundings
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyFont();
    applyInk();
    refresh();
}

void SelectableText::setText(const QString &text)
{
    const QString shown = shownOf(text);
    if (shown != m_text) { // the same again leaves what is selected
        m_text = shown;
        refresh();
    }
}

void SelectableText::setStyle(TextStyle style)
{
    m_style = style;
    applyFont();
    applyInk();
    refresh();
}

QSize SelectableText::sizeHint() const
{
    const int most = QFontMetrics(QApplication::font()).height() * comfortableEms;
    const QSize natural = sizeWithin(unlimited);
    return natural.width() <= most ? natural : QSize(most, heightForWidth(most));
}

QSize SelectableText::minimumSizeHint() const
{
    const int height = fontMetrics().height();
    return {std::min(sizeWithin(unlimited).width(), 4 * height), height};
}

int SelectableText::heightForWidth(int width) const
{
    return m_text.isEmpty() ? 0 : sizeWithin(std::max(width, 1)).height();
}

/// Letters only: neither fonts nor colours, and lines end as in a text.
QMimeData *SelectableText::createMimeDataFromSelection() const
{
    QString selected = textCursor().selectedText();
    auto *letters = new QMimeData;
    letters->setText(selected.replace(QChar::ParagraphSeparator, QLatin1Char('\n')));
    return letters;
}

/// All of it is in sight always; what scrolls is the page around it.
void SelectableText::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void SelectableText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void SelectableText::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        applyFont();
    } else if (event->type() == QEvent::PaletteChange) {
        applyInk();
    }
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange) {
        refresh();
    }
}

void SelectableText::refresh()
{
    m_measured.clear();
    layOut(*document());
    setTextCursor(QTextCursor(document())); // else at the end, where nothing is left to select
    updateGeometry();
}

void SelectableText::applyFont()
{
    const QFont font = fontOf(m_style);
    if (font != this->font()) {
        setFont(font);
    }
}

/// An edit writes in QPalette::Text, whatever its role.
void SelectableText::applyInk()
{
    QPalette inked = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        inked.setBrush(group, QPalette::Text, inked.brush(group, inkOf(m_style)));
    }
    if (inked != palette()) {
        setPalette(inked);
    }
}

/// Addresses run from left to right everywhere, and stand where the lines of the language begin.
void SelectableText::layOut(QTextDocument &document) const
{
    const double gap = fontMetrics().height() * (lineSpacing - 1);
    QTextBlockFormat format;
    format.setLayoutDirection(Qt::LeftToRight);
    format.setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    format.setLineHeight(gap, QTextBlockFormat::LineDistanceHeight);
    document.setDefaultFont(font());
    document.setPlainText(m_text);
    QTextCursor all(&document);
    all.select(QTextCursor::Document);
    all.setBlockFormat(format);
    // The gap below the last line is below the text as well: so there is one above it.
    QTextFrameFormat around = document.rootFrame()->frameFormat();
    around.setMargin(0);
    around.setTopMargin(gap);
    document.rootFrame()->setFrameFormat(around);
}

/// Layouts ask for the same few widths again and again.
QSize SelectableText::sizeWithin(int width) const
{
    if (m_measured.size() >= mostMeasured) {
        m_measured.clear();
    }
    if (!m_measured.contains(width)) {
        QTextDocument document;
        QTextOption option = document.defaultTextOption();
        option.setWrapMode(wordWrapMode());
        document.setDefaultTextOption(option);
        layOut(document);
        document.setTextWidth(width);
        m_measured.insert(width,
                          {static_cast<int>(std::ceil(document.idealWidth())) + 1,
                           static_cast<int>(std::ceil(document.size().height()))});
    }
    return m_measured.value(width);
}

} // namespace farewell
