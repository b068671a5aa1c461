<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) made confidential</source>
        <translation>
            <numerusform>%n conversation made confidential</numerusform>
            <numerusform>%n conversations made confidential</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) on the file of {name} can be read by all colleagues. Conversations of which you have no copy yourself are not counted and stay as they are.</source>
        <translation>
            <numerusform>%n conversation on the file of {name} can be read by all colleagues. Conversations of which you have no copy yourself are not counted and stay as they are.</numerusform>
            <numerusform>%n conversations on the file of {name} can be read by all colleagues. Conversations of which you have no copy yourself are not counted and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n file(s)</source>
        <translation>
            <numerusform>Attach %n file</numerusform>
            <numerusform>Attach %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} and %n other(s)</source>
        <translation>
            <numerusform>{name} and %n other</numerusform>
            <numerusform>{name} and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>%n procedure(s) added</source>
        <translation>
            <numerusform>%n procedure added</numerusform>
            <numerusform>%n procedures added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s) stayed: somebody worked on them meanwhile.</source>
        <translation>
            <numerusform>%n procedure stayed: somebody worked on it meanwhile.</numerusform>
            <numerusform>%n procedures stayed: somebody worked on them meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stood there already</source>
        <translation>
            <numerusform>%n stood there already</numerusform>
            <numerusform>%n stood there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgencyPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n line(s) written to {file}</source>
        <translation>
            <numerusform>%n line written to {file}</numerusform>
            <numerusform>%n lines written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>{stage}, %n candidate(s)</source>
        <translation>
            <numerusform>{stage}, %n candidate</numerusform>
            <numerusform>{stage}, %n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>Invite %n candidate(s)</source>
        <translation>
            <numerusform>Invite %n candidate</numerusform>
            <numerusform>Invite %n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail %n person(s)</source>
        <translation>
            <numerusform>Mail %n person</numerusform>
            <numerusform>Mail %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n candidate(s)</source>
        <translation>
            <numerusform>Reject %n candidate</numerusform>
            <numerusform>Reject %n candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkTexts</name>
    <message numerus="yes">
        <source>%n changed message(s) will be made anew from this template.</source>
        <translation>
            <numerusform>%n changed message will be made anew from this template.</numerusform>
            <numerusform>%n changed messages will be made anew from this template.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s)</source>
        <translation>
            <numerusform>Send %n message</numerusform>
            <numerusform>Send %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about a minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeFoot</name>
    <message numerus="yes">
        <source>%n field(s) still empty</source>
        <translation>
            <numerusform>%n field still empty</numerusform>
            <numerusform>%n fields still empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s)</source>
        <translation>
            <numerusform>After %n day</numerusform>
            <numerusform>After %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfidentialTexts</name>
    <message numerus="yes">
        <source>%n colleague(s) will be able to read</source>
        <translation>
            <numerusform>%n colleague will be able to read</numerusform>
            <numerusform>%n colleagues will be able to read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) from {names}</source>
        <translation>
            <numerusform>%n message from {names}</numerusform>
            <numerusform>%n messages from {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hidden from %n colleague(s), also in search, counters and on the time line. Administrators do not see it either.</source>
        <translation>
            <numerusform>Hidden from %n colleague, also in search, counters and on the time line. Administrators do not see it either.</numerusform>
            <numerusform>Hidden from %n colleagues, also in search, counters and on the time line. Administrators do not see it either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hidden from %n colleague(s).</source>
        <translation>
            <numerusform>Hidden from %n colleague.</numerusform>
            <numerusform>Hidden from %n colleagues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only you and %n colleague(s) can see it.</source>
        <translation>
            <numerusform>Only you and %n colleague can see it.</numerusform>
            <numerusform>Only you and %n colleagues can see it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have no copy of %n message(s) of this conversation, did not send them and are not addressed by them. You will not see them any more yourself.</source>
        <translation>
            <numerusform>You have no copy of %n message of this conversation, did not send it and are not addressed by it. You will not see it any more yourself.</numerusform>
            <numerusform>You have no copy of %n messages of this conversation, did not send them and are not addressed by them. You will not see them any more yourself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} sees {some} of %n message(s).</source>
        <translation>
            <numerusform>{name} sees {some} of %n message.</numerusform>
            <numerusform>{name} sees {some} of %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentActs</name>
    <message numerus="yes">
        <source>%n document(s) added</source>
        <translation>
            <numerusform>%n document added</numerusform>
            <numerusform>%n documents added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndedLots</name>
    <message numerus="yes">
        <source>%n refused. See the Outbox.</source>
        <translation>
            <numerusform>%n refused. See the Outbox.</numerusform>
            <numerusform>%n refused. See the Outbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}: %n sent</source>
        <translation>
            <numerusform>{title}: %n sent</numerusform>
            <numerusform>{title}: %n sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderTreeModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersDialog</name>
    <message numerus="yes">
        <source>We found %n folder(s) on {server} and proposed where each one belongs.</source>
        <translation>
            <numerusform>We found %n folder on {server} and proposed where each one belongs.</numerusform>
            <numerusform>We found %n folders on {server} and proposed where each one belongs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>%n message(s) not delivered</source>
        <translation>
            <numerusform>%n message not delivered</numerusform>
            <numerusform>%n messages not delivered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HangingWords</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), call(s) or task(s)</source>
        <translation>
            <numerusform>%n note, call or task</numerusform>
            <numerusform>%n notes, calls or tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s)</source>
        <translation>
            <numerusform>%n procedure</numerusform>
            <numerusform>%n procedures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacancy(s)</source>
        <translation>
            <numerusform>%n vacancy</numerusform>
            <numerusform>%n vacancies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message numerus="yes">
        <source>Keep %n person(s)</source>
        <translation>
            <numerusform>Keep %n person</numerusform>
            <numerusform>Keep %n people</numerusform>
        </translation>
    </message>
