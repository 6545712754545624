// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/OneShotBody.h"

#include <cstring>

namespace farewell {

OneShotBody::OneShotBody(Secret bytes, std::shared_ptr<BodyTrace> trace)
    : m_bytes(std::move(bytes)), m_size(m_bytes.reveal().size()), m_trace(std::move(trace))
{
    // Unbuffered, or QIODevice keeps a copy of what was read.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_size - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    if (atEnd()) {
        return -1;
    }
    const qint64 count = qMin(maxSize, m_size - m_position);
    if (count > 0) {
        m_trace->wasRead = true;
        std::memcpy(data, m_bytes.reveal().data() + m_position, static_cast<std::size_t>(count));
        m_position += count;
    }
    if (atEnd()) {
        m_bytes.wipe();
    }
    return count;
}

qint64 OneShotBody::writeData(const char * /*data*/, qint64 /*size*/)
{
    return -1;
}

} // namespace farewell
