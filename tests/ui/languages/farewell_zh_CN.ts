<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>farewell::SettleEntries</name>
    <message numerus="yes">
        <source>%Ln room(s)</source>
        <translation>
            <numerusform>%Ln 个房间</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>farewell::ManagedSentences</name>
    <message>
        <source>Delete account</source>
        <translation>删除账户</translation>
    </message>
    <message>
        <source>Yes, hide all my messages from new joiners</source>
        <translation>是，对新加入者隐藏我的所有消息</translation>
    </message>
</context>
<context>
    <name>farewell::Sentences</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a heading, and a sentence below it</comment>
        <translation>%1。%2</translation>
    </message>
</context>
</TS>
