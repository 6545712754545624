# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""What a person reads in the windows: roles and names of the accessibility tree."""
import re

BUTTON, CHECK_BOX, LABEL = "push button", "check box", "label"
EDIT, PASSWORD_EDIT = "text", "password text"

# loginWindow
USER_ID, HOMESERVER, PASSWORD = "Matrix ID or username", "Homeserver", "Password"
EDIT_HOMESERVER, SIGN_IN, CONTINUE_WITH_IDP = "Edit", "Sign in", "Continue with Test IdP"
ASKED_TO_WAIT = "asks us to wait"
OPEN_AGAIN = re.compile("^Open (the browser )?again$")
CONTINUE_IN_BROWSER, ANOTHER_DEVICE = "Continue in the browser", "Use a browser on another device"
# loginWindow, turned round, and adminWindow
FOR_ADMINISTRATORS, AS_ADMINISTRATOR = "For administrators", "Sign in as administrator"
LOOK_FOR_ACCOUNTS = "Look for accounts"
NOT_ADMINISTRATOR, OPEN_OWN_ACCOUNT = "does not administrate", "Open my own account"
TABLE_CELL, RADIO_BUTTON, PROGRESS_BAR = "table cell", "radio button", "progress bar"
READING_THE_ACCOUNT = "Reading the account"
ADMIN_ADDRESS, CHECK_THE_ADDRESS = "Address for administrators", "Check this address"
SEND_MY_SIGN_IN = "Send my sign-in there"
# reactivateDialog
REACTIVATE_THEM, CONFIRM_REACTIVATION = "Reactivate…", "Reactivate account"
NEW_PASSWORD = "New password (optional)"
# adminDeactivateDialog
DEACTIVATE_THEM, CLOSE_THEIRS = "Deactivate…", "Deactivate somebody's account"
HIDE_THEIR_MESSAGES = "Hide from people who join rooms in the future"
KEEP_THEIR_MESSAGES = "Stay visible, like emails they sent"
REDACT, NEWEST_IN_EACH_ROOM = "Redact their messages", "The newest in each room"
DELETE_FILES = re.compile("^Delete their .* uploaded file")
STOP_HERE, RUN_AGAIN = "Stop here", "Run again"
HAND_OVER = re.compile("^Make another member admin of")
TYPE_THE_ID, CONFIRM_FOR_THEM = "Type the Matrix ID to confirm", "Deactivate account"
CLOSE = "Close"
THEY_ARE_DEACTIVATED, ALL_ROOMS_LEFT = "The account is deactivated", "All rooms left"
# adminJobWindow and unfinishedListDialog
MANY_ACCOUNTS, THE_LIST, LOOK_WHO_THAT_IS = "Deactivate many…", "The list", "Look who that is"
WILL_BE_DEACTIVATED = "accounts? will be deactivated"
TYPE_HOW_MANY, TYPE_THE_SERVER = "Type how many", "Type the server's name"
DRY_RUN, BACK_TO_THE_LIST, RESUME = "Dry run", "Back to the list", "Resume"
MANY_WINDOW, LOSE_IT = "Deactivate many accounts", re.compile("^(Go without saving|Put it away)$")
UNFINISHED_LIST, GO_ON_WITH_LIST = "An unfinished list", "Go on with this list"
NOT_NOW, SAVE_RESULTS, FILE_NAME = "Not now", "Save results…", "File name:"
SAVE_RECEIPT, LETTER = "Save receipt…", "Open the letter to the people who run your server"
# accountWindow
ACCOUNT_MENU = re.compile("^Account menu for ")
YES = "Yes"
ASKED_WHETHER_MINE = "Is this the account you mean?"
CHOOSE_ROOMS, SHOW_SESSIONS = "Choose… Who looks after your rooms", "Show your sessions"
HOW_KEYS, TAKE_KEYS = "How? Exporting your keys", "Take your keys with you"
# settingsDialog
DEACTIVATE_IN_SETTINGS = "Deactivate Account"
LIST_ITEM, THIS_SESSION = "list item", re.compile("^Farewell, this one")
SOMEBODY_CHANGED = "Somebody changed the permissions at the same moment"
SOMEBODY_ELSE = "Somebody else is an admin now"
ROOMS_PAGE, ROOM_LIST, ALL_ROOMS = "Rooms", "list", "All rooms"
LEAVE_REASON, LEAVE_ALL, LEAVE_THEM = "Reason (everybody there sees it)", "Leave all rooms…", "Leave them"
ALSO_LEAVE_IT = "Also leave 1 room that only you can look after"
PUBLIC_ROOMS_ONLY = "You can come back to public rooms only"
NOBODY_MAY_BE_LEFT = "nobody may be left who can look after"
ONE_EVERY, STOP_LEAVING = "Your server takes one every", "Stop leaving rooms"
REMOVE_NAME = "Remove name"
EVERYBODY_SEES, TELLING_ROOMS = "sees a line that you have removed it, with the old name in it", "Your server is telling your rooms"
LINK_STAYS = "The link to Test IdP stays"
CHANGED_A_MOMENT_AGO = "Your name or picture was changed a moment ago"
STILL_TELLING, PROFILE_GONE = "still telling your rooms that your name is gone", "profile is gone"
# handOverDialog
FIND_SOMEBODY, MAKE_AN_ADMIN, LOOK_AGAIN = "Find somebody", "Make an admin", "Look again"
EVERYTHING_YOU_CAN, NOT_TAKEN_BACK = "will be able to do everything you can do here", "This cannot be taken back"
CAN_TAKE_BACK, UPGRADES_STAY = "You can take it back until you deactivate", "Upgrading the room stays with its creators"
OTHERS_BY_NOW = "Somebody else can look after this room by now"
MORE_CHANGED, MAY_BE_UNDONE = "Something else was changed, too", "what they changed may be undone"
NOT_KNOWN = "We do not know whether it worked"
# deactivateAccountDialog
HIDE_MESSAGES = "Hide my messages from new joiners"
CONFIRM_PASSWORD, CONFIRM_BROWSER = "Deactivate account", "Confirm account deactivation"
SINGLE_SIGN_ON, CANCEL = "Single Sign On", "Cancel"
CONSEQUENCES = ("You will not be able to reactivate your account", "You will no longer be able to log in",
                "No one will be able to reuse your username", "You will leave all rooms and DMs",
                "You will be removed from the identity server")
