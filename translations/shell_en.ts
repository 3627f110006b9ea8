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
    <name>visage::ui::DesktopStateDialog</name>
    <message numerus="yes">
        <source>%Ln entries are not sent yet. They go out by themselves as soon as the server can be reached.</source>
        <translation>
            <numerusform>%Ln entry is not sent yet. It goes out by itself as soon as the server can be reached.</numerusform>
            <numerusform>%Ln entries are not sent yet. They go out by themselves as soon as the server can be reached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::LoginPage</name>
    <message numerus="yes">
        <source>%Ln change(s) not sent yet are kept and go out then.</source>
        <translation>
            <numerusform>%Ln change not sent yet is kept and goes out then.</numerusform>
            <numerusform>%Ln changes not sent yet are kept and go out then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) could not be handed over and stay on this computer: tell your lead.</source>
        <translation>
            <numerusform>%Ln change could not be handed over and stays on this computer: tell your lead.</numerusform>
            <numerusform>%Ln changes could not be handed over and stay on this computer: tell your lead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of %1 not sent yet stay on this computer, and go out when they log in here again.</source>
        <translation>
            <numerusform>%Ln change of %1 not sent yet stays on this computer, and goes out when they log in here again.</numerusform>
            <numerusform>%Ln changes of %1 not sent yet stay on this computer, and go out when they log in here again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of %1 not sent yet are on this computer, and go out by themselves when the server can be reached.</source>
        <translation>
            <numerusform>%Ln change of %1 not sent yet is on this computer, and goes out by itself when the server can be reached.</numerusform>
            <numerusform>%Ln changes of %1 not sent yet are on this computer, and go out by themselves when the server can be reached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::ReviewsDialog</name>
    <message numerus="yes">
        <source>%Ln entries selected</source>
        <translation>
            <numerusform>%Ln entry selected</numerusform>
            <numerusform>%Ln entries selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Throw away %Ln entries? They will count nowhere.</source>
        <translation>
            <numerusform>Throw away %Ln entry? It will count nowhere.</numerusform>
            <numerusform>Throw away %Ln entries? They will count nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries count now.</source>
        <translation>
            <numerusform>%Ln entry counts now.</numerusform>
            <numerusform>%Ln entries count now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were thrown away.</source>
        <translation>
            <numerusform>%Ln entry was thrown away.</numerusform>
            <numerusform>%Ln entries were thrown away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else had decided over %Ln entries before.</source>
        <translation>
            <numerusform>Somebody else had decided over %Ln entry before.</numerusform>
            <numerusform>Somebody else had decided over %Ln entries before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were refused and stay here: each says why.</source>
        <translation>
            <numerusform>%Ln entry was refused and stays here: it says why.</numerusform>
            <numerusform>%Ln entries were refused and stay here: each says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are shown: scroll on for the others.</source>
        <translation>
            <numerusform>%Ln entry is shown: scroll on for the others.</numerusform>
            <numerusform>%Ln entries are shown: scroll on for the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of %1 are shown: scroll on for the others.</source>
        <translation>
            <numerusform>%Ln entry of %1 is shown: scroll on for the others.</numerusform>
            <numerusform>%Ln entries of %1 are shown: scroll on for the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries await a decision again.</source>
        <translation>
            <numerusform>%Ln entry awaits a decision again.</numerusform>
            <numerusform>%Ln entries await a decision again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::SearchPane</name>
    <message numerus="yes">
        <source>%Ln customer(s) on this device</source>
        <translation>
            <numerusform>%Ln customer on this device</numerusform>
            <numerusform>%Ln customers on this device</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln customer(s) found</source>
        <translation>
            <numerusform>More than %Ln customer found</numerusform>
            <numerusform>More than %Ln customers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) found</source>
        <translation>
            <numerusform>%Ln customer found</numerusform>
            <numerusform>%Ln customers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln customer(s) on this device</source>
        <translation>
            <numerusform>%1 of %Ln customer on this device</numerusform>
            <numerusform>%1 of %Ln customers on this device</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln on the server</source>
        <translation>
            <numerusform>more than %Ln on the server</numerusform>
            <numerusform>more than %Ln on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the server</source>
        <translation>
            <numerusform>%Ln on the server</numerusform>
            <numerusform>%Ln on the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not on this device (%1 of %Ln customer(s))</source>
        <translation>
            <numerusform>Not on this device (%1 of %Ln customer)</numerusform>
            <numerusform>Not on this device (%1 of %Ln customers)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln change(s) to be sent</source>
        <translation>
            <numerusform>%Ln change to be sent</numerusform>
            <numerusform>%Ln changes to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <comment>customers who may be the same</comment>
        <translation>
            <numerusform>%Ln to look at</numerusform>
            <numerusform>%Ln to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) made here may be the same as another</source>
        <translation>
            <numerusform>%Ln customer made here may be the same as another</numerusform>
            <numerusform>%Ln customers made here may be the same as another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <comment>entries of accounts that were switched off</comment>
        <translation>
            <numerusform>%Ln to decide</numerusform>
            <numerusform>%Ln to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of accounts that were switched off await your decision</source>
        <translation>
            <numerusform>%Ln entry of an account that was switched off awaits your decision</numerusform>
            <numerusform>%Ln entries of accounts that were switched off await your decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::StoreNotices</name>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) slow. Set it right: what you change could be taken for older than it is.</source>
        <translation>
            <numerusform>The clock of this computer is %n minute slow. Set it right: what you change could be taken for older than it is.</numerusform>
            <numerusform>The clock of this computer is %n minutes slow. Set it right: what you change could be taken for older than it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) fast. Set it right: what you change could be taken for newer than it is.</source>
        <translation>
            <numerusform>The clock of this computer is %n minute fast. Set it right: what you change could be taken for newer than it is.</numerusform>
            <numerusform>The clock of this computer is %n minutes fast. Set it right: what you change could be taken for newer than it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s) the customers on this computer will be removed unless it connects to the server. What you have entered is kept.</source>
        <translation>
            <numerusform>In %n day the customers on this computer will be removed unless it connects to the server. What you have entered is kept.</numerusform>
            <numerusform>In %n days the customers on this computer will be removed unless it connects to the server. What you have entered is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of accounts that were switched off await your decision.</source>
        <translation>
            <numerusform>%Ln entry of an account that was switched off awaits your decision.</numerusform>
            <numerusform>%Ln entries of accounts that were switched off await your decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was put back to an earlier state: this desktop is giving back %Ln entries of the last 14 days.</source>
        <translation>
            <numerusform>The server was put back to an earlier state: this desktop is giving back %Ln entry of the last 14 days.</numerusform>
            <numerusform>The server was put back to an earlier state: this desktop is giving back %Ln entries of the last 14 days.</numerusform>
        </translation>
    </message>
</context>
</TS>
