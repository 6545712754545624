// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/SavedFile.h"

#include "app/base/Text.h"
#include "app/platform/DurableFile.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace farewell {

namespace {

/// Where a person looks for what they have saved; a program may be started anywhere.
QString ownFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace

SavedFile::Kind SavedFile::document(const QString &title, const QString &name)
{
    return {.title = title,
            .filter = tr("Documents (*.pdf)"),
            .suffix = QStringLiteral("pdf"),
            .name = name + QStringLiteral(".pdf")};
}

QFileDialog *SavedFile::dialogFor(const Kind &kind, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, kind.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->setNameFilter(kind.filter);
    if (dialog->directory() == QDir::current()) { // else it knows where the last one was saved
        dialog->setDirectory(ownFolder());
    }
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
