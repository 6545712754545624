// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/protocol/endpoints/Trial.h"

#include "app/base/Text.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace farewell::endpoints {

void Trial::breakAlways(const Endpoint &endpoint, const Trouble &trouble)
{
    line.proxy.faultAlways(endpoint.verb, endpoint.path, trouble.fault(elsewhere()));
}

bool Trial::isMet(const Endpoint &endpoint) const
{
    const auto found = line.proxy.requestsTo(endpoint.path);
    return std::ranges::any_of(found, [&endpoint](const FaultRequest &request) {
        return request.verb == endpoint.verb && request.faulted;
    });
}

bool Table::open(const QString &name)
{
    m_file.setFileName(QStringLiteral(FAREWELL_BUILD_DIR "/endpoints.%1.txt").arg(name));
    return m_file.open(QIODevice::WriteOnly | QIODevice::Text)
        && m_file.write(
               "when | endpoint: what goes wrong | phase | reason | what the person reads\n")
        > 0;
}

void Table::note(const PatientRobot &window, const QString &words)
{
    const QString plain = withoutIsolates(words.simplified());
    const QStringList columns{QString::fromUtf8(QTest::currentTestFunction()),
                              QString::fromUtf8(QTest::currentDataTag()), window.property("phase"),
                              window.property("reason"), failures::withoutNumbers(plain)};
    m_file.write(columns.join(u" | "_s).toUtf8() + '\n');
}

} // namespace farewell::endpoints
