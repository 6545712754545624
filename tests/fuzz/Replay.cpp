// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/fuzz/Fuzz.h"

#include <QDir>

#include <cstdio>

/// Takes the place of libFuzzer where the compiler has none: tries the seeds, or what else is in
/// the folder that is given.
int main(int argc, char **argv)
{
    const QDir folder(QString::fromLocal8Bit(argc == 2 ? argv[1] : ""));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        farewell::claim(file.open(QIODevice::ReadOnly), "a seed can be read");
        std::printf("%s\n", qPrintable(name));
        std::fflush(stdout);
        fuzz(file.readAll());
    }
    farewell::claim(!names.isEmpty(), "the folder has seeds");
    return 0;
}
