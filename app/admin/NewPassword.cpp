// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/NewPassword.h"

#include <QRandomGenerator>

namespace farewell {

namespace {

constexpr QByteArrayView letters = "abcdefghjkmnpqrstuvwxyz23456789";
constexpr int groups = 5;
constexpr int inAGroup = 4;

} // namespace

Secret generatePassword()
{
    QByteArray text;
    text.reserve(groups * (inAGroup + 1)); // it never grows, so nothing of it is left elsewhere
    for (int i = 0; i < groups * inAGroup; ++i) {
        if (i > 0 && i % inAGroup == 0) {
            text += '-';
        }
        text += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    }
    Secret password(text);
    overwrite(text);
    return password;
}

} // namespace farewell
