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
    <name>farewell::BeforeYouGo</name>
    <message numerus="yes">
        <source>%Ln email address(es)</source>
        <extracomment>alone, or as in “2 email addresses and 1 phone number”</extracomment>
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
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln room</numerusform>
            <numerusform>%Ln rooms</numerusform>
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
        <source>Remove them now, otherwise they may cause trouble if you ever make a new account.</source>
        <extracomment>beside the number of email addresses and phone numbers, which is %n</extracomment>
        <translation>
            <numerusform>Remove it now, otherwise it may cause trouble if you ever make a new account.</numerusform>
            <numerusform>Remove them now, otherwise they may cause trouble if you ever make a new account.</numerusform>
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
