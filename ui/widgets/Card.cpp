// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Card.h"

#include "ui/widgets/Controls.h"

using namespace Qt::StringLiterals;

namespace farewell {

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::StyledPanel);
    setProperty("role", u"card"_s);
}

QMargins Card::cardMargins() const
{
    const int across = em(this, 0.75);
    const int down = em(this, 0.65);
    return {across, down, across, down};
}

} // namespace farewell
