<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>farewell::BeforeYouGo</name>
    <message numerus="yes">
        <source>%n email address(es)</source>
        <translation>
            <numerusform>%n email address</numerusform>
            <numerusform>%n email addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone number(s)</source>
        <translation>
            <numerusform>%n phone number</numerusform>
            <numerusform>%n phone numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other session(s)</source>
        <translation>
            <numerusform>%n other session</numerusform>
            <numerusform>%n other sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::EvidenceLines</name>
    <message numerus="yes">
        <source>Next check in %n s</source>
        <extracomment>%n counts seconds</extracomment>
        <translation>
            <numerusform>Next check in %n s</numerusform>
            <numerusform>Next check in %n s</numerusform>
        </translation>
    </message>
</context>
</TS>
