// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Stage.h"
#include "ui/Names.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

/// Everything that was logged; the practice homeserver's threads may log too.
struct Log
{
    QMutex mutex;
    QByteArray text;
    QtMessageHandler previous = nullptr;
};

Log &log()
{
    static Log log;
    return log;
}

void record(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log &all = log();
    {
        const QMutexLocker lock(&all.mutex);
        all.text += message.toUtf8() + '\n';
    }
    if (type != QtDebugMsg && type != QtInfoMsg) {
        all.previous(type, context, message);
    }
}

QTemporaryDir &home()
{
    static QTemporaryDir home;
    return home;
}

/// The names and contents of all files under `folder`.
QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        all += file.fileName().toUtf8() + '\n';
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable";
    }
    return all;
}

/// As it is, and as it would stand in a query, a body or a header.
QByteArrayList shapesOf(const QByteArray &secret)
{
    return {secret, secret.toPercentEncoding(), QByteArray(secret).replace(' ', '+'),
            secret.toBase64(), secret.toHex()};
}

} // namespace

/// The password and the token of a journey turn up nowhere: not in the log, not in a file.
class TestCanary final : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        QCoreApplication::setApplicationName(u"farewell"_s);
        const QByteArray folder = home().path().toUtf8();
        qputenv("HOME", folder);
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"}) {
            qputenv(name, folder);
        }
        QLoggingCategory::setFilterRules(u"farewell.*=true"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        log().previous = qInstallMessageHandler(record); // Qt Test has put its own by now
        Theme::apply(*qApp, Appearance::Light);
    }
    void cleanupTestCase() { qInstallMessageHandler(log().previous); }

    void password()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInAlice());
        const QByteArray token = tokenOf(stage, u"alice"_s);
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(u"canary and not hers"_s));
        QVERIFY(stage.dialog.waitProperty("reason", u"wrongPassword"_s));
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        finish(stage);
        const QString session
            = stage.deactivations().constLast().json().value("auth"_L1)["session"_L1].toString();
        verifyUnseen(
            {token, Stage::alicesPassword.toUtf8(), "canary and not hers", session.toUtf8()});
    }

    void sso()
    {
        Stage stage(Stage::Time::Manual);
        QVERIFY(stage.signInBob());
        const QByteArray token = tokenOf(stage, u"bob"_s);
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.goToBrowser());
        QVERIFY(stage.walkAs(u"bob"_s));
        QVERIFY(stage.arm(stage.dialog, names::confirmButton));
        QVERIFY(stage.dialog.click(names::confirmButton));
        finish(stage);
        // Neither may the way back from the browser, with the port and path of its receiver.
        const QByteArray returnTo
            = QUrl(stage.browser.opened().constFirst()).query(QUrl::FullyEncoded).toLatin1();
        verifyUnseen({token, returnTo});
    }

    /// While nobody knows yet, a note is on the disk; nothing secret is in it.
    void note()
    {
        Stage stage(Stage::Time::Manual);
        stage.server.answerNext("POST", "/account/deactivate", {.status = 502, .body = {}});
        QVERIFY(stage.signInAlice());
        const QByteArray token = tokenOf(stage, u"alice"_s);
        QVERIFY(stage.openDeactivation());
        QVERIFY(stage.confirmWith(Stage::alicesPassword));
        QVERIFY(stage.outcome.waitPhase(u"checking"_s));
        QVERIFY(everythingIn(home().path()).contains(stage.server.userId(u"alice"_s).toUtf8()));
        verifyUnseen({token, Stage::alicesPassword.toUtf8()});
    }

private:
    static QByteArray tokenOf(const Stage &stage, const QString &localpart)
    {
        const PracticeAccount account = stage.server.account(localpart).value_or(PracticeAccount());
        for (const PracticeSession &session : account.sessions) {
            if (session.name == "Farewell"_L1) {
                return session.token;
            }
        }
        return {};
    }

    static void finish(Stage &stage)
    {
        QVERIFY(stage.outcome.waitProperty("outcome", u"deactivated"_s));
        QVERIFY(stage.outcome.waitPhase(u"settled"_s));
        QVERIFY(stage.outcome.click(names::closeOutcomeButton));
        QVERIFY(stage.login.waitShown());
    }

    static void verifyUnseen(const QByteArrayList &secrets)
    {
        const QMutexLocker lock(&log().mutex);
        QVERIFY2(log().text.contains("/account/deactivate"), "the log was off");
        const QByteArray files = everythingIn(home().path());
        for (const QByteArray &secret : secrets) {
            QVERIFY(secret.size() > 8);
            for (const QByteArray &shape : shapesOf(secret)) {
                QVERIFY2(!log().text.contains(shape), "a secret is in the log");
                QVERIFY2(!files.contains(shape), "a secret is in a file");
            }
        }
    }
};

QTEST_MAIN(TestCanary)
#include "TestCanary.moc"
