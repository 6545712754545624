// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/deactivation/Journal.h"

#include "tests/support/Flushes.h"
#include "tests/support/FullDisk.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;

using Problem = Note::Problem;

namespace {

JournalEntry entryOf(const QString &userId)
{
    return {HomeserverUrl::parse(u"https://matrix.example.org"_s).value(),
            UserId::parse(userId).value(),
            Session::Kind::Password,
            JournalStep::Proved,
            QDateTime(QDate(2026, 11, 23), QTime(14, 9, 21), Qt::UTC),
            Moment{QUuid(u"{0f4ac0de-0000-4000-8000-00000000b007}"_s),
                   std::chrono::milliseconds(5'000'000'000)},
            true,
            true,
            false};
}

/// A note with one member replaced, or left out where the value is undefined.
QByteArray noteWith(const QString &key, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(toNote(entryOf(u"@alice:example.org"_s))).object();
    object.insert(key, value);
    return QJsonDocument(object).toJson();
}

} // namespace

/// One note while a deactivation is under way: written whole, found by the next start, gone when
/// all is known.
class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<JournalEntry>("entry");
        const JournalEntry usual = entryOf(u"@alice:example.org"_s);
        QTest::newRow("password") << usual;
        JournalEntry other = entryOf(u"@Åse \x22zwei\x22/..:[::1]:8448"_s);
        other.homeserver = HomeserverUrl::parse(u"http://127.0.0.1:8008/base"_s).value();
        other.kind = Session::Kind::Sso;
        other.step = JournalStep::Asked;
        other.erase = other.profileWasThere = false;
        other.accountStatus = true;
        other.sent = {};
        QTest::newRow("everything else") << other;
        JournalEntry looking = usual;
        looking.step = JournalStep::FindingOut;
        QTest::newRow("finding out") << looking;
    }

