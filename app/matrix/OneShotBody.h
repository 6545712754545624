// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/Secret.h"

#include <QIODevice>

#include <memory>

namespace farewell {

/// Shared with the device, so that it can still be asked when Qt has let the device go.
struct BodyTrace
{
    bool wasRead = false; ///< whether Qt ever took a byte: only then can anything have been sent
};

/// A request body that can be read once and never again, so that Qt cannot repeat a POST by itself;
/// its bytes are overwritten as soon as they have been read.
class OneShotBody final : public QIODevice
{
    Q_OBJECT

public:
    OneShotBody(Secret bytes, std::shared_ptr<BodyTrace> trace);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return m_position >= m_size; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    Secret m_bytes;
    qint64 m_size;
    qint64 m_position = 0;
    std::shared_ptr<BodyTrace> m_trace;
};

} // namespace farewell
