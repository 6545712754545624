// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/FakeBrowser.h"

#include "app/practice/PracticeVisitor.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace farewell {

bool FakeBrowser::walkAs(const QString &user) const
{
    if (m_opened.isEmpty()) {
        QTest::qFail("no page was opened", __FILE__, __LINE__);
        return false;
    }
    PracticeVisitor visitor;
    const QSignalSpy arrived(&visitor, &PracticeVisitor::arrived);
    visitor.walk(m_opened.constLast(), user);
    if (waitUntil([&] { return !arrived.isEmpty(); }, PatientRobot::patience)
        && arrived.constFirst().constFirst().toBool()) {
        return true;
    }
    QTest::qFail(qPrintable(u"the browser is stuck, from "_s + m_opened.constLast().toString()),
                 __FILE__, __LINE__);
    return false;
}

} // namespace farewell
