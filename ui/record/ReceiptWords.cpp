// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/ReceiptWords.h"

using namespace Qt::StringLiterals;

namespace farewell {

QString words::receipt(ReceiptState::Phase phase)
{
    switch (phase) {
    case ReceiptState::Phase::None:
        return u"none"_s;
    case ReceiptState::Phase::Saving:
        return u"saving"_s;
    case ReceiptState::Phase::Saved:
        return u"saved"_s;
    case ReceiptState::Phase::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farewell
