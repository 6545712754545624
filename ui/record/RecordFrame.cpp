// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/record/RecordFrame.h"

#include "app/base/Text.h"
#include "ui/sentences/Times.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace farewell {

RecordPage RecordFrame::page(const About &about)
{
    //: %1 is a version of this program
    const QString program = tr("Made by Farewell %1").arg(about.programVersion);
    return {.title = {},
            .beside = {program, Times::utc(about.issued)},
            .band = about.isPractice ? tr("Rehearsal: no real account was touched") : QString(),
            .language = about.language,
            .creator = u"Farewell "_s + about.programVersion,
            .isRightToLeft = QGuiApplication::isRightToLeft()};
}

QString RecordFrame::aboutFiles(const QByteArray &sha256)
{
    //: %1 is a checksum
    return tr("Your own record: nobody has signed it. The file of the same name ending in .json "
              "says the same to a program (SHA-256 %1).")
        .arg(isolatedLtr(QString::fromLatin1(sha256)));
}

} // namespace farewell