    void whatIsWrittenIsRead()
    {
        QFETCH(const JournalEntry, entry);
        {
            Journal journal(folder());
            QCOMPARE(journal.probe(), JournalFault::None);
            QCOMPARE(journal.write(entryOf(entry.userId.toString())), JournalFault::None);
            QCOMPARE(journal.write(entry), JournalFault::None); // in place of the first
            QVERIFY2(Journal(folder()).read().isEmpty(), "it is still under way");
        }
        const QList<Note> notes = Journal(folder()).read();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.constFirst().entry() != nullptr);
        QVERIFY(*notes.constFirst().entry() == entry);
    }

    /// What probe() finds room for is enough for every note, and all of it is read again.
    void theLargestNoteIsSmall()
    {
        JournalEntry entry = entryOf(u'@' + QString(240, u'\x01') + u":example.org"_s);
        const QString host = u"https://example.org/"_s;
        entry.homeserver = HomeserverUrl::parse(host + QString(2000 - host.size(), u'a')).value();
        QVERIFY(toNote(entry).size() <= 4096);
        QVERIFY(parseNote(toNote(entry)) == (std::variant<Problem, JournalEntry>(entry)));
        {
            Journal journal(folder());
            QCOMPARE(journal.write(entry), JournalFault::None);
        }
        QCOMPARE(Journal(folder()).read().size(), 1);
        QVERIFY(*Journal(folder()).read().constFirst().entry() == entry);
    }

    void onlyItsOwnerCanReadIt()
    {
        Journal journal(folder());
        QCOMPARE(journal.write(entryOf(u"@alice:example.org"_s)), JournalFault::None);
        QCOMPARE(files().size(), 1);
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(files().constFirst()) & others, QFile::Permissions());
        QVERIFY(!files().constFirst().contains(u"alice"_s));
    }

    void whatIsSettledIsGone()
    {
        Journal journal(folder());
        QCOMPARE(journal.probe(), JournalFault::None);
        QCOMPARE(files(), QStringList());
        QCOMPARE(journal.write(entryOf(u"@alice:example.org"_s)), JournalFault::None);
        journal.settle();
        QCOMPARE(files(), QStringList());
        journal.settle();
    }

    /// A second attempt that has done nothing says nothing about the first one.
    void whatIsTakenBackLeavesTheFormerNote()
    {
        const JournalEntry first = entryOf(u"@alice:example.org"_s);
        JournalEntry second = first;
        second.erase = !first.erase;
        {
            Journal journal(folder());
            QCOMPARE(journal.write(first), JournalFault::None);
            journal.leaveBehind();
        }
        Journal journal(folder());
        for (int attempt = 0; attempt < 2; ++attempt) {
            QCOMPARE(journal.write(second), JournalFault::None);
            QCOMPARE(journal.write(second), JournalFault::None);
            journal.takeBack();
            const QList<Note> notes = journal.read();
            QCOMPARE(notes.size(), 1);
            QVERIFY(*notes.constFirst().entry() == first);
        }
        QCOMPARE(journal.write(second), JournalFault::None);
        journal.settle();
        QCOMPARE(files(), QStringList());
        QCOMPARE(journal.write(second), JournalFault::None);
        journal.takeBack(); // there was none before
        QCOMPARE(files(), QStringList());

        Journal running(folder());
        QCOMPARE(running.write(first), JournalFault::None);
        QCOMPARE(journal.write(second), JournalFault::None);
        journal.takeBack(); // what another program has written is up to that one
        QCOMPARE(files(), QStringList());
    }

    void everyAccountHasItsOwn()
    {
        {
            Journal alices(folder());
            Journal bobs(folder());
            QCOMPARE(alices.write(entryOf(u"@alice:example.org"_s)), JournalFault::None);
            QCOMPARE(bobs.write(entryOf(u"@bob:example.org"_s)), JournalFault::None);
            alices.settle();
        }
        const QList<Note> notes = Journal(folder()).read();
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.constFirst().entry()->userId.toString(), u"@bob:example.org"_s);
    }

    /// Two programs with the same account: the first to end leaves the note of the other alone.
    void theOthersNoteStays()
    {
        Journal first(folder());
        Journal second(folder());
        QCOMPARE(first.write(entryOf(u"@alice:example.org"_s)), JournalFault::None);
        QCOMPARE(second.write(entryOf(u"@alice:example.org"_s)), JournalFault::None);
        first.settle();
        QCOMPARE(files().size(), 1);
        const Note note{files().constFirst(), Problem::Unreadable};
        QVERIFY(!Journal(folder()).forget(note));
        QCOMPARE(files().size(), 1);
        second.settle();
        QCOMPARE(files(), QStringList());
    }

    void hostileNotes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Problem>("problem");
        const QByteArray whole = toNote(entryOf(u"@alice:example.org"_s));
        const auto bad = Problem::Unreadable;
        QTest::newRow("empty") << QByteArray() << bad;
        QTest::newRow("cut short") << whole.first(whole.size() / 2) << bad;
        QTest::newRow("cut by one") << whole.first(whole.size() - 2) << bad;
        QTest::newRow("zeros") << QByteArray(whole.size(), '\0') << bad;
        QTest::newRow("not JSON") << QByteArray("<html>") << bad;
        QTest::newRow("somebody else's JSON") << QByteArray(R"({"name":"package"})") << bad;
        QTest::newRow("a list") << QByteArray("[1]") << bad;
        QTest::newRow("huge") << QByteArray(100000, '[') << bad;
        QTest::newRow("version 0") << noteWith(u"version"_s, 0) << bad;
        QTest::newRow("version as text") << noteWith(u"version"_s, u"1"_s) << bad;
        QTest::newRow("newer") << noteWith(u"version"_s, 2) << Problem::Newer;
        QTest::newRow("newer, else unknown") << QByteArray(R"({"version":7})") << Problem::Newer;
        QTest::newRow("http elsewhere")
            << noteWith(u"homeserver"_s, u"http://example.org"_s) << bad;
        QTest::newRow("no Matrix ID") << noteWith(u"user_id"_s, u"alice"_s) << bad;
        QTest::newRow("unknown step") << noteWith(u"step"_s, u"dreaming"_s) << bad;
        QTest::newRow("no step") << noteWith(u"step"_s, QJsonValue::Undefined) << bad;
        QTest::newRow("unknown sign-in") << noteWith(u"sign_in"_s, u"stars"_s) << bad;
        QTest::newRow("no time") << noteWith(u"sent_at"_s, u"yesterday"_s) << bad;
        QTest::newRow("a time without a zone")
            << noteWith(u"sent_at"_s, u"2026-11-25T12:00:00.000"_s) << bad;
        QTest::newRow("a time after the year 9999")
            << noteWith(u"sent_at"_s, u"9999-12-31T23:59:59.999-14:00"_s) << bad;
        QTest::newRow("no start of the computer") << noteWith(u"boot"_s, {}) << bad;
        QTest::newRow("sent before its start") << noteWith(u"sent_after_boot_ms"_s, -1) << bad;
        QTest::newRow("sent at no time") << noteWith(u"sent_after_boot_ms"_s, u"1"_s) << bad;
        QTest::newRow("sent after an age") << noteWith(u"sent_after_boot_ms"_s, 1e300) << bad;
        QTest::newRow("erase as text") << noteWith(u"erase"_s, u"true"_s) << bad;
        QTest::newRow("no profile") << noteWith(u"profile_was_there"_s, {}) << bad;
        QTest::newRow("no account status") << noteWith(u"account_status"_s, {}) << bad;
    }

    void hostileNotes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const Problem, problem);
        QVERIFY(QDir().mkpath(folder()));
        QFile file(folder() + u"/0123456789abcdef.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();

        const Journal journal(folder());
        const QList<Note> notes = journal.read();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.constFirst().entry() == nullptr);
        QCOMPARE(std::get<Problem>(notes.constFirst().content), problem);
        QCOMPARE(notes.constFirst().path, file.fileName());
        QVERIFY2(file.exists(), "reading alone forgets nothing");
        QVERIFY(journal.forget(notes.constFirst()));
        QVERIFY(journal.forget(notes.constFirst())); // it is not there, that is what counts
        QVERIFY(journal.read().isEmpty());
    }

    void leftOversOfAnUnfinishedWriteGo()
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile file(folder() + u'/' + NoteFile::newPrefix() + u"AbCdEf"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        QVERIFY(Journal(folder()).read().isEmpty());
        QCOMPARE(files(), QStringList());
    }

    void nothingThereIsNoNote() { QVERIFY(Journal(folder()).read().isEmpty()); }

    void aFolderThatCannotBe()
    {
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file where the folder should be
        Journal journal(folder());
        QCOMPARE(journal.probe(), JournalFault::NotWritable);
        QCOMPARE(journal.write(entryOf(u"@alice:example.org"_s)), JournalFault::NotWritable);
        QVERIFY(journal.read().isEmpty());
        journal.settle();
        QVERIFY(file.exists());
    }

    void aFullDisk()
    {
        Journal journal(folder());
        const JournalEntry entry = entryOf(u"@alice:example.org"_s);
        QCOMPARE(journal.write(entry), JournalFault::None);
        JournalEntry later = entry;
        later.step = JournalStep::FindingOut;
        JournalFault probed{};
        JournalFault written{};
        {
            const FullDisk full;
            probed = journal.probe();
            written = journal.write(later);
        }
        QCOMPARE(probed, JournalFault::NoRoom);
        QCOMPARE(written, JournalFault::NoRoom);
        QCOMPARE(files().size(), 1);
        QFile file(files().constFirst());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(std::get<JournalEntry>(parseNote(file.readAll())) == entry,
                 "the former one stays");
    }

    /// First the whole note, then its name, then the folder's: a power cut at any time leaves the
    /// former note or this one, and after write() this one.
    void itIsOnTheDiskWhenItIsWritten()
    {
        Journal journal(folder());
        const JournalEntry first = entryOf(u"@alice:example.org"_s);
        JournalEntry second = first;
        second.step = JournalStep::FindingOut;
        QByteArrayList before;
        for (const JournalEntry &entry : {first, second}) {
            const Flushes flushes(folder());
            QCOMPARE(journal.write(entry), JournalFault::None);
            const QByteArrayList after{toNote(entry)};
            QCOMPARE(flushes.seen().size(), 3);
            const Flush &file = flushes.seen().at(0);
            QVERIFY(file.path.startsWith(folder() + u'/'));
            QCOMPARE(file.content, after.constFirst());
            QCOMPARE(file.notes, before);
            QCOMPARE(flushes.seen().at(1).path, folder());
            QCOMPARE(flushes.seen().at(1).notes, after);
            QCOMPARE(flushes.seen().at(2).path, m_home->path());
            QCOMPARE(flushes.seen().at(2).notes, after);
            before = after;
        }
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
        Journal journal(folder());
        Flushes flushes(folder());
        flushes.breakAt(flush);
        QCOMPARE(journal.write(entryOf(u"@alice:example.org"_s)), JournalFault::NotWritable);
        QCOMPARE(flushes.seen().size(), flush + 1);
        QVERIFY(flush > 0 || files().isEmpty());
        journal.takeBack();
        QCOMPARE(files(), QStringList());
    }

    /// The former note may be the only word of a request that is still at work.
    void aDiskThatBreaksLeavesTheFormerNote()
    {
        Journal journal(folder());
        const JournalEntry first = entryOf(u"@alice:example.org"_s);
        QCOMPARE(journal.write(first), JournalFault::None);
        JournalEntry second = first;
        second.step = JournalStep::FindingOut;
        Flushes flushes(folder());
        flushes.breakAt(0);
        QCOMPARE(journal.write(second), JournalFault::NotWritable);
        QCOMPARE(files().size(), 1);
        QFile file(files().constFirst());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), toNote(first));
    }

    void theTrialIsFlushedToo()
    {
        const Journal journal(folder());
        Flushes flushes(folder());
        flushes.breakAt(0);
        QCOMPARE(journal.probe(), JournalFault::NotWritable);
        QVERIFY(flushes.seen().constFirst().content.size() >= 4096);
        QCOMPARE(files(), QStringList());
    }

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"farewell"_s); }

    [[nodiscard]] QStringList files() const
    {
        QStringList paths;
        const auto found = QDir(folder()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &file : found) {
            paths += file.filePath();
        }
        return paths;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "TestJournal.moc"
