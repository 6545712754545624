<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
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
