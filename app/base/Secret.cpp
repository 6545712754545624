// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/Secret.h"

#include "app/platform/Wipe.h"

#include <QString>

#include <utility>

namespace farewell {

Secret::Secret(QByteArrayView utf8)
    : m_bytes(utf8.toByteArray())
{
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret Secret::takeFrom(QString &&text)
{
    QString own = std::exchange(text, {});
    QByteArray utf8 = own.toUtf8();
    Secret secret{QByteArrayView(utf8)};
    overwrite(utf8);
    if (own.isDetached()) {
        farewell::wipe(own.data(), static_cast<std::size_t>(own.size()) * sizeof(QChar));
    }
    return secret;
}

void Secret::wipe()
{
    overwrite(m_bytes);
    m_bytes = {};
}

void overwrite(QByteArray &bytes)
{
    // A literal has no buffer of its own, and lies in memory that cannot be written.
    if (!bytes.isEmpty() && bytes.capacity() > 0) {
        // Writing through a shared buffer is meant: data() would detach and leave the old bytes.
        farewell::wipe(const_cast<char *>(bytes.constData()),
                       static_cast<std::size_t>(bytes.size())); // NOLINT
    }
}

} // namespace farewell
