// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/TextBox.h"

#include "ui/widgets/Controls.h"
#include "ui/widgets/FocusRing.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace farewell {

namespace {

constexpr double leastHeight = 11; // of the font's height

} // namespace

TextBox::TextBox(const QString &name, const QString &label, QWidget *parent)
    : Card(parent), m_edit(new QPlainTextEdit(this))
{
    setNames(m_edit, name, label);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->viewport()->setAutoFillBackground(false); // its ground is the card's
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(em(this, leastHeight));
    new FocusRing(m_edit);
    auto *framed = new QVBoxLayout(this);
    const int inside = em(this, 0.3);
    framed->setContentsMargins(inside, inside, inside, inside);
    framed->addWidget(m_edit);
}

} // namespace farewell
