// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "app/record/Receipt.h"
#include "tests/support/AdminStates.h"
#include "tests/support/JobStates.h"
#include "tests/support/Sheet.h"
#include "ui/administration/AdminRecordSentences.h"
#include "ui/administration/many/JobPageSentences.h"
#include "ui/administration/many/JobTableModel.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

QDateTime noon()
{
    return {QDate(2026, 11, 29), QTime(12, 0, 5), QTimeZone::utc()};
}

AdminRecord recordOf(const AdminDeactivationState &state)
{
    AdminRecord record{.issued = noon(),
                       .programVersion = u"1.0"_s,
                       .actor = u"@support:example.org"_s,
                       .server = u"example.org"_s,
                       .address = u"https://matrix.example.org"_s,
                       .target = test::someTarget(),
                       .state = state};
    record.acts = {{.what = Activity::Deactivate,
                    .at = noon(),
                    .subject = u"@ben:example.org"_s,
                    .erase = true,
                    .answer = u"200"_s,
                    .readBack = u"deactivated"_s}};
    return record;
}

RecordPage pageOf(const AdminRecord &record)
{
    return AdminRecordSentences::page(record, u"matrix.example.org"_s, sha256Of(toJson(record)),
                                      u"en"_s);
}

RecordPage pageOf(const QList<JobRow> &rows)
{
    ManualClock clock;
    JobTableModel model(clock, nullptr);
    model.setRows(rows, JobTableModel::Shows::Run);
    model.tell();
    JobView view = test::jobAt(JobPhase::Finished);
    view.startedAt = noon();
    view.endedAt = noon().addSecs(61);
    view.erase = true;
    view.fingerprint = QString(64, u'a');
    return JobPageSentences::page({.view = view,
                                   .counts = model.counts(),
                                   .acting = test::desk(),
                                   .rows = rows,
                                   .issued = noon(),
                                   .language = u"en"_s});
}

} // namespace

