// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/SavedFile.h"

#include "app/base/Text.h"
#include "app/platform/DurableFile.h"

#include <QFileDialog>
#include <QFileInfo>

namespace farewell {

QFileDialog *SavedFile::dialogFor(const Kind &kind, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, kind.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->setNameFilter(kind.filter);
    dialog->selectFile(kind.name);
    return dialog;
}

QString SavedFile::write(const QString &path, const QByteArray &bytes)
{
    DurableFile file(QFileInfo(path).filesystemFilePath());
    const std::error_code error = file.write(bytes.toStdString());
    if (!error) {
        return {};
    }
    return SystemFile::isOutOfRoom(error)
        //: %1 is the name of a file
        ? tr("There is no room on the disk for %1.").arg(shownName(path))
        //: %1 is the name of a file
        : tr("%1 cannot be written there.").arg(shownName(path));
}

QString SavedFile::shownName(const QString &path)
{
    return isolatedLtr(QFileInfo(path).fileName());
}

} // namespace farewell
