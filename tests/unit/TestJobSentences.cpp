// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/Enumerators.h"
#include "ui/administration/many/JobRowSentences.h"
#include "ui/administration/many/JobSentences.h"
#include "ui/administration/many/LeftListSentences.h"

#include <QTest>

using namespace farewell;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Shows = JobTableModel::Shows;
using State = JobRowState;

namespace {

template <class Enum>
QList<Enum> all()
{
    return namedAmong<Enum>(std::make_index_sequence<64>());
}

JobRow rowIn(State state, JobReason reason = JobReason::None)
{
    return {.number = 1, .id = u"@ben:x"_s, .isToBeSent = true, .state = state, .reason = reason};
}

QString detailsOf(State state, JobReason reason = JobReason::None)
{
    return JobRowSentences::details(rowIn(state, reason));
}

AdminView acting()
{
    return {.admin = *UserId::parse(u"@desk:x"_s), .serverName = u"x"_s, .host = u"matrix.x"_s};
}

/// No two of them are the same, and none is empty.
void expectAllToDiffer(QStringList sentences)
{
    QVERIFY2(!sentences.contains(QString()), qPrintable(sentences.join(u'\n')));
    const qsizetype count = sentences.size();
    sentences.sort();
    QVERIFY2(sentences.removeDuplicates() == 0, qPrintable(sentences.join(u'\n')));
    QCOMPARE(sentences.size(), count);
}

} // namespace

