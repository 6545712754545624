// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeModule.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>

namespace farewell {

namespace {

/// Installed, the module lies in a folder beside the program's; else where it was built.
QString modulePath()
{
    const QString installed = QCoreApplication::applicationDirPath()
        + QStringLiteral("/" FAREWELL_MODULE_FOLDER "/" FAREWELL_HTTP_MODULE_NAME);
    return QFile::exists(installed) ? installed : QStringLiteral(FAREWELL_HTTP_MODULE_BUILT);
}

} // namespace

QFunctionPointer practiceModuleFunction(const char *name)
{
    QLibrary module(modulePath());
    const QFunctionPointer found = module.resolve(name);
    if (found == nullptr) {
        qWarning("%s", qPrintable(module.errorString()));
    }
    return found;
}

} // namespace farewell
