// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/ManualClock.h"
#include "tests/support/Looks.h"
#include "tests/support/PatientRobot.h"
#include "tests/support/Receipts.h"
#include "ui/Names.h"
#include "ui/deactivation/OutcomeDialog.h"
#include "ui/record/LetterDialog.h"
#include "ui/record/LetterSentences.h"
#include "ui/record/ReceiptState.h"
#include "ui/unfinished/UnfinishedDialog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace farewell;
using looks::look;

namespace {

AccountView account()
{
    const Receipt receipt = test::someReceipt();
    return {receipt.account, u"Alice"_s,      {}, receipt.server.displayHost(),
            receipt.signIn,  u"example.org"_s};
}

DeactivationState deactivated()
{
    DeactivationState state;
    state.phase = DeactivationPhase::Settled;
    state.outcome = Outcome::Deactivated;
    state.evidence.sentAt = test::someReceipt().issued;
    state.evidence.endpoint = EndpointSign::Confirmed;
    state.evidence.endpointAt = state.evidence.sentAt;
    state.evidence.endpointStatus = 200;
    return state;
}

UnfinishedState noted()
{
    const Receipt receipt = test::someReceipt();
    UnfinishedState state;
    state.note.content = Attempt{.actor = receipt.account,
                                 .subject = receipt.account,
                                 .homeserver = receipt.server,
                                 .step = AttemptStep::Proved,
                                 .sentAt = receipt.issued};
    return state;
}

LetterDraft letter()
{
    const LetterSubject about{test::someReceipt(), true};
    return {LetterSentences::subject(about), LetterSentences::text(about)};
}

} // namespace

/// What a person keeps, and what they write, in every way it can be seen.
class TestRecordLooks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void receipts_data() { looks::addRows(); }

    void receipts()
    {
        looks::dress();
        ManualClock clock;
        const std::pair<QString, ReceiptState> states[]
            = {{u"receipt-offered"_s, {}},
               {u"receipt-saved"_s,
                {.phase = ReceiptState::Phase::Saved,
                 .name
                 = u"Farewell receipt "_s + QString(60, u'a') + u" example.org 2026-11-28.pdf"_s}},
               {u"receipt-not-shown"_s,
                {.phase = ReceiptState::Phase::Saved,
                 .name = u"mine.pdf"_s,
                 .fault = u"No program could be opened for it."_s}},
               {u"receipt-failed"_s,
                {.phase = ReceiptState::Phase::Failed,
                 .fault = u"There is no room on the disk for Farewell receipt alice.pdf."_s}}};
        OutcomeDialog dialog(account(), clock);
        dialog.showState(deactivated());
        dialog.show();
        const PatientRobot robot(names::outcomeDialog);
        QVERIFY(robot.waitShown());
        for (const auto &[name, state] : states) {
            dialog.showReceipt(state);
            look(robot, name);
        }
    }

    void ofANote_data() { looks::addRows(); }

    void ofANote()
    {
        looks::dress();
        UnfinishedDialog dialog;
        dialog.showState(noted());
        dialog.showReceipt({});
        dialog.show();
        const PatientRobot robot(names::unfinishedDialog);
        QVERIFY(robot.waitShown());
        look(robot, u"unfinished-receipt"_s);
    }

    void letters_data() { looks::addRows(); }

    void letters()
    {
        looks::dress();
        const std::pair<QString, SupportContacts> ways[]
            = {{u"letter-mail"_s, {{u"privacy@matrix.example.org"_s}, {}}},
               {u"letter-page"_s,
                {{u"@admin:example.org"_s}, QUrl(u"https://help.example.org/contact"_s)}},
               {u"letter-nobody"_s, {}}};
        for (const auto &[name, contacts] : ways) {
            LetterDialog dialog(LetterSentences::heading(Outcome::Deactivated),
                                u"matrix.example.org"_s, letter(), nullptr);
            dialog.showContacts(contacts);
            dialog.show();
            const PatientRobot robot(names::letterDialog);
            QVERIFY(robot.waitShown());
            look(robot, name);
            dialog.showMailResult(LetterDialog::MailResult::NotOpened);
            look(robot, name + u"-not-opened"_s);
        }
    }
};

QTEST_MAIN(TestRecordLooks)
#include "TestRecordLooks.moc"
