// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Waiting.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

/// What other programs hear of ours on the accessibility bus, and a screen reader says: an X
/// server, a bus, a real screen reader, the program as it is built.
class TestHeard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noPasswordIsHeardAndEveryFaultIs()
    {
        const QString password = u"Zq7vXk9wJb4"_s;
        PracticeHomeserver server;
        QVERIFY(server.start());
        server.editAccount(u"alice"_s,
                           [&](PracticeAccount &account) { account.password = password; });
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FAREWELL_HEARD_PASSWORD"_s, password);
        environment.remove(u"QT_QPA_PLATFORM"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(QStringLiteral(FAREWELL_SOURCE_DIR "/tests/ui/hearing/listen"),
                      {u"--farewell"_s, QStringLiteral(FAREWELL_PROGRAM), u"--server"_s,
                       server.baseUrl(), u"--user"_s, server.userId(u"alice"_s)});
        constexpr std::chrono::minutes patience{4};
        QVERIFY(waitUntil([&] { return process.state() == QProcess::NotRunning; }, patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(server.isDeactivated(u"alice"_s));
    }
};

QTEST_MAIN(TestHeard)
#include "TestHeard.moc"
