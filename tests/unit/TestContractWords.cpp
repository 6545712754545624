// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "app/admin/job/JobPreview.h"
#include "app/admin/steps/StepWords.h"
#include "app/signin/SignInState.h"
#include "tests/support/Enumerators.h"
#include "ui/account/AccountWords.h"
#include "ui/administration/AdminDeactivationWords.h"
#include "ui/administration/AdminView.h"
#include "ui/administration/AdminWords.h"
#include "ui/administration/ChangeWords.h"
#include "ui/administration/many/JobWords.h"
#include "ui/deactivation/DeactivationWords.h"
#include "ui/login/SignInWords.h"
#include "ui/unfinished/UnfinishedState.h"
#include "ui/unfinished/UnfinishedWords.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace farewell {

/// The strings that suites outside this repository wait for. They never change.
class TestContractWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEnumeratorHasItsWord_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QStringList &words, const char *expected) {
            QTest::newRow(name) << words << QString::fromLatin1(expected);
        };
        row("phase of loginWindow", allWords<SignInPhase>(words::phase),
            "idle discovering ready signingIn browser cooling failed");
        row("phase of accountWindow and settingsDialog", allWords<AccountPhase>(words::phase),
            "loading ready working");
        row("state of a topic in accountWindow", allWords<SettleEntry::State>(words::state),
            "reading open settled none failed");
        row("group of topics in accountWindow", allWords<SettleEntry::Group>(words::key),
            " lives stays itself");
        row("phase of the dialogs of a deactivation", allWords<DeactivationPhase>(words::phase),
            "password sso choice fallback account browser submitting cooling verifying impossible "
            "checking settled");
        row("phase of unfinishedDialog", allWords<UnfinishedPhase>(words::phase),
            "asking checking told");
        row("phase of adminWindow", allWords<AdminPhase>(words::phase),
            "probing ready searching working unavailable");
        row("reason of adminWindow", allWords<EntryReason>(words::reason),
            " notAdmin hidden noAdminApi signedOut network");
        row("phase of adminDeactivateDialog", allWords<AdminDeactivationPhase>(words::phase),
            "choosing reading stepping asking submitting cooling verifying settled impossible");
        row("step of adminDeactivateDialog", allWords<AdminStep>(wordOf),
            " waitProfile handover deactivate rooms redact media");
        row("stepResult of adminDeactivateDialog", allWords<StepResult>(wordOf),
            "skipped waiting running done failed unknown");
        row("reason of adminDeactivateDialog", allWords<AdminReason>(wordOf),
            " network gone refused policy identityServer notAdmin signedOut hidden notErased "
            "halfDone noEffect staleTarget stillJoined journalFailed accepted");
        row("phase of lockDialog and reactivateDialog", allWords<ChangePhase>(words::phase),
            "choosing reading submitting cooling verifying settled impossible");
        row("outcome of lockDialog and reactivateDialog", allWords<ChangeOutcome>(words::outcome),
            " done notDone unknown");
        row("reason of lockDialog and reactivateDialog", allWords<ChangeReason>(words::reason),
            " already gone selfTarget staleTarget notAdmin signedOut hidden network journalFailed "
            "refused noEffect");
        row("verdicts of adminJobWindow", allWords<JobVerdict>(wordOf),
            "ready already attention refused notFound twice unreadable");
        row("why lines have their verdict", allWords<JobWhy>(wordOf),
            "administrator applicationService protected eraseWanted stillInRooms halfClosed "
            "onlyHere onlyAdmin onlyAdminUnclear twoAccounts selfTarget lastAdmin adminsNotKnown remote otherName "
            "noAccount smallLetters earlier nothing noName severalAccounts noAnswer");
        row("phase of adminJobWindow", allWords<JobPhase>(words::phase),
            "empty resolving preview rehearsing running pausing paused cooling stopping checking "
            "finished");
        row("states of rows", allWords<JobRowState>(wordOf),
            "waiting sending done already skipped failed unknown stillJoined stopped");
        row("reasons of rows", allWords<JobReason>(wordOf),
            " network gone refused policy identityServer notAdmin signedOut hidden notErased "
            "halfDone noEffect staleTarget stillJoined journalFailed accepted deactivated "
            "reactivated madeAdmin notTicked selfTarget lastAdmin adminsNotKnown remote otherName "
            "notFound twice unreadable unknownInARow");
        row("reason", allWords<DeactivationReason>(words::reason),
            " wrongPassword notConfirmedYet otherPerson sessionExpired moreNeeded policy "
            "identityServer locked noProofPossible managedElsewhere network signedOut refused");
        row("outcome", allWords<Outcome>(words::outcome), " deactivated stillActive unknown");
        row("likely", allWords<Likely>(words::likely), " deactivated stillActive");
    }

    void everyEnumeratorHasItsWord()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, expected);
        QCOMPARE(words, expected.split(u' '));
    }

    void whatIsSaidOfOneAccountIsSaidOfARow()
    {
        const QStringList words = allWords<AdminReason>(wordOf);
        for (const QString &word : words) {
            QVERIFY2(jobReasonOf(word), qPrintable(word));
        }
    }
};

} // namespace farewell

QTEST_GUILESS_MAIN(farewell::TestContractWords)
#include "TestContractWords.moc"
