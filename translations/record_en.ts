<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>visage::ui::AlertsBar</name>
    <message numerus="yes">
        <source>%n more alert(s)</source>
        <translation>
            <numerusform>%n more alert</numerusform>
            <numerusform>%n more alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::CasesSection</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed case(s)</source>
        <translation>
            <numerusform>%n closed case</numerusform>
            <numerusform>%n closed cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::ConsentsSection</name>
    <message numerus="yes">
        <source>%n not asked</source>
        <comment>topics of consent</comment>
        <translation>
            <numerusform>%n not asked</numerusform>
            <numerusform>%n not asked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record a consent: %n not asked</source>
        <translation>
            <numerusform>Record a consent: %n not asked</numerusform>
            <numerusform>Record a consent: %n not asked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::DetailsSection</name>
    <message numerus="yes">
        <source>%1: %n earlier value(s)</source>
        <translation>
            <numerusform>%1: %n earlier value</numerusform>
            <numerusform>%1: %n earlier values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::IdentitiesSection</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>contact details</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <comment>contact details</comment>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::JoinedSection</name>
    <message numerus="yes">
        <source>Joined from %n records</source>
        <translation>
            <numerusform>Joined from %n record</numerusform>
            <numerusform>Joined from %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::OrdersSection</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::PairView</name>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::PresenceLine</name>
    <message numerus="yes">
        <source>%1, %2 and %n other(s)</source>
        <translation>
            <numerusform>%1, %2 and %n other</numerusform>
            <numerusform>%1, %2 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are on the phone with this customer</source>
        <translation>
            <numerusform>%1 is on the phone with this customer</numerusform>
            <numerusform>%1 are on the phone with this customer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are writing here</source>
        <translation>
            <numerusform>%1 is writing here</numerusform>
            <numerusform>%1 are writing here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are looking at this record</source>
        <translation>
            <numerusform>%1 is looking at this record</numerusform>
            <numerusform>%1 are looking at this record</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordFacts</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordHeader</name>
    <message numerus="yes">
        <source>%n contact(s) in 8 days</source>
        <translation>
            <numerusform>%n contact in 8 days</numerusform>
            <numerusform>%n contacts in 8 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>joined from %n records</source>
        <translation>
            <numerusform>joined from %n record</numerusform>
            <numerusform>joined from %n records</numerusform>
        </translation>
    </message>
</context>
</TS>
