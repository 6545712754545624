// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Authorities.h"

#include <QDir>
#include <QSet>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace farewell {

namespace {

QStringList filesOfEnvironment()
{
    QStringList files{qEnvironmentVariable("SSL_CERT_FILE")};
    files.removeAll(QString());
    const QStringList folders
        = qEnvironmentVariable("SSL_CERT_DIR").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QFileInfo systemFolder(SystemAuthorities::usual().folder);
    for (const QString &folder : folders) {
        if (QFileInfo(folder).canonicalFilePath() == systemFolder.canonicalFilePath()) {
            continue;
        }
        const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &entry : entries) {
            files += entry.absoluteFilePath();
        }
    }
    return files;
}

/// As Qt: it looks for an authority by the hash in the name of a link, where there are such links,
/// and else reads all there is.
QFileInfoList readByQt(const QString &folder)
{
    const QDir system(folder);
    const QFileInfoList hashed = system.entryInfoList({u"*.[0-9]"_s}, QDir::Files);
    return hashed.isEmpty() ? system.entryInfoList(QDir::Files) : hashed;
}

} // namespace

QList<QSslCertificate> trustedByPerson()
{
    const QStringList files = withoutSystem(filesOfEnvironment(), SystemAuthorities::usual());
    if (files.isEmpty()) {
        return {};
    }
    // All of them then: Qt looks for no more once it has been told some.
    QList<QSslCertificate> trusted = QSslConfiguration::defaultConfiguration().caCertificates()
        + QSslConfiguration::systemCaCertificates();
    for (const QString &file : files) {
        trusted += QSslCertificate::fromPath(file);
    }
    return trusted;
}

SystemAuthorities SystemAuthorities::usual()
{
    return {u"/etc/ssl/certs"_s,
            {u"/etc/ssl/certs/ca-certificates.crt"_s, u"/etc/ssl/cert.pem"_s,
             u"/etc/pki/tls/certs/ca-bundle.crt"_s,
             u"/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"_s}};
}

QStringList withoutSystem(const QStringList &files, const SystemAuthorities &system)
{
    if (files.isEmpty()) {
        return {};
    }
    QSet<QString> known;
    for (const QString &bundle : system.bundles) {
        known += QFileInfo(bundle).canonicalFilePath();
    }
    const QFileInfoList entries = readByQt(system.folder);
    for (const QFileInfo &entry : entries) {
        known += entry.canonicalFilePath();
    }
    QStringList left = files;
    left.removeIf([&](const QString &file) {
        const QString path = QFileInfo(file).canonicalFilePath(); // empty: it is not there
        return path.isEmpty() || known.contains(path);
    });
    return left;
}

} // namespace farewell
