// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/matrix/Authorities.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

const QString &systemBundle()
{
    static const QString file = u"/etc/ssl/certs/ca-certificates.crt"_s;
    return file;
}

} // namespace

/// Which files of the environment name an authority that the system does not know.
class TestAuthorities final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const QString &folder : {u"store"_s, u"certs"_s, u"own"_s}) {
            QVERIFY(QDir(m_folder->path()).mkdir(folder));
        }
        for (const QString &file : {u"store/root.crt"_s, u"certs/bundle.crt"_s,
                                    u"certs/unknown.pem"_s, u"own/ca.pem"_s}) {
            QFile made(at(file));
            QVERIFY(made.open(QIODevice::WriteOnly));
        }
        link(u"store/root.crt"_s, u"certs/root.pem"_s);
        link(u"certs/root.pem"_s, u"certs/0a1b2c3d.0"_s);
        link(u"certs/bundle.crt"_s, u"cert.pem"_s);
        link(u"certs"_s, u"others"_s);
        link(u"own/ca.pem"_s, u"own/link.pem"_s);
    }

    void cleanup()
    {
        m_folder.reset();
        qputenv("SSL_CERT_FILE", {});
        qputenv("SSL_CERT_DIR", {});
    }

    void whatIsLeft_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isOnesOwn");
        QTest::newRow("the system's bundle") << u"certs/bundle.crt"_s << false;
        QTest::newRow("a link to it") << u"cert.pem"_s << false;
        QTest::newRow("by another folder") << u"others/bundle.crt"_s << false;
        QTest::newRow("by a way round") << u"own/../certs/bundle.crt"_s << false;
        QTest::newRow("one of the system's") << u"certs/root.pem"_s << false;
        QTest::newRow("the same, by its hash") << u"certs/0a1b2c3d.0"_s << false;
        QTest::newRow("the same, where it lies") << u"store/root.crt"_s << false;
        QTest::newRow("one of one's own") << u"own/ca.pem"_s << true;
        QTest::newRow("a link to that") << u"own/link.pem"_s << true;
        QTest::newRow("beside the system's, where Qt finds it not")
            << u"certs/unknown.pem"_s << true;
        QTest::newRow("none") << u"own/nothing.pem"_s << false;
    }

    void whatIsLeft()
    {
        QFETCH(const QString, file);
        QFETCH(const bool, isOnesOwn);
        const SystemAuthorities system{at(u"certs"_s), {at(u"certs/bundle.crt"_s)}};
        const QStringList left = withoutSystem({at(file), at(u"own/ca.pem"_s)}, system);
        QCOMPARE(left.contains(at(file)), isOnesOwn);
        QVERIFY(left.contains(at(u"own/ca.pem"_s)));
    }

    /// There Qt reads all files of the folder.
    void withoutHashesAllIsTheSystems()
    {
        QVERIFY(QFile::remove(at(u"certs/0a1b2c3d.0"_s)));
        const SystemAuthorities system{at(u"certs"_s), {}};
        QCOMPARE(withoutSystem({at(u"certs/unknown.pem"_s), at(u"store/root.crt"_s)}, system),
                 QStringList());
    }

    void theSystemsOwnBundleSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("value");
        QTest::newRow("the bundle") << "SSL_CERT_FILE"_ba << systemBundle();
        QTest::newRow("OpenSSL's name for it") << "SSL_CERT_FILE"_ba << u"/usr/lib/ssl/cert.pem"_s;
        QTest::newRow("its folder") << "SSL_CERT_DIR"_ba << u"/etc/ssl/certs/"_s;
        QTest::newRow("OpenSSL's name for that") << "SSL_CERT_DIR"_ba << u"/usr/lib/ssl/certs"_s;
    }

    /// All certificates of the system were read once more, and the first request waited for that.
    void theSystemsOwnBundleSaysNothing()
    {
        QFETCH(const QByteArray, variable);
        QFETCH(const QString, value);
        if (!QFile::exists(systemBundle())) {
            QSKIP("this system keeps its authorities elsewhere");
        }
        qputenv(variable.constData(), value.toLocal8Bit());
        QCOMPARE(trustedByPerson().size(), 0);
    }

    /// With all of the system's: Qt looks for no more.
    void onesOwnCountsBesideTheSystems()
    {
        const QString own = QStringLiteral(FAREWELL_SOURCE_DIR "/tests/support/tls/authority.pem");
        qputenv("SSL_CERT_FILE", own.toLocal8Bit());
        qputenv("SSL_CERT_DIR", "/etc/ssl/certs");
        const QList<QSslCertificate> trusted = trustedByPerson();
        QVERIFY(trusted.contains(QSslCertificate::fromPath(own).constFirst()));
        QVERIFY(!QFile::exists(systemBundle()) || trusted.size() > 50);
    }

private:
    [[nodiscard]] QString at(const QString &file) const { return m_folder->filePath(file); }

    void link(const QString &target, const QString &name) const
    {
        QVERIFY(QFile::link(at(target), at(name)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAuthorities)
#include "TestAuthorities.moc"
