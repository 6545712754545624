// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/tour/OffscreenDisplay.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Leaves out what that platform says it cannot do: nobody needs to know that here.
void leaveOutThePlatform(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.startsWith("This plugin does not support"_L1)) {
        std::fputs(qPrintable(qFormatLogMessage(type, context, text) + u'\n'), stderr);
    }
}

} // namespace

OffscreenDisplay::OffscreenDisplay()
{
    const bool isWritten = m_screen.open()
        && m_screen.write(R"({"screens": [{"name": "tour", "x": 0, "y": 0, "width": 1600,
            "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})")
            > 0
        && m_screen.flush();
    qputenv("QT_QPA_PLATFORM",
            isWritten ? "offscreen:configfile=" + QFile::encodeName(m_screen.fileName())
                      : QByteArray("offscreen"));
    qInstallMessageHandler(leaveOutThePlatform);
}

} // namespace farewell