WRONG_PASSWORD = "That password is not right. Your account has not been changed."
SURE = "Are you sure you want to deactivate your account? This is irreversible."
OPEN_ACCOUNT_PAGE, FINISHED = "Open my account page", "I have finished"
STOP_WAITING = "Stop waiting"
NO_NOTE_READ_ONLY = "Farewell cannot keep a note of this deactivation on this computer: its folder cannot be written to"
NO_NOTE_DISK_FULL = "Farewell cannot keep a note of this deactivation on this computer: the disk is full"
# outcomeDialog
NOBODY_TELLS = "Nothing tells us so far"
REFUSED_HALF_WAY = "refused, but it has ended your sign-in: part of it may have happened"
FAILED_HALF_WAY = "says that it failed, but it has ended your sign-in: part of it may have happened"
PROBABLY_DEACTIVATED = "very probably deactivated"
SIGN_IN_ENDED, STILL_ACTIVE_AT = "Your sign-in has ended", "Still active at"
SIGN_OUT, CHECK_AGAIN = "Sign out", "Check again"
DEACTIVATED = "Your account is deactivated"
STILL_ACTIVE, PROBABLY_ACTIVE = "Your account is still active", "Our sign-in still works"
SIGN_IN_TO_FIND_OUT = "Sign in to find out"
PASSWORD_REFUSED = ("refused the password. That is what a deactivated account does; a wrong password or a half-finished "
                    "deactivation looks the same.")
MAY_SAY_CLOSED = "If the page says that the account is deactivated or deleted, it is closed."
FOUND_ACTIVE, NOT_TO_THE_END = ("Your account is active: you have just signed in",
                                "Nothing was deactivated, or not to the end.")
CLOSE_OUTCOME = re.compile("^Close$")
# the next start
FIND_OUT = "Find out"
UNDER_WAY = "A deactivation was under way"
# The name our own session has on the server
SESSION = "Farewell"
