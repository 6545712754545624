// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLatin1StringView>
#include <QString>

/// The contract for automation: every object name, unique per window; an index, never an address.
namespace farewell::names {

/// `contactRow` and 3 make `contactRow_3`.
[[nodiscard]] inline QString indexed(QLatin1StringView base, qsizetype n)
{
    return base + QLatin1Char('_') + QString::number(n);
}

/// `ssoButton` and an identity provider's id make `ssoButton_<idp>`.
[[nodiscard]] inline QString keyed(QLatin1StringView base, const QString &key)
{
    return base + QLatin1Char('_') + key;
}

// Windows
inline constexpr QLatin1StringView loginWindow{"loginWindow"};
inline constexpr QLatin1StringView cantSignInDialog{"cantSignInDialog"};
inline constexpr QLatin1StringView accountWindow{"accountWindow"};
inline constexpr QLatin1StringView keysHelpDialog{"keysHelpDialog"};
inline constexpr QLatin1StringView handOverDialog{"handOverDialog"};
inline constexpr QLatin1StringView settingsDialog{"settingsDialog"};
inline constexpr QLatin1StringView deactivateAccountDialog{"deactivateAccountDialog"};
inline constexpr QLatin1StringView outcomeDialog{"outcomeDialog"};
inline constexpr QLatin1StringView letterDialog{"letterDialog"};
inline constexpr QLatin1StringView unfinishedDialog{"unfinishedDialog"};
inline constexpr QLatin1StringView practiceDialog{"practiceDialog"};
inline constexpr QLatin1StringView adminWindow{"adminWindow"};
inline constexpr QLatin1StringView adminAddressDialog{"adminAddressDialog"};

// Shared by several windows
inline constexpr QLatin1StringView passwordEdit{"passwordEdit"};
inline constexpr QLatin1StringView passwordRevealButton{"passwordRevealButton"};
inline constexpr QLatin1StringView capsLockLabel{"capsLockLabel"};
inline constexpr QLatin1StringView openBrowserAgainButton{"openBrowserAgainButton"};
inline constexpr QLatin1StringView copyLinkButton{"copyLinkButton"};
inline constexpr QLatin1StringView phaseProgressBar{"phaseProgressBar"};
inline constexpr QLatin1StringView serverSaidLabel{"serverSaidLabel"};
inline constexpr QLatin1StringView noticeBanner{"noticeBanner"};
inline constexpr QLatin1StringView announcementLabel{"announcementLabel"};
inline constexpr QLatin1StringView headingLabel{"headingLabel"};
inline constexpr QLatin1StringView addressLabel{"addressLabel"};
inline constexpr QLatin1StringView copyAddressButton{"copyAddressButton"};
inline constexpr QLatin1StringView copyDetailsButton{"copyDetailsButton"};
inline constexpr QLatin1StringView copySupportButton{"copySupportButton"};
inline constexpr QLatin1StringView supportContactRow{"supportContactRow"};
inline constexpr QLatin1StringView supportContactLabel{"supportContactLabel"};
inline constexpr QLatin1StringView copySupportContactButton{"copySupportContactButton"};
inline constexpr QLatin1StringView supportPageLabel{"supportPageLabel"};
inline constexpr QLatin1StringView supportPageButton{"supportPageButton"};
inline constexpr QLatin1StringView copySupportPageButton{"copySupportPageButton"};
inline constexpr QLatin1StringView consentPageLabel{"consentPageLabel"};
inline constexpr QLatin1StringView consentPageButton{"consentPageButton"};
inline constexpr QLatin1StringView copyConsentPageButton{"copyConsentPageButton"};
inline constexpr QLatin1StringView contentScrollArea{"contentScrollArea"};

// Every window of a rehearsal
inline constexpr QLatin1StringView practiceBanner{"practiceBanner"};
inline constexpr QLatin1StringView practiceScenariosButton{"practiceScenariosButton"};

// loginWindow
inline constexpr QLatin1StringView userIdEdit{"userIdEdit"};
inline constexpr QLatin1StringView homeserverEdit{"homeserverEdit"};
inline constexpr QLatin1StringView editHomeserverButton{"editHomeserverButton"};
inline constexpr QLatin1StringView serverStatusLabel{"serverStatusLabel"};
inline constexpr QLatin1StringView problemBanner{"problemBanner"};
inline constexpr QLatin1StringView signInButton{"signInButton"};
inline constexpr QLatin1StringView ssoButton{"ssoButton"};
inline constexpr QLatin1StringView defaultProvider{"default"};
inline constexpr QLatin1StringView continueInBrowserButton{"continueInBrowserButton"};
inline constexpr QLatin1StringView anotherDeviceButton{"anotherDeviceButton"};
inline constexpr QLatin1StringView managedLabel{"managedLabel"};
inline constexpr QLatin1StringView deviceCodeLabel{"deviceCodeLabel"};
inline constexpr QLatin1StringView qrPicture{"qrPicture"};
inline constexpr QLatin1StringView cantSignInButton{"cantSignInButton"};
inline constexpr QLatin1StringView practiceButton{"practiceButton"};
inline constexpr QLatin1StringView administerButton{"administerButton"};
inline constexpr QLatin1StringView ordinarySignInButton{"ordinarySignInButton"};
inline constexpr QLatin1StringView cancelBrowserButton{"cancelBrowserButton"};
inline constexpr QLatin1StringView cancelSignInButton{"cancelSignInButton"};
inline constexpr QLatin1StringView coolingLabel{"coolingLabel"};
inline constexpr QLatin1StringView signInProgressBar{"signInProgressBar"};
inline constexpr QLatin1StringView signInProgressLabel{"signInProgressLabel"};
inline constexpr QLatin1StringView tryAgainButton{"tryAgainButton"};
inline constexpr QLatin1StringView browserLabel{"browserLabel"};

// cantSignInDialog
inline constexpr QLatin1StringView accountPageLabel{"accountPageLabel"};
inline constexpr QLatin1StringView adminCallLabel{"adminCallLabel"};
inline constexpr QLatin1StringView copyAdminCallButton{"copyAdminCallButton"};
inline constexpr QLatin1StringView closeCantSignInButton{"closeCantSignInButton"};

// accountWindow
inline constexpr QLatin1StringView userMenuButton{"userMenuButton"};
inline constexpr QLatin1StringView userMenuSettingsAction{"userMenuSettingsAction"};
inline constexpr QLatin1StringView userMenuSignOutAction{"userMenuSignOutAction"};
inline constexpr QLatin1StringView accountIsMineButton{"accountIsMineButton"};
inline constexpr QLatin1StringView accountIsNotMineButton{"accountIsNotMineButton"};
inline constexpr QLatin1StringView reviewContactsButton{"reviewContactsButton"};
inline constexpr QLatin1StringView deactivateButton{"deactivateButton"};
inline constexpr QLatin1StringView settleGroup{"settleGroup"};
inline constexpr QLatin1StringView settleCard{"settleCard"};
inline constexpr QLatin1StringView settleButton{"settleButton"};
inline constexpr QLatin1StringView retryButton{"retryButton"};
inline constexpr QLatin1StringView roomsProgressBar{"roomsProgressBar"};
inline constexpr QLatin1StringView skipRoomsButton{"skipRoomsButton"};

// keysHelpDialog
inline constexpr QLatin1StringView closeKeysHelpButton{"closeKeysHelpButton"};

// settingsDialog
inline constexpr QLatin1StringView settingsPageList{"settingsPageList"};
inline constexpr QLatin1StringView settingsPageBox{"settingsPageBox"};
inline constexpr QLatin1StringView userIdLabel{"userIdLabel"};
inline constexpr QLatin1StringView copyUserIdButton{"copyUserIdButton"};
inline constexpr QLatin1StringView manageAccountButton{"manageAccountButton"};
inline constexpr QLatin1StringView manageAccountLabel{"manageAccountLabel"};
inline constexpr QLatin1StringView pageNotOpenedLabel{"pageNotOpenedLabel"};
inline constexpr QLatin1StringView clearProfileButton{"clearProfileButton"};
inline constexpr QLatin1StringView clearProfileLabel{"clearProfileLabel"};
inline constexpr QLatin1StringView clearProfileConfirmButton{"clearProfileConfirmButton"};
inline constexpr QLatin1StringView clearProfileCancelButton{"clearProfileCancelButton"};
inline constexpr QLatin1StringView clearProfileProgressBar{"clearProfileProgressBar"};
inline constexpr QLatin1StringView clearProfileStatusLabel{"clearProfileStatusLabel"};
inline constexpr QLatin1StringView contactRow{"contactRow"};
inline constexpr QLatin1StringView removeContactButton{"removeContactButton"};
inline constexpr QLatin1StringView removeContactConfirmButton{"removeContactConfirmButton"};
inline constexpr QLatin1StringView removeContactCancelButton{"removeContactCancelButton"};
inline constexpr QLatin1StringView removeAllContactsButton{"removeAllContactsButton"};
inline constexpr QLatin1StringView removeAllLabel{"removeAllLabel"};
inline constexpr QLatin1StringView removeAllConfirmButton{"removeAllConfirmButton"};
inline constexpr QLatin1StringView removeAllCancelButton{"removeAllCancelButton"};
inline constexpr QLatin1StringView contactProgressBar{"contactProgressBar"};
inline constexpr QLatin1StringView contactStatusLabel{"contactStatusLabel"};
inline constexpr QLatin1StringView contactServerSaidLabel{"contactServerSaidLabel"};
inline constexpr QLatin1StringView deactivateAccountButton{"deactivateAccountButton"};
inline constexpr QLatin1StringView sessionsScrollArea{"sessionsScrollArea"};
inline constexpr QLatin1StringView sessionsStatusLabel{"sessionsStatusLabel"};
inline constexpr QLatin1StringView sessionList{"sessionList"};
inline constexpr QLatin1StringView notificationsLabel{"notificationsLabel"};
inline constexpr QLatin1StringView roomsScrollArea{"roomsScrollArea"};
inline constexpr QLatin1StringView roomRow{"roomRow"};
inline constexpr QLatin1StringView roomStateLabel{"roomStateLabel"};
inline constexpr QLatin1StringView handOverButton{"handOverButton"};
inline constexpr QLatin1StringView undoHandOverButton{"undoHandOverButton"};
inline constexpr QLatin1StringView lookAgainButton{"lookAgainButton"};
inline constexpr QLatin1StringView moreRoomsButton{"moreRoomsButton"};
inline constexpr QLatin1StringView roomSearchEdit{"roomSearchEdit"};
inline constexpr QLatin1StringView roomList{"roomList"};
inline constexpr QLatin1StringView roomsStatusLabel{"roomsStatusLabel"};
inline constexpr QLatin1StringView leaveReasonEdit{"leaveReasonEdit"};
inline constexpr QLatin1StringView leaveSoleRoomsCheckBox{"leaveSoleRoomsCheckBox"};
inline constexpr QLatin1StringView leaveAllButton{"leaveAllButton"};
inline constexpr QLatin1StringView leaveQuestionLabel{"leaveQuestionLabel"};
inline constexpr QLatin1StringView leaveConfirmButton{"leaveConfirmButton"};
inline constexpr QLatin1StringView leaveCancelButton{"leaveCancelButton"};
inline constexpr QLatin1StringView leaveProgressBar{"leaveProgressBar"};
inline constexpr QLatin1StringView leaveStatusLabel{"leaveStatusLabel"};
inline constexpr QLatin1StringView leavePaceLabel{"leavePaceLabel"};
inline constexpr QLatin1StringView stopLeavingButton{"stopLeavingButton"};
inline constexpr QLatin1StringView retryLeaveButton{"retryLeaveButton"};

// handOverDialog (headingLabel, phaseProgressBar, cancelButton, tryAgainButton … above)
inline constexpr QLatin1StringView memberSearchEdit{"memberSearchEdit"};
inline constexpr QLatin1StringView memberList{"memberList"};
inline constexpr QLatin1StringView memberStatusLabel{"memberStatusLabel"};
inline constexpr QLatin1StringView handOverStatusLabel{"handOverStatusLabel"};
inline constexpr QLatin1StringView chosenIdLabel{"chosenIdLabel"};
inline constexpr QLatin1StringView handOverConsequenceLabel{"handOverConsequenceLabel"};
inline constexpr QLatin1StringView finalityBanner{"finalityBanner"};
inline constexpr QLatin1StringView handOverConfirmButton{"handOverConfirmButton"};

// deactivateAccountDialog (ssoButton, passwordEdit … above)
inline constexpr QLatin1StringView consequencesLabel{"consequencesLabel"};
inline constexpr QLatin1StringView eraseCheckBox{"eraseCheckBox"};
inline constexpr QLatin1StringView accountPageButton{"accountPageButton"};
inline constexpr QLatin1StringView checkNowButton{"checkNowButton"};
inline constexpr QLatin1StringView eraseHelpButton{"eraseHelpButton"};
inline constexpr QLatin1StringView eraseHelpLabel{"eraseHelpLabel"};
inline constexpr QLatin1StringView eraseHintLabel{"eraseHintLabel"};
inline constexpr QLatin1StringView eraseNoticeLabel{"eraseNoticeLabel"};
inline constexpr QLatin1StringView proofStatusLabel{"proofStatusLabel"};
inline constexpr QLatin1StringView confirmButton{"confirmButton"};
inline constexpr QLatin1StringView flowButton{"flowButton"};
inline constexpr QLatin1StringView stopWaitingButton{"stopWaitingButton"};
inline constexpr QLatin1StringView cancelButton{"cancelButton"};
inline constexpr QLatin1StringView journalNoticeBanner{"journalNoticeBanner"};
inline constexpr QLatin1StringView leaveNoticeLabel{"leaveNoticeLabel"};
inline constexpr QLatin1StringView spreadNoticeLabel{"spreadNoticeLabel"};
inline constexpr QLatin1StringView doNotWaitButton{"doNotWaitButton"};
inline constexpr QLatin1StringView impossibleScrollArea{"impossibleScrollArea"};
inline constexpr QLatin1StringView proofScrollArea{"proofScrollArea"};

// outcomeDialog
inline constexpr QLatin1StringView evidenceList{"evidenceList"};
inline constexpr QLatin1StringView checkAgainButton{"checkAgainButton"};
inline constexpr QLatin1StringView signOutButton{"signOutButton"};
inline constexpr QLatin1StringView closeOutcomeButton{"closeOutcomeButton"};
inline constexpr QLatin1StringView receiptCard{"receiptCard"};
inline constexpr QLatin1StringView saveReceiptButton{"saveReceiptButton"};
inline constexpr QLatin1StringView receiptSavedLabel{"receiptSavedLabel"};
inline constexpr QLatin1StringView showReceiptButton{"showReceiptButton"};
inline constexpr QLatin1StringView letterCard{"letterCard"};
inline constexpr QLatin1StringView letterButton{"letterButton"};

// letterDialog (headingLabel, noticeBanner, and the contacts of a server above)
inline constexpr QLatin1StringView letterToLabel{"letterToLabel"};
inline constexpr QLatin1StringView letterSubjectEdit{"letterSubjectEdit"};
inline constexpr QLatin1StringView letterEdit{"letterEdit"};
inline constexpr QLatin1StringView copyLetterButton{"copyLetterButton"};
inline constexpr QLatin1StringView mailLetterButton{"mailLetterButton"};
inline constexpr QLatin1StringView closeLetterButton{"closeLetterButton"};

// unfinishedDialog (headingLabel, evidenceList and phaseProgressBar above)
inline constexpr QLatin1StringView findOutButton{"findOutButton"};
inline constexpr QLatin1StringView signInToFindOutButton{"signInToFindOutButton"};
inline constexpr QLatin1StringView notNowButton{"notNowButton"};
inline constexpr QLatin1StringView forgetNoteButton{"forgetNoteButton"};

// adminWindow (headingLabel, problemBanner, checkAgainButton, cancelButton … above)
inline constexpr QLatin1StringView actingLabel{"actingLabel"};
inline constexpr QLatin1StringView logButton{"logButton"};
inline constexpr QLatin1StringView openAccountButton{"openAccountButton"};
inline constexpr QLatin1StringView userSearchEdit{"userSearchEdit"};
inline constexpr QLatin1StringView userFilterBox{"userFilterBox"};
inline constexpr QLatin1StringView userTable{"userTable"};
inline constexpr QLatin1StringView userTableHeader{"userTableHeader"};
inline constexpr QLatin1StringView userTableStatusLabel{"userTableStatusLabel"};
inline constexpr QLatin1StringView userTableProgressBar{"userTableProgressBar"};
inline constexpr QLatin1StringView saveListButton{"saveListButton"};
inline constexpr QLatin1StringView manyButton{"manyButton"};
inline constexpr QLatin1StringView backToListButton{"backToListButton"};

// adminAddressDialog (cancelButton and problemBanner above)
inline constexpr QLatin1StringView adminAddressEdit{"adminAddressEdit"};
inline constexpr QLatin1StringView checkAdminAddressButton{"checkAdminAddressButton"};
inline constexpr QLatin1StringView trustAdminAddressButton{"trustAdminAddressButton"};
// adminDeactivateDialog, heirsDialog
inline constexpr QLatin1StringView adminDeactivateDialog{"adminDeactivateDialog"};
inline constexpr QLatin1StringView heirsDialog{"heirsDialog"};
inline constexpr QLatin1StringView targetCard{"targetCard"};
inline constexpr QLatin1StringView keepMessagesRadio{"keepMessagesRadio"};
inline constexpr QLatin1StringView hideMessagesRadio{"hideMessagesRadio"};
inline constexpr QLatin1StringView handoverCheckBox{"handoverCheckBox"};
inline constexpr QLatin1StringView chooseHeirsButton{"chooseHeirsButton"};
inline constexpr QLatin1StringView redactCheckBox{"redactCheckBox"};
inline constexpr QLatin1StringView heirsLabel{"heirsLabel"};
inline constexpr QLatin1StringView redactLimitBox{"redactLimitBox"};
inline constexpr QLatin1StringView mediaCheckBox{"mediaCheckBox"};
inline constexpr QLatin1StringView typedUserIdEdit{"typedUserIdEdit"};
inline constexpr QLatin1StringView stepScrollArea{"stepScrollArea"};
inline constexpr QLatin1StringView stepList{"stepList"};
inline constexpr QLatin1StringView goOnWithoutButton{"goOnWithoutButton"};
inline constexpr QLatin1StringView stopHereButton{"stopHereButton"};
inline constexpr QLatin1StringView closeButton{"closeButton"};
inline constexpr QLatin1StringView saveRecordButton{"saveRecordButton"};
inline constexpr QLatin1StringView recordLabel{"recordLabel"};
inline constexpr QLatin1StringView heirBox{"heirBox"};
inline constexpr QLatin1StringView acceptHeirsButton{"acceptHeirsButton"};
inline constexpr QLatin1StringView stepSentenceLabel{"stepSentenceLabel"};

// practiceDialog
inline constexpr QLatin1StringView scenarioButton{"scenarioButton"};
inline constexpr QLatin1StringView startOverButton{"startOverButton"};
inline constexpr QLatin1StringView leavePracticeButton{"leavePracticeButton"};
inline constexpr QLatin1StringView cancelPracticeButton{"cancelPracticeButton"};

// userCard, within adminWindow
inline constexpr QLatin1StringView userCard{"userCard"};
inline constexpr QLatin1StringView userCardScrollArea{"userCardScrollArea"};
inline constexpr QLatin1StringView copyTargetIdButton{"copyTargetIdButton"};
inline constexpr QLatin1StringView userCardProgressBar{"userCardProgressBar"};
inline constexpr QLatin1StringView userCardProblemLabel{"userCardProblemLabel"};
inline constexpr QLatin1StringView readAgainButton{"readAgainButton"};
inline constexpr QLatin1StringView userTags{"userTags"};
inline constexpr QLatin1StringView onlyAdminLabel{"onlyAdminLabel"};
inline constexpr QLatin1StringView stopLookingButton{"stopLookingButton"};
inline constexpr QLatin1StringView lookOnButton{"lookOnButton"};
inline constexpr QLatin1StringView lockButton{"lockButton"};
inline constexpr QLatin1StringView reactivateButton{"reactivateButton"};
inline constexpr QLatin1StringView deactivateUserButton{"deactivateUserButton"};
inline constexpr QLatin1StringView guardLabel{"guardLabel"};
inline constexpr QLatin1StringView serviceAddressButton{"serviceAddressButton"};

// lockDialog and reactivateDialog (confirmButton, cancelButton, headingLabel … above)
inline constexpr QLatin1StringView lockDialog{"lockDialog"};
inline constexpr QLatin1StringView reactivateDialog{"reactivateDialog"};
inline constexpr QLatin1StringView changeConsequencesLabel{"changeConsequencesLabel"};
inline constexpr QLatin1StringView changeStatusLabel{"changeStatusLabel"};
inline constexpr QLatin1StringView newPasswordEdit{"newPasswordEdit"};
inline constexpr QLatin1StringView generatePasswordButton{"generatePasswordButton"};
inline constexpr QLatin1StringView passwordShownLabel{"passwordShownLabel"};
inline constexpr QLatin1StringView copyPasswordButton{"copyPasswordButton"};

// adminLogWindow
inline constexpr QLatin1StringView adminLogWindow{"adminLogWindow"};
inline constexpr QLatin1StringView logTable{"logTable"};
inline constexpr QLatin1StringView logTableHeader{"logTableHeader"};
inline constexpr QLatin1StringView logSearchEdit{"logSearchEdit"};
inline constexpr QLatin1StringView logStatusLabel{"logStatusLabel"};
inline constexpr QLatin1StringView logEntryScrollArea{"logEntryScrollArea"};
inline constexpr QLatin1StringView logEntryLabel{"logEntryLabel"};
inline constexpr QLatin1StringView exportLogButton{"exportLogButton"};
inline constexpr QLatin1StringView showLogFolderButton{"showLogFolderButton"};
inline constexpr QLatin1StringView deleteLogButton{"deleteLogButton"};

// deleteLogDialog
inline constexpr QLatin1StringView deleteLogDialog{"deleteLogDialog"};
inline constexpr QLatin1StringView monthBox{"monthBox"};

// adminJobWindow (headingLabel, actingLabel, noticeBanner, keepMessagesRadio, contentScrollArea,
// cancelButton … above)
inline constexpr QLatin1StringView adminJobWindow{"adminJobWindow"};
inline constexpr QLatin1StringView listEdit{"listEdit"};
inline constexpr QLatin1StringView openFileButton{"openFileButton"};
inline constexpr QLatin1StringView chooseListButton{"chooseListButton"};
inline constexpr QLatin1StringView columnBox{"columnBox"};
inline constexpr QLatin1StringView resolveButton{"resolveButton"};
inline constexpr QLatin1StringView jobSubtitleLabel{"jobSubtitleLabel"};
inline constexpr QLatin1StringView jobSentenceLabel{"jobSentenceLabel"};
inline constexpr QLatin1StringView verdictChip{"verdictChip"};
inline constexpr QLatin1StringView jobTable{"jobTable"};
inline constexpr QLatin1StringView jobTableHeader{"jobTableHeader"};
inline constexpr QLatin1StringView jobRowLabel{"jobRowLabel"};
inline constexpr QLatin1StringView includeCheckBox{"includeCheckBox"};
inline constexpr QLatin1StringView protectedPatternsEdit{"protectedPatternsEdit"};
inline constexpr QLatin1StringView soleAdminCheckBox{"soleAdminCheckBox"};
inline constexpr QLatin1StringView typedCountEdit{"typedCountEdit"};
inline constexpr QLatin1StringView typedServerEdit{"typedServerEdit"};
inline constexpr QLatin1StringView savePreviewButton{"savePreviewButton"};
inline constexpr QLatin1StringView dryRunButton{"dryRunButton"};
inline constexpr QLatin1StringView startJobButton{"startJobButton"};
inline constexpr QLatin1StringView pauseButton{"pauseButton"};
inline constexpr QLatin1StringView resumeButton{"resumeButton"};
inline constexpr QLatin1StringView stopButton{"stopButton"};
inline constexpr QLatin1StringView jobProgressBar{"jobProgressBar"};
inline constexpr QLatin1StringView jobProgressLabel{"jobProgressLabel"};
inline constexpr QLatin1StringView etaLabel{"etaLabel"};
inline constexpr QLatin1StringView jobNumbers{"jobNumbers"};
inline constexpr QLatin1StringView jobSummaryList{"jobSummaryList"};
inline constexpr QLatin1StringView saveResultsButton{"saveResultsButton"};
inline constexpr QLatin1StringView saveSummaryButton{"saveSummaryButton"};
inline constexpr QLatin1StringView useRestButton{"useRestButton"};

// Asked before a list is lost (confirmButton and cancelButton above)
inline constexpr QLatin1StringView jobAskDialog{"jobAskDialog"};

// unfinishedListDialog (headingLabel, notNowButton, saveResultsButton … above)
inline constexpr QLatin1StringView unfinishedListDialog{"unfinishedListDialog"};
inline constexpr QLatin1StringView resumeListButton{"resumeListButton"};
inline constexpr QLatin1StringView forgetListButton{"forgetListButton"};

} // namespace farewell::names