/// What an administrator keeps on paper, as tools read it.
class TestRecordPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofOneAccount()
    {
        AdminDeactivationState state = test::stateAt(AdminDeactivationPhase::Settled,
                                                     AdminStep::Rooms, Outcome::Deactivated);
        state.deactivation.sentAt = noon();
        state.deactivation.answeredAt = noon().addSecs(1);
        state.deactivation.askedHost = u"matrix.example.org"_s;
        state.deactivation.reply.kind = AdminReply::Kind::Confirmed;
        state.deactivation.readAt = noon().addSecs(2);
        state.deactivation.account.isDeactivated = true;
        state.deactivation.account.isErased = true;
        state.results.at(static_cast<std::size_t>(AdminStep::Rooms)) = StepResult::Done;
        state.roomsLeft = 0;
        const AdminRecord record = recordOf(state);
        const test::Sheet sheet(pageOf(record));
        QVERIFY(sheet.isThere());
        QString missing;
        QVERIFY2(
            test::standsInOrder(
                sheet.text(),
                {u"Record"_s, u"Made by Farewell 1.0"_s, u"29 November 2026, 12:00:05 UTC"_s,
                 u"The account is deactivated"_s, u"@ben:example.org"_s, u"@support:example.org"_s,
                 u"https://matrix.example.org"_s, u"Hide their messages from new joiners: yes"_s,
                 u"confirmed it"_s, u"29 November 2026, 12:00:06 UTC"_s,
                 u"Read back: deactivated, messages hidden"_s, u"29 November 2026, 12:00:07 UTC"_s,
                 u"All rooms left"_s, u"12:00:05 UTC"_s, u"Deactivate and hide messages 200"_s,
                 QString::fromLatin1(sha256Of(toJson(record)).first(20))},
                &missing),
            qPrintable(missing + u" is not in: "_s + sheet.text()));
        QVERIFY(sheet.checked().contains(u"No syntax or stream encoding errors found"_s));
        QVERIFY(sheet.info().contains(QRegularExpression(u"Pages: +1\n"_s)));
        QVERIFY2(!sheet.text().contains(u"ben@example.org"_s), "a contact");
    }

    /// Never called done what is not known.
    void whatNobodyKnows()
    {
        AdminDeactivationState state = test::stateAt(AdminDeactivationPhase::Settled,
                                                     AdminStep::Deactivate, Outcome::Unknown);
        state.deactivation.sentAt = noon();
        state.deactivation.answeredAt = noon();
        state.deactivation.reply.kind = AdminReply::Kind::Unclear;
        state.results.at(static_cast<std::size_t>(AdminStep::Deactivate)) = StepResult::Unknown;
        const QString text = test::Sheet(pageOf(recordOf(state))).text();
        QVERIFY2(!text.contains(u"is deactivated"_s), qPrintable(text));
        QVERIFY2(text.contains(u"could not be read back"_s), qPrintable(text));
    }

    /// The numbers, and every line that is not done.
    void ofAList()
    {
        const QList<JobRow> rows = test::ended(test::leavers(true, 20));
        const test::Sheet sheet(pageOf(rows));
        const QString text = sheet.text();
        QVERIFY(sheet.checked().contains(u"No syntax or stream encoding errors found"_s));
        QString missing;
        QVERIFY2(test::standsInOrder(
                     text,
                     {u"Summary"_s, u"29 November 2026, 12:00:05 UTC"_s,
                      u"29 November 2026, 12:01:06 UTC"_s,
                      u"Hide their messages from new joiners: yes"_s, QString(64, u'a'),
                      u"Lines in the list "_s + QString::number(rows.size()), u"Not done"_s},
                     &missing),
                 qPrintable(missing + u" is not in: "_s + text));
        const QString rest = text.mid(text.indexOf(u"Not done"_s));
        const auto whose
            = [](const JobRow &row) { return row.id.isEmpty() ? row.written : row.id; };
        QStringList notDone;
        for (const JobRow &row : rows) {
            if (row.state != JobRowState::Done) {
                notDone += whose(row);
            }
        }
        for (const JobRow &row : rows) { // one account may be in two lines
            const QString who = whose(row);
            QVERIFY2(rest.contains(who) == notDone.contains(who), qPrintable(who));
        }
    }

    /// However long it is: nothing is cut off, and no line is torn between two sheets.
    void ofALongList()
    {
        QList<JobRow> rows;
        for (int n = 1; n <= 2000; ++n) {
            rows += JobRow{.number = n,
                           .written = {},
                           .id = u"@leaver-%1:example.org"_s.arg(n),
                           .isToBeSent = true,
                           .state = n % 2 == 0 ? JobRowState::Done : JobRowState::Failed,
                           .reason = n % 2 == 0 ? JobReason::None : JobReason::Refused};
        }
        QElapsedTimer timer;
        timer.start();
        const test::Sheet sheet(pageOf(rows));
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
        const QString text = sheet.text();
        for (const JobRow &row : rows) {
            QCOMPARE(text.contains(row.id + u' '), row.state == JobRowState::Failed);
        }
        QVERIFY(sheet.checked().contains(u"No syntax or stream encoding errors found"_s));
        const auto pages = QRegularExpression(u"Pages: +(\\d+)\n"_s).match(sheet.info());
        QVERIFY2(pages.captured(1).toInt() > 20, qPrintable(sheet.info()));
        QVERIFY(sheet.info().contains(u"(A4)"_s));
    }

    void aListThatIsDone()
    {
        QList<JobRow> rows = test::ended(test::leavers(true, 20));
        for (JobRow &row : rows) {
            row.isToBeSent = true;
            row.state = JobRowState::Done;
        }
        QVERIFY(!test::Sheet(pageOf(rows)).text().contains(u"Not done"_s));
    }
};

QTEST_MAIN(TestRecordPages)
#include "TestRecordPages.moc"
