<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>visage::ui::CallbacksSection</name>
    <message numerus="yes">
        <source>%n callback(s)</source>
        <translation>
            <numerusform>%n callback</numerusform>
            <numerusform>%n callbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::DueNotice</name>
    <message numerus="yes">
        <source>%n callback(s) are due</source>
        <translation>
            <numerusform>%n callback is due</numerusform>
            <numerusform>%n callbacks are due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::RepliesSection</name>
    <message numerus="yes">
        <source>%n message(s) to be sent</source>
        <translation>
            <numerusform>%n message to be sent</numerusform>
            <numerusform>%n messages to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::WorkModel</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown</source>
        <translation>
            <numerusform>%n more is not shown</numerusform>
            <numerusform>%n more are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::WorkWords</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
</TS>