/// What is said of lists: that every case has words of its own, and which must not be said.
class TestJobSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWhyHasItsSentence()
    {
        QStringList sentences;
        for (const JobWhy why : all<JobWhy>()) {
            const JobTableRow row{.judged = {.number = 2,
                                             .id = u"@Ben:x"_s,
                                             .verdict = JobVerdict::Attention,
                                             .whys = {why},
                                             .sameAs = 1,
                                             .rooms = 3,
                                             .onlyAdminIn = 2}};
            sentences += JobRowSentences::why(row, Shows::Preview);
        }
        QCOMPARE(sentences.size(), 22);
        for (const JobWhy why : {JobWhy::NoAccount, JobWhy::NoAnswer}) { // of an email address
            sentences += JobRowSentences::why({.judged = {.whys = {why}}}, Shows::Preview);
        }
        expectAllToDiffer(sentences);
    }

    void verdictsAndStatesHaveTheirWords()
    {
        QStringList verdicts;
        for (const JobVerdict verdict : all<JobVerdict>()) {
            verdicts += JobRowSentences::verdict(verdict);
        }
        expectAllToDiffer(verdicts);
        QStringList states;
        for (const State state : all<State>()) {
            states += JobRowSentences::state(state);
        }
        expectAllToDiffer(states);
    }

    void severalReasonsAreAllSaid()
    {
        const JobTableRow row{.judged = {.verdict = JobVerdict::Attention,
                                         .whys = {JobWhy::Administrator, JobWhy::Protected}}};
        QCOMPARE(JobRowSentences::why(row, Shows::Preview),
                 u"An administrator of the server. One of your patterns says that it needs a "
                 u"tick."_s);
    }

    void whatFailedSaysWhy()
    {
        expectAllToDiffer({detailsOf(State::Failed, JobReason::Gone),
                           detailsOf(State::Failed, JobReason::Refused),
                           detailsOf(State::Failed, JobReason::Policy),
                           detailsOf(State::Failed, JobReason::IdentityServer),
                           detailsOf(State::Failed, JobReason::NotErased),
                           detailsOf(State::Failed, JobReason::NoEffect), detailsOf(State::Unknown),
                           detailsOf(State::Unknown, JobReason::HalfDone),
                           detailsOf(State::Unknown, JobReason::Accepted),
                           detailsOf(State::Unknown, JobReason::Refused),
                           detailsOf(State::Skipped, JobReason::Deactivated),
                           detailsOf(State::Skipped, JobReason::Reactivated),
                           detailsOf(State::Skipped, JobReason::MadeAdmin),
                           detailsOf(State::Skipped, JobReason::Gone),
                           detailsOf(State::Skipped, JobReason::StaleTarget),
                           detailsOf(State::Stopped), detailsOf(State::Stopped, JobReason::Hidden),
                           detailsOf(State::Waiting, JobReason::Network),
                           detailsOf(State::Waiting, JobReason::SignedOut)});
    }

    void whatIsNotKnownIsNotClaimed()
    {
        for (const JobReason reason : all<JobReason>()) {
            const QString unknown = detailsOf(State::Unknown, reason);
            QVERIFY2(!unknown.contains(u"still active"_s), qPrintable(unknown));
            QVERIFY2(!unknown.contains(u"It is deactivated"_s), qPrintable(unknown));
        }
        QVERIFY(!detailsOf(State::Stopped, JobReason::NotAdmin).contains(u"Nothing"_s));
        QVERIFY(!detailsOf(State::Failed, JobReason::NotErased).contains(u"still active"_s));
        QVERIFY(!detailsOf(State::Failed, JobReason::Gone).contains(u"still active"_s));
    }

    void roomsAreCounted()
    {
        JobRow row = rowIn(State::Done);
        QCOMPARE(JobRowSentences::details(row), u"It is deactivated."_s);
        row.roomsLeft = 0;
        QCOMPARE(JobRowSentences::details(row), u"It is out of all rooms."_s);
        row.roomsLeft = 3;
        QVERIFY(JobRowSentences::details(row).contains(u"3"_s));
        row.state = State::StillJoined;
        QVERIFY(JobRowSentences::details(row).contains(u"still in 3"_s));
    }

    void everyPauseSaysWhatToDo()
    {
        QStringList sentences;
        for (const JobReason reason :
             {JobReason::None, JobReason::Network, JobReason::NotAdmin, JobReason::SignedOut,
              JobReason::Hidden, JobReason::JournalFailed, JobReason::UnknownInARow,
              JobReason::Refused}) {
            sentences
                += JobSentences::pause({.phase = JobPhase::Paused, .reason = reason}, acting());
            QVERIFY2(sentences.last().contains(u"esume"_s) || reason == JobReason::SignedOut,
                     qPrintable(sentences.last()));
        }
        JobView left{.phase = JobPhase::Paused};
        left.origin.kind = JobOrigin::Kind::Left;
        sentences += JobSentences::pause(left, acting());
        expectAllToDiffer(sentences);
    }

    void everyPhaseHasItsHeading()
    {
        QStringList headings;
        for (const JobPhase phase : all<JobPhase>()) {
            if (phase != JobPhase::Cooling) { // is a part of the run
                headings += JobSentences::heading({.phase = phase}, {.toBeSent = 2});
            }
        }
        expectAllToDiffer(headings);
    }

    void timesAreRounded_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << 20 << u"less than a minute left"_s;
        QTest::newRow("minutes") << 61 << u"about 2 min left"_s;
        QTest::newRow("hours") << 6001 << u"about 2 h left"_s;
    }

    void timesAreRounded()
    {
        QFETCH(const int, seconds);
        QFETCH(const QString, words);
        JobView view{.phase = JobPhase::Running};
        QCOMPARE(JobSentences::timeLeft(view), QString());
        view.timeLeft = std::chrono::seconds(seconds);
        QCOMPARE(JobSentences::timeLeft(view), words);
    }

    void howLongItTookHasItsUnit()
    {
        JobView view{.phase = JobPhase::Finished};
        view.startedAt = QDateTime(QDate(2026, 11, 28), QTime(14, 9), Qt::UTC);
        view.endedAt = view.startedAt->addSecs(5);
        QVERIFY(JobSentences::subtitle(view, {}, acting()).contains(u", in 5 second"_s));
        view.endedAt = view.startedAt->addSecs(171);
        QVERIFY(JobSentences::subtitle(view, {}, acting()).contains(u", in 2:51 min"_s));
    }

    /// How long the rooms take, or a pause, nobody knows.
    void noTimeIsToldWhereNothingIsSent()
    {
        for (const JobPhase phase : {JobPhase::Pausing, JobPhase::Paused, JobPhase::Stopping,
                                     JobPhase::Checking, JobPhase::Finished}) {
            JobView view{.phase = phase};
            view.timeLeft = std::chrono::seconds(20);
            QCOMPARE(JobSentences::timeLeft(view), QString());
        }
    }

    void everyFaultOfAFileIsSaid()
    {
        QStringList sentences{JobSentences::isLatin1(), JobSentences::nobody()};
        for (const CsvFault::Kind kind : all<CsvFault::Kind>()) {
            sentences += JobSentences::fault({kind, 7}, u"leavers.csv"_s);
            QVERIFY2(sentences.last().contains(u"Nothing of it was taken."_s),
                     qPrintable(sentences.last()));
        }
        sentences += JobSentences::fault({CsvFault::Kind::NotText, 0}, u"leavers.csv"_s);
        expectAllToDiffer(sentences);
    }

    void refusalsNameBoth()
    {
        const JobRecord record{.server = u"x"_s, .admin = u"@desk:x"_s};
        const QString other = LeftListSentences::refusal(record, u"@other:x"_s, u"x"_s);
        QVERIFY(other.contains(u"@desk:x"_s) && other.contains(u"@other:x"_s));
        const QString elsewhere = LeftListSentences::refusal(record, u"@desk:x"_s, u"y"_s);
        QVERIFY(elsewhere != other);
    }
};

QTEST_GUILESS_MAIN(TestJobSentences)
#include "TestJobSentences.moc"
