// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/platform/DurableLog.h"

#include "app/platform/FileLock.h"
#include "tests/support/FullDisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;

/// What was written stays, whole lines only, and one writes.
class TestDurableLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsLineByLine()
    {
        {
            DurableLog log;
            QVERIFY(!log.open(path()));
            QVERIFY(!log.write({"one"}));
            QVERIFY(!log.write({"two", "three"}));
        }
        DurableLog log;
        QVERIFY(!log.open(path()));
        QVERIFY(!log.write({"four"}));
        QCOMPARE(content(), "one\ntwo\nthree\nfour\n");
    }

    void isReadByItsOwnerOnly()
    {
        DurableLog log;
        QVERIFY(!log.open(path()));
        QCOMPARE(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void aTornLineStaysAndTheNextBeginsAfterIt()
    {
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile torn(file());
        QVERIFY(torn.open(QIODevice::WriteOnly));
        torn.write("whole\n{\"half");
        torn.close();
        DurableLog log;
        QVERIFY(!log.open(path()));
        QVERIFY(!log.write({"next"}));
        QVERIFY(!log.write({"last"}));
        QCOMPARE(content(), "whole\n{\"half\nnext\nlast\n");
    }

    void whatTheDiskDoesNotTakeIsSaid()
    {
        DurableLog log;
        QVERIFY(!log.open(path()));
        QVERIFY(!log.write({"one"}));
        {
            const FullDisk full;
            QCOMPARE(log.write({"nothing of it"}), std::make_error_code(std::errc::file_too_large));
        }
        QVERIFY(!log.write({"two"}));
        {
            const FullDisk full(12);
            QCOMPARE(log.write({"a line that is too long"}),
                     std::make_error_code(std::errc::file_too_large));
        }
        QVERIFY(!log.write({"three"}));
        QCOMPARE(content(), "one\ntwo\na li\nthree\n");
    }

    void onlyOneWrites()
    {
        DurableLog log;
        QVERIFY(!log.open(path()));
        DurableLog other;
        QCOMPARE(other.open(path()), std::make_error_code(std::errc::device_or_resource_busy));
        QVERIFY(FileLock::isHeld(path()));
        log.close();
        QVERIFY(!other.open(path()));
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        QFile inTheWay(m_folder.filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        DurableLog log;
        QVERIFY(log.open(QFileInfo(m_folder.filePath(u"file/log"_s)).filesystemFilePath()));
    }

    void init() { QDir(QFileInfo(file()).path()).removeRecursively(); }

private:
    [[nodiscard]] QString file() const { return m_folder.filePath(u"log/2026-11.jsonl"_s); }
    [[nodiscard]] std::filesystem::path path() const
    {
        return QFileInfo(file()).filesystemFilePath();
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile log(file());
        return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray("unreadable");
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestDurableLog)
#include "TestDurableLog.moc"
