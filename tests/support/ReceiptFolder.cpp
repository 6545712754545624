// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/ReceiptFolder.h"

#include "tests/support/Schema.h"
#include "tests/support/Waiting.h"
#include "ui/Names.h"

#include <QDir>
#include <QFileDialog>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace farewell {

bool ReceiptFolder::save(const PatientRobot &window, const QString &name) const
{
    if (!window.waitReachable(names::saveReceiptButton)
        || !window.click(names::saveReceiptButton)) {
        return false;
    }
    auto *files = window.window()->findChild<QFileDialog *>();
    if (files == nullptr || window.property("receipt") != u"saving"_s) {
        return false;
    }
    files->selectFile(path(name + u".pdf"_s));
    QMetaObject::invokeMethod(files, "accept");
    return waitUntil([&window] { return window.property("receipt") != u"saving"_s; });
}

QByteArray ReceiptFolder::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject ReceiptFolder::receipt(const QString &name) const
{
    return QJsonDocument::fromJson(bytes(name + u".json"_s)).object();
}

QStringList ReceiptFolder::files() const
{
    return QDir(m_folder.path()).entryList(QDir::Files, QDir::Name);
}

QString ReceiptFolder::complaints(const QString &name) const
{
    return test::complaintsOn(bytes(name + u".json"_s), u"receipt.schema.json"_s);
}

} // namespace farewell
