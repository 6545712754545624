// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Failure.h"

#include <QCoreApplication>

namespace farewell {

/// What a person reads when a connection could not be made secure: what is wrong with it, that
/// nothing went over it, and what to do. `host` is ready for a sentence.
class TlsSentences final
{
    Q_DECLARE_TR_FUNCTIONS(farewell::TlsSentences)

public:
    /// To somebody who has just said which server they mean.
    [[nodiscard]] static QString ofSignIn(TlsFlaw flaw, const QString &host);

    /// To somebody who is signed in there, and wanted the account deactivated.
    [[nodiscard]] static QString ofDeactivation(TlsFlaw flaw, const QString &host);

private:
    [[nodiscard]] static QString whatIsWrong(TlsFlaw flaw, const QString &host);
    [[nodiscard]] static QString whatToDo(TlsFlaw flaw);
};

} // namespace farewell
