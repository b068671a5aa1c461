<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailCommands</name>
    <message numerus="yes">
        <source>%n conversation(s) archived</source>
        <translation>
            <numerusform>%n conversation archived</numerusform>
            <numerusform>%n conversations archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as junk</source>
        <translation>
            <numerusform>%n conversation marked as junk</numerusform>
            <numerusform>%n conversations marked as junk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as read</source>
        <translation>
            <numerusform>%n conversation marked as read</numerusform>
            <numerusform>%n conversations marked as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as unread</source>
        <translation>
            <numerusform>%n conversation marked as unread</numerusform>
            <numerusform>%n conversations marked as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) moved</source>
        <translation>
            <numerusform>%n conversation moved</numerusform>
            <numerusform>%n conversations moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) moved to Trash</source>
        <translation>
            <numerusform>%n conversation moved to Trash</numerusform>
            <numerusform>%n conversations moved to Trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) starred</source>
        <translation>
            <numerusform>%n conversation starred</numerusform>
            <numerusform>%n conversations starred</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star removed from %n conversation(s)</source>
        <translation>
            <numerusform>Star removed from %n conversation</numerusform>
            <numerusform>Star removed from %n conversations</numerusform>
        </translation>
    </message>
</context>
</TS>
