<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>farewell::SettleEntries</name>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln غرف</numerusform>
            <numerusform>غرفة %Ln</numerusform>
            <numerusform>غرفتان %Ln</numerusform>
            <numerusform>%Ln غرف</numerusform>
            <numerusform>%Ln غرفة</numerusform>
            <numerusform>%Ln غرفة</numerusform>
        </translation>
    </message>
</context>
</TS>
