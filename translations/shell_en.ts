<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days, short</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days, short</comment>
        <translation>
            <numerusform>%n d ago</numerusform>
            <numerusform>%n d ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::SearchPane</name>
    <message numerus="yes">
        <source>%n customer(s) on this device</source>
        <translation>
            <numerusform>%n customer on this device</numerusform>
            <numerusform>%n customers on this device</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n customer(s) found</source>
        <translation>
            <numerusform>More than %n customer found</numerusform>
            <numerusform>More than %n customers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) found</source>
        <translation>
            <numerusform>%n customer found</numerusform>
            <numerusform>%n customers found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n change(s) to be sent</source>
        <translation>
            <numerusform>%n change to be sent</numerusform>
            <numerusform>%n changes to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused</source>
        <translation>
            <numerusform>%n change refused</numerusform>
            <numerusform>%n changes refused</numerusform>
        </translation>
    </message>
</context>
</TS>
