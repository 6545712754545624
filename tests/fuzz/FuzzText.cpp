// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// Text from outside, made safe to show.

#include "tests/fuzz/Fuzz.h"

#include "app/base/Text.h"

using namespace farewell;

void fuzz(const QByteArray &input)
{
    for (const QString &text : readings(input)) {
        for (const qsizetype limit : {serverTextLimit, qsizetype{60}, qsizetype{1}}) {
            const QString shown = cleaned(text, limit);
            claimClean(shown, limit);
            claim(cleaned(shown, limit) == shown, "cleaned text is clean");
        }
        const QString isolated = isolatedLtr(cleaned(text));
        claim(isolated.count(u'\u2066') == 1 && isolated.count(u'\u2069') == 1,
              "nothing ends the isolation from within");
    }
}
