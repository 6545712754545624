<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>farewell::AdminDeactivationSentences</name>
    <message numerus="yes">
        <source>The account is still in %Ln room(s). Run it again to take it out.</source>
        <translation>
            <numerusform>The account is still in %Ln room. Run it again to take it out.</numerusform>
            <numerusform>The account is still in %Ln rooms. Run it again to take it out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::AdminLogWindow</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entry(s)</source>
        <extracomment>%1 is a number of entries</extracomment>
        <translation>
            <numerusform>%1 of %Ln entry</numerusform>
            <numerusform>%1 of %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ClearProfileRow</name>
    <message numerus="yes">
        <source>Everybody in your %Ln room(s) sees a line that you have removed them, with the old name in it.</source>
        <translation>
            <numerusform>Everybody in your room sees a line that you have removed them, with the old name in it.</numerusform>
            <numerusform>Everybody in your %Ln rooms sees a line that you have removed them, with the old name in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody in your %Ln room(s) sees a line that you have removed it.</source>
        <translation>
            <numerusform>Everybody in your room sees a line that you have removed it.</numerusform>
            <numerusform>Everybody in your %Ln rooms sees a line that you have removed it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody in your %Ln room(s) sees a line that you have removed it, with the old name in it.</source>
        <translation>
            <numerusform>Everybody in your room sees a line that you have removed it, with the old name in it.</numerusform>
            <numerusform>Everybody in your %Ln rooms sees a line that you have removed it, with the old name in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ContactSentences</name>
    <message numerus="yes">
        <source>Your server asks for a pause. Nothing was removed; try again in %Ln minute(s).</source>
        <translation>
            <numerusform>Your server asks for a pause. Nothing was removed; try again in a minute.</numerusform>
            <numerusform>Your server asks for a pause. Nothing was removed; try again in %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::EvidenceSentences</name>
    <message numerus="yes">
        <source>Next check in %Ln s</source>
        <extracomment>%Ln counts seconds</extracomment>
        <translation>
            <numerusform>Next check in %Ln s</numerusform>
            <numerusform>Next check in %Ln s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ForOthersSentences</name>
    <message numerus="yes">
        <source>%Ln room(s) had been handed over, and stay so.</source>
        <translation>
            <numerusform>%Ln room had been handed over, and stays so.</numerusform>
            <numerusform>%Ln rooms had been handed over, and stay so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln room(s) handed over</source>
        <extracomment>%1 is how many of them</extracomment>
        <translation>
            <numerusform>%1 of %Ln room handed over</numerusform>
            <numerusform>%1 of %Ln rooms handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted</source>
        <translation>
            <numerusform>%Ln file deleted</numerusform>
            <numerusform>%Ln files deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted, perhaps not all of them</source>
        <translation>
            <numerusform>%Ln file deleted, perhaps not all of them</numerusform>
            <numerusform>%Ln files deleted, perhaps not all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is out of %1 of its %Ln room(s); servers take an account out of them one by one.</source>
        <extracomment>%1 is how many of them</extracomment>
        <translation>
            <numerusform>It is out of %1 of its %Ln room; servers take an account out of them one by one.</numerusform>
            <numerusform>It is out of %1 of its %Ln rooms; servers take an account out of them one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln of their messages in each room were to be redacted.</source>
        <translation>
            <numerusform>The newest of their messages in each room was to be redacted.</numerusform>
            <numerusform>The newest %Ln of their messages in each room were to be redacted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::HandOverDialog</name>
    <message numerus="yes">
        <source>Your server asks for a pause. Nothing was changed; you can go on in %Ln second(s).</source>
        <translation>
            <numerusform>Your server asks for a pause. Nothing was changed; you can go on in %Ln second.</numerusform>
            <numerusform>Your server asks for a pause. Nothing was changed; you can go on in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::JobListPage</name>
    <message numerus="yes">
        <source>%Ln line(s).</source>
        <translation>
            <numerusform>%Ln line.</numerusform>
            <numerusform>%Ln lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) of a search</source>
        <translation>
            <numerusform>%Ln account of a search</numerusform>
            <numerusform>%Ln accounts of a search</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::JobRowSentences</name>
    <message numerus="yes">
        <source>It is in %Ln room(s).</source>
        <translation>
            <numerusform>It is in %Ln room.</numerusform>
            <numerusform>It is in %Ln rooms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is deactivated, but still in %Ln room(s). Sending it again takes it out.</source>
        <translation>
            <numerusform>It is deactivated, but still in %Ln room. Sending it again takes it out.</numerusform>
            <numerusform>It is deactivated, but still in %Ln rooms. Sending it again takes it out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is the only admin of %Ln room(s).</source>
        <translation>
            <numerusform>It is the only admin of %Ln room.</numerusform>
            <numerusform>It is the only admin of %Ln rooms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It was still in %Ln room(s) when they were last looked at.</source>
        <translation>
            <numerusform>It was still in %Ln room when they were last looked at.</numerusform>
            <numerusform>It was still in %Ln rooms when they were last looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::JobSentences</name>
    <message numerus="yes">
        <source>%Ln account(s) will be deactivated</source>
        <translation>
            <numerusform>%Ln account will be deactivated</numerusform>
            <numerusform>%Ln accounts will be deactivated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dry run: %Ln account(s) are read again</source>
        <translation>
            <numerusform>Dry run: %Ln account is read again</numerusform>
            <numerusform>Dry run: %Ln accounts are read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivating %Ln account(s)</source>
        <translation>
            <numerusform>Deactivating %Ln account</numerusform>
            <numerusform>Deactivating %Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) are deactivated</source>
        <extracomment>%1 is a number of accounts</extracomment>
        <translation>
            <numerusform>%1 of %Ln account is deactivated</numerusform>
            <numerusform>%1 of %Ln accounts are deactivated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) of a search</source>
        <translation>
            <numerusform>%Ln account of a search</numerusform>
            <numerusform>%Ln accounts of a search</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was left of another list: %Ln line(s)</source>
        <translation>
            <numerusform>What was left of another list: %Ln line</numerusform>
            <numerusform>What was left of another list: %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) were read again.</source>
        <translation>
            <numerusform>%1 of %Ln account was read again.</numerusform>
            <numerusform>%1 of %Ln accounts were read again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %Ln account(s), read again one by one at %1.</source>
        <translation>
            <numerusform>The same %Ln account, read again at %1.</numerusform>
            <numerusform>The same %Ln accounts, read again one by one at %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same %Ln account(s), read again one by one.</source>
        <translation>
            <numerusform>The same %Ln account, read again.</numerusform>
            <numerusform>The same %Ln accounts, read again one by one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min left</source>
        <translation>
            <numerusform>about %Ln min left</numerusform>
            <numerusform>about %Ln min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln h left</source>
        <translation>
            <numerusform>about %Ln h left</numerusform>
            <numerusform>about %Ln h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deactivate %Ln account(s)</source>
        <translation>
            <numerusform>Deactivate %Ln account</numerusform>
            <numerusform>Deactivate %Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use these %Ln as a new list…</source>
        <translation>
            <numerusform>Use this one as a new list…</numerusform>
            <numerusform>Use these %Ln as a new list…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %Ln second(s)</source>
        <extracomment>%1 is a date and a time</extracomment>
        <translation>
            <numerusform>%1, in %Ln second</numerusform>
            <numerusform>%1, in %Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::JobSummary</name>
    <message numerus="yes">
        <source>%Ln account(s) are still in rooms</source>
        <translation>
            <numerusform>%Ln account is still in rooms</numerusform>
            <numerusform>%Ln accounts are still in rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The messages of %Ln account(s) are not hidden</source>
        <translation>
            <numerusform>The messages of %Ln account are not hidden</numerusform>
            <numerusform>The messages of %Ln accounts are not hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) do not exist</source>
        <translation>
            <numerusform>%Ln account does not exist</numerusform>
            <numerusform>%Ln accounts do not exist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) are still active</source>
        <translation>
            <numerusform>%Ln account is still active</numerusform>
            <numerusform>%Ln accounts are still active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln account(s) we could not find out</source>
        <translation>
            <numerusform>Of %Ln account we could not find out</numerusform>
            <numerusform>Of %Ln accounts we could not find out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) were skipped</source>
        <translation>
            <numerusform>%Ln account was skipped</numerusform>
            <numerusform>%Ln accounts were skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The turn of %Ln account(s) never came</source>
        <translation>
            <numerusform>The turn of %Ln account never came</numerusform>
            <numerusform>The turn of %Ln accounts never came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) would be deactivated</source>
        <translation>
            <numerusform>%Ln account would be deactivated</numerusform>
            <numerusform>%Ln accounts would be deactivated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) would be skipped</source>
        <translation>
            <numerusform>%Ln account would be skipped</numerusform>
            <numerusform>%Ln accounts would be skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::LeaveRooms</name>
    <message numerus="yes">
        <source>Also leave %Ln room(s) that only you can look after</source>
        <translation>
            <numerusform>Also leave %Ln room that only you can look after</numerusform>
            <numerusform>Also leave %Ln rooms that only you can look after</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also leave %Ln room(s) that only you may be able to look after</source>
        <translation>
            <numerusform>Also leave %Ln room that only you may be able to look after</numerusform>
            <numerusform>Also leave %Ln rooms that only you may be able to look after</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::LeavingSentences</name>
    <message numerus="yes">
        <source>You have left %Ln room(s).</source>
        <translation>
            <numerusform>You have left %Ln room.</numerusform>
            <numerusform>You have left %Ln rooms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <comment>rooms</comment>
        <extracomment>of the rooms to leave so many have been left</extracomment>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <comment>rooms</comment>
        <extracomment>rooms that will be left</extracomment>
        <translation>
            <numerusform>%Ln to go</numerusform>
            <numerusform>%Ln to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln did not work</source>
        <comment>rooms</comment>
        <extracomment>rooms that could not be left</extracomment>
        <translation>
            <numerusform>%Ln did not work</numerusform>
            <numerusform>%Ln did not work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not known</source>
        <comment>rooms</comment>
        <extracomment>rooms of which nobody knows whether they were left</extracomment>
        <translation>
            <numerusform>%Ln not known</numerusform>
            <numerusform>%Ln not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your server takes one every %Ln second(s).</source>
        <translation>
            <numerusform>Your server takes one every second.</numerusform>
            <numerusform>Your server takes one every %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln minute(s) more.</source>
        <translation>
            <numerusform>About a minute more.</numerusform>
            <numerusform>About %Ln minutes more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln room(s) now?</source>
        <translation>
            <numerusform>Leave %Ln room now?</numerusform>
            <numerusform>Leave %Ln rooms now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln of them nobody may be left who can look after it.</source>
        <comment>rooms</comment>
        <translation>
            <numerusform>In one of them nobody may be left who can look after it.</numerusform>
            <numerusform>In %Ln of them nobody may be left who can look after them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::LeftListSentences</name>
    <message numerus="yes">
        <source>%Ln account(s) are deactivated.</source>
        <translation>
            <numerusform>%Ln account is deactivated.</numerusform>
            <numerusform>%Ln accounts are deactivated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln account(s) it is not known yet: they are looked at, and never sent again in this list.</source>
        <translation>
            <numerusform>Of %Ln account it is not known yet: it is looked at, and never sent again in this list.</numerusform>
            <numerusform>Of %Ln accounts it is not known yet: they are looked at, and never sent again in this list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::PauseSentences</name>
    <message numerus="yes">
        <source>Your server asks for a pause. This goes on by itself in %Ln second(s).</source>
        <translation>
            <numerusform>Your server asks for a pause. This goes on by itself in %Ln second.</numerusform>
            <numerusform>Your server asks for a pause. This goes on by itself in %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your server asks for a pause. You can try again in %Ln second(s).</source>
        <translation>
            <numerusform>Your server asks for a pause. You can try again in %Ln second.</numerusform>
            <numerusform>Your server asks for a pause. You can try again in %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your server asks for a pause of %Ln minute(s).</source>
        <translation>
            <numerusform>Your server asks for a pause of %Ln minute.</numerusform>
            <numerusform>Your server asks for a pause of %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ProfileSentences</name>
    <message numerus="yes">
        <source>It takes about %Ln second(s) more.</source>
        <translation>
            <numerusform>It takes about a second more.</numerusform>
            <numerusform>It takes about %Ln seconds more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It takes about %Ln minute(s) more.</source>
        <translation>
            <numerusform>It takes about a minute more.</numerusform>
            <numerusform>It takes about %Ln minutes more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ReceiptSentences</name>
    <message numerus="yes">
        <source>%Ln earlier request(s), in the file ending in .json</source>
        <translation>
            <numerusform>%Ln earlier request, in the file ending in .json</numerusform>
            <numerusform>%Ln earlier requests, in the file ending in .json</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln room</numerusform>
            <numerusform>%Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more, in the file ending in .json</source>
        <extracomment>the last of a list of things: so many more are elsewhere</extracomment>
        <translation>
            <numerusform>%Ln more, in the file ending in .json</numerusform>
            <numerusform>%Ln more, in the file ending in .json</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln email address(es) (%1)</source>
        <extracomment>%1 lists them</extracomment>
        <translation>
            <numerusform>%Ln email address (%1)</numerusform>
            <numerusform>%Ln email addresses (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phone number(s) (%1)</source>
        <extracomment>%1 lists them</extracomment>
        <translation>
            <numerusform>%Ln phone number (%1)</numerusform>
            <numerusform>%Ln phone numbers (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::RemoveAllRow</name>
    <message numerus="yes">
        <source>Remove all %Ln email addresses and phone numbers?</source>
        <extracomment>all that there are, which are at least two</extracomment>
        <translation>
            <numerusform>Remove all %Ln email addresses and phone numbers?</numerusform>
            <numerusform>Remove all %Ln email addresses and phone numbers?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::RoomSentences</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::SettleEntries</name>
    <message numerus="yes">
        <source>%Ln room(s) have no other admin</source>
        <translation>
            <numerusform>%Ln room has no other admin</numerusform>
            <numerusform>%Ln rooms have no other admin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once your account is deactivated, nobody left in these rooms can appoint one.</source>
        <translation>
            <numerusform>Once your account is deactivated, nobody left in this room can appoint one.</numerusform>
            <numerusform>Once your account is deactivated, nobody left in these rooms can appoint one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln email address(es)</source>
        <extracomment>alone, or as in “2 email addresses and 1 phone number”
----------
alone in “Notifications to … end.”, or as in “2 apps and 1 email address”</extracomment>
        <translation>
            <numerusform>%Ln email address</numerusform>
            <numerusform>%Ln email addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phone number(s)</source>
        <extracomment>alone, or as in “2 email addresses and 1 phone number”</extracomment>
        <translation>
            <numerusform>%Ln phone number</numerusform>
            <numerusform>%Ln phone numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove them now, otherwise they may cause trouble if you ever make a new account.</source>
        <extracomment>beside the number of email addresses and phone numbers, which is %n</extracomment>
        <translation>
            <numerusform>Remove it now, otherwise it may cause trouble if you ever make a new account.</numerusform>
            <numerusform>Remove them now, otherwise they may cause trouble if you ever make a new account.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <extracomment>alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number</extracomment>
        <translation>
            <numerusform>%Ln room</numerusform>
            <numerusform>%Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln direct chat(s)</source>
        <extracomment>alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number</extracomment>
        <translation>
            <numerusform>%Ln direct chat</numerusform>
            <numerusform>%Ln direct chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s)</source>
        <extracomment>alone, or as in “3 rooms, 2 direct chats and 1 invitation”; %n a number</extracomment>
        <translation>
            <numerusform>%Ln invitation</numerusform>
            <numerusform>%Ln invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) to join</source>
        <extracomment>somebody asked to be let in; alone, or as in “3 rooms and 1 request to join”; %n a number</extracomment>
        <translation>
            <numerusform>%Ln request to join</numerusform>
            <numerusform>%Ln requests to join</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We have not looked into %Ln room(s): you may be the only admin there.</source>
        <translation>
            <numerusform>We have not looked into %Ln room: you may be the only admin there.</numerusform>
            <numerusform>We have not looked into %Ln rooms: you may be the only admin there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We could not look into %Ln room(s): you may be the only admin there.</source>
        <translation>
            <numerusform>We could not look into %Ln room: you may be the only admin there.</numerusform>
            <numerusform>We could not look into %Ln rooms: you may be the only admin there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other session(s)</source>
        <translation>
            <numerusform>%Ln other session</numerusform>
            <numerusform>%Ln other sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) are kept on the server and go with the account. Export them from Element first.</source>
        <translation>
            <numerusform>%Ln key is kept on the server and goes with the account. Export it from Element first.</numerusform>
            <numerusform>%Ln keys are kept on the server and go with the account. Export them from Element first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln app(s)</source>
        <extracomment>alone in “Notifications to … end.”, or as in “2 apps and 1 email address”</extracomment>
        <translation>
            <numerusform>%Ln app</numerusform>
            <numerusform>%Ln apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s) handed over</source>
        <translation>
            <numerusform>%Ln room handed over</numerusform>
            <numerusform>%Ln rooms handed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::SoleRooms</name>
    <message numerus="yes">
        <source>Show %Ln more room(s)</source>
        <translation>
            <numerusform>Show %Ln more room</numerusform>
            <numerusform>Show %Ln more rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::StepSentences</name>
    <message numerus="yes">
        <source>Next look in %Ln second(s)</source>
        <translation>
            <numerusform>Next look in %Ln second</numerusform>
            <numerusform>Next look in %Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted</source>
        <translation>
            <numerusform>%Ln file deleted</numerusform>
            <numerusform>%Ln files deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) deleted so far</source>
        <translation>
            <numerusform>%Ln file deleted so far</numerusform>
            <numerusform>%Ln files deleted so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete their %Ln uploaded file(s)</source>
        <translation>
            <numerusform>Delete their %Ln uploaded file</numerusform>
            <numerusform>Delete their %Ln uploaded files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Out of %1 of %Ln room(s)</source>
        <translation>
            <numerusform>Out of %1 of %Ln room</numerusform>
            <numerusform>Out of %1 of %Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s) can be looked after by somebody else</source>
        <translation>
            <numerusform>%Ln room can be looked after by somebody else</numerusform>
            <numerusform>%Ln rooms can be looked after by somebody else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still in %Ln room(s)</source>
        <translation>
            <numerusform>Still in %Ln room</numerusform>
            <numerusform>Still in %Ln rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::TargetChoices</name>
    <message numerus="yes">
        <source>Delete their %Ln uploaded file(s)</source>
        <translation>
            <numerusform>Delete their %Ln uploaded file</numerusform>
            <numerusform>Delete their %Ln uploaded files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make another member admin of %Ln room(s)</source>
        <translation>
            <numerusform>Make another member admin of %Ln room</numerusform>
            <numerusform>Make another member admin of %Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s) cannot be saved: nobody else is joined there, or nobody is chosen.</source>
        <translation>
            <numerusform>%Ln room cannot be saved: nobody else is joined there, or nobody is chosen.</numerusform>
            <numerusform>%Ln rooms cannot be saved: nobody else is joined there, or nobody is chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %Ln room(s) nobody can tell who could appoint an admin.</source>
        <translation>
            <numerusform>In %Ln room nobody can tell who could appoint an admin.</numerusform>
            <numerusform>In %Ln rooms nobody can tell who could appoint an admin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more room(s)</source>
        <translation>
            <numerusform>and %Ln more room</numerusform>
            <numerusform>and %Ln more rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::TargetConsequences</name>
    <message numerus="yes">
        <source>They are signed out everywhere (%Ln session(s)) and can no longer log in</source>
        <translation>
            <numerusform>They are signed out everywhere (%Ln session) and can no longer log in</numerusform>
            <numerusform>They are signed out everywhere (%Ln sessions) and can no longer log in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They leave all %Ln room(s) and DMs they are in</source>
        <translation>
            <numerusform>They leave the %Ln room or DM they are in</numerusform>
            <numerusform>They leave all %Ln rooms and DMs they are in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s) are declined</source>
        <translation>
            <numerusform>%Ln invitation is declined</numerusform>
            <numerusform>%Ln invitations are declined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::UserCardSentences</name>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln room</numerusform>
            <numerusform>%Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invitation(s)</source>
        <translation>
            <numerusform>%Ln invitation</numerusform>
            <numerusform>%Ln invitations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only admin in %Ln room(s)</source>
        <translation>
            <numerusform>Only admin in %Ln room</numerusform>
            <numerusform>Only admin in %Ln rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln people)</source>
        <extracomment>%1 is the name of a room, %Ln counts those who are in it</extracomment>
        <translation>
            <numerusform>%1 (%Ln person)</numerusform>
            <numerusform>%1 (%Ln people)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more room(s)</source>
        <translation>
            <numerusform>%Ln more room</numerusform>
            <numerusform>%Ln more rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln room(s) could not be judged.</source>
        <translation>
            <numerusform>%Ln room could not be judged.</numerusform>
            <numerusform>%Ln rooms could not be judged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account is deactivated and still in %Ln room(s). Deactivating it again takes it out of them.</source>
        <translation>
            <numerusform>The account is deactivated and still in %Ln room. Deactivating it again takes it out of it.</numerusform>
            <numerusform>The account is deactivated and still in %Ln rooms. Deactivating it again takes it out of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::UserSentences</name>
    <message numerus="yes">
        <source>%Ln account(s) found</source>
        <translation>
            <numerusform>%Ln account found</numerusform>
            <numerusform>%Ln accounts found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s), all read · sorted by the server</source>
        <translation>
            <numerusform>%Ln account found</numerusform>
            <numerusform>%Ln accounts, all read · sorted by the server</numerusform>
        </translation>
    </message>
</context>
</TS>
