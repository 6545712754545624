// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/TlsErrors.h"

#include <QTest>

using namespace farewell;

using Error = QSslError::SslError;

/// What Qt finds wrong with a certificate, in a word for people.
class TestTlsErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneIsNamed_data()
    {
        QTest::addColumn<QList<Error>>("errors");
        QTest::addColumn<TlsFlaw>("flaw");
        const auto row = [](const char *name, const QList<Error> &errors, TlsFlaw flaw) {
            QTest::newRow(name) << errors << flaw;
        };
        row("none", {}, TlsFlaw::Other);
        row("something else", {QSslError::CertificateRevoked}, TlsFlaw::Other);
        row("self-signed", {QSslError::SelfSignedCertificate}, TlsFlaw::Untrusted);
        row("unknown authority", {QSslError::SelfSignedCertificateInChain}, TlsFlaw::Untrusted);
        row("a link is missing",
            {QSslError::UnableToGetLocalIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate},
            TlsFlaw::Untrusted);
        row("another name", {QSslError::HostNameMismatch}, TlsFlaw::WrongHost);
        row("expired", {QSslError::CertificateExpired}, TlsFlaw::OutOfDate);
        row("not yet", {QSslError::CertificateNotYetValid}, TlsFlaw::OutOfDate);
        row("expired, and of another", {QSslError::CertificateExpired, QSslError::HostNameMismatch},
            TlsFlaw::WrongHost);
        row("a router's own page",
            {QSslError::CertificateExpired, QSslError::HostNameMismatch,
             QSslError::SelfSignedCertificate},
            TlsFlaw::Untrusted);
    }

    void oneIsNamed()
    {
        QFETCH(const QList<Error>, errors);
        QFETCH(const TlsFlaw, flaw);
        QList<QSslError> list;
        for (const Error error : errors) {
            list += QSslError(error);
        }
        QCOMPARE(flawOf(list), flaw);
    }
};

QTEST_GUILESS_MAIN(TestTlsErrors)
#include "TestTlsErrors.moc"
