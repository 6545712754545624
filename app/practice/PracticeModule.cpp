// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeModule.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibrary>

namespace farewell {

namespace {

QString &chosenPath()
{
    static QString path;
    return path;
}

QString modulePath()
{
    if (!chosenPath().isEmpty()) {
        return chosenPath();
    }
    const QString folder = QCoreApplication::applicationDirPath();
    const QString installed
        = folder + QStringLiteral("/" FAREWELL_MODULE_FOLDER "/" FAREWELL_HTTP_MODULE_NAME);
    return QFile::exists(installed)
        ? installed
        : folder + QStringLiteral("/practice/" FAREWELL_HTTP_MODULE_NAME);
}

} // namespace

void usePracticeModule(const QString &path)
{
    chosenPath() = path;
}

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
