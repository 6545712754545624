<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>farewell::SettleEntries</name>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln sala</numerusform>
            <numerusform>%Ln salas</numerusform>
        </translation>
    </message>
</context>
</TS>
