<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwoord</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
    <message>
        <source>linked to {names}</source>
        <translation>gekoppeld aan {names}</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>niet gekoppeld</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>met ster</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>aan {name}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>vandaag {time}</translation>
    </message>
    <message>
        <source>with attachment</source>
        <translation>met bijlage</translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation>{n} berichten</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>Aan {name}</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message>
        <source>All received</source>
        <translation>Alles ontvangen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archief</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Mappen</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Ontvangen</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Niet gekoppeld</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verzonden</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Weergaven</translation>
    </message>
</context>
<context>
    <name>FolderPane</name>
    <message>
        <source>Folders</source>
        <translation>Mappen</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By correspondent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New mail appears here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in {folder} fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter looks at this folder only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MailCommands</name>
    <message numerus="yes">
        <source>%n conversation(s) archived</source>
        <translation>
            <numerusform>%n gesprek gearchiveerd</numerusform>
            <numerusform>%n gesprekken gearchiveerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as junk</source>
        <translation>
            <numerusform>%n gesprek als spam gemarkeerd</numerusform>
            <numerusform>%n gesprekken als spam gemarkeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as read</source>
        <translation>
            <numerusform>%n gesprek als gelezen gemarkeerd</numerusform>
            <numerusform>%n gesprekken als gelezen gemarkeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) marked as unread</source>
        <translation>
            <numerusform>%n gesprek als ongelezen gemarkeerd</numerusform>
            <numerusform>%n gesprekken als ongelezen gemarkeerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) moved</source>
        <translation>
            <numerusform>%n gesprek verplaatst</numerusform>
            <numerusform>%n gesprekken verplaatst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) moved to Trash</source>
        <translation>
            <numerusform>%n gesprek naar Verwijderd verplaatst</numerusform>
            <numerusform>%n gesprekken naar Verwijderd verplaatst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) starred</source>
        <translation>
            <numerusform>%n gesprek met ster</numerusform>
            <numerusform>%n gesprekken met ster</numerusform>
        </translation>
    </message>
    <message>
        <source>Linked to {name}</source>
        <translation>Gekoppeld aan {name}</translation>
    </message>
    <message numerus="yes">
        <source>Star removed from %n conversation(s)</source>
        <translation>
            <numerusform>Ster verwijderd van %n gesprek</numerusform>
            <numerusform>Ster verwijderd van %n gesprekken</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlinked from {name}</source>
        <translation>Losgekoppeld van {name}</translation>
    </message>
</context>
<context>
    <name>MessageListModel</name>
    <message>
        <source>Correspondent</source>
        <translation>Correspondent</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>Gekoppeld aan</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
</context>
<context>
    <name>QuickFilterBar</name>
    <message>
        <source>Attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in this folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncModel</name>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Folder {n}</source>
        <translation>Map {n}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apart gezet</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archiveren</translation>
    </message>
    <message>
        <source>&amp;Fetch mail now</source>
        <translation>E-mail nu op&amp;halen</translation>
    </message>
    <message>
        <source>&amp;Find in message</source>
        <translation>&amp;Zoeken in bericht</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Sneltoetsen</translation>
    </message>
    <message>
        <source>&amp;Link…</source>
        <translation>&amp;Koppelen…</translation>
    </message>
    <message>
        <source>&amp;Next message</source>
        <translation>&amp;Volgend bericht</translation>
    </message>
    <message>
        <source>&amp;Previous message</source>
        <translation>V&amp;orig bericht</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Af&amp;drukken…</translation>
    </message>
    <message>
        <source>&amp;Quick filter</source>
        <translation>Snel&amp;filter</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afsluiten</translation>
    </message>
    <message>
        <source>&amp;Record panel</source>
        <translation>&amp;Dossierpaneel</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>S&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ongedaan maken</translation>
    </message>
    <message>
        <source>&amp;Why linked</source>
        <translation>&amp;Waarom gekoppeld</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Mark as &amp;junk</source>
        <translation>Als s&amp;pam markeren</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Als on&amp;gelezen markeren</translation>
    </message>
    <message>
        <source>Move to &amp;Trash</source>
        <translation>Naar &amp;Verwijderd</translation>
    </message>
    <message>
        <source>My &amp;account</source>
        <translation>Mijn &amp;account</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volgend deelvenster</translation>
    </message>
    <message>
        <source>Open &amp;whole conversation</source>
        <translation>&amp;Heel gesprek openen</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Vorig deelvenster</translation>
    </message>
    <message>
        <source>Search e&amp;verywhere</source>
        <translation>&amp;Overal zoeken</translation>
    </message>
    <message>
        <source>Show as plain &amp;text</source>
        <translation>Als platte &amp;tekst tonen</translation>
    </message>
    <message>
        <source>Show as ta&amp;ble</source>
        <translation>Als ta&amp;bel tonen</translation>
    </message>
    <message>
        <source>View s&amp;ource</source>
        <translation>&amp;Bron bekijken</translation>
    </message>
</context>
</TS>
