// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/protocol/endpoints/Trouble.h"
#include "tests/protocol/failures/Line.h"
#include "tests/support/RawServer.h"

namespace farewell::endpoints {

/// The program at a line of which one endpoint is broken, and a place nobody may be led to.
class Trial final
{
public:
    void breakAlways(const Endpoint &endpoint, const Trouble &trouble);
    [[nodiscard]] bool isMet(const Endpoint &endpoint) const; ///< its trouble was
    [[nodiscard]] QByteArray elsewhere() const
    {
        return m_elsewhere.url().toLatin1() + "/elsewhere";
    }
    [[nodiscard]] bool isLedElsewhere() const { return m_elsewhere.connections() > 0; }

    failures::Line line;

private:
    RawServer m_elsewhere;
};

/// What came of each row, on the disk: a line each.
class Table final
{
public:
    /// By its test class.
    [[nodiscard]] bool open(const QString &name);
    void note(const PatientRobot &window, const QString &words);
    void close() { m_file.close(); }

private:
    QFile m_file;
};

} // namespace farewell::endpoints
