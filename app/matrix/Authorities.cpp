// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Authorities.h"

#include <QDir>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

/// Where Qt looks by itself.
const QString &systemFolder()
{
    static const QString folder = u"/etc/ssl/certs"_s;
    return folder;
}

QStringList filesOfEnvironment()
{
    QStringList files{qEnvironmentVariable("SSL_CERT_FILE")};
    files.removeAll(QString());
    const QStringList folders
        = qEnvironmentVariable("SSL_CERT_DIR").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        if (QDir::cleanPath(folder) == systemFolder()) {
            continue;
        }
        const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &entry : entries) {
            files += entry.absoluteFilePath();
        }
    }
    return files;
}

} // namespace

QList<QSslCertificate> trustedByPerson()
{
    const QStringList files = filesOfEnvironment();
    if (files.isEmpty()) {
        return {};
    }
    // All of them then: Qt looks for no more once it has been told some.
    QList<QSslCertificate> trusted = QSslConfiguration::defaultConfiguration().caCertificates()
        + QSslConfiguration::systemCaCertificates();
    for (const QString &file : files) {
        if (QFileInfo(file).absolutePath() != systemFolder()) { // those are there already
            trusted += QSslCertificate::fromPath(file);
        }
    }
    return trusted;
}

} // namespace farewell
