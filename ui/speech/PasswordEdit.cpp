// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/speech/PasswordEdit.h"

#include "ui/speech/Speech.h"

namespace farewell {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QLineEdit(parent)
{
    installSpeech(); // before anything can be typed
}

} // namespace farewell
