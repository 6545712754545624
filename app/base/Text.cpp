// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Text.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

constexpr QChar leftToRightIsolate = u'\u2066';
constexpr QChar popIsolate = u'\u2069';

/// ZWNJ and ZWJ shape the letters of many scripts, and emoji.
bool isJoiner(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

/// Letters by name, and blank all the same: the fillers of Hangul.
bool isFiller(char32_t c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

/// Whether there is something to see of it, and it leaves the layout of its neighbours alone
/// (Unicode Bidi_Control and friends are all of category Cf).
bool isShown(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category != QChar::Other_Control && category != QChar::Other_Surrogate
        && category != QChar::Other_NotAssigned && category != QChar::Other_PrivateUse
        && (category != QChar::Other_Format || isJoiner(c)) && !isFiller(c);
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
        if (!isShown(c) || (isJoiner(c) && (out.isEmpty() || gap))) {
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
    return leftToRightIsolate + text + popIsolate;
}

QString withoutIsolates(QString text)
{
    return text.remove(leftToRightIsolate).remove(popIsolate);
}

} // namespace farewell
