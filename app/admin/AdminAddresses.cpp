// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/AdminAddresses.h"

#include "app/platform/DurableFile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace farewell {

namespace {

constexpr qint64 largestFile = 256 * 1024;

QJsonObject contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(largestFile)).object()
                                          : QJsonObject();
}

} // namespace

AdminAddresses::AdminAddresses(QString path)
    : m_path(std::move(path))
{
}

std::optional<HomeserverUrl> AdminAddresses::of(const QString &serverName) const
{
    return HomeserverUrl::parse(contentOf(m_path).value(serverName).toString());
}

bool AdminAddresses::keep(const QString &serverName, const HomeserverUrl &address) const
{
    QJsonObject all = contentOf(m_path);
    all.insert(serverName, address.toString());
    const QByteArray bytes = QJsonDocument(all).toJson();
    DurableFile file(QFileInfo(m_path).filesystemFilePath());
    return !file.write(bytes.toStdString());
}

} // namespace farewell