</context>
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
        <source>%n message(s) have not been fetched yet and are not searched.</source>
        <translation>
            <numerusform>%n message has not been fetched yet and is not searched.</numerusform>
            <numerusform>%n messages have not been fetched yet and are not searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not fetched yet</source>
        <translation>
            <numerusform>%n not fetched yet</numerusform>
            <numerusform>%n not fetched yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The filter looks at what has been fetched: %n message(s) to go.</source>
        <translation>
            <numerusform>The filter looks at what has been fetched: %n message to go.</numerusform>
            <numerusform>The filter looks at what has been fetched: %n messages to go.</numerusform>
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
        <source>%n conversation(s) joined into one</source>
        <translation>
            <numerusform>%n conversation joined into one</numerusform>
            <numerusform>%n conversations joined into one</numerusform>
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
        <source>%n message(s) linked to {name}</source>
        <translation>
            <numerusform>%n message linked to {name}</numerusform>
            <numerusform>%n messages linked to {name}</numerusform>
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
<context>
    <name>MailboxPage</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyActs</name>
    <message numerus="yes">
        <source>%n file(s) changed</source>
        <translation>
            <numerusform>%n file changed</numerusform>
            <numerusform>%n files changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>%n file deleted</numerusform>
            <numerusform>%n files deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform>%n file stayed: it was changed again since.</numerusform>
            <numerusform>%n files stayed: they were changed again since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {name}</source>
        <translation>
            <numerusform>%n file written to {name}</numerusform>
            <numerusform>%n files written to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)?</source>
        <translation>
            <numerusform>Delete %n file?</numerusform>
            <numerusform>Delete %n files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)…</source>
        <translation>
            <numerusform>Delete %n file…</numerusform>
            <numerusform>Delete %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n file(s)…</source>
        <translation>
            <numerusform>Export %n file…</numerusform>
            <numerusform>Export %n files…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n file(s) stayed as they were</source>
        <translation>
            <numerusform>Stopped: %n file stayed as it was</numerusform>
            <numerusform>Stopped: %n files stayed as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message numerus="yes">
        <source>%n candidate(s) moved to {stage}</source>
        <translation>
            <numerusform>%n candidate moved to {stage}</numerusform>
            <numerusform>%n candidates moved to {stage}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stayed</source>
        <translation>
            <numerusform>%n more stayed</numerusform>
            <numerusform>%n more stayed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifying</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxGlance</name>
    <message numerus="yes">
        <source>%n message(s) wait to be sent</source>
        <translation>
            <numerusform>%n message waits to be sent</numerusform>
            <numerusform>%n messages wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent</source>
        <translation>
            <numerusform>%n message was not sent</numerusform>
            <numerusform>%n messages were not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s): did they arrive?</source>
        <translation>
            <numerusform>%n message: did it arrive?</numerusform>
            <numerusform>%n messages: did they arrive?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message numerus="yes">
        <source>%n message(s) without an answer</source>
        <translation>
            <numerusform>%n message without an answer</numerusform>
            <numerusform>%n messages without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxWatch</name>
    <message numerus="yes">
        <source>%n message(s) have not left yet.</source>
        <translation>
            <numerusform>%n message has not left yet.</numerusform>
            <numerusform>%n messages have not left yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message numerus="yes">
        <source>Leaves in %n second(s)</source>
        <translation>
            <numerusform>Leaves in %n second</numerusform>
            <numerusform>Leaves in %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent, but not to %n recipient(s)</source>
        <translation>
            <numerusform>Sent, but not to %n recipient</numerusform>
            <numerusform>Sent, but not to %n recipients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message numerus="yes">
        <source>Add %n candidate(s)</source>
        <translation>
            <numerusform>Add %n candidate</numerusform>
            <numerusform>Add %n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add to %n vacancy(s)</source>
        <translation>
            <numerusform>Add to %n vacancy</numerusform>
            <numerusform>Add to %n vacancies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>in %n place(s)</source>
        <translation>
            <numerusform>in %n place</numerusform>
            <numerusform>in %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyTexts</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to others too; this person is taken out</source>
        <translation>
            <numerusform>%n draft to others too; this person is taken out</numerusform>
            <numerusform>%n drafts to others too; this person is taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the log of changes</source>
        <translation>
            <numerusform>%n line of the log of changes</numerusform>
            <numerusform>%n lines of the log of changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what was sent</source>
        <translation>
            <numerusform>%n line of what was sent</numerusform>
            <numerusform>%n lines of what was sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the outbox, which will not be sent</source>
        <translation>
            <numerusform>%n message in the outbox, which will not be sent</numerusform>
            <numerusform>%n messages in the outbox, which will not be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that are on another person&apos;s file too; the link and the name go</source>
        <translation>
            <numerusform>%n message that is on another person&apos;s file too; the link and the name go</numerusform>
            <numerusform>%n messages that are on another person&apos;s file too; the link and the name go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that are on another person&apos;s file too</source>
        <translation>
            <numerusform>%n note that is on another person&apos;s file too</numerusform>
            <numerusform>%n notes that are on another person&apos;s file too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), calls and tasks</source>
        <translation>
            <numerusform>%n note, call or task</numerusform>
            <numerusform>%n notes, calls and tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s)</source>
        <translation>
            <numerusform>%n procedure</numerusform>
            <numerusform>%n procedures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name, address or number still stands in %n place(s) that are not on this file</source>
        <translation>
            <numerusform>A name, address or number still stands in %n place that is not on this file</numerusform>
            <numerusform>A name, address or number still stands in %n places that are not on this file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the folders of %n user(s)</source>
        <translation>
            <numerusform>in the folders of %n user</numerusform>
            <numerusform>in the folders of %n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of these %n is/are confidential; you do not see them here</source>
        <translation>
            <numerusform>%n of them is confidential; you do not see it here</numerusform>
            <numerusform>%n of them are confidential; you do not see them here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcedureModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalsBox</name>
    <message numerus="yes">
        <source>%n person(s) proposed. Nothing is erased by itself.</source>
        <translation>
            <numerusform>%n person proposed. Nothing is erased by itself.</numerusform>
            <numerusform>%n people proposed. Nothing is erased by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingHead</name>
    <message numerus="yes">
        <source>%n picture(s) from the internet are blocked.</source>
        <translation>
            <numerusform>%n picture from the internet are blocked.</numerusform>
            <numerusform>%n pictures from the internet are blocked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message numerus="yes">
        <source>%n conversation(s) selected</source>
        <translation>
            <numerusform>%n conversation selected</numerusform>
            <numerusform>%n conversations selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingStep</name>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending begins in %n second(s)</source>
        <translation>
            <numerusform>Sending begins in %n second</numerusform>
            <numerusform>Sending begins in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageModel</name>
    <message numerus="yes">
        <source>%n day(s) in this stage</source>
        <translation>
            <numerusform>%n day in this stage</numerusform>
            <numerusform>%n days in this stage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n suggestion(s), arrow down to choose</source>
        <translation>
            <numerusform>%n suggestion, arrow down to choose</numerusform>
            <numerusform>%n suggestions, arrow down to choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message numerus="yes">
        <source>%n to do by today</source>
        <translation>
            <numerusform>%n to do by today</numerusform>
            <numerusform>%n to do by today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateActs</name>
    <message numerus="yes">
        <source>%n template(s) written.</source>
        <translation>
            <numerusform>%n template written.</numerusform>
            <numerusform>%n templates written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message numerus="yes">
        <source>Export the %n marked</source>
        <translation>
            <numerusform>Export the %n marked</numerusform>
            <numerusform>Export the %n marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnfinishedLots</name>
    <message numerus="yes">
        <source>%n of {total} were not sent</source>
        <translation>
            <numerusform>%n of {total} was not sent</numerusform>
            <numerusform>%n of {total} were not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UserActs</name>
    <message numerus="yes">
        <source>%n message(s) handed over</source>
        <translation>
            <numerusform>%n message handed over</numerusform>
            <numerusform>%n messages handed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message numerus="yes">
        <source>%n mailbox(es) set up</source>
        <translation>
            <numerusform>%n mailbox set up</numerusform>
            <numerusform>%n mailboxes set up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
</context>
</TS>
