// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Schema.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace farewell::test {

namespace {

constexpr char script[]
    = "import json, sys, jsonschema\n"
      "schema = json.load(open(sys.argv[1]))\n"
      "jsonschema.Draft202012Validator.check_schema(schema)\n"
      "errors = jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin))\n"
      "print('\\n'.join(error.message for error in errors), end='')\n";

} // namespace

QString complaintsOn(const QByteArray &json, const QString &schema)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {u"-c"_s, QString::fromLatin1(script),
                  QStringLiteral(FAREWELL_SOURCE_DIR "/resources/") + schema});
    python.write(json);
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0) {
        return u"python: "_s + QString::fromUtf8(python.readAllStandardError());
    }
    return QString::fromUtf8(python.readAllStandardOutput());
}

} // namespace farewell::test
