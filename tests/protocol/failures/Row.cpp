// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/failures/Row.h"

using namespace Qt::StringLiterals;

namespace farewell::failures {

Fault error(int status, const QByteArray &errcode, const QByteArray &more)
{
    return Fault::json(
        R"({"errcode":")" + errcode + R"(","error":"words of the server")" + more + '}', status);
}

Seen settled(const QString &outcome, const QString &likely)
{
    return {u"outcomeDialog"_s, u"settled"_s, {}, outcome, likely};
}

} // namespace farewell::failures
