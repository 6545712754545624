// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/TlsErrors.h"

#include <algorithm>
#include <initializer_list>

namespace farewell {

namespace {

bool hasOneOf(const QList<QSslError> &errors, std::initializer_list<QSslError::SslError> sought)
{
    return std::ranges::any_of(errors, [sought](const QSslError &error) {
        return std::ranges::find(sought, error.error()) != sought.end();
    });
}

} // namespace

TlsFlaw flawOf(const QList<QSslError> &errors)
{
    if (hasOneOf(errors,
                 {QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                  QSslError::UnableToGetIssuerCertificate,
                  QSslError::UnableToGetLocalIssuerCertificate,
                  QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted})) {
        return TlsFlaw::Untrusted;
    }
    if (hasOneOf(errors, {QSslError::HostNameMismatch})) {
        return TlsFlaw::WrongHost;
    }
    if (hasOneOf(errors, {QSslError::CertificateExpired, QSslError::CertificateNotYetValid})) {
        return TlsFlaw::OutOfDate;
    }
    return TlsFlaw::Other;
}

} // namespace farewell
