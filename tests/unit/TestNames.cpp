// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/Names.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace farewell;

namespace {

struct Name
{
    QLatin1StringView ours;
    const char *theirs; ///< what a suite outside of this repository looks for
};

/// All of them once more, as literals, for everything else here goes by the constants.
constexpr auto allNames()
{
    using namespace names;
    return std::to_array<Name>({
        {loginWindow, "loginWindow"},
        {cantSignInDialog, "cantSignInDialog"},
        {accountWindow, "accountWindow"},
        {keysHelpDialog, "keysHelpDialog"},
        {handOverDialog, "handOverDialog"},
        {chosenIdLabel, "chosenIdLabel"},
        {clearProfileButton, "clearProfileButton"},
        {clearProfileLabel, "clearProfileLabel"},
        {clearProfileConfirmButton, "clearProfileConfirmButton"},
        {clearProfileCancelButton, "clearProfileCancelButton"},
        {clearProfileProgressBar, "clearProfileProgressBar"},
        {clearProfileStatusLabel, "clearProfileStatusLabel"},
        {spreadNoticeLabel, "spreadNoticeLabel"},
        {doNotWaitButton, "doNotWaitButton"},
        {removeAllContactsButton, "removeAllContactsButton"},
        {removeAllLabel, "removeAllLabel"},
        {removeAllConfirmButton, "removeAllConfirmButton"},
        {removeAllCancelButton, "removeAllCancelButton"},
        {contactServerSaidLabel, "contactServerSaidLabel"},
        {roomStateLabel, "roomStateLabel"},
        {handOverButton, "handOverButton"},
        {undoHandOverButton, "undoHandOverButton"},
        {lookAgainButton, "lookAgainButton"},
        {memberSearchEdit, "memberSearchEdit"},
        {memberList, "memberList"},
        {memberStatusLabel, "memberStatusLabel"},
        {handOverStatusLabel, "handOverStatusLabel"},
        {handOverConsequenceLabel, "handOverConsequenceLabel"},
        {finalityBanner, "finalityBanner"},
        {handOverConfirmButton, "handOverConfirmButton"},
        {settingsDialog, "settingsDialog"},
        {deactivateAccountDialog, "deactivateAccountDialog"},
        {outcomeDialog, "outcomeDialog"},
        {letterDialog, "letterDialog"},
        {unfinishedDialog, "unfinishedDialog"},
        {practiceDialog, "practiceDialog"},
        {adminWindow, "adminWindow"},
        {adminAddressDialog, "adminAddressDialog"},
        {passwordEdit, "passwordEdit"},
        {passwordRevealButton, "passwordRevealButton"},
        {capsLockLabel, "capsLockLabel"},
        {openBrowserAgainButton, "openBrowserAgainButton"},
        {copyLinkButton, "copyLinkButton"},
        {phaseProgressBar, "phaseProgressBar"},
        {serverSaidLabel, "serverSaidLabel"},
        {noticeBanner, "noticeBanner"},
        {announcementLabel, "announcementLabel"},
        {headingLabel, "headingLabel"},
        {copyAddressButton, "copyAddressButton"},
        {copyDetailsButton, "copyDetailsButton"},
        {copySupportButton, "copySupportButton"},
        {consentPageButton, "consentPageButton"},
        {copyConsentPageButton, "copyConsentPageButton"},
        {contentScrollArea, "contentScrollArea"},
        {practiceBanner, "practiceBanner"},
        {practiceScenariosButton, "practiceScenariosButton"},
        {userIdEdit, "userIdEdit"},
        {homeserverEdit, "homeserverEdit"},
        {editHomeserverButton, "editHomeserverButton"},
        {serverStatusLabel, "serverStatusLabel"},
        {problemBanner, "problemBanner"},
        {signInButton, "signInButton"},
        {ssoButton, "ssoButton"},
        {defaultProvider, "default"},
        {continueInBrowserButton, "continueInBrowserButton"},
        {anotherDeviceButton, "anotherDeviceButton"},
        {managedLabel, "managedLabel"},
        {deviceCodeLabel, "deviceCodeLabel"},
        {qrPicture, "qrPicture"},
        {cantSignInButton, "cantSignInButton"},
        {practiceButton, "practiceButton"},
        {administerButton, "administerButton"},
        {ordinarySignInButton, "ordinarySignInButton"},
        {cancelBrowserButton, "cancelBrowserButton"},
        {cancelSignInButton, "cancelSignInButton"},
        {coolingLabel, "coolingLabel"},
        {signInProgressBar, "signInProgressBar"},
        {signInProgressLabel, "signInProgressLabel"},
        {tryAgainButton, "tryAgainButton"},
        {browserLabel, "browserLabel"},
        {consentPageLabel, "consentPageLabel"},
        {addressLabel, "addressLabel"},
        {userIdLabel, "userIdLabel"},
        {accountPageLabel, "accountPageLabel"},
        {supportContactLabel, "supportContactLabel"},
        {supportPageLabel, "supportPageLabel"},
        {supportContactRow, "supportContactRow"},
        {copySupportContactButton, "copySupportContactButton"},
        {supportPageButton, "supportPageButton"},
        {copySupportPageButton, "copySupportPageButton"},
        {adminCallLabel, "adminCallLabel"},
        {copyAdminCallButton, "copyAdminCallButton"},
        {closeCantSignInButton, "closeCantSignInButton"},
        {userMenuButton, "userMenuButton"},
        {userMenuSettingsAction, "userMenuSettingsAction"},
        {userMenuSignOutAction, "userMenuSignOutAction"},
        {accountIsMineButton, "accountIsMineButton"},
        {accountIsNotMineButton, "accountIsNotMineButton"},
        {reviewContactsButton, "reviewContactsButton"},
        {deactivateButton, "deactivateButton"},
        {settleGroup, "settleGroup"},
        {settleCard, "settleCard"},
        {settleButton, "settleButton"},
        {retryButton, "retryButton"},
        {roomsProgressBar, "roomsProgressBar"},
        {skipRoomsButton, "skipRoomsButton"},
        {settingsPageList, "settingsPageList"},
        {settingsPageBox, "settingsPageBox"},
        {copyUserIdButton, "copyUserIdButton"},
        {manageAccountButton, "manageAccountButton"},
        {manageAccountLabel, "manageAccountLabel"},
        {pageNotOpenedLabel, "pageNotOpenedLabel"},
        {contactRow, "contactRow"},
        {removeContactButton, "removeContactButton"},
        {removeContactConfirmButton, "removeContactConfirmButton"},
        {removeContactCancelButton, "removeContactCancelButton"},
        {contactProgressBar, "contactProgressBar"},
        {contactStatusLabel, "contactStatusLabel"},
        {deactivateAccountButton, "deactivateAccountButton"},
        {sessionsScrollArea, "sessionsScrollArea"},
        {sessionsStatusLabel, "sessionsStatusLabel"},
        {sessionList, "sessionList"},
        {notificationsLabel, "notificationsLabel"},
        {closeKeysHelpButton, "closeKeysHelpButton"},
        {roomsScrollArea, "roomsScrollArea"},
        {roomRow, "roomRow"},
        {moreRoomsButton, "moreRoomsButton"},
        {roomSearchEdit, "roomSearchEdit"},
        {roomList, "roomList"},
        {roomsStatusLabel, "roomsStatusLabel"},
        {leaveReasonEdit, "leaveReasonEdit"},
        {leaveSoleRoomsCheckBox, "leaveSoleRoomsCheckBox"},
        {leaveAllButton, "leaveAllButton"},
        {leaveQuestionLabel, "leaveQuestionLabel"},
        {leaveConfirmButton, "leaveConfirmButton"},
        {leaveCancelButton, "leaveCancelButton"},
        {leaveProgressBar, "leaveProgressBar"},
        {leaveStatusLabel, "leaveStatusLabel"},
        {leavePaceLabel, "leavePaceLabel"},
        {stopLeavingButton, "stopLeavingButton"},
        {retryLeaveButton, "retryLeaveButton"},
        {consequencesLabel, "consequencesLabel"},
        {eraseCheckBox, "eraseCheckBox"},
        {accountPageButton, "accountPageButton"},
        {checkNowButton, "checkNowButton"},
        {eraseHelpButton, "eraseHelpButton"},
        {eraseHelpLabel, "eraseHelpLabel"},
        {eraseHintLabel, "eraseHintLabel"},
        {eraseNoticeLabel, "eraseNoticeLabel"},
        {proofStatusLabel, "proofStatusLabel"},
        {confirmButton, "confirmButton"},
        {flowButton, "flowButton"},
        {stopWaitingButton, "stopWaitingButton"},
        {cancelButton, "cancelButton"},
        {journalNoticeBanner, "journalNoticeBanner"},
        {leaveNoticeLabel, "leaveNoticeLabel"},
        {impossibleScrollArea, "impossibleScrollArea"},
        {proofScrollArea, "proofScrollArea"},
        {evidenceList, "evidenceList"},
        {checkAgainButton, "checkAgainButton"},
        {signOutButton, "signOutButton"},
        {closeOutcomeButton, "closeOutcomeButton"},
        {receiptCard, "receiptCard"},
        {saveReceiptButton, "saveReceiptButton"},
        {receiptSavedLabel, "receiptSavedLabel"},
        {showReceiptButton, "showReceiptButton"},
        {letterCard, "letterCard"},
        {letterButton, "letterButton"},
        {letterToLabel, "letterToLabel"},
        {letterSubjectEdit, "letterSubjectEdit"},
        {letterEdit, "letterEdit"},
        {copyLetterButton, "copyLetterButton"},
        {mailLetterButton, "mailLetterButton"},
        {closeLetterButton, "closeLetterButton"},
        {findOutButton, "findOutButton"},
        {signInToFindOutButton, "signInToFindOutButton"},
        {notNowButton, "notNowButton"},
        {forgetNoteButton, "forgetNoteButton"},
        {actingLabel, "actingLabel"},
        {logButton, "logButton"},
        {openAccountButton, "openAccountButton"},
        {userSearchEdit, "userSearchEdit"},
        {userFilterBox, "userFilterBox"},
        {userTable, "userTable"},
        {userTableHeader, "userTableHeader"},
        {userTableStatusLabel, "userTableStatusLabel"},
        {userTableProgressBar, "userTableProgressBar"},
        {saveListButton, "saveListButton"},
        {manyButton, "manyButton"},
        {backToListButton, "backToListButton"},
        {adminAddressEdit, "adminAddressEdit"},
        {checkAdminAddressButton, "checkAdminAddressButton"},
        {trustAdminAddressButton, "trustAdminAddressButton"},
        {scenarioButton, "scenarioButton"},
        {startOverButton, "startOverButton"},
        {leavePracticeButton, "leavePracticeButton"},
        {cancelPracticeButton, "cancelPracticeButton"},
        {userCard, "userCard"},
        {userCardScrollArea, "userCardScrollArea"},
        {copyTargetIdButton, "copyTargetIdButton"},
        {userCardProgressBar, "userCardProgressBar"},
        {userCardProblemLabel, "userCardProblemLabel"},
        {readAgainButton, "readAgainButton"},
        {userTags, "userTags"},
        {onlyAdminLabel, "onlyAdminLabel"},
        {stopLookingButton, "stopLookingButton"},
        {lookOnButton, "lookOnButton"},
        {lockButton, "lockButton"},
        {reactivateButton, "reactivateButton"},
        {deactivateUserButton, "deactivateUserButton"},
        {guardLabel, "guardLabel"},
        {serviceAddressButton, "serviceAddressButton"},
        {lockDialog, "lockDialog"},
        {reactivateDialog, "reactivateDialog"},
        {targetCard, "targetCard"},
        {changeConsequencesLabel, "changeConsequencesLabel"},
        {changeStatusLabel, "changeStatusLabel"},
        {newPasswordEdit, "newPasswordEdit"},
        {generatePasswordButton, "generatePasswordButton"},
        {passwordShownLabel, "passwordShownLabel"},
        {copyPasswordButton, "copyPasswordButton"},
        {adminLogWindow, "adminLogWindow"},
        {logTable, "logTable"},
        {logTableHeader, "logTableHeader"},
        {logSearchEdit, "logSearchEdit"},
        {logStatusLabel, "logStatusLabel"},
        {logEntryScrollArea, "logEntryScrollArea"},
        {logEntryLabel, "logEntryLabel"},
        {exportLogButton, "exportLogButton"},
        {showLogFolderButton, "showLogFolderButton"},
        {deleteLogButton, "deleteLogButton"},
        {adminDeactivateDialog, "adminDeactivateDialog"},
        {heirsDialog, "heirsDialog"},
        {keepMessagesRadio, "keepMessagesRadio"},
        {hideMessagesRadio, "hideMessagesRadio"},
        {handoverCheckBox, "handoverCheckBox"},
        {chooseHeirsButton, "chooseHeirsButton"},
        {redactCheckBox, "redactCheckBox"},
        {heirsLabel, "heirsLabel"},
        {redactLimitBox, "redactLimitBox"},
        {mediaCheckBox, "mediaCheckBox"},
        {typedUserIdEdit, "typedUserIdEdit"},
        {stepScrollArea, "stepScrollArea"},
        {stepList, "stepList"},
        {goOnWithoutButton, "goOnWithoutButton"},
        {stopHereButton, "stopHereButton"},
        {saveRecordButton, "saveRecordButton"},
        {recordLabel, "recordLabel"},
        {heirBox, "heirBox"},
        {acceptHeirsButton, "acceptHeirsButton"},
        {stepSentenceLabel, "stepSentenceLabel"},
        {closeButton, "closeButton"},
        {deleteLogDialog, "deleteLogDialog"},
        {monthBox, "monthBox"},
        {adminJobWindow, "adminJobWindow"},
        {listEdit, "listEdit"},
        {openFileButton, "openFileButton"},
        {chooseListButton, "chooseListButton"},
        {columnBox, "columnBox"},
        {resolveButton, "resolveButton"},
        {jobSubtitleLabel, "jobSubtitleLabel"},
        {jobSentenceLabel, "jobSentenceLabel"},
        {verdictChip, "verdictChip"},
        {jobTable, "jobTable"},
        {jobTableHeader, "jobTableHeader"},
        {jobRowLabel, "jobRowLabel"},
        {includeCheckBox, "includeCheckBox"},
        {protectedPatternsEdit, "protectedPatternsEdit"},
        {soleAdminCheckBox, "soleAdminCheckBox"},
        {typedCountEdit, "typedCountEdit"},
        {typedServerEdit, "typedServerEdit"},
        {savePreviewButton, "savePreviewButton"},
        {dryRunButton, "dryRunButton"},
        {startJobButton, "startJobButton"},
        {pauseButton, "pauseButton"},
        {resumeButton, "resumeButton"},
        {stopButton, "stopButton"},
        {jobProgressBar, "jobProgressBar"},
        {jobProgressLabel, "jobProgressLabel"},
        {etaLabel, "etaLabel"},
        {jobNumbers, "jobNumbers"},
        {jobSummaryList, "jobSummaryList"},
        {saveResultsButton, "saveResultsButton"},
        {saveSummaryButton, "saveSummaryButton"},
        {useRestButton, "useRestButton"},
        {jobAskDialog, "jobAskDialog"},
        {unfinishedListDialog, "unfinishedListDialog"},
        {resumeListButton, "resumeListButton"},
        {forgetListButton, "forgetListButton"},
    });
}

} // namespace

