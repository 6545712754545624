// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDebug>

class QString;

namespace farewell {

/// A password or token: moves, is copied only by clone(), never prints, and overwrites its bytes
/// when it goes.
///
/// The buffer is never shared and never grows, so no forgotten copy is left behind by this class.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8);
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    /// Takes the text over as UTF-8 and overwrites the string's own buffer when nobody shares it.
    [[nodiscard]] static Secret takeFrom(QString &&text);

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] Secret clone() const { return Secret(m_bytes); }
    [[nodiscard]] QByteArrayView reveal() const { return m_bytes; }

    void wipe();

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug, const Secret &) = delete;

/// Overwrites the buffer itself, even when it is shared; the compiler does not remove that. A
/// literal stays as it is.
void overwrite(QByteArray &bytes);

} // namespace farewell
