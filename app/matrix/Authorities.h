// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QSslCertificate>

namespace farewell {

/// What may vouch for a server, where the person trusts more than the system: they say so as to the
/// other programs of a Linux desktop, with a file in SSL_CERT_FILE and folders in SSL_CERT_DIR
/// (OpenSSL, SSL_CTX_set_default_verify_paths). Empty: they say nothing, and Qt knows the rest.
[[nodiscard]] QList<QSslCertificate> trustedByPerson();

} // namespace farewell
