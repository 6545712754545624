// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/EndOfSession.h"
#include "tests/support/Waiting.h"

#include <QDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

bool isPipe(int file)
{
    struct stat about = {};
    return ::fstat(file, &about) == 0 && S_ISFIFO(about.st_mode);
}

std::set<int> openPipes()
{
    std::set<int> found;
    for (const QString &name : QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries)) {
        bool isNumber = false;
        const int file = name.toInt(&isNumber);
        if (isNumber && isPipe(file)) {
            found.insert(file);
        }
    }
    return found;
}

} // namespace

class TestEndOfSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        const std::set<int> before = openPipes();
        m_asked = 0;
        m_end = std::make_unique<EndOfSession>([this] { ++m_asked; });
        m_own = openPipes();
        for (const int file : before) {
            m_own.erase(file);
        }
        QCOMPARE(m_own.size(), std::size_t(2));
    }

    void cleanup() { m_end.reset(); }

    void tellsOnce() const
    {
        ::raise(SIGTERM);
        QVERIFY(waitUntil([&] { return m_asked == 1; }));
    }

    /// A browser that we start would hold them open.
    void itsPipeIsNobodyElses()
    {
        for (const int file : m_own) {
            QVERIFY(::fcntl(file, F_GETFD) & FD_CLOEXEC);
        }
    }

    /// Whatever was interrupted looks at it next, even where the handler could not do its work.
    void errnoStays()
    {
        for (const int file : m_own) {
            ::close(file);
        }
        errno = ENOTTY;
        ::raise(SIGTERM);
        QCOMPARE(errno, ENOTTY);
    }

private:
    std::unique_ptr<EndOfSession> m_end;
    std::set<int> m_own; ///< what it has opened
    int m_asked = 0;
};

QTEST_MAIN(TestEndOfSession)
#include "TestEndOfSession.moc"
