// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QSslCertificate>
#include <QStringList>

namespace farewell {

/// What may vouch for a server, where the person trusts more than the system: they say so as to the
/// other programs of a Linux desktop, with a file in SSL_CERT_FILE and folders in SSL_CERT_DIR
/// (OpenSSL, SSL_CTX_set_default_verify_paths). Empty: they say nothing, and Qt knows the rest.
[[nodiscard]] QList<QSslCertificate> trustedByPerson();

/// Where the authorities of the system lie, which Qt trusts by itself.
struct SystemAuthorities
{
    QString folder;
    QStringList bundles; ///< all of them in one file, whatever that is called here

    [[nodiscard]] static SystemAuthorities usual();
};

/// What is left of `files` without those of the system, by whatever link they are named: most
/// people who set SSL_CERT_FILE name the system's own, and reading all of it takes a second or two.
[[nodiscard]] QStringList withoutSystem(const QStringList &files, const SystemAuthorities &system);

} // namespace farewell