/// The names are a contract: renaming one breaks somebody.
class TestNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areWhatTheyWere_data()
    {
        QTest::addColumn<QString>("ours");
        for (const Name &name : allNames()) {
            QTest::newRow(name.theirs) << QString(name.ours);
        }
    }

    void areWhatTheyWere()
    {
        QFETCH(const QString, ours);
        QCOMPARE(ours, QString::fromLatin1(QTest::currentDataTag()));
    }

    void areAllHereAndAllDiffer()
    {
        QFile file(QStringLiteral(FAREWELL_SOURCE_DIR "/ui/Names.h"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression constant(u"constexpr QLatin1StringView (\\w+)"_s);
        QSet<QString> constants;
        auto found = constant.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            constants += found.next().captured(1);
        }
        QSet<QString> ours;
        for (const Name &name : allNames()) {
            ours += QString(name.ours);
        }
        QCOMPARE(ours.size(), static_cast<qsizetype>(allNames().size()));
        QCOMPARE(constants.size(), ours.size());
    }

    void numbersAndKeysAreAppended()
    {
        QCOMPARE(names::indexed(names::contactRow, 3), u"contactRow_3"_s);
        QCOMPARE(names::indexed(names::contactRow, 0), u"contactRow_0"_s);
        QCOMPARE(names::keyed(names::ssoButton, u"oidc-x"_s), u"ssoButton_oidc-x"_s);
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "TestNames.moc"
