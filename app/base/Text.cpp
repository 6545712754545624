// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Characters that change how their neighbours are laid out (Unicode Bidi_Control and friends).
bool steersLayout(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F);
}

bool isShown(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Surrogate
        && category != QChar::Other_NotAssigned && category != QChar::Other_PrivateUse
        && !steersLayout(c);
}

bool isGap(char32_t c)
{
    return QChar::isSpace(c) || c == '\n' || c == '\t' || c == '\r';
}

} // namespace

QString cleaned(const QString &text, qsizetype limit)
{
    QString out;
    bool gap = false;
    for (const char32_t c : text.toUcs4()) {
        if (isGap(c)) {
            gap = !out.isEmpty();
            continue;
        }
        if (!isShown(c)) {
            continue;
        }
        if (gap) {
            out += u' ';
            gap = false;
        }
        const auto utf16 = QChar::fromUcs4(c);
        out += QStringView(utf16);
        if (out.size() > limit) {
            out.chop(QStringView(utf16).size());
            return out.trimmed() + u'…';
        }
    }
    return out;
}

QString isolatedLtr(const QString &text)
{
    return u'\u2066' + text + u'\u2069';
}

} // namespace farewell
