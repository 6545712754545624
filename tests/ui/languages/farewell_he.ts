<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="he">
<context>
    <name>farewell::SettleEntries</name>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>חדר %Ln</numerusform>
            <numerusform>%Ln חדרים</numerusform>
        </translation>
    </message>
</context>
</TS>
