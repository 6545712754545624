// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Form.h"

#include <QString>

namespace farewell {

namespace {

constexpr qsizetype usualSize = 4096;

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

} // namespace

Form::Form()
{
    m_text.reserve(usualSize);
}

Form &&Form::add(QByteArrayView name, const QString &value) &&
{
    appendPair(name, value.toUtf8());
    return std::move(*this);
}

Form &&Form::add(QByteArrayView name, const Secret &value) &&
{
    appendPair(name, value.reveal());
    return std::move(*this);
}

Secret Form::toBody() &&
{
    Secret body{QByteArrayView(m_text)};
    overwrite(m_text);
    return body;
}

void Form::append(QByteArrayView text)
{
    if (m_text.size() + text.size() > m_text.capacity()) {
        // A buffer that grows by itself would leave its old bytes behind.
        QByteArray larger;
        larger.reserve(2 * (m_text.size() + text.size()));
        larger += m_text;
        overwrite(m_text);
        m_text = std::move(larger);
    }
    m_text += text;
}

/// A space is %20, which every parser of forms reads as one.
void Form::appendPair(QByteArrayView name, QByteArrayView value)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    if (!m_text.isEmpty()) {
        append("&");
    }
    append(name);
    append("=");
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const char encoded[]{'%', hex[byte >> 4U], hex[byte & 0xFU]};
        append(isUnreserved(c) ? QByteArrayView(&c, 1) : QByteArrayView(encoded, sizeof(encoded)));
    }
}

} // namespace farewell
