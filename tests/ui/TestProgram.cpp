// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/PracticeHomeserver.h"
#include "tests/support/Stage.h"
#include "tests/support/Waiting.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

constexpr std::chrono::seconds patience{30};
constexpr gid_t somebody = 65534;

/// What the one who starts it leaves the program: dumps as large as may be, and a group that is
/// not root's, or nobody could tell whose its files in /proc are.
void allowCoreDumps()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_CORE, &limit);
    if (::getuid() == 0) {
        [[maybe_unused]] const int done = ::setresgid(somebody, somebody, somebody);
    }
}

/// The program as it is built, and a hand on it.
class Started final
{
public:
    explicit Started(const PracticeHomeserver &server)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const std::initializer_list<std::pair<QString, QString>> more{
            {u"QT_QPA_PLATFORM"_s, u"offscreen"_s},
            {u"QT_QPA_GENERIC_PLUGINS"_s, u"hand"_s},
            {u"QT_PLUGIN_PATH"_s, QStringLiteral(FAREWELL_HAND_FOLDER)},
            {u"XDG_DATA_HOME"_s, m_folder.path()},
            {u"FAREWELL_HAND_USER"_s, u"alice"_s},
            {u"FAREWELL_HAND_SERVER"_s, server.baseUrl()},
            {u"FAREWELL_HAND_PASSWORD"_s, Stage::alicesPassword}};
        for (const auto &[name, value] : more) {
            environment.insert(name, value);
        }
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier(allowCoreDumps);
        m_process.start(QStringLiteral(FAREWELL_PROGRAM), {});
    }

    ~Started()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    Q_DISABLE_COPY_MOVE(Started)

    [[nodiscard]] bool waitSaid(const QByteArray &line)
    {
        const auto isThere = [&] {
            m_output += m_process.readAll();
            return m_output.contains(line) || hasEnded();
        };
        return waitUntil(isThere, patience) && m_output.contains(line);
    }

    void send(int signal) const { ::kill(static_cast<pid_t>(m_process.processId()), signal); }

    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }

    [[nodiscard]] bool waitEnded() const
    {
        return waitUntil([this] { return hasEnded(); }, patience);
    }

    [[nodiscard]] QString inProc(const QString &file) const
    {
        return u"/proc/%1/%2"_s.arg(m_process.processId()).arg(file);
    }

    [[nodiscard]] const QProcess &process() const { return m_process; }
    [[nodiscard]] const QByteArray &output() const { return m_output; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
};

void addSignals()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM, when the session of the desktop ends") << SIGTERM;
    QTest::newRow("SIGHUP, when the terminal is closed") << SIGHUP;
    QTest::newRow("SIGINT, Ctrl+C") << SIGINT;
}

} // namespace

/// What only the program as a whole does: what its main() sees to.
class TestProgram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<PracticeHomeserver>();
        QVERIFY(m_server->start());
    }

    /// They would put the password and the token on the disk.
    void leavesNoCoreDumps()
    {
        Started program(*m_server);
        QVERIFY2(program.waitSaid("@started"), program.output().constData());
        QFile limits(program.inProc(u"limits"_s));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        QByteArray found;
        for (const QByteArray &line : limits.readAll().split('\n')) {
            if (line.startsWith("Max core file size ")) {
                found = line.simplified();
            }
        }
        QCOMPARE(found, QByteArray("Max core file size 0 0 bytes"));
        // Nor may the system be handed one by other ways: then /proc/PID belongs to root.
        const QFileInfo file(limits.fileName());
        QCOMPARE(file.ownerId(), 0U);
        QCOMPARE(file.groupId(), 0U);
    }

    void endsAtOnceWithNobodySignedIn_data() { addSignals(); }

    void endsAtOnceWithNobodySignedIn()
    {
        QFETCH(const int, signal);
        Started program(*m_server);
        QVERIFY2(program.waitSaid("@started"), program.output().constData());
        program.send(signal);
        QVERIFY(program.waitEnded());
        QCOMPARE(program.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.process().exitCode(), 0);
    }

    void signsOutBeforeItEnds_data() { addSignals(); }

    void signsOutBeforeItEnds()
    {
        QFETCH(const int, signal);
        Started program(*m_server);
        QVERIFY2(program.waitSaid("@signed in"), program.output().constData());
        QVERIFY(m_server->sessionNames(u"alice"_s).contains(u"Farewell"_s));
        program.send(signal);
        QVERIFY(program.waitEnded());
        QCOMPARE(program.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.process().exitCode(), 0);
        QCOMPARE(m_server->requestsTo("/logout").size(), 1);
        QVERIFY(!m_server->sessionNames(u"alice"_s).contains(u"Farewell"_s));
    }

    /// Whoever asks twice does not want to wait for a server.
    void theSecondSignalEndsIt_data() { addSignals(); }

    void theSecondSignalEndsIt()
    {
        QFETCH(const int, signal);
        Started program(*m_server);
        QVERIFY2(program.waitSaid("@signed in"), program.output().constData());
        m_server->answerNext("POST", "/logout", {.delay = std::chrono::hours(1)});
        program.send(signal);
        QVERIFY(waitUntil([&] { return m_server->requestsTo("/logout").size() == 1; }, patience));
        QVERIFY(!program.hasEnded());
        program.send(signal);
        QVERIFY(program.waitEnded());
        QCOMPARE(program.process().exitStatus(), QProcess::CrashExit); // by the signal
    }

private:
    std::unique_ptr<PracticeHomeserver> m_server;
};

QTEST_MAIN(TestProgram)
#include "TestProgram.moc"
