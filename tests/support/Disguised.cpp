// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Disguised.h"

#include <QByteArrayList>
#include <QRandomGenerator>

namespace farewell {

QByteArray Disguised::lineOf(QByteArrayView clear)
{
    QByteArray mask;
    QByteArray masked;
    for (const char c : clear) {
        mask += static_cast<char>(QRandomGenerator::system()->bounded(1, 256));
        masked += static_cast<char>(c ^ mask.back());
    }
    return mask.toHex() + ' ' + masked.toHex();
}

Disguised Disguised::fromLine(const QByteArray &line)
{
    const QByteArrayList halves = line.trimmed().split(' ');
    Disguised secret;
    secret.m_mask = QByteArray::fromHex(halves.value(0));
    secret.m_masked = QByteArray::fromHex(halves.value(1));
    return secret;
}

} // namespace farewell
