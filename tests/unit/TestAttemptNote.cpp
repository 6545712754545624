// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/AttemptNote.h"

#include "app/base/ManualClock.h"
#include "tests/support/Flushes.h"
#include "tests/support/FullDisk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using namespace std::chrono_literals;

using Problem = Note::Problem;

namespace {

const QString alice = u"@alice:example.org"_s;
const QString bob = u"@bob:example.org"_s;

UserId userOf(const QString &userId)
{
    return UserId::parse(userId).value();
}

HomeserverUrl server()
{
    return HomeserverUrl::parse(u"https://matrix.example.org"_s).value();
}

Attempt attemptOf(const QString &userId)
{
    return {.actor = userOf(userId),
            .subject = userOf(userId),
            .homeserver = server(),
            .step = AttemptStep::Proved,
            .sentAt = QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC),
            .erase = true,
            .profileWasThere = true};
}

Attempt later(Attempt attempt)
{
    attempt.step = AttemptStep::FindingOut;
    return attempt;
}

} // namespace

/// One file an attempt while a deactivation is under way: written whole, found by the next start,
/// gone when all is known. No attempt touches the note of another one that still runs.
class TestAttemptNote final : public QObject
{
    Q_OBJECT

public:
    enum class End { DidNothing, Deactivated, Active };
    Q_ENUM(End)

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folder = std::make_unique<NoteFolder>(path());
    }

    void whatIsRecordedIsReadAfterItsEnd()
    {
        const Attempt attempt = attemptOf(alice);
        {
            AttemptNote note = noteOf(alice);
            QCOMPARE(m_folder->probe(), NoteFault::None);
            QCOMPARE(note.record(attempt), NoteFault::None);
            QCOMPARE(note.record(later(attempt)), NoteFault::None); // in place of the first
            QCOMPARE(files().size(), 1);
            QVERIFY2(m_folder->read().isEmpty(), "it is still under way");
        }
        const QList<Note> notes = m_folder->read();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.constFirst().attempt() != nullptr);
        QVERIFY(*notes.constFirst().attempt() == later(attempt));
    }

    void onlyItsOwnerCanReadIt()
    {
        AttemptNote note = noteOf(alice);
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::None);
        QCOMPARE(files().size(), 1);
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(files().constFirst()) & others, QFile::Permissions());
        QVERIFY(!files().constFirst().contains(u"alice"_s));
    }

    void whatIsOverIsGone_data()
    {
        QTest::addColumn<End>("end");
        QTest::newRow("did nothing") << End::DidNothing;
        QTest::newRow("deactivated") << End::Deactivated;
        QTest::newRow("active") << End::Active;
    }

    void whatIsOverIsGone()
    {
        QFETCH(const End, end);
        AttemptNote note = noteOf(alice);
        conclude(note, end);
        QCOMPARE(files(), QStringList());
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::None);
        QCOMPARE(files().size(), 1);
        conclude(note, end);
        QCOMPARE(files(), QStringList());
        conclude(note, end);
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::None); // the same words once more
        QCOMPARE(files().size(), 1);
    }

    void whatBecomesOfAnOlderNote_data()
    {
        QTest::addColumn<End>("end");
        QTest::addColumn<QString>("ofWhom");
        QTest::addColumn<std::chrono::seconds>("age");
        QTest::addColumn<std::chrono::seconds>("ago");
        QTest::addColumn<bool>("stays");
        const auto row = [](const char *name, End end, std::chrono::seconds age, bool stays,
                            std::chrono::seconds ago = 0s, const QString &ofWhom = alice) {
            QTest::newRow(name) << end << ofWhom << age << ago << stays;
        };
        row("the second did nothing", End::DidNothing, 24h, true);
        row("deactivated", End::Deactivated, 1s, false);
        row("active, and the first may still be at work", End::Active, 299s, true);
        row("active, and the first is over", End::Active, 300s, false);
        row("active, but that was seen a while ago", End::Active, 310s, true, 11s);
        row("active, seen a while ago, and over then", End::Active, 311s, false, 11s);
        row("somebody else's account is deactivated", End::Deactivated, 24h, true, 0s, bob);
        row("somebody else's account is active", End::Active, 24h, true, 0s, bob);
        row("an account elsewhere", End::Deactivated, 24h, true, 0s, u"@alice:example.com"_s);
    }

    /// What is learnt in one attempt settles others that were left behind, where it tells of them.
    void whatBecomesOfAnOlderNote()
    {
        QFETCH(const End, end);
        QFETCH(const QString, ofWhom);
        QFETCH(const std::chrono::seconds, age);
        QFETCH(const std::chrono::seconds, ago);
        QFETCH(const bool, stays);
        leaveBehind(ofWhom);
        m_clock.advance(age);
        AttemptNote note = noteOf(alice);
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::None);
        QCOMPARE(files().size(), 2);
        conclude(note, end, ago);
        QCOMPARE(files().size(), stays ? 1 : 0);
    }

    /// The disk may be full: what the attempt has found out counts all the same.
    void whatWasNeverWrittenConcludesToo()
    {
        leaveBehind(alice);
        AttemptNote note = noteOf(alice);
        note.concluded();
        QCOMPARE(files(), QStringList());
    }

    void whatBecomesOfARunningOnesNote_data() { whatIsOverIsGone_data(); }

    /// Two programs, one account: the first is still finding out when the second ends.
    void whatBecomesOfARunningOnesNote()
    {
        QFETCH(const End, end);
        {
            AttemptNote first = noteOf(alice);
            Attempt attempt = attemptOf(alice);
            attempt.sent = m_clock.now();
            QCOMPARE(first.record(attempt), NoteFault::None);
            m_clock.advance(24h);
            AttemptNote second = noteOf(alice);
            QCOMPARE(second.record(attemptOf(alice)), NoteFault::None);
            QCOMPARE(files().size(), 2);
            conclude(second, end);
            QCOMPARE(files().size(), 1);
            QCOMPARE(first.record(later(attempt)), NoteFault::None);
            QVERIFY(!m_folder->forget(Note{files().constFirst(), Problem::Unreadable}));
        }
        QCOMPARE(m_folder->read().size(), 1);
        QVERIFY(m_folder->read().constFirst().attempt()->step == AttemptStep::FindingOut);
    }

    void everyAttemptHasItsOwn()
    {
        leaveBehind(alice);
        leaveBehind(bob);
        leaveBehind(alice);
        QCOMPARE(m_folder->read().size(), 3);
    }

    /// Of the version before: its name is the account's alone, and it holds no requests.
    void aNoteOfTheVersionBeforeIsSettledToo()
    {
        QVERIFY(QDir().mkpath(path()));
        QFile file(path() + u"/0123456789abcdef.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"homeserver":"https://matrix.example.org/",)"
                   R"("user_id":"@alice:example.org","sign_in":"password","step":"proved",)"
                   R"("sent_at":"2026-11-23T14:09:21.000Z","boot":"","sent_after_boot_ms":0,)"
                   R"("erase":false,"profile_was_there":true,"account_status":false})");
        file.close();
        QCOMPARE(m_folder->read().size(), 1);
        AttemptNote note = noteOf(alice);
        note.concluded();
        QCOMPARE(files(), QStringList());
    }

    void forgetting()
    {
        leaveBehind(alice);
        const Note note = m_folder->read().constFirst();
        QVERIFY(m_folder->forget(note));
        QVERIFY(m_folder->forget(note)); // it is not there, that is what counts
        QCOMPARE(files(), QStringList());
    }

    void whatCannotBeReadIsShownAndNotForgotten()
    {
        QVERIFY(QDir().mkpath(path()));
        QFile file(path() + u"/0123456789abcdef.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QList<Note> notes = m_folder->read();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.constFirst().attempt() == nullptr);
        QCOMPARE(notes.constFirst().path, file.fileName());
        m_folder->forgetDeactivated(userOf(alice), server());
        QVERIFY2(file.exists(), "nobody knows whose it is");
    }

    void leftOversOfAnUnfinishedWriteGo_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<bool>("stays");
        QTest::newRow("just made, perhaps by a program that still runs") << 30 << true;
        QTest::newRow("old") << 61 << false;
    }

    void leftOversOfAnUnfinishedWriteGo()
    {
        QFETCH(const int, age);
        QFETCH(const bool, stays);
        QVERIFY(QDir().mkpath(path()));
        QFile file(path() + u"/new-AbCdEf"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        QVERIFY(file.flush());
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-age),
                                 QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(m_folder->read().isEmpty());
        QCOMPARE(files().size(), stays ? 1 : 0);
    }

    void nothingThereIsNoNote() { QVERIFY(m_folder->read().isEmpty()); }

    void aFolderThatCannotBe()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file where the folder should be
        QCOMPARE(m_folder->probe(), NoteFault::NotWritable);
        AttemptNote note = noteOf(alice);
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::NotWritable);
        QVERIFY(m_folder->read().isEmpty());
        note.didNothing();
        note.concluded();
        QVERIFY(file.exists());
    }

    void aFullDisk()
    {
        AttemptNote note = noteOf(alice);
        const Attempt attempt = attemptOf(alice);
        QCOMPARE(note.record(attempt), NoteFault::None);
        NoteFault probed{};
        NoteFault written{};
        {
            const FullDisk full;
            probed = m_folder->probe();
            written = note.record(later(attempt));
        }
        QCOMPARE(probed, NoteFault::NoRoom);
        QCOMPARE(written, NoteFault::NoRoom);
        QCOMPARE(files().size(), 1);
        QCOMPARE(contentOf(files().constFirst()), toNote(attempt)); // the former one stays
        QCOMPARE(note.record(later(attempt)), NoteFault::None);
        QCOMPARE(contentOf(files().constFirst()), toNote(later(attempt)));
    }

    /// First the whole note, then its name, then the folder's: a power cut at any time leaves the
    /// former note or this one, and after record() this one.
    void itIsOnTheDiskWhenItIsRecorded()
    {
        AttemptNote note = noteOf(alice);
        const Attempt first = attemptOf(alice);
        QByteArrayList before;
        for (const Attempt &attempt : {first, later(first)}) {
            const Flushes flushes(path());
            QCOMPARE(note.record(attempt), NoteFault::None);
            const QByteArrayList after{toNote(attempt)};
            QCOMPARE(flushes.seen().size(), 3);
            const Flush &file = flushes.seen().at(0);
            QVERIFY(file.path.startsWith(path() + u'/'));
            QCOMPARE(file.content, after.constFirst());
            QCOMPARE(file.notes, before);
            QCOMPARE(flushes.seen().at(1).path, path());
            QCOMPARE(flushes.seen().at(1).notes, after);
            QCOMPARE(flushes.seen().at(2).path, m_home->path());
            QCOMPARE(flushes.seen().at(2).notes, after);
            before = after;
        }
        const Flushes flushes(path());
        QCOMPARE(note.record(later(first)), NoteFault::None);
        QVERIFY2(flushes.seen().isEmpty(), "it says so already");
    }

    void aDiskThatBreaks_data()
    {
        QTest::addColumn<int>("flush");
        QTest::newRow("at the note") << 0;
        QTest::newRow("at its name") << 1;
        QTest::newRow("at the folder's name") << 2;
    }

    void aDiskThatBreaks()
    {
        QFETCH(const int, flush);
        AttemptNote note = noteOf(alice);
        Flushes flushes(path());
        flushes.breakAt(flush);
        QCOMPARE(note.record(attemptOf(alice)), NoteFault::NotWritable);
        QCOMPARE(flushes.seen().size(), flush + 1);
        QVERIFY(flush > 0 || files().isEmpty());
        note.didNothing();
        QCOMPARE(files(), QStringList());
    }

    /// The former note may be the only word of a request that is still at work.
    void aDiskThatBreaksLeavesTheFormerNote()
    {
        AttemptNote note = noteOf(alice);
        const Attempt first = attemptOf(alice);
        QCOMPARE(note.record(first), NoteFault::None);
        Flushes flushes(path());
        flushes.breakAt(0);
        QCOMPARE(note.record(later(first)), NoteFault::NotWritable);
        QCOMPARE(files().size(), 1);
        QCOMPARE(contentOf(files().constFirst()), toNote(first));
    }

    void theTrialIsFlushedToo()
    {
        Flushes flushes(path());
        flushes.breakAt(0);
        QCOMPARE(m_folder->probe(), NoteFault::NotWritable);
        QVERIFY(flushes.seen().constFirst().content.size() >= largestNote);
        QCOMPARE(files(), QStringList());
    }

private:
    [[nodiscard]] AttemptNote noteOf(const QString &userId) const
    {
        return {*m_folder, userOf(userId), server()};
    }

    void leaveBehind(const QString &userId)
    {
        AttemptNote note = noteOf(userId);
        Attempt attempt = attemptOf(userId);
        attempt.sent = m_clock.now();
        QCOMPARE(note.record(attempt), NoteFault::None);
    }

    void conclude(AttemptNote &note, End end, std::chrono::milliseconds ago = 0ms)
    {
        switch (end) {
        case End::DidNothing:
            note.didNothing();
            return;
        case End::Deactivated:
            note.concluded();
            return;
        case End::Active:
            note.concludedActive(m_clock, ago);
            return;
        }
    }

    [[nodiscard]] QString path() const { return m_home->filePath(u"farewell"_s); }

    [[nodiscard]] QStringList files() const
    {
        QStringList paths;
        const auto found = QDir(path()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &file : found) {
            paths += file.filePath();
        }
        return paths;
    }

    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<NoteFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestAttemptNote)
#include "TestAttemptNote.moc"
