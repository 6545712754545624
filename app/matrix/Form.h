// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

class QString;

namespace farewell {

/// Builds an application/x-www-form-urlencoded body, whose secrets never become a QString on the
/// way (RFC 6749, appendix B).
class Form final
{
public:
    Form();

    Form &&add(QByteArrayView name, const QString &value) &&;
    Form &&add(QByteArrayView name, const Secret &value) &&;

    [[nodiscard]] Secret toBody() &&;

private:
    void append(QByteArrayView text);
    void appendPair(QByteArrayView name, QByteArrayView value);

    QByteArray m_text;
};

} // namespace farewell
