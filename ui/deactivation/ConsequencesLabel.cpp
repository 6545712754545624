// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/deactivation/ConsequencesLabel.h"

#include "ui/Names.h"
#include "ui/widgets/Controls.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QStringView bullet = u"• ";
constexpr double paragraphGap = 0.4;
constexpr int comfortableEms = 26;

QString consequences()
{
    const auto item = &ConsequencesLabel::listItem;
    return QStringList{
        ConsequencesLabel::tr("Confirm that you would like to deactivate your account. If you "
                              "proceed:"),
        item(ConsequencesLabel::tr("You will not be able to reactivate your account")),
        item(ConsequencesLabel::tr("You will no longer be able to log in")),
        item(ConsequencesLabel::tr("No one will be able to reuse your username (MXID), including "
                                   "you: this username will remain unavailable")),
        item(ConsequencesLabel::tr("You will leave all rooms and DMs that you are in")),
        item(
            ConsequencesLabel::tr("You will be removed from the identity server: your friends will "
                                  "no longer be able to find you with your email or phone number")),
        ConsequencesLabel::tr(
            "Your old messages will still be visible to people who received them, "
            "just like emails you sent in the past. Would you like to hide your "
            "sent messages from people who join rooms in the future?"),
    }
        .join(u'\n');
}

} // namespace

QString ConsequencesLabel::listItem(const QString &text)
{
    return bullet.toString() + text;
}

ConsequencesLabel::ConsequencesLabel(QWidget *parent)
    : ConsequencesLabel(consequences(), parent)
{
}

ConsequencesLabel::ConsequencesLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setObjectName(names::consequencesLabel);
    setTextFormat(Qt::PlainText);
    setText(text);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ConsequencesLabel::sizeHint() const
{
    const int width = em(this, comfortableEms);
    return {width, heightForWidth(width)};
}

QSize ConsequencesLabel::minimumSizeHint() const
{
    return {em(this, 8), em(this)};
}

int ConsequencesLabel::heightForWidth(int width) const
{
    return layOut(std::max(width, 1), nullptr);
}

void ConsequencesLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    static_cast<void>(layOut(width(), &painter));
}

int ConsequencesLabel::layOut(int width, QPainter *painter) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double step = fontMetrics().height() * lineSpacing;
    QTextOption option(mirrored ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layoutDirection());
    double top = 0;
    const QStringList paragraphs = text().split(u'\n');
    for (const QString &paragraph : paragraphs) {
        const bool hangs = paragraph.startsWith(bullet);
        const int indent = hangs ? em(this) : 0;
        QTextLayout layout(hangs ? paragraph.sliced(bullet.size()) : paragraph, font());
        layout.setTextOption(option);
        const double first = top;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width - indent);
            line.setPosition(QPointF(mirrored ? 0 : indent, std::floor(top)));
            top += step;
        }
        layout.endLayout();
        if (painter != nullptr) {
            layout.draw(painter, QPointF());
            const QRectF mark(mirrored ? width - indent : 0, first, indent, fontMetrics().height());
            const Qt::Alignment side
                = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
            painter->drawText(mark, static_cast<int>(side | Qt::AlignTop),
                              hangs ? u"•"_s : QString());
        }
        top += em(this, paragraphGap);
    }
    return static_cast<int>(std::ceil(top - em(this, paragraphGap)));
}

} // namespace farewell
