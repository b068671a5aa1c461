<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n address(es)</source>
        <translation>
            <numerusform>%n adres</numerusform>
            <numerusform>%n adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) made confidential</source>
        <translation>
            <numerusform>%n gesprek vertrouwelijk gemaakt</numerusform>
            <numerusform>%n gesprekken vertrouwelijk gemaakt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) on the file of {name} can be read by all colleagues. Conversations of which you have no copy yourself are not counted and stay as they are.</source>
        <translation>
            <numerusform>%n gesprek in het dossier van {name} kunnen alle collega&apos;s lezen. Gesprekken waarvan je zelf geen kopie hebt, zijn niet meegeteld en blijven zoals ze zijn.</numerusform>
            <numerusform>%n gesprekken in het dossier van {name} kunnen alle collega&apos;s lezen. Gesprekken waarvan je zelf geen kopie hebt, zijn niet meegeteld en blijven zoals ze zijn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestie</numerusform>
            <numerusform>%n suggesties</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Uiterlijk</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Donker</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Be&amp;werken</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Bestand</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Licht</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>Be&amp;richt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Bee&amp;ld</translation>
    </message>
    <message>
        <source>(Shortened here. The dossier as a ZIP has the whole message.)</source>
        <translation>(Hier ingekort. Het dossier als ZIP heeft het hele bericht.)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>A choice for all mail of {what}</source>
        <translation>Een keuze voor alle mail van {what}</translation>
    </message>
    <message>
        <source>A code was mailed there less than a minute ago. Wait a minute and try again.</source>
        <translation>Minder dan een minuut geleden is er al een code heen gestuurd. Wacht een minuut en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>A company needs a name. Fill it in.</source>
        <translation>Een bedrijf heeft een naam nodig. Vul die in.</translation>
    </message>
    <message>
        <source>A dictionary is two files; {missing} is not beside {chosen}. Put both in one folder.</source>
        <translation>Een woordenboek bestaat uit twee bestanden; {missing} staat niet naast {chosen}. Zet ze allebei in één map.</translation>
    </message>
    <message>
        <source>A document needs a name. Fill one in.</source>
        <translation>Een document heeft een naam nodig. Vul die in.</translation>
    </message>
    <message>
        <source>A dossier is a .zip with everything or a .pdf to read. Name such a file.</source>
        <translation>Een dossier is een .zip met alles of een .pdf om te lezen. Geef het bestand zo&apos;n naam.</translation>
    </message>
    <message>
        <source>A field of the message holds a line break, which cannot be sent. Remove it and try again.</source>
        <translation>In een veld van het bericht staat een regeleinde, en dat kan niet worden verzonden. Haal het weg en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>A file changed while it was attached. Attach it again.</source>
        <translation>Een bestand veranderde terwijl het werd bijgevoegd. Voeg het opnieuw bij.</translation>
    </message>
    <message>
        <source>A file of this form cannot hold that. Choose .csv or .json for files of people, .zip or .mbox for mail.</source>
        <translation>In zo&apos;n bestand past dat niet. Kies .csv of .json voor dossiers, .zip of .mbox voor berichten.</translation>
    </message>
    <message>
        <source>A password has 256 characters at most. Choose a shorter one.</source>
        <translation>Een wachtwoord heeft hoogstens 256 tekens. Kies een korter wachtwoord.</translation>
    </message>
    <message>
        <source>A password has at least 8 characters. Choose a longer one.</source>
        <translation>Een wachtwoord heeft minstens 8 tekens. Kies een langer wachtwoord.</translation>
    </message>
    <message>
        <source>A password is one line of letters, digits and marks. Choose one without control characters.</source>
        <translation>Een wachtwoord is één regel met letters, cijfers en leestekens. Kies er een zonder stuurtekens.</translation>
    </message>
    <message>
        <source>A person needs a name or an e-mail address. Fill one in.</source>
        <translation>Een persoon heeft een naam of een e-mailadres nodig. Vul er een in.</translation>
    </message>
    <message>
        <source>A procedure needs a candidate and a vacancy. Choose both.</source>
        <translation>Een procedure heeft een kandidaat en een vacature nodig. Kies ze allebei.</translation>
    </message>
    <message>
        <source>A procedure of this candidate and this vacancy</source>
        <translation>Een procedure van deze kandidaat en deze vacature</translation>
    </message>
    <message>
        <source>A program wrote this, not a person. It is not answered.</source>
        <translation>Dit schreef een programma, geen mens. Er gaat geen antwoord op uit.</translation>
    </message>
    <message>
        <source>A vacancy needs a title. Fill it in.</source>
        <translation>Een vacature heeft een titel nodig. Vul die in.</translation>
    </message>
    <message>
        <source>Add a dictionary</source>
        <translation>Woordenboek toevoegen</translation>
    </message>
    <message>
        <source>Add a name or address</source>
        <translation>Voeg een naam of adres toe</translation>
    </message>
    <message>
        <source>Address proven</source>
        <translation>Adres bewezen</translation>
    </message>
    <message>
        <source>Address taken off: a colleague had it first</source>
        <translation>Adres weggehaald: een collega had het eerder</translation>
    </message>
    <message>
        <source>Address works again</source>
        <translation>Adres werkt weer</translation>
    </message>
    <message>
        <source>Administrators: {names}.</source>
        <translation>Beheerders: {names}.</translation>
    </message>
    <message>
        <source>All mail of this profile is in one file: {path}</source>
        <translation>Alle mail van dit profiel staat in één bestand: {path}</translation>
    </message>
    <message>
        <source>Answer to an invitation</source>
        <translation>Antwoord op een uitnodiging</translation>
    </message>
    <message>
        <source>Anybody may have a name below “{domain}”, so it is no domain of one company. Write the whole domain, such as example.{domain}.</source>
        <translation>Onder “{domain}” kan iedereen een naam hebben, dus het is geen domein van één bedrijf. Schrijf het hele domein, zoals voorbeeld.{domain}.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <source>Appointment cancelled</source>
        <translation>Afspraak geannuleerd</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archief</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Zoals het &amp;systeem</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Bijvoegen</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n file(s)</source>
        <translation>
            <numerusform>%n bestand bijvoegen</numerusform>
            <numerusform>%n bestanden bijvoegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Bestanden bijvoegen</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Bijlagen</translation>
    </message>
    <message>
        <source>Automatic reply</source>
        <translation>Automatisch antwoord</translation>
    </message>
    <message>
        <source>Before it is sent</source>
        <translation>Voordat het wordt verzonden</translation>
    </message>
    <message>
        <source>CV</source>
        <translation>Cv</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Telefoongesprek</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidaat</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>Midden-Europees (Windows-1250)</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Zeker</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificaat</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Keuze</translation>
    </message>
    <message>
        <source>Chosen by {who}</source>
        <translation>Gekozen door {who}</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Opdrachtgever</translation>
    </message>
    <message>
        <source>Code mailed to an address</source>
        <translation>Code naar een adres gemaild</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Bedrijf</translation>
    </message>
    <message>
        <source>Confidential mail</source>
        <translation>Vertrouwelijke mail</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertrouwelijkheid</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contactpersoon</translation>
    </message>
    <message>
        <source>Contact {what} works there</source>
        <translation>Contact {what} werkt daar</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>Conversation handed over</source>
        <translation>Gesprek overgedragen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adres kopiëren</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Aangemaakt</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>Cyrillisch (Windows-1251)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Deleted unread</source>
        <translation>Ongelezen verwijderd</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Bezorgd</translation>
    </message>
    <message>
        <source>Delivery delayed</source>
        <translation>Bezorging vertraagd</translation>
    </message>
    <message>
        <source>Delivery failed</source>
        <translation>Bezorging mislukt</translation>
    </message>
    <message>
        <source>Do not put it on the file of {name}</source>
        <translation>Niet in het dossier van {name} bewaren</translation>
    </message>
    <message>
        <source>Document: {kind}</source>
        <translation>Document: {kind}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>E-mail settings</source>
        <translation>E-mailinstellingen</translation>
    </message>
    <message>
        <source>E-mail settings changed</source>
        <translation>E-mailinstellingen gewijzigd</translation>
    </message>
    <message>
        <source>Earlier mail to {value} came back as undeliverable.</source>
        <translation>Eerdere mail aan {value} kwam als onbestelbaar terug.</translation>
    </message>
    <message>
        <source>Every account of this computer can read it. Set its mode to 0600.</source>
        <translation>Elk account op deze computer kan het lezen. Zet de modus op 0600.</translation>
    </message>
    <message>
        <source>Fields of files</source>
        <translation>Velden van dossiers</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folders matched</source>
        <translation>Mappen ingesteld</translation>
    </message>
    <message>
        <source>From now on, mail from {name} is confidential</source>
        <translation>Vanaf nu is mail van {name} vertrouwelijk</translation>
    </message>
    <message>
        <source>From now on, mail from {name} is not confidential by itself</source>
        <translation>Vanaf nu is mail van {name} niet vanzelf vertrouwelijk</translation>
    </message>
    <message>
        <source>From the file of {name}</source>
        <translation>Uit het dossier van {name}</translation>
    </message>
    <message>
        <source>From the file of {name}…</source>
        <translation>Uit het dossier van {name}…</translation>
    </message>
    <message>
        <source>From this computer…</source>
        <translation>Van deze computer…</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>Grieks (Windows-1253)</translation>
    </message>
    <message>
        <source>In the program they see no confidential mail of others: no list, count, search or log tells of it.</source>
        <translation>In het programma zien ze geen vertrouwelijke mail van anderen: geen lijst, telling, zoekresultaat of logboek verraadt die.</translation>
    </message>
    <message>
        <source>In-Reply-To names a message on this file</source>
        <translation>In-Reply-To wijst naar een bericht in dit dossier</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Ontvangen</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Uitnodiging</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Uitnodigen</translation>
    </message>
    <message>
        <source>It answers a message on this file, but about something else and with other people.</source>
        <translation>Het beantwoordt een bericht in dit dossier, maar gaat over iets anders en met andere mensen.</translation>
    </message>
    <message>
        <source>It is encrypted: whoever reads it needs the key as well. Who has both can read all mail.</source>
        <translation>Het is versleuteld: wie het leest heeft ook de sleutel nodig. Wie beide heeft, kan alle mail lezen.</translation>
    </message>
    <message>
        <source>It is longer than {n} characters. Shorten it.</source>
        <translation>Dit is langer dan {n} tekens. Maak het korter.</translation>
    </message>
    <message>
        <source>It is not encrypted: whoever can read this file can read all mail, confidential mail too.</source>
        <translation>Het is niet versleuteld: wie dit bestand kan lezen, kan alle mail lezen, ook vertrouwelijke.</translation>
    </message>
    <message>
        <source>It is sent from {value}; {expected} was expected here.</source>
        <translation>Het gaat uit van {value}; hier werd {expected} verwacht.</translation>
    </message>
    <message>
        <source>It says it is from {about}, but the mail server could not confirm that.</source>
        <translation>Dit bericht zegt van {about} te komen, maar de mailserver kon dat niet bevestigen.</translation>
    </message>
    <message>
        <source>Its mode is {mode}, its owner {owner}.</source>
        <translation>De modus is {mode}, de eigenaar {owner}.</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Keep confidential</source>
        <translation>Vertrouwelijk houden</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Verder schrijven</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Leave it visible</source>
        <translation>Zichtbaar laten</translation>
    </message>
    <message>
        <source>Leave them visible</source>
        <translation>Zichtbaar laten</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Waarschijnlijk</translation>
    </message>
    <message>
        <source>Link to {name}?</source>
        <translation>Koppelen aan {name}?</translation>
    </message>
    <message>
        <source>Linked because a contact of this company is on this message.</source>
        <translation>Gekoppeld omdat een contactpersoon van dit bedrijf bij dit bericht hoort.</translation>
    </message>
    <message>
        <source>Linked because an address of this message is at this company&apos;s domain.</source>
        <translation>Gekoppeld omdat een adres van dit bericht op het domein van dit bedrijf staat.</translation>
    </message>
    <message>
        <source>Linked because an address of this message stands on this file.</source>
        <translation>Gekoppeld omdat een adres van dit bericht in dit dossier staat.</translation>
    </message>
    <message>
        <source>Linked because the candidate and the vacancy of this message have this procedure.</source>
        <translation>Gekoppeld omdat de kandidaat en de vacature van dit bericht deze procedure hebben.</translation>
    </message>
    <message>
        <source>Linked because the forwarded message came from an address on this file.</source>
        <translation>Gekoppeld omdat het doorgestuurde bericht kwam van een adres in dit dossier.</translation>
    </message>
    <message>
        <source>Linked because the number of the vacancy stands in the subject.</source>
        <translation>Gekoppeld omdat het nummer van de vacature in het onderwerp staat.</translation>
    </message>
    <message>
        <source>Linked because the subject goes on with a message that is on this file.</source>
        <translation>Gekoppeld omdat het onderwerp doorgaat op een bericht in dit dossier.</translation>
    </message>
    <message>
        <source>Linked because this message answers one that is on this file.</source>
        <translation>Gekoppeld omdat dit bericht antwoordt op een bericht in dit dossier.</translation>
    </message>
    <message>
        <source>Linked because this reports on a message that is on this file.</source>
        <translation>Gekoppeld omdat dit een melding is over een bericht in dit dossier.</translation>
    </message>
    <message>
        <source>Linked because {who} chose this file for all mail of {address}.</source>
        <translation>Gekoppeld omdat {who} dit dossier koos voor alle mail van {address}.</translation>
    </message>
    <message>
        <source>Linked by a rule.</source>
        <translation>Gekoppeld door een regel.</translation>
    </message>
    <message>
        <source>Linked by hand by {who}. A link by hand always wins.</source>
        <translation>Met de hand gekoppeld door {who}. Een koppeling met de hand wint altijd.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Made confidential</source>
        <translation>Vertrouwelijk gemaakt</translation>
    </message>
    <message>
        <source>Made visible</source>
        <translation>Zichtbaar gemaakt</translation>
    </message>
    <message>
        <source>Mailbox handed over</source>
        <translation>Postvak overgedragen</translation>
    </message>
    <message>
        <source>Mailbox is being handed over</source>
        <translation>Postvak wordt overgedragen</translation>
    </message>
    <message>
        <source>Make confidential</source>
        <translation>Vertrouwelijk maken</translation>
    </message>
    <message>
        <source>Make the earlier conversations confidential too?</source>
        <translation>De eerdere gesprekken ook vertrouwelijk maken?</translation>
    </message>
    <message>
        <source>Make this conversation confidential?</source>
        <translation>Dit gesprek vertrouwelijk maken?</translation>
    </message>
    <message>
        <source>Make this conversation visible?</source>
        <translation>Dit gesprek zichtbaar maken?</translation>
    </message>
    <message>
        <source>Make visible</source>
        <translation>Zichtbaar maken</translation>
    </message>
    <message>
        <source>Many servers refuse messages over 25 MB.</source>
        <translation>Veel servers weigeren berichten boven 25 MB.</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menubalk</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Samengevoegd</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mijn account</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Name and domain</source>
        <translation>Naam en domein</translation>
    </message>
    <message>
        <source>No code for this address counts any more. Ask a colleague to send a new one.</source>
        <translation>Er is geen code voor dit adres die nog telt. Vraag een collega een nieuwe te sturen.</translation>
    </message>
    <message>
        <source>No column of {name} is “{field}”. Choose which one it is.</source>
        <translation>Geen kolom van {name} is “{field}”. Kies welke het is.</translation>
    </message>
    <message>
        <source>No folder of your mailbox serves for that. Choose one in Settings, Edit folders.</source>
        <translation>Geen map van je postvak dient daarvoor. Kies er een bij Instellingen, Mappen bewerken.</translation>
    </message>
    <message>
        <source>No mail server is set for you yet. Enter your e-mail settings first.</source>
        <translation>Voor jou is nog geen mailserver ingesteld. Vul eerst je e-mailinstellingen in.</translation>
    </message>
    <message>
        <source>No other account can read it, but for whoever administers this computer, and its backups.</source>
        <translation>Geen ander account kan het lezen, behalve wie deze computer en de back-ups ervan beheert.</translation>
    </message>
    <message>
        <source>No outgoing server is set in your e-mail settings. Enter one first.</source>
        <translation>Bij je e-mailinstellingen is geen uitgaande server ingesteld. Vul die eerst in.</translation>
    </message>
    <message>
        <source>No password is kept here for your mail server. Enter it in the e-mail settings.</source>
        <translation>Hier is geen wachtwoord bewaard voor je mailserver. Vul het in bij de e-mailinstellingen.</translation>
    </message>
    <message>
        <source>Nobody is selected, so nobody is mailed. Tick at least one recipient.</source>
        <translation>Niemand is geselecteerd, dus niemand krijgt een bericht. Vink minstens één ontvanger aan.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>Niets gevonden voor “{words}”</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Getal</translation>
    </message>
    <message>
        <source>Only somebody with a copy of the message may make its conversation visible. Ask them.</source>
        <translation>Alleen wie een exemplaar van het bericht heeft, mag het gesprek zichtbaar maken. Vraag het die persoon.</translation>
    </message>
    <message>
        <source>Only someone with a copy of the message may hand its conversation over. Ask them.</source>
        <translation>Alleen iemand met een exemplaar van het bericht mag het gesprek overdragen. Vraag het diegene.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Toch openen</translation>
    </message>
    <message>
        <source>Open it only if you expected it and trust the sender.</source>
        <translation>Open het alleen als je het verwachtte en de afzender vertrouwt.</translation>
    </message>
    <message>
        <source>Open {host}?</source>
        <translation>{host} openen?</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Organisation and mailboxes</source>
        <translation>Organisatie en postvakken</translation>
    </message>
    <message>
        <source>Organisation changed</source>
        <translation>Organisatie gewijzigd</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkomst</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Overig</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Pagina</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Wachtwoord gewijzigd</translation>
    </message>
    <message>
        <source>Password given by an administrator</source>
        <translation>Wachtwoord gegeven door een beheerder</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person erased</source>
        <translation>Persoon gewist</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Afbeelding</translation>
    </message>
    <message>
        <source>Press Delete to remove</source>
        <translation>Druk op Delete om te verwijderen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Privacy and backups</source>
        <translation>Privacy en back-ups</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Procedure: {status}</source>
        <translation>Procedure: {status}</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Put it on another file</source>
        <translation>In nog een dossier bewaren</translation>
    </message>
    <message>
        <source>Read receipt</source>
        <translation>Leesbevestiging</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Ontvangen</translation>
    </message>
    <message>
        <source>References name a message on this file</source>
        <translation>References wijst naar een bericht in dit dossier</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Afwijzen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} verwijderen</translation>
    </message>
    <message>
        <source>Replies go to {about}, not to {address}.</source>
        <translation>Antwoorden gaan naar {about}, niet naar {address}.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Teruggezet</translation>
    </message>
    <message>
        <source>Same subject, same person, within 90 days</source>
        <translation>Zelfde onderwerp, zelfde persoon, binnen 90 dagen</translation>
    </message>
    <message>
        <source>Say which vacancy it is about</source>
        <translation>Zeg om welke vacature het gaat</translation>
    </message>
    <message>
        <source>Say why: it stands in the audit log.</source>
        <translation>Geef de reden: die staat in het logboek.</translation>
    </message>
    <message>
        <source>Search a document</source>
        <translation>Zoek een document</translation>
    </message>
    <message>
        <source>Send Monday 9:00</source>
        <translation>Maandag 9:00 verzenden</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Toch verzenden</translation>
    </message>
    <message>
        <source>Send it like this?</source>
        <translation>Zo verzenden?</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Later verzenden</translation>
    </message>
    <message>
        <source>Send later…</source>
        <translation>Later verzenden…</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>Dan verzenden</translation>
    </message>
    <message>
        <source>Send tomorrow 9:00</source>
        <translation>Morgen 9:00 verzenden</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verzonden</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Signature and sending</source>
        <translation>Handtekening en verzenden</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Aangemeld</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Signing in proves an address only over an encrypted connection, to a server that another administrator entered. Ask a colleague to send a code.</source>
        <translation>Aanmelden bewijst een adres alleen over een versleutelde verbinding, bij een server die een andere beheerder heeft ingevuld. Vraag een collega een code te sturen.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Iemand</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Please try again.</source>
        <translation>Er ging iets mis in het programma. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Spelling does not work.</source>
        <translation>De spellingcontrole werkt niet.</translation>
    </message>
    <message>
        <source>Spelling of {language} does not work and is off.</source>
        <translation>De spellingcontrole van {language} werkt niet en staat uit.</translation>
    </message>
    <message>
        <source>Such a message is confidential by default, but this one is not.</source>
        <translation>Zo&apos;n bericht is standaard vertrouwelijk, maar dit niet.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggesties</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>That cannot be done any more: look in the outbox how far the message is.</source>
        <translation>Dat kan niet meer: kijk in het Postvak UIT hoe ver het bericht is.</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>Dat moment is voorbij. Kies een later moment.</translation>
    </message>
    <message>
        <source>The attachments come to {size}</source>
        <translation>De bijlagen zijn samen {size}</translation>
    </message>
    <message>
        <source>The attachments come to {value}. Many servers refuse messages over 25 MB.</source>
        <translation>De bijlagen zijn samen {value}. Veel servers weigeren berichten boven 25 MB.</translation>
    </message>
    <message>
        <source>The candidate was already rejected for {value}.</source>
        <translation>De kandidaat is voor {value} al afgewezen.</translation>
    </message>
    <message>
        <source>The conversation begins with this message: there is nothing to split off.</source>
        <translation>Het gesprek begint met dit bericht: er is niets af te splitsen.</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened. Check that its folder exists and that you may write in it.</source>
        <translation>De database {path} kan niet worden geopend. Controleer of de map bestaat en of je erin mag schrijven.</translation>
    </message>
    <message>
        <source>The database {path} cannot be written. Check the rights of that file and its folder.</source>
        <translation>In de database {path} kan niet worden geschreven. Controleer de rechten van dat bestand en de map.</translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation>De database {path} is beschadigd.</translation>
    </message>
    <message>
        <source>The database {path} is encrypted and its key is not kept here any more. Give the recovery key with: carerix-desktop store unlock. Nothing was changed.</source>
        <translation>De database {path} is versleuteld en de sleutel wordt hier niet meer bewaard. Geef de herstelsleutel met: carerix-desktop store unlock. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program. Close that program and try again.</source>
        <translation>De database {path} is in gebruik door een ander programma. Sluit dat programma en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The database {path} was made by a newer version of Carerix Desktop. Install that version, or choose another profile.</source>
        <translation>De database {path} is gemaakt door een nieuwere versie van Carerix Desktop. Installeer die versie of kies een ander profiel.</translation>
    </message>
    <message>
        <source>The disk is full. Make room; the program goes on by itself.</source>
        <translation>De schijf is vol. Maak ruimte; het programma gaat vanzelf verder.</translation>
    </message>
    <message>
        <source>The disk that holds {path} cannot be read or written. Check the disk, then start again.</source>
        <translation>De schijf met {path} kan niet worden gelezen of beschreven. Controleer de schijf en start opnieuw.</translation>
    </message>
    <message>
        <source>The domain of {address} is that of more than one company.</source>
        <translation>Het domein van {address} is van meer dan één bedrijf.</translation>
    </message>
    <message>
        <source>The encrypted database {path} does not open with the key that is kept here. Give the recovery key with: carerix-desktop store unlock, or put back a backup.</source>
        <translation>De versleutelde database {path} gaat niet open met de sleutel die hier wordt bewaard. Geef de herstelsleutel met: carerix-desktop store unlock, of zet een reservekopie terug.</translation>
    </message>
    <message>
        <source>The field {field} is longer than {n} characters. Shorten it.</source>
        <translation>Het veld {field} is langer dan {n} tekens. Maak het korter.</translation>
    </message>
    <message>
        <source>The file {name} is not there any more. Attach it again, or take it out of the message.</source>
        <translation>Het bestand {name} is er niet meer. Voeg het opnieuw bij of haal het uit het bericht.</translation>
    </message>
    <message>
        <source>The filter has no name. Fill one in.</source>
        <translation>Het filter heeft geen naam. Vul er een in.</translation>
    </message>
    <message>
        <source>The filter has no value. Fill one in, or choose “is empty”.</source>
        <translation>Het filter heeft geen waarde. Vul er een in of kies “is leeg”.</translation>
    </message>
    <message>
        <source>The first line of {name} cannot be read. It has to name the columns.</source>
        <translation>De eerste regel van {name} is niet te lezen. Daar moeten de namen van de kolommen staan.</translation>
    </message>
    <message>
        <source>The mail server does not accept this address. Check how it is written.</source>
        <translation>De mailserver accepteert dit adres niet. Controleer hoe het geschreven is.</translation>
    </message>
    <message>
        <source>The number of the file is empty. Give it a number of its own.</source>
        <translation>Het nummer van het dossier is leeg. Geef het een eigen nummer.</translation>
    </message>
    <message>
        <source>The number {ref} is not in the subject</source>
        <translation>Het nummer {ref} staat niet in het onderwerp</translation>
    </message>
    <message>
        <source>The number {ref} stands in this file already. Remove one of the two lines.</source>
        <translation>Het nummer {ref} staat al in dit bestand. Haal een van de twee regels weg.</translation>
    </message>
    <message>
        <source>The password of {name} cannot be read any more. An administrator sets a new one under Users.</source>
        <translation>Het wachtwoord van {name} is niet meer te lezen. Een beheerder stelt onder Gebruikers een nieuw in.</translation>
    </message>
    <message>
        <source>The person with {address} was erased here on {day}. Add them by hand if they agreed to a new file.</source>
        <translation>De persoon met {address} is hier gewist op {day}. Voeg die met de hand toe als een nieuw dossier is goedgevonden.</translation>
    </message>
    <message>
        <source>The report names a message on this file</source>
        <translation>Het rapport noemt een bericht in dit dossier</translation>
    </message>
    <message>
        <source>The sender calls themselves {about}, but wrote from {address}.</source>
        <translation>De afzender noemt zich {about}, maar schreef vanaf {address}.</translation>
    </message>
    <message>
        <source>The subject is empty.</source>
        <translation>Het onderwerp is leeg.</translation>
    </message>
    <message>
        <source>The template cannot be filled in. Look at it under Templates.</source>
        <translation>Het sjabloon kan niet worden ingevuld. Bekijk het bij Sjablonen.</translation>
    </message>
    <message>
        <source>The vacancy has no contact. Fill one in on its file.</source>
        <translation>De vacature heeft geen contact. Vul er een in in het dossier.</translation>
    </message>
    <message>
        <source>There are no documents on this file, and no file came or went with its mail.</source>
        <translation>Er staan geen documenten in dit dossier, en er ging geen bestand mee met de berichten.</translation>
    </message>
    <message>
        <source>There is a document called “{name}” here already. Choose another name.</source>
        <translation>Er is hier al een document met de naam “{name}”. Kies een andere naam.</translation>
    </message>
    <message>
        <source>There is a file with the number {ref} already. Choose another number.</source>
        <translation>Er is al een dossier met het nummer {ref}. Kies een ander nummer.</translation>
    </message>
    <message>
        <source>There is a preview of PDF files and pictures only.</source>
        <translation>Alleen van PDF-bestanden en afbeeldingen is er een voorbeeld.</translation>
    </message>
    <message>
        <source>There is no field {field} any more. Choose another one.</source>
        <translation>Het veld {field} is er niet meer. Kies een ander.</translation>
    </message>
    <message>
        <source>There is no file with the number {ref} any more. Choose another one.</source>
        <translation>Er is geen dossier meer met het nummer {ref}. Kies een ander.</translation>
    </message>
    <message>
        <source>There is no file with the number {ref}. Add it first, or choose another one.</source>
        <translation>Er is geen dossier met het nummer {ref}. Voeg het eerst toe of kies een ander.</translation>
    </message>
    <message>
        <source>There is no file {path} any more. Choose another one.</source>
        <translation>Er is geen bestand {path} meer. Kies een ander.</translation>
    </message>
    <message>
        <source>There is no user “{value}”. Choose an owner from the list, or nobody.</source>
        <translation>Er is geen gebruiker “{value}”. Kies een eigenaar uit de lijst, of niemand.</translation>
    </message>
    <message>
        <source>There is nobody to send it to. Add a name or address at To.</source>
        <translation>Er is niemand om het aan te verzenden. Voeg bij Aan een naam of adres toe.</translation>
    </message>
    <message>
        <source>There is nothing in it yet. Write something first.</source>
        <translation>Er staat nog niets in. Schrijf eerst iets.</translation>
    </message>
    <message>
        <source>These accounts of this computer can read it too: {names}. Set its mode to 0600.</source>
        <translation>Ook deze accounts op deze computer kunnen het lezen: {names}. Zet de modus op 0600.</translation>
    </message>
    <message>
        <source>These messages are in one conversation already.</source>
        <translation>Deze berichten zitten al in één gesprek.</translation>
    </message>
    <message>
        <source>They cannot read anybody&apos;s mail password: it is replaced, never shown.</source>
        <translation>Ze kunnen van niemand het mailwachtwoord lezen: het wordt vervangen, nooit getoond.</translation>
    </message>
    <message>
        <source>They set addresses, roles and passwords of user files; each of these acts is in the log.</source>
        <translation>Ze stellen adressen, rollen en wachtwoorden van gebruikers in; elk daarvan staat in het logboek.</translation>
    </message>
    <message>
        <source>This address counts for all mail already.</source>
        <translation>Dit adres telt al voor alle mail.</translation>
    </message>
    <message>
        <source>This dictionary cannot be read and is not used: {names}</source>
        <translation>Dit woordenboek is niet te lezen en wordt niet gebruikt: {names}</translation>
    </message>
    <message>
        <source>This field cannot be compared in that way. Choose another comparison.</source>
        <translation>Dit veld is zo niet te vergelijken. Kies een andere vergelijking.</translation>
    </message>
    <message>
        <source>This installation lacks what encrypted databases need. Install Carerix Desktop again; nothing was changed.</source>
        <translation>Deze installatie mist wat versleutelde databases nodig hebben. Installeer Carerix Desktop opnieuw; er is niets veranderd.</translation>
    </message>
    <message>
        <source>This is no longer here, or you cannot see it any more.</source>
        <translation>Dit is er niet meer, of je kunt het niet meer zien.</translation>
    </message>
    <message>
        <source>This is not an e-mail address. Mend it or remove it.</source>
        <translation>Dit is geen e-mailadres. Verbeter of verwijder het.</translation>
    </message>
    <message>
        <source>This is not the code that was mailed. After five wrong codes a new one is needed.</source>
        <translation>Dit is niet de code die gemaild is. Na vijf verkeerde codes is er een nieuwe nodig.</translation>
    </message>
    <message>
        <source>This is not the right password. Try again; an administrator can set a new one.</source>
        <translation>Dit is niet het juiste wachtwoord. Probeer het opnieuw; een beheerder kan een nieuw instellen.</translation>
    </message>
    <message>
        <source>This is the password that you have already. Choose another one.</source>
        <translation>Dit is het wachtwoord dat je al hebt. Kies een ander.</translation>
    </message>
    <message>
        <source>This line cannot be read. Look for a quotation mark or a separator too many in the file.</source>
        <translation>Deze regel is niet te lezen. Zoek in het bestand naar een aanhalingsteken of scheidingsteken te veel.</translation>
    </message>
    <message>
        <source>This link does not lead to a web page or a mail address, so it is not opened.</source>
        <translation>Deze koppeling leidt niet naar een webpagina of een mailadres en wordt daarom niet geopend.</translation>
    </message>
    <message>
        <source>This message has no recipient. Add one and send it again.</source>
        <translation>Dit bericht heeft geen ontvanger. Voeg er een toe en verzend het opnieuw.</translation>
    </message>
    <message>
        <source>This message is in the outbox already. Take it back there to change it.</source>
        <translation>Dit bericht staat al in het Postvak UIT. Haal het daar terug om het te wijzigen.</translation>
    </message>
    <message>
        <source>This message is only in Drafts or Junk, which are never filed. Move it to another folder first.</source>
        <translation>Dit bericht staat alleen in Concepten of Spam, en die komen in geen dossier. Verplaats het eerst naar een andere map.</translation>
    </message>
    <message>
        <source>This template is not for this kind of recipient. Choose another template.</source>
        <translation>Dit sjabloon is niet voor dit soort ontvanger. Kies een ander sjabloon.</translation>
    </message>
    <message>
        <source>This user file is switched off. Ask an administrator to switch it on.</source>
        <translation>Dit gebruikersdossier staat uit. Vraag een beheerder om het aan te zetten.</translation>
    </message>
    <message>
        <source>Tick what you want to attach first.</source>
        <translation>Vink eerst aan wat je wilt bijvoegen.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Vandaag, {day}</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait {seconds} seconds, then try again.</source>
        <translation>Te veel verkeerde wachtwoorden. Wacht {seconds} seconden en probeer het dan opnieuw.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>Turks (Windows-1254)</translation>
    </message>
    <message>
        <source>Unmerged</source>
        <translation>Weer gescheiden</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>User file added</source>
        <translation>Gebruiker toegevoegd</translation>
    </message>
    <message>
        <source>User file changed</source>
        <translation>Gebruiker gewijzigd</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message>
        <source>Users and addresses</source>
        <translation>Gebruikers en adressen</translation>
    </message>
    <message>
        <source>Vacancies</source>
        <translation>Vacatures</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>Vacature</translation>
    </message>
    <message>
        <source>Wants mailings again</source>
        <translation>Wil weer mailings</translation>
    </message>
    <message>
        <source>Wants no mailings</source>
        <translation>Wil geen mailings</translation>
    </message>
    <message>
        <source>Western (DOS)</source>
        <translation>West-Europees (DOS)</translation>
    </message>
    <message>
        <source>Western (Mac)</source>
        <translation>West-Europees (Mac)</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>West-Europees (Windows-1252)</translation>
    </message>
    <message>
        <source>When the message is sent</source>
        <translation>Zodra het bericht verzonden wordt</translation>
    </message>
    <message>
        <source>While writing: bold, italic, underline</source>
        <translation>Tijdens het schrijven: vet, cursief, onderstreept</translation>
    </message>
    <message>
        <source>While writing: close and keep the draft</source>
        <translation>Tijdens het schrijven: sluiten en het concept bewaren</translation>
    </message>
    <message>
        <source>While writing: confidential</source>
        <translation>Tijdens het schrijven: vertrouwelijk</translation>
    </message>
    <message>
        <source>While writing: link</source>
        <translation>Tijdens het schrijven: link</translation>
    </message>
    <message>
        <source>While writing: send</source>
        <translation>Tijdens het schrijven: verzenden</translation>
    </message>
    <message>
        <source>While writing: templates</source>
        <translation>Tijdens het schrijven: sjablonen</translation>
    </message>
    <message>
        <source>Who is {name}?</source>
        <translation>Wie is {name}?</translation>
    </message>
    <message>
        <source>Who that is, this system does not tell: look at the rights of the file.</source>
        <translation>Wie dat is, zegt dit systeem niet: kijk naar de rechten van het bestand.</translation>
    </message>
    <message>
        <source>With several users the program asks for a password, and you have none yet. Set your own first, under My account.</source>
        <translation>Bij meer dan één gebruiker vraagt het programma om een wachtwoord, en jij hebt er nog geen. Stel eerst je eigen wachtwoord in, onder Mijn account.</translation>
    </message>
    <message>
        <source>Words of a document, name of a file or subject of its message</source>
        <translation>Woorden uit een document, naam van een bestand of onderwerp van het bericht</translation>
    </message>
    <message>
        <source>Work handed over</source>
        <translation>Werk overgedragen</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Verkeerd wachtwoord</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja of nee</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message>
        <source>You have no sender address of your own, so it is sent from {value}. An administrator can set yours.</source>
        <translation>Je hebt geen eigen afzenderadres, dus het gaat uit van {value}. Een beheerder kan het jouwe instellen.</translation>
    </message>
    <message>
        <source>You have no sender address to send the code with. Enter one first.</source>
        <translation>Je hebt geen afzenderadres om de code mee te versturen. Vul er eerst een in.</translation>
    </message>
    <message>
        <source>You have no sender address yet. Ask an administrator to set one in your user file.</source>
        <translation>Je hebt nog geen afzenderadres. Vraag een beheerder om er een in te stellen in je gebruikersdossier.</translation>
    </message>
    <message>
        <source>You were a blind copy (Bcc) of this message. Everybody will see that you received it.</source>
        <translation>Je kreeg dit bericht als blinde kopie (Bcc). Iedereen ziet dan dat je het hebt ontvangen.</translation>
    </message>
    <message>
        <source>You wrote “{value}”, but nothing is attached.</source>
        <translation>Je schreef “{value}”, maar er is niets bijgevoegd.</translation>
    </message>
    <message>
        <source>Your colleague cannot see the message that this task is about, so the task would not show for them. Choose somebody else, or make a task without the message.</source>
        <translation>Je collega kan het bericht waarover deze taak gaat niet zien, en zou dus ook de taak niet zien. Kies iemand anders, of maak een taak zonder het bericht.</translation>
    </message>
    <message>
        <source>Your user file is read-only: you can read everything, and change and send nothing. Ask an administrator for another role.</source>
        <translation>Je gebruikersdossier is alleen-lezen: je kunt alles lezen, en niets wijzigen of verzenden. Vraag een beheerder om een andere rol.</translation>
    </message>
    <message>
        <source>a similar name</source>
        <translation>een naam die erop lijkt</translation>
    </message>
    <message>
        <source>access</source>
        <translation>toegang</translation>
    </message>
    <message>
        <source>aliases</source>
        <translation>aliassen</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwoord</translation>
    </message>
    <message>
        <source>being fetched, can be read in a moment</source>
        <translation>wordt opgehaald, is zo te lezen</translation>
    </message>
    <message>
        <source>by a user file</source>
        <translation>door een gebruiker</translation>
    </message>
    <message>
        <source>by a word in the subject</source>
        <translation>door een woord in het onderwerp</translation>
    </message>
    <message>
        <source>by candidate and vacancy</source>
        <translation>door kandidaat en vacature</translation>
    </message>
    <message>
        <source>by choice for this address</source>
        <translation>door keuze voor dit adres</translation>
    </message>
    <message>
        <source>by company domain</source>
        <translation>via bedrijfsdomein</translation>
    </message>
    <message>
        <source>by contact</source>
        <translation>via contactpersoon</translation>
    </message>
    <message>
        <source>by conversation</source>
        <translation>via gesprek</translation>
    </message>
    <message>
        <source>by delivery report</source>
        <translation>via bezorgmelding</translation>
    </message>
    <message>
        <source>by forwarded sender</source>
        <translation>via doorgestuurde afzender</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>met de hand</translation>
    </message>
    <message>
        <source>by its conversation</source>
        <translation>door het gesprek</translation>
    </message>
    <message>
        <source>by number in subject</source>
        <translation>via nummer in onderwerp</translation>
    </message>
    <message>
        <source>by recipient</source>
        <translation>via ontvanger</translation>
    </message>
    <message>
        <source>by reply address</source>
        <translation>via antwoordadres</translation>
    </message>
    <message>
        <source>by sender</source>
        <translation>via afzender</translation>
    </message>
    <message>
        <source>by subject</source>
        <translation>via onderwerp</translation>
    </message>
    <message>
        <source>by the file of the sender</source>
        <translation>door het dossier van de afzender</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>door jou</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
    <message>
        <source>confidential words</source>
        <translation>vertrouwelijke woorden</translation>
    </message>
    <message>
        <source>days that a backup is kept</source>
        <translation>dagen dat een back-up bewaard blijft</translation>
    </message>
    <message>
        <source>from CV page {page}</source>
        <translation>uit cv, pagina {page}</translation>
    </message>
    <message>
        <source>from signature</source>
        <translation>uit handtekening</translation>
    </message>
    <message>
        <source>from the forwarded message</source>
        <translation>uit het doorgestuurde bericht</translation>
    </message>
    <message>
        <source>from the sender</source>
        <translation>van de afzender</translation>
    </message>
    <message>
        <source>from the text of the message</source>
        <translation>uit de tekst van het bericht</translation>
    </message>
    <message>
        <source>from {who}</source>
        <translation>van {who}</translation>
    </message>
    <message>
        <source>incoming confidential by default</source>
        <translation>inkomend standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>language</source>
        <translation>taal</translation>
    </message>
    <message>
        <source>link to {names}?</source>
        <translation>koppelen aan {names}?</translation>
    </message>
    <message>
        <source>linked to {names}</source>
        <translation>gekoppeld aan {names}</translation>
    </message>
    <message>
        <source>mail domain</source>
        <translation>maildomein</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>not linked</source>
        <translation>niet gekoppeld</translation>
    </message>
    <message>
        <source>outgoing confidential by default</source>
        <translation>uitgaand standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>herhaalt</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>sender address</source>
        <translation>afzenderadres</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>aanmelden</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>met ster</translation>
    </message>
    <message>
        <source>system address</source>
        <translation>systeemadres</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>teruggedraaid</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>het programma</translation>
    </message>
    <message>
        <source>the same e-mail address</source>
        <translation>hetzelfde e-mailadres</translation>
    </message>
    <message>
        <source>the same name and date of birth</source>
        <translation>dezelfde naam en geboortedatum</translation>
    </message>
    <message>
        <source>the same name and phone number</source>
        <translation>dezelfde naam en hetzelfde telefoonnummer</translation>
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
        <source>undeliverable</source>
        <translation>onbestelbaar</translation>
    </message>
    <message>
        <source>what becomes of older backups</source>
        <translation>wat er met oudere back-ups gebeurt</translation>
    </message>
    <message>
        <source>with attachment</source>
        <translation>met bijlage</translation>
    </message>
    <message>
        <source>you</source>
        <translation>jou</translation>
    </message>
    <message>
        <source>{about} has your own domain, but is not the address of a colleague here.</source>
        <translation>{about} heeft jullie eigen domein, maar is niet het adres van een collega hier.</translation>
    </message>
    <message>
        <source>{address} is an address of a colleague, which no file can have. Link this message alone.</source>
        <translation>{address} is een adres van een collega en kan in geen dossier staan. Koppel alleen dit bericht.</translation>
    </message>
    <message>
        <source>{address} is on nobody&apos;s file yet.</source>
        <translation>{address} staat nog in niemands dossier.</translation>
    </message>
    <message>
        <source>{address} is on the files of more than one person.</source>
        <translation>{address} staat in de dossiers van meer dan één persoon.</translation>
    </message>
    <message>
        <source>{chosen} is no dictionary that can be read. Choose another one.</source>
        <translation>{chosen} is geen leesbaar woordenboek. Kies een ander.</translation>
    </message>
    <message>
        <source>{document}, version {number}</source>
        <translation>{document}, versie {number}</translation>
    </message>
    <message>
        <source>{kind} {name}, linked {reason}. Press for why</source>
        <translation>{kind} {name}, gekoppeld {reason}. Druk voor uitleg</translation>
    </message>
    <message>
        <source>{language} can be chosen as a language now</source>
        <translation>{language} kun je nu als taal kiezen</translation>
    </message>
    <message>
        <source>{names} added to {field}</source>
        <translation>{names} toegevoegd aan {field}</translation>
    </message>
    <message numerus="yes">
        <source>{name} and %n other(s)</source>
        <translation>
            <numerusform>{name} en %n ander</numerusform>
            <numerusform>{name} en %n anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} can run a program on this computer.</source>
        <translation>{name} kan een programma starten op deze computer.</translation>
    </message>
    <message>
        <source>{name} cannot be read as JSON. Export the records as JSON or CSV, and import that.</source>
        <translation>{name} is niet te lezen als JSON. Exporteer de dossiers als JSON of CSV en importeer dat.</translation>
    </message>
    <message>
        <source>{name} could not be read: {why}. It is not attached.</source>
        <translation>{name} kon niet worden gelezen: {why}. Het is niet bijgevoegd.</translation>
    </message>
    <message>
        <source>{name} does not work here any more. Choose another colleague.</source>
        <translation>{name} werkt hier niet meer. Kies een andere collega.</translation>
    </message>
    <message>
        <source>{name} has no column “{value}”. Choose another one.</source>
        <translation>{name} heeft geen kolom “{value}”. Kies een andere.</translation>
    </message>
    <message>
        <source>{name} has no password yet. An administrator sets one under Users.</source>
        <translation>{name} heeft nog geen wachtwoord. Een beheerder stelt er een in onder Gebruikers.</translation>
    </message>
    <message>
        <source>{name} has pictures but no text to read.</source>
        <translation>{name} bevat afbeeldingen maar geen leesbare tekst.</translation>
    </message>
    <message>
        <source>{name} has “{field}” twice. Leave one of the two columns out.</source>
        <translation>{name} heeft “{field}” twee keer. Laat een van de twee kolommen weg.</translation>
    </message>
    <message>
        <source>{name} holds no list of records. Export the records as JSON or CSV, and import that.</source>
        <translation>In {name} staat geen lijst met dossiers. Exporteer de dossiers als JSON of CSV en importeer dat.</translation>
    </message>
    <message>
        <source>{name} holds no vCard. Export the people as vCard or CSV, and import that.</source>
        <translation>In {name} staat geen vCard. Exporteer de personen als vCard of CSV en importeer dat.</translation>
    </message>
    <message>
        <source>{name} is damaged, so nothing was read from it.</source>
        <translation>{name} is beschadigd; er is niets uit gelezen.</translation>
    </message>
    <message>
        <source>{name} is empty. Its first line has to name the columns.</source>
        <translation>{name} is leeg. Op de eerste regel moeten de namen van de kolommen staan.</translation>
    </message>
    <message>
        <source>{name} is larger than {n} MB. Split it, then import it.</source>
        <translation>{name} is groter dan {n} MB. Splits het en importeer het dan.</translation>
    </message>
    <message>
        <source>{name} is locked with a password, so nothing was read from it.</source>
        <translation>{name} is beveiligd met een wachtwoord; er is niets uit gelezen.</translation>
    </message>
    <message>
        <source>{name} is no kind of document that can be read here.</source>
        <translation>{name} is geen soort document dat hier gelezen kan worden.</translation>
    </message>
    <message>
        <source>{name} is too large to send by mail.</source>
        <translation>{name} is te groot om te mailen.</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} verwijderd</translation>
    </message>
    <message>
        <source>{name} still works here. Switch the user file off first, then hand the mailbox over.</source>
        <translation>{name} werkt hier nog. Zet eerst het gebruikersdossier uit en draag dan het postvak over.</translation>
    </message>
    <message>
        <source>{name} takes too much time or memory to read, so nothing was taken from it.</source>
        <translation>{name} vraagt te veel tijd of geheugen; er is niets uit gelezen.</translation>
    </message>
    <message>
        <source>{name}, not a valid address</source>
        <translation>{name}, geen geldig adres</translation>
    </message>
    <message>
        <source>{name}, {reason}. Press for why</source>
        <translation>{name}, {reason}. Druk voor uitleg</translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation>{n} berichten</translation>
    </message>
    <message>
        <source>{path} cannot be read. Look at the file and at your rights to it.</source>
        <translation>{path} is niet te lezen. Kijk naar het bestand en naar je rechten erop.</translation>
    </message>
    <message>
        <source>{path} cannot be written. Look at the folder, your rights to it and the room on the disk.</source>
        <translation>{path} kan niet worden geschreven. Kijk naar de map, je rechten erop en de ruimte op de schijf.</translation>
    </message>
    <message>
        <source>{path} holds no mail that can be read. Choose an .eml, .msg or mbox file, or a folder.</source>
        <translation>In {path} staat geen e-mail die te lezen is. Kies een .eml-, .msg- of mbox-bestand, of een map.</translation>
    </message>
    <message>
        <source>{value} asked for no mailings.</source>
        <translation>{value} wil geen mailings.</translation>
    </message>
    <message>
        <source>{value} does not read replies.</source>
        <translation>{value} leest geen antwoorden.</translation>
    </message>
    <message>
        <source>{value} is not an e-mail address. Mend it or remove it.</source>
        <translation>{value} is geen e-mailadres. Verbeter of verwijder het.</translation>
    </message>
    <message>
        <source>{what} wrote what was forwarded</source>
        <translation>{what} schreef wat is doorgestuurd</translation>
    </message>
    <message>
        <source>{who} accepted</source>
        <translation>{who} heeft geaccepteerd</translation>
    </message>
    <message>
        <source>{who} answered</source>
        <translation>{who} heeft geantwoord</translation>
    </message>
    <message>
        <source>{who} declined</source>
        <translation>{who} heeft afgezegd</translation>
    </message>
    <message>
        <source>{who} may come</source>
        <translation>{who} komt misschien</translation>
    </message>
    <message>
        <source>“{about}” has letters of another alphabet that look like ours.</source>
        <translation>“{about}” bevat letters uit een ander alfabet die op de onze lijken.</translation>
    </message>
    <message>
        <source>“{address}” is no e-mail address. Correct it and try again.</source>
        <translation>“{address}” is geen e-mailadres. Verbeter het en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>“{name}” is larger than 100 MB, so nothing was added. Make it smaller first.</source>
        <translation>“{name}” is groter dan 100 MB, dus er is niets toegevoegd. Maak het eerst kleiner.</translation>
    </message>
    <message>
        <source>“{value}” cannot be a number of a file. Leave out : and ; and keep it short.</source>
        <translation>“{value}” kan geen nummer van een dossier zijn. Laat : en ; weg en houd het kort.</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>“{value}” is geen ja en geen nee.</translation>
    </message>
    <message>
        <source>“{value}” is no date. Write it as 27-11-2026 or 2026-11-27.</source>
        <translation>“{value}” is geen datum. Schrijf die als 27-11-2026 of 2026-11-27.</translation>
    </message>
    <message>
        <source>“{value}” is no encoding. Choose UTF-8 or Windows-1252.</source>
        <translation>“{value}” is geen codering. Kies UTF-8 of Windows-1252.</translation>
    </message>
    <message>
        <source>“{value}” is no number. Write digits, such as 36 or 4.5.</source>
        <translation>“{value}” is geen getal. Schrijf cijfers, zoals 36 of 4.5.</translation>
    </message>
    <message>
        <source>“{value}” is no status of a procedure. Choose one from the list.</source>
        <translation>“{value}” is geen status van een procedure. Kies er een uit de lijst.</translation>
    </message>
    <message>
        <source>“{value}” is none of the choices: {choices}.</source>
        <translation>“{value}” is geen van de keuzes: {choices}.</translation>
    </message>
    <message>
        <source>“{value}” is not a mail domain. Write it as example.com.</source>
        <translation>“{value}” is geen maildomein. Schrijf het als voorbeeld.nl.</translation>
    </message>
    <message>
        <source>“{value}” is not an e-mail address. Write it as name@domain.</source>
        <translation>“{value}” is geen e-mailadres. Schrijf het als naam@domein.</translation>
    </message>
    <message>
        <source>“{what}” stands in the subject</source>
        <translation>“{what}” staat in het onderwerp</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message numerus="yes">
        <source>%n procedure(s) added</source>
        <translation>
            <numerusform>%n procedure toegevoegd</numerusform>
            <numerusform>%n procedures toegevoegd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s) stayed: somebody worked on them meanwhile.</source>
        <translation>
            <numerusform>%n procedure blijft: iemand heeft er intussen aan gewerkt.</numerusform>
            <numerusform>%n procedures blijven: iemand heeft er intussen aan gewerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stood there already</source>
        <translation>
            <numerusform>%n stond er al</numerusform>
            <numerusform>%n stonden er al</numerusform>
        </translation>
    </message>
    <message>
        <source>Add candidates</source>
        <translation>Kandidaten toevoegen</translation>
    </message>
    <message>
        <source>Add to vacancy</source>
        <translation>Aan vacature toevoegen</translation>
    </message>
</context>
<context>
    <name>AddressRow</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Code that came to {address}</source>
        <translation>Code die op {address} aankwam</translation>
    </message>
    <message>
        <source>Counts for all mail</source>
        <translation>Telt voor alle mail</translation>
    </message>
    <message>
        <source>Counts from {when}; earlier mail after proof</source>
        <translation>Telt vanaf {when}; eerdere mail na bewijs</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Bewijzen</translation>
    </message>
    <message>
        <source>Prove by signing in</source>
        <translation>Bewijzen door aan te melden</translation>
    </message>
    <message>
        <source>Send code</source>
        <translation>Code sturen</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>alias</translation>
    </message>
    <message>
        <source>sender address</source>
        <translation>afzenderadres</translation>
    </message>
    <message>
        <source>system address</source>
        <translation>systeemadres</translation>
    </message>
</context>
<context>
    <name>AddressRows</name>
    <message>
        <source>Addresses and earlier mail</source>
        <translation>Adressen en eerdere mail</translation>
    </message>
    <message>
        <source>All mail to and from these addresses counts, earlier mail too.</source>
        <translation>Alle mail van en naar deze adressen telt, eerdere mail ook.</translation>
    </message>
    <message>
        <source>An address that was added later shows earlier mail after proof. A colleague mails a code to it; you enter it here. Who sends a code could read it, so nobody sends one for their own address.</source>
        <translation>Een adres dat later is toegevoegd, laat eerdere mail zien na bewijs. Een collega mailt er een code heen; jij vult die hier in. Wie een code verstuurt kan haar lezen, dus niemand verstuurt er een voor een eigen adres.</translation>
    </message>
    <message>
        <source>An address that was added later shows earlier mail after proof. Send a code to it; {name} enters it under My account.</source>
        <translation>Een adres dat later is toegevoegd, laat eerdere mail zien na bewijs. Stuur er een code heen; {name} vult die in bij Mijn account.</translation>
    </message>
    <message>
        <source>Proven: earlier mail to this address is yours to see.</source>
        <translation>Bewezen: eerdere mail aan dit adres mag je nu zien.</translation>
    </message>
    <message>
        <source>The code is on its way. It is valid for one hour.</source>
        <translation>De code is onderweg. Ze is een uur geldig.</translation>
    </message>
</context>
<context>
    <name>AgencyPage</name>
    <message>
        <source>After saving, mail to the old system addresses is nobody&apos;s any more:</source>
        <translation>Na het opslaan is mail aan de oude systeemadressen van niemand meer:</translation>
    </message>
    <message>
        <source>Ask for a password when there are several users</source>
        <translation>Vraag een wachtwoord als er meerdere gebruikers zijn</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Niet bewaren</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Nederlands</translation>
    </message>
    <message>
        <source>Each user gets login@domain as system address, for mail by relay.</source>
        <translation>Elke gebruiker krijgt login@domein als systeemadres, voor mail via relay.</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engels</translation>
    </message>
    <message>
        <source>For templates and mailed codes where a person has no language.</source>
        <translation>Voor sjablonen en gemailde codes als iemand geen taal heeft.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Mail domain</source>
        <translation>Maildomein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Name and domain</source>
        <translation>Naam en domein</translation>
    </message>
    <message>
        <source>No system address changes.</source>
        <translation>Er verandert geen systeemadres.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>The account on this computer suffices</source>
        <translation>Het account op deze computer volstaat</translation>
    </message>
    <message>
        <source>The organisation&apos;s settings are saved</source>
        <translation>De instellingen van de organisatie zijn opgeslagen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>{address} is a colleague&apos;s already. Change it there first.</source>
        <translation>{address} is al van een collega. Wijzig het eerst daar.</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Kleuren</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Ruim</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Compact shows more messages at a time, without the first words of each.</source>
        <translation>Compact toont meer berichten tegelijk, zonder de eerste woorden van elk.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groot</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Lijsten</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>Het venster</translation>
    </message>
    <message>
        <source>The window speaks it from the next time that it opens.</source>
        <translation>Het venster spreekt deze taal vanaf de volgende keer dat het opent.</translation>
    </message>
</context>
<context>
    <name>AttachmentBar</name>
    <message>
        <source>Attachments</source>
        <translation>Bijlagen</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}. Save it instead.</source>
        <translation>Geen programma op deze computer opent {name}. Sla het bestand op.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Alles opslaan…</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Bijlage opslaan</translation>
    </message>
    <message>
        <source>Save attachments in</source>
        <translation>Bijlagen opslaan in</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>{name} opgeslagen</translation>
    </message>
</context>
<context>
    <name>AttachmentFiling</name>
    <message>
        <source>Save to file of {name}</source>
        <translation>Opslaan in dossier van {name}</translation>
    </message>
    <message>
        <source>Use as CV of {name}</source>
        <translation>Gebruiken als cv van {name}</translation>
    </message>
    <message>
        <source>{name} is on the file of {label}</source>
        <translation>{name} staat in het dossier van {label}</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message numerus="yes">
        <source>%n line(s) written to {file}</source>
        <translation>
            <numerusform>%n regel geschreven naar {file}</numerusform>
            <numerusform>%n regels geschreven naar {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>A line about a message shows to whom the message shows, any other to administrators. Nothing is ever deleted from the log.</source>
        <translation>Een regel over een bericht ziet wie dat bericht ziet, elke andere zien beheerders. Uit het logboek wordt nooit iets verwijderd.</translation>
    </message>
    <message>
        <source>About any user</source>
        <translation>Over elke gebruiker</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>By anybody</source>
        <translation>Door iedereen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Logboek exporteren</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>Logboek exporteren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Laatste jaar</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>No line has all of this.</source>
        <translation>Geen regel voldoet aan dit alles.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>Nothing in the log yet</source>
        <translation>Nog niets in het logboek</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Zoeken in het logboek</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tabel voor een rekenblad (*.csv)</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Het logboek kon niet worden gelezen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>What is changed here is written down.</source>
        <translation>Wat hier wordt gewijzigd, wordt opgeschreven.</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Wat er gedaan is</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Wie het deed</translation>
    </message>
    <message>
        <source>Whose user file</source>
        <translation>Welke gebruiker</translation>
    </message>
</context>
<context>
    <name>AvatarButton</name>
    <message>
        <source>{name}, my account</source>
        <translation>{name}, mijn account</translation>
    </message>
</context>
<context>
    <name>BackupsBox</name>
    <message>
        <source> days</source>
        <translation> dagen</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Back-up gemaakt</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>Delete backup</source>
        <translation>Back-up verwijderen</translation>
    </message>
    <message>
        <source>Delete older ones by themselves</source>
        <translation>Oudere vanzelf verwijderen</translation>
    </message>
    <message>
        <source>Keep backups</source>
        <translation>Back-ups bewaren</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Bewaard tot</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Nu een back-up maken</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>Er zijn nog geen back-ups.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>before a backup was put back</source>
        <translation>voordat een back-up werd teruggezet</translation>
    </message>
    <message>
        <source>before an update of the program</source>
        <translation>voor een update van het programma</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>met de hand</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>zonder einde</translation>
    </message>
    <message>
        <source>you delete it</source>
        <translation>je hem verwijdert</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Alt and an arrow move the marked candidates to the stage beside</source>
        <translation>Alt en een pijl verplaatsen de gemarkeerde kandidaten naar de fase ernaast</translation>
    </message>
    <message numerus="yes">
        <source>{stage}, %n candidate(s)</source>
        <translation>
            <numerusform>{stage}, %n kandidaat</numerusform>
            <numerusform>{stage}, %n kandidaten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BodyEdit</name>
    <message>
        <source>Add “{word}” to the dictionary</source>
        <translation>“{word}” aan het woordenboek toevoegen</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Suggesties zoeken…</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Geen suggesties</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Tekst van het bericht</translation>
    </message>
</context>
<context>
    <name>BoxSwitch</name>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Held back, because a file changed: {names}</source>
        <translation>Tegengehouden, omdat een dossier veranderde: {names}</translation>
    </message>
    <message numerus="yes">
        <source>Invite %n candidate(s)</source>
        <translation>
            <numerusform>%n kandidaat uitnodigen</numerusform>
            <numerusform>%n kandidaten uitnodigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mail %n person(s)</source>
        <translation>
            <numerusform>%n persoon mailen</numerusform>
            <numerusform>%n personen mailen</numerusform>
        </translation>
    </message>
    <message>
        <source>Making message {n} of {all}…</source>
        <translation>Bericht {n} van {all} maken…</translation>
    </message>
    <message numerus="yes">
        <source>Reject %n candidate(s)</source>
        <translation>
            <numerusform>%n kandidaat afwijzen</numerusform>
            <numerusform>%n kandidaten afwijzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkTexts</name>
    <message numerus="yes">
        <source>%n changed message(s) will be made anew from this template.</source>
        <translation>
            <numerusform>%n aangepast bericht wordt opnieuw gemaakt van dit sjabloon.</numerusform>
            <numerusform>%n aangepaste berichten worden opnieuw gemaakt van dit sjabloon.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n overgeslagen</numerusform>
            <numerusform>%n overgeslagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Aanvullen</translation>
    </message>
    <message>
        <source>Address refused by the receiving server</source>
        <translation>Adres geweigerd door ontvangende server</translation>
    </message>
    <message>
        <source>Belongs to {owner}</source>
        <translation>Dossier van {owner}</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Aangepast</translation>
    </message>
    <message>
        <source>Got this job</source>
        <translation>Heeft deze baan gekregen</translation>
    </message>
    <message>
        <source>Has an offer for this vacancy</source>
        <translation>Heeft een aanbod voor deze vacature</translation>
    </message>
    <message>
        <source>Is in interviews already</source>
        <translation>Is al in gesprek</translation>
    </message>
    <message>
        <source>Is on hold</source>
        <translation>Staat in de wacht</translation>
    </message>
    <message>
        <source>Mail to this address came back</source>
        <translation>Mail naar dit adres kwam terug</translation>
    </message>
    <message>
        <source>No e-mail address on file</source>
        <translation>Geen e-mailadres in dossier</translation>
    </message>
    <message>
        <source>Not known whether it arrived</source>
        <translation>Onbekend of het aankwam</translation>
    </message>
    <message>
        <source>Not on file: {fields}</source>
        <translation>Niet in het dossier: {fields}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lezen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Rejected already</source>
        <translation>Al afgewezen</translation>
    </message>
    <message>
        <source>Rejected already on {day}</source>
        <translation>Op {day} al afgewezen</translation>
    </message>
    <message>
        <source>Same address as {name}</source>
        <translation>Zelfde adres als {name}</translation>
    </message>
    <message numerus="yes">
        <source>Send %n message(s)</source>
        <translation>
            <numerusform>%n bericht verzenden</numerusform>
            <numerusform>%n berichten verzenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verzonden</translation>
    </message>
    <message>
        <source>Sent, status {status}</source>
        <translation>Verzonden, status {status}</translation>
    </message>
    <message>
        <source>Status becomes {status}.</source>
        <translation>Status wordt {status}.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Teruggehaald</translation>
    </message>
    <message>
        <source>Their e-mail is confidential, and so is this message</source>
        <translation>Hun e-mail is vertrouwelijk, dit bericht dus ook</translation>
    </message>
    <message>
        <source>This file is not there any more</source>
        <translation>Dit dossier is er niet meer</translation>
    </message>
    <message>
        <source>This template is for others</source>
        <translation>Dit sjabloon is voor anderen</translation>
    </message>
    <message>
        <source>This vacancy has no contact</source>
        <translation>Deze vacature heeft geen contactpersoon</translation>
    </message>
    <message>
        <source>Tried again later</source>
        <translation>Wordt later opnieuw geprobeerd</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Bekijken</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>Wants no mailings</source>
        <translation>Wil geen mailings</translation>
    </message>
    <message>
        <source>Was invited already</source>
        <translation>Is al uitgenodigd</translation>
    </message>
    <message>
        <source>Was mailed today already</source>
        <translation>Is vandaag al gemaild</translation>
    </message>
    <message>
        <source>Withdrew from this vacancy</source>
        <translation>Heeft zich teruggetrokken</translation>
    </message>
    <message>
        <source>Wrote today, read it first</source>
        <translation>Mailde vandaag nog, lees eerst</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>nog ongeveer een minuut</numerusform>
            <numerusform>nog ongeveer %n minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>gets a message</source>
        <translation>krijgt een bericht</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>nog minder dan een minuut</translation>
    </message>
</context>
<context>
    <name>CandidatesTable</name>
    <message>
        <source>Candidates of this vacancy</source>
        <translation>Kandidaten van deze vacature</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>Verplaatsen naar {stage}</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alles aanvinken</translation>
    </message>
    <message>
        <source>{n} of {all} ticked</source>
        <translation>{n} van {all} aangevinkt</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>Being fetched…</source>
        <translation>Wordt opgehaald…</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>Aan {name}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Messages</source>
        <translation>Berichten</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Certificate of {host}</source>
        <translation>Certificaat van {host}</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>Vingerafdruk (SHA-256)</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Uitgegeven door</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Uitgegeven aan</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Trust it only if your provider or administrator told you this fingerprint: whoever sits between you and the server can show a certificate too. Only this very certificate is trusted, and only for this server.</source>
        <translation>Vertrouw het alleen als je provider of beheerder je deze vingerafdruk heeft gegeven: wie tussen jou en de server zit, kan ook een certificaat tonen. Alleen precies dit certificaat wordt vertrouwd, en alleen voor deze server.</translation>
    </message>
    <message>
        <source>Trust this certificate for this server</source>
        <translation>Dit certificaat voor deze server vertrouwen</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Geldig</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>CheckModel</name>
    <message>
        <source>{file}, checked</source>
        <translation>{file}, aangevinkt</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Messages from this template begin as confidential</source>
        <translation>Berichten met dit sjabloon beginnen als vertrouwelijk</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Situatie</translation>
    </message>
    <message>
        <source>Status after sending</source>
        <translation>Status na verzenden</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Mail with {name} is confidential</source>
        <translation>Mail met {name} is vertrouwelijk</translation>
    </message>
    <message>
        <source>Replies stay confidential</source>
        <translation>Antwoorden blijven vertrouwelijk</translation>
    </message>
    <message>
        <source>The conversation is confidential</source>
        <translation>Het gesprek is vertrouwelijk</translation>
    </message>
    <message>
        <source>The subject contains “{word}”</source>
        <translation>Het onderwerp bevat ‘{word}’</translation>
    </message>
    <message>
        <source>The template is confidential</source>
        <translation>Het sjabloon is vertrouwelijk</translation>
    </message>
    <message>
        <source>Your outgoing e-mail is confidential</source>
        <translation>Je uitgaande e-mail is vertrouwelijk</translation>
    </message>
</context>
<context>
    <name>ColumnTable</name>
    <message>
        <source>(no name)</source>
        <translation>(geen naam)</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wordt</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Kolom in het bestand</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Kolommen van het bestand</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Eerste regels</translation>
    </message>
    <message>
        <source>Further field “{name}”</source>
        <translation>Extra veld “{name}”</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglaten</translation>
    </message>
    <message>
        <source>No column becomes “{name}”. Choose which one it is.</source>
        <translation>Geen kolom wordt “{name}”. Kies welke het is.</translation>
    </message>
    <message>
        <source>Two columns become “{name}”. Choose something else for one of them.</source>
        <translation>Twee kolommen worden “{name}”. Kies voor een ervan iets anders.</translation>
    </message>
    <message>
        <source>What “{name}” becomes</source>
        <translation>Wat “{name}” wordt</translation>
    </message>
</context>
<context>
    <name>ComposeDesk</name>
    <message>
        <source>Carerix Desktop</source>
        <translation>Carerix Desktop</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Concept weggegooid</translation>
    </message>
    <message>
        <source>Message to {name} is being sent</source>
        <translation>Bericht aan {name} wordt verzonden</translation>
    </message>
    <message>
        <source>Message to {name} is sent on {moment}</source>
        <translation>Bericht aan {name} wordt verzonden op {moment}</translation>
    </message>
    <message>
        <source>The draft is kept</source>
        <translation>Het concept is bewaard</translation>
    </message>
    <message>
        <source>Waiting for connection. The message to {name} is in the Outbox.</source>
        <translation>Wacht op verbinding. Het bericht aan {name} staat in Postvak UIT.</translation>
    </message>
</context>
<context>
    <name>ComposeFoot</name>
    <message numerus="yes">
        <source>%n field(s) still empty</source>
        <translation>
            <numerusform>%n veld nog leeg</numerusform>
            <numerusform>%n velden nog leeg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n day(s)</source>
        <translation>
            <numerusform>Na %n dag</numerusform>
            <numerusform>Na %n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask for a read receipt</source>
        <translation>Om een leesbevestiging vragen</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Bestanden bijvoegen…</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Spelling controleren</translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation>Concept weggooien</translation>
    </message>
    <message>
        <source>Do not remind</source>
        <translation>Niet herinneren</translation>
    </message>
    <message>
        <source>High priority</source>
        <translation>Hoge prioriteit</translation>
    </message>
    <message>
        <source>Low priority</source>
        <translation>Lage prioriteit</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opties</translation>
    </message>
    <message>
        <source>Put a picture in the text…</source>
        <translation>Afbeelding in de tekst zetten…</translation>
    </message>
    <message>
        <source>Put my signature in</source>
        <translation>Mijn handtekening invoegen</translation>
    </message>
    <message>
        <source>Remind me when no answer came</source>
        <translation>Herinner me als er geen antwoord komt</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Verzenden</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Verzenden (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send confidentially</source>
        <translation>Vertrouwelijk verzenden</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Later verzenden</translation>
    </message>
    <message>
        <source>Write plain text</source>
        <translation>Platte tekst schrijven</translation>
    </message>
</context>
<context>
    <name>ComposeHead</name>
    <message>
        <source>Add {field}</source>
        <translation>{field} toevoegen</translation>
    </message>
    <message>
        <source>Close and keep the draft (Esc)</source>
        <translation>Sluiten en het concept bewaren (Esc)</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>In een eigen venster openen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Templates, preview and file</source>
        <translation>Sjablonen, voorbeeld en dossier</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Aan</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Draft saved {time}</source>
        <translation>Concept bewaard om {time}</translation>
    </message>
    <message>
        <source>Fill in the fields that are marked in the text first.</source>
        <translation>Vul eerst de velden in die in de tekst zijn gemarkeerd.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Doorsturen</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nieuw bericht</translation>
    </message>
    <message>
        <source>Not saved: {why}</source>
        <translation>Niet bewaard: {why}</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>The message is not sent</source>
        <translation>Het bericht is niet verzonden</translation>
    </message>
</context>
<context>
    <name>ConfidentialBanner</name>
    <message>
        <source>Confidential conversation.</source>
        <translation>Vertrouwelijk gesprek.</translation>
    </message>
    <message>
        <source>Who can see this</source>
        <translation>Wie kan dit zien</translation>
    </message>
</context>
<context>
    <name>ConfidentialBox</name>
    <message>
        <source>Incoming e-mail is confidential</source>
        <translation>Inkomende e-mail is vertrouwelijk</translation>
    </message>
    <message>
        <source>Then only whoever receives it sees what this person sends from now on.</source>
        <translation>Dan ziet alleen wie het ontvangt, wat deze persoon vanaf nu stuurt.</translation>
    </message>
</context>
<context>
    <name>ConfidentialTexts</name>
    <message numerus="yes">
        <source>%n colleague(s) will be able to read</source>
        <translation>
            <numerusform>%n collega kan dan</numerusform>
            <numerusform>%n collega&apos;s kunnen dan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) from {names}</source>
        <translation>
            <numerusform>%n bericht van {names}</numerusform>
            <numerusform>%n berichten van {names}</numerusform>
        </translation>
    </message>
    <message>
        <source>A message in Drafts or Junk is seen by its owner only; it needs no mark.</source>
        <translation>Een bericht in Concepten of Spam ziet alleen de eigenaar; het heeft geen markering nodig.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>En nog %n.</numerusform>
            <numerusform>En nog %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidential, off, applies to this conversation</source>
        <translation>Vertrouwelijk, uit, geldt voor dit gesprek</translation>
    </message>
    <message>
        <source>Confidential, on, applies to this conversation</source>
        <translation>Vertrouwelijk, aan, geldt voor dit gesprek</translation>
    </message>
    <message>
        <source>Every account of this computer can read the data file, and with it all mail that is in it.</source>
        <translation>Elk account op deze computer kan het gegevensbestand lezen, en daarmee alle mail die erin staat.</translation>
    </message>
    <message numerus="yes">
        <source>Hidden from %n colleague(s), also in search, counters and on the time line. Administrators do not see it either.</source>
        <translation>
            <numerusform>Verborgen voor %n collega, ook bij zoeken, in tellers en op de tijdlijn. Beheerders zien het ook niet.</numerusform>
            <numerusform>Verborgen voor %n collega&apos;s, ook bij zoeken, in tellers en op de tijdlijn. Beheerders zien het ook niet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hidden from %n colleague(s).</source>
        <translation>
            <numerusform>Verborgen voor %n collega.</numerusform>
            <numerusform>Verborgen voor %n collega&apos;s.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is encrypted, so that takes its key.</source>
        <translation>Het is versleuteld, dus daar is de sleutel voor nodig.</translation>
    </message>
    <message>
        <source>It is on no file, so for now nobody else will see it. Once it is on one, all colleagues can.</source>
        <translation>Het staat in geen dossier, dus voorlopig ziet niemand anders het. Zodra het in een dossier staat, kunnen alle collega&apos;s het zien.</translation>
    </message>
    <message>
        <source>It is on no file, so no colleague would see it otherwise.</source>
        <translation>Het staat in geen dossier, dus anders zag ook geen collega het.</translation>
    </message>
    <message>
        <source>It is the default of {evidence}.</source>
        <translation>Het is de standaard van {evidence}.</translation>
    </message>
    <message>
        <source>It was part of a confidential conversation.</source>
        <translation>Het hoorde bij een vertrouwelijk gesprek.</translation>
    </message>
    <message>
        <source>Leaving somebody out of a reply does not hide what they received already.</source>
        <translation>Wie je bij een antwoord weglaat, houdt wat al ontvangen is.</translation>
    </message>
    <message>
        <source>Made confidential by a rule on {day}</source>
        <translation>Vertrouwelijk gemaakt door een regel op {day}</translation>
    </message>
    <message>
        <source>Made confidential by {who} on {day}</source>
        <translation>Vertrouwelijk gemaakt door {who} op {day}</translation>
    </message>
    <message>
        <source>Made visible by {who} on {day}</source>
        <translation>Zichtbaar gemaakt door {who} op {day}</translation>
    </message>
    <message>
        <source>On this computer {names}, and who administers it, can read the data file, and with it all mail in it.</source>
        <translation>Op deze computer kunnen {names}, en wie hem beheert, het gegevensbestand lezen, en daarmee alle mail die erin staat.</translation>
    </message>
    <message>
        <source>Only somebody with a copy of the message in their mailbox can make it visible again.</source>
        <translation>Alleen wie het bericht in de eigen mailbox heeft, kan het weer zichtbaar maken.</translation>
    </message>
    <message numerus="yes">
        <source>Only you and %n colleague(s) can see it.</source>
        <translation>
            <numerusform>Alleen jij en %n collega kunnen dit zien.</numerusform>
            <numerusform>Alleen jij en %n collega&apos;s kunnen dit zien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only you and {names} can see it.</source>
        <translation>Alleen jij en {names} kunnen dit zien.</translation>
    </message>
    <message>
        <source>Only you can see it.</source>
        <translation>Alleen jij kunt dit zien.</translation>
    </message>
    <message>
        <source>The conversation is confidential now</source>
        <translation>Het gesprek is nu vertrouwelijk</translation>
    </message>
    <message>
        <source>The conversation is visible again</source>
        <translation>Het gesprek is weer zichtbaar</translation>
    </message>
    <message>
        <source>The file of {evidence} says: incoming e-mail confidential.</source>
        <translation>In het dossier van {evidence} staat: inkomende e-mail vertrouwelijk.</translation>
    </message>
    <message>
        <source>The subject contains “{evidence}”.</source>
        <translation>Het onderwerp bevat ‘{evidence}’.</translation>
    </message>
    <message>
        <source>Ticked by {who} on {day}.</source>
        <translation>Aangevinkt door {who} op {day}.</translation>
    </message>
    <message>
        <source>Whoever can read the program&apos;s data files on this computer can read all mail that is in them.</source>
        <translation>Wie de gegevensbestanden van het programma op deze computer kan lezen, kan alle mail daarin lezen.</translation>
    </message>
    <message numerus="yes">
        <source>You have no copy of %n message(s) of this conversation, did not send them and are not addressed by them. You will not see them any more yourself.</source>
        <translation>
            <numerusform>Van %n bericht in dit gesprek heb je geen kopie, je hebt het niet verzonden en het is niet aan jou gericht. Je ziet het daarna zelf ook niet meer.</numerusform>
            <numerusform>Van %n berichten in dit gesprek heb je geen kopie, je hebt ze niet verzonden en ze zijn niet aan jou gericht. Je ziet ze daarna zelf ook niet meer.</numerusform>
        </translation>
    </message>
    <message>
        <source>has a copy</source>
        <translation>heeft een kopie</translation>
    </message>
    <message>
        <source>it is on a file</source>
        <translation>staat in een dossier</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>ontvanger</translation>
    </message>
    <message>
        <source>sent it</source>
        <translation>afzender</translation>
    </message>
    <message>
        <source>you</source>
        <translation>jou</translation>
    </message>
    <message>
        <source>{because} Set automatically on {day}.</source>
        <translation>{because} Automatisch ingesteld op {day}.</translation>
    </message>
    <message numerus="yes">
        <source>{name} sees {some} of %n message(s).</source>
        <translation>
            <numerusform>{name} ziet {some} van %n bericht.</numerusform>
            <numerusform>{name} ziet {some} van %n berichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation>{some} en {last}</translation>
    </message>
    <message>
        <source>{who} {what}.</source>
        <translation>{who} {what} lezen.</translation>
    </message>
</context>
<context>
    <name>ConfidentialityPage</name>
    <message>
        <source>A message with one of these in its subject, in any letter case and inside a word too, makes its conversation confidential. It holds for mail from now on: what is here stays as it is.</source>
        <translation>Een bericht met een van deze woorden in het onderwerp, met of zonder hoofdletters en ook binnen een woord, maakt zijn gesprek vertrouwelijk. Het geldt voor mail vanaf nu: wat er al is, blijft zoals het is.</translation>
    </message>
    <message>
        <source>A word has at least one letter, and no ; in it. Write one word.</source>
        <translation>Een woord heeft minstens één letter en geen ; erin. Schrijf één woord.</translation>
    </message>
    <message>
        <source>Add word</source>
        <translation>Woord toevoegen</translation>
    </message>
    <message>
        <source>An administrator sets them.</source>
        <translation>Een beheerder stelt ze in.</translation>
    </message>
    <message>
        <source>Confidential by default</source>
        <translation>Standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>Vertrouwelijkheid</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Inkomend</translation>
    </message>
    <message>
        <source>New word</source>
        <translation>Nieuw woord</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Uitgaand</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Set in each user file. Confidential mail shows to those who have it, sent it or are addressed.</source>
        <translation>In te stellen bij elke gebruiker. Vertrouwelijke mail ziet wie haar heeft, verstuurde of geadresseerd is.</translation>
    </message>
    <message>
        <source>So short a word matches nearly everything: {n} of the {total} messages that you can see.</source>
        <translation>Zo&apos;n kort woord past op bijna alles: {n} van de {total} berichten die je kunt zien.</translation>
    </message>
    <message>
        <source>This word is in the list already: letter case does not matter.</source>
        <translation>Dit woord staat al in de lijst: hoofdletters maken niet uit.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Gebruiker</translation>
    </message>
    <message>
        <source>What administrators see</source>
        <translation>Wat beheerders zien</translation>
    </message>
    <message>
        <source>Who can technically read</source>
        <translation>Wie technisch kan meelezen</translation>
    </message>
    <message>
        <source>Words that make mail confidential</source>
        <translation>Woorden die mail vertrouwelijk maken</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n map</numerusform>
            <numerusform>%n mappen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Connection is not encrypted</source>
        <translation>De verbinding is niet versleuteld</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Details verbergen</translation>
    </message>
    <message>
        <source>How to make one</source>
        <translation>Zo maak je er een</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>Certificaat bekijken…</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Nog niet getest</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Uitgaande mail</translation>
    </message>
    <message>
        <source>Security is switched off</source>
        <translation>Beveiliging staat uit</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestopt</translation>
    </message>
    <message>
        <source>Switch to {sec}</source>
        <translation>Overstappen op {sec}</translation>
    </message>
    <message>
        <source>Switch type</source>
        <translation>Type wijzigen</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Opnieuw testen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbinding testen</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>De verbinding werkt.</translation>
    </message>
    <message>
        <source>Type again</source>
        <translation>Opnieuw typen</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Wat je kunt doen</translation>
    </message>
    <message>
        <source>{host}, port {port}</source>
        <translation>{host}, poort {port}</translation>
    </message>
</context>
<context>
    <name>ConversationBody</name>
    <message>
        <source>Attachments:</source>
        <translation>Bijlagen:</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>More for this message</source>
        <translation>Meer voor dit bericht</translation>
    </message>
    <message>
        <source>Quoted text</source>
        <translation>Geciteerde tekst</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Eerdere berichten tonen</translation>
    </message>
    <message>
        <source>This message could not be read.</source>
        <translation>Dit bericht kon niet worden gelezen.</translation>
    </message>
    <message>
        <source>cc</source>
        <translation>cc</translation>
    </message>
    <message>
        <source>me</source>
        <translation>mij</translation>
    </message>
    <message>
        <source>to</source>
        <translation>aan</translation>
    </message>
</context>
<context>
    <name>CopyEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Drop changes</source>
        <translation>Wijzigingen weggooien</translation>
    </message>
    <message>
        <source>Drop what you changed?</source>
        <translation>Weggooien wat je hebt gewijzigd?</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Verder schrijven</translation>
    </message>
    <message>
        <source>Keep for this person</source>
        <translation>Bewaren voor deze persoon</translation>
    </message>
    <message>
        <source>Message to {name}</source>
        <translation>Bericht aan {name}</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>The message to this person stays as it was.</source>
        <translation>Het bericht aan deze persoon blijft zoals het was.</translation>
    </message>
</context>
<context>
    <name>DamageNotice</name>
    <message>
        <source>A backup takes its place; the damaged file is kept beside it.</source>
        <translation>Een back-up komt ervoor in de plaats; het beschadigde bestand blijft ernaast bewaard.</translation>
    </message>
    <message>
        <source>Reading goes on as far as possible; nothing is written and nothing is fetched.</source>
        <translation>Je kunt blijven lezen zover dat gaat; er wordt niets opgeslagen en niets opgehaald.</translation>
    </message>
    <message>
        <source>Restore the backup of {day}</source>
        <translation>Back-up van {day} terugzetten</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>De database is beschadigd</translation>
    </message>
</context>
<context>
    <name>DecisionButtons</name>
    <message>
        <source>For the ticked candidates ({key})</source>
        <translation>Voor de aangevinkte kandidaten ({key})</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Uitnodigen…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Afwijzen…</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schrijven…</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Delete {name} ({ref})</source>
        <translation>{name} ({ref}) verwijderen</translation>
    </message>
    <message>
        <source>Its e-mail stays in the mailboxes. Contacts and vacancies stay, and name this file no more.</source>
        <translation>De e-mail blijft in de postvakken. Contacten en vacatures blijven, en noemen dit dossier niet meer.</translation>
    </message>
    <message>
        <source>Its e-mail stays in the mailboxes. New mail of this person is shown as of somebody unknown.</source>
        <translation>De e-mail blijft in de postvakken. Nieuwe mail van deze persoon wordt getoond als van een onbekende.</translation>
    </message>
    <message>
        <source>Nothing hangs on this file.</source>
        <translation>Aan dit dossier hangt niets.</translation>
    </message>
    <message>
        <source>On this file: {words}. They go with it; of messages only the link goes.</source>
        <translation>In dit dossier: {words}. Ze gaan mee; van berichten gaat alleen de koppeling mee.</translation>
    </message>
    <message>
        <source>You can put it back whole: at once with Ctrl+Z, later by “Recently removed”.</source>
        <translation>Je kunt het in zijn geheel terugzetten: meteen met Ctrl+Z, later via “Onlangs verwijderd”.</translation>
    </message>
</context>
<context>
    <name>DocumentActs</name>
    <message numerus="yes">
        <source>%n document(s) added</source>
        <translation>
            <numerusform>%n document toegevoegd</numerusform>
            <numerusform>%n documenten toegevoegd</numerusform>
        </translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Bestanden toevoegen</translation>
    </message>
    <message>
        <source>Add to the documents</source>
        <translation>Bij de documenten zetten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Make this the present version</source>
        <translation>Maak dit de huidige versie</translation>
    </message>
    <message>
        <source>Name of the document</source>
        <translation>Naam van het document</translation>
    </message>
    <message>
        <source>No program on this computer opens {name}. Save it instead.</source>
        <translation>Geen programma op deze computer opent {name}. Sla het op.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Naam wijzigen</translation>
    </message>
    <message>
        <source>Renamed to {name}</source>
        <translation>Naam gewijzigd in {name}</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Naam wijzigen…</translation>
    </message>
    <message>
        <source>Save document</source>
        <translation>Document opslaan</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>There is no preview of {name}. Open it instead.</source>
        <translation>Van {name} is geen voorbeeld. Open het in plaats daarvan.</translation>
    </message>
    <message>
        <source>Use as CV</source>
        <translation>Gebruiken als cv</translation>
    </message>
    <message>
        <source>Version {number} is the present one again</source>
        <translation>Versie {number} is weer de huidige</translation>
    </message>
    <message>
        <source>{name} added to the documents</source>
        <translation>{name} bij de documenten gezet</translation>
    </message>
    <message>
        <source>{name} deleted</source>
        <translation>{name} verwijderd</translation>
    </message>
    <message>
        <source>{name} is marked as {kind}</source>
        <translation>{name} is gemarkeerd als {kind}</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>{name} opgeslagen</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>Date and origin</source>
        <translation>Datum en herkomst</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>E-mail attachments</source>
        <translation>Bijlagen bij e-mail</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versie {number}</translation>
    </message>
    <message>
        <source>from e-mail</source>
        <translation>uit e-mail</translation>
    </message>
    <message>
        <source>text not readable</source>
        <translation>tekst niet leesbaar</translation>
    </message>
    <message>
        <source>{name} (version {number})</source>
        <translation>{name} (versie {number})</translation>
    </message>
</context>
<context>
    <name>DocumentsTab</name>
    <message>
        <source>Add files…</source>
        <translation>Bestanden toevoegen…</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Documents could not be read</source>
        <translation>Documenten konden niet worden gelezen</translation>
    </message>
    <message>
        <source>Drop files here, or add them from disk or from a message.</source>
        <translation>Sleep bestanden hierheen, of voeg ze toe vanaf schijf of uit een bericht.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Nog geen documenten</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>Search in documents</source>
        <translation>Zoeken in documenten</translation>
    </message>
    <message>
        <source>Search in names and text</source>
        <translation>Zoek in namen en tekst</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>DoubleWords</name>
    <message>
        <source>a similar name</source>
        <translation>een naam die erop lijkt</translation>
    </message>
    <message>
        <source>the same e-mail address: {evidence}</source>
        <translation>hetzelfde e-mailadres: {evidence}</translation>
    </message>
    <message>
        <source>the same mail domain: {evidence}</source>
        <translation>hetzelfde maildomein: {evidence}</translation>
    </message>
    <message>
        <source>the same name and date of birth: {evidence}</source>
        <translation>dezelfde naam en geboortedatum: {evidence}</translation>
    </message>
    <message>
        <source>the same name and telephone: {evidence}</source>
        <translation>dezelfde naam en telefoon: {evidence}</translation>
    </message>
</context>
<context>
    <name>DoublesDialog</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Bezig met zoeken…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Samenvoegen…</translation>
    </message>
    <message>
        <source>No doubles were found.</source>
        <translation>Er zijn geen dubbele dossiers gevonden.</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Niet dezelfde</translation>
    </message>
    <message>
        <source>Only the first {number} are shown.</source>
        <translation>Alleen de eerste {number} worden getoond.</translation>
    </message>
    <message>
        <source>Probable doubles</source>
        <translation>Waarschijnlijk dubbel</translation>
    </message>
    <message>
        <source>Probable doubles, surest first</source>
        <translation>Waarschijnlijk dubbel, zekerste eerst</translation>
    </message>
    <message>
        <source>These files may be of one company, the surest first.</source>
        <translation>Deze dossiers zijn mogelijk van één bedrijf, de zekerste eerst.</translation>
    </message>
    <message>
        <source>These files may be of one person, the surest first.</source>
        <translation>Deze dossiers zijn mogelijk van één persoon, de zekerste eerst.</translation>
    </message>
</context>
<context>
    <name>EmailPage</name>
    <message>
        <source>Click Save again if you want this all the same.</source>
        <translation>Klik nog eens op Opslaan als je dit toch wilt.</translation>
    </message>
    <message>
        <source>E-mail settings</source>
        <translation>E-mailinstellingen</translation>
    </message>
    <message>
        <source>E-mail settings saved</source>
        <translation>E-mailinstellingen opgeslagen</translation>
    </message>
    <message>
        <source>The password is kept in the encrypted vault.</source>
        <translation>Het wachtwoord staat in de versleutelde kluis.</translation>
    </message>
    <message>
        <source>Type the password of this mailbox.</source>
        <translation>Typ het wachtwoord van deze mailbox.</translation>
    </message>
    <message>
        <source>Use a passphrase…</source>
        <translation>Wachtwoordzin gebruiken…</translation>
    </message>
    <message>
        <source>{n} of {all} folders matched</source>
        <translation>{n} van {all} mappen ingesteld</translation>
    </message>
    <message>
        <source>{role} is {name}</source>
        <translation>{role} is {name}</translation>
    </message>
</context>
<context>
    <name>EmailTab</name>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Ook</translation>
    </message>
    <message>
        <source>Confidential by default</source>
        <translation>Standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>E-mail settings</source>
        <translation>E-mailinstellingen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Edit e-mail settings and folders</source>
        <translation>E-mailinstellingen en mappen bewerken</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Mappen</translation>
    </message>
    <message>
        <source>Incoming e-mail confidential</source>
        <translation>Inkomende e-mail vertrouwelijk</translation>
    </message>
    <message>
        <source>Mailserver</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>None on this computer</source>
        <translation>Geen op deze computer</translation>
    </message>
    <message>
        <source>Outgoing e-mail confidential</source>
        <translation>Uitgaande e-mail vertrouwelijk</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Relay to</source>
        <translation>Doorsturen naar</translation>
    </message>
    <message>
        <source>Saved, never shown</source>
        <translation>Bewaard, nooit getoond</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Afzender</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>{n} of {all} matched</source>
        <translation>{n} van {all} gekoppeld</translation>
    </message>
</context>
<context>
    <name>EndedLots</name>
    <message numerus="yes">
        <source>%n refused. See the Outbox.</source>
        <translation>
            <numerusform>%n geweigerd. Kijk in Postvak UIT.</numerusform>
            <numerusform>%n geweigerd. Kijk in Postvak UIT.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}: %n sent</source>
        <translation>
            <numerusform>{title}: %n verzonden</numerusform>
            <numerusform>{title}: %n verzonden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryActs</name>
    <message>
        <source>Appointment made</source>
        <translation>Afspraak gemaakt</translation>
    </message>
    <message>
        <source>Call note written</source>
        <translation>Belnotitie geschreven</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>Notitie geschreven</translation>
    </message>
    <message>
        <source>Task done</source>
        <translation>Taak klaar</translation>
    </message>
    <message>
        <source>Task made</source>
        <translation>Taak gemaakt</translation>
    </message>
    <message>
        <source>Task made for {name}</source>
        <translation>Taak gemaakt voor {name}</translation>
    </message>
    <message>
        <source>Task opened again</source>
        <translation>Taak weer geopend</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Also on</source>
        <translation>Ook op</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Belnotitie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richting</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Weggegooid</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Has a due date</source>
        <translation>Heeft een einddatum</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Herinner me</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Herinnering</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>{name} (me)</source>
        <translation>{name} (ik)</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Busy</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Delete these messages on the mail server too</source>
        <translation>Deze berichten ook op de mailserver verwijderen</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Voorgoed wissen</translation>
    </message>
    <message>
        <source>Erase {name}</source>
        <translation>{name} wissen</translation>
    </message>
    <message>
        <source>Erasing, and looking whether anything is left. This takes a while.</source>
        <translation>Bezig met wissen en nazoeken of er iets is achtergebleven. Dit duurt even.</translation>
    </message>
    <message>
        <source>Lift the hold first, under Privacy on the file.</source>
        <translation>Hef eerst de bewaarplicht op, onder Privacy in het dossier.</translation>
    </message>
    <message>
        <source>Name of the person</source>
        <translation>Naam van de persoon</translation>
    </message>
    <message>
        <source>On legal hold: {why}</source>
        <translation>Onder bewaarplicht: {why}</translation>
    </message>
    <message>
        <source>This cannot be undone. Type the name to confirm:</source>
        <translation>Dit kan niet ongedaan worden gemaakt. Typ de naam om te bevestigen:</translation>
    </message>
    <message>
        <source>This goes</source>
        <translation>Dit gaat weg</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Dit blijft</translation>
    </message>
    <message>
        <source>also {numbers}: a file of the same person</source>
        <translation>ook {numbers}: een dossier van dezelfde persoon</translation>
    </message>
    <message>
        <source>{name} is erased</source>
        <translation>{name} is gewist</translation>
    </message>
</context>
<context>
    <name>FieldEdit</name>
    <message>
        <source>{name} was changed again since, so nothing was taken back. Change it by hand.</source>
        <translation>{name} is daarna opnieuw gewijzigd, dus er is niets teruggezet. Wijzig het met de hand.</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>A choice needs at least one value. Write each on a line of its own.</source>
        <translation>Een keuze heeft minstens één waarde nodig. Zet elke waarde op een eigen regel.</translation>
    </message>
    <message>
        <source>A field needs a label. Fill it in.</source>
        <translation>Een veld heeft een naam nodig. Vul die in.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Keuzes</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Nieuw veld</translation>
    </message>
    <message>
        <source>One on each line</source>
        <translation>Eén per regel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>The program has a field of that name itself. Choose another label.</source>
        <translation>Het programma heeft zelf al een veld met die naam. Kies een andere naam.</translation>
    </message>
    <message>
        <source>There is a field of that name already. Choose another label.</source>
        <translation>Er is al een veld met die naam. Kies een andere naam.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Soort</translation>
    </message>
</context>
<context>
    <name>FieldMenu</name>
    <message>
        <source>Fields</source>
        <translation>Velden</translation>
    </message>
    <message>
        <source>Search a field</source>
        <translation>Zoek een veld</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>When empty, write…</source>
        <translation>Als het leeg is, schrijf…</translation>
    </message>
    <message>
        <source>Where “{field}” is empty, the message says:</source>
        <translation>Waar “{field}” leeg is, staat in het bericht:</translation>
    </message>
    <message>
        <source>{field} or “{text}”</source>
        <translation>{field} of “{text}”</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Down</source>
        <translation>Omlaag</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bewerken…</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Velden</translation>
    </message>
    <message>
        <source>Fields of files</source>
        <translation>Velden van dossiers</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Soort dossier</translation>
    </message>
    <message>
        <source>New field…</source>
        <translation>Nieuw veld…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Uit gebruik nemen</translation>
    </message>
    <message>
        <source>They stand in the profile, in CSV files and in templates. A field that is retired keeps its values.</source>
        <translation>Ze staan in het profiel, in CSV-bestanden en in sjablonen. Een veld uit gebruik houdt zijn waarden.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Omhoog</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Weer gebruiken</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>uit gebruik</translation>
    </message>
</context>
<context>
    <name>FileAct</name>
    <message>
        <source>A file cannot be merged with itself. Choose two files.</source>
        <translation>Een dossier kan niet met zichzelf worden samengevoegd. Kies twee dossiers.</translation>
    </message>
    <message>
        <source>Another file has the number {ref} now. Give that one another number, then try again.</source>
        <translation>Een ander dossier heeft nu het nummer {ref}. Geef dat een ander nummer en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Only two candidates, two contacts or two companies can be merged.</source>
        <translation>Alleen twee kandidaten, twee contacten of twee bedrijven kunnen worden samengevoegd.</translation>
    </message>
    <message>
        <source>This file is gone, or this was undone already. Look at the list again.</source>
        <translation>Dit dossier is weg, of dit is al ongedaan gemaakt. Bekijk de lijst opnieuw.</translation>
    </message>
    <message>
        <source>{name} ({ref}) is one file now</source>
        <translation>{name} ({ref}) is nu één dossier</translation>
    </message>
    <message>
        <source>{name} ({ref}) was deleted</source>
        <translation>{name} ({ref}) is verwijderd</translation>
    </message>
    <message>
        <source>{ref} was deleted. Put it back first.</source>
        <translation>{ref} is verwijderd. Zet het eerst terug.</translation>
    </message>
    <message>
        <source>{ref} was itself merged into {into} later. Undo that merge first.</source>
        <translation>{ref} is later zelf samengevoegd met {into}. Maak dat eerst ongedaan.</translation>
    </message>
    <message>
        <source>{ref} was merged into this file later. Undo that merge first.</source>
        <translation>{ref} is later met dit dossier samengevoegd. Maak dat eerst ongedaan.</translation>
    </message>
</context>
<context>
    <name>FileHeader</name>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>By a template ({key})</source>
        <translation>Met een sjabloon ({key})</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bewerken…</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Uitnodigen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Afwijzen</translation>
    </message>
    <message>
        <source>{ref} was merged into this file</source>
        <translation>{ref} is met dit dossier samengevoegd</translation>
    </message>
</context>
<context>
    <name>FileMenu</name>
    <message>
        <source>Decide what the merge with {ref} left…</source>
        <translation>Beslissen wat van het samenvoegen met {ref} overbleef…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>Merged from {ref} ({when}): undo the merge…</source>
        <translation>Samengevoegd met {ref} ({when}): ongedaan maken…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Samenvoegen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Only two candidates, two contacts or two companies can be merged.</source>
        <translation>Alleen twee kandidaten, twee contacten of twee bedrijven kunnen worden samengevoegd.</translation>
    </message>
    <message>
        <source>{name} ({ref}) is a file of its own again</source>
        <translation>{name} ({ref}) is weer een eigen dossier</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Nothing hangs on this file yet.</source>
        <translation>Aan dit dossier hangt nog niets.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>This file could not be read</source>
        <translation>Dit dossier kon niet worden gelezen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>FileTabs</name>
    <message>
        <source>Parts of the file</source>
        <translation>Delen van het dossier</translation>
    </message>
</context>
<context>
    <name>FileWriting</name>
    <message>
        <source>Call note</source>
        <translation>Belnotitie</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>Write a note (N)</source>
        <translation>Notitie schrijven (N)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Add a filter</source>
        <translation>Een filter toevoegen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by name, number, city or e-mail</source>
        <translation>Filter op naam, nummer, plaats of e-mail</translation>
    </message>
    <message>
        <source>Filter: {words}. Press to change, Delete to take away.</source>
        <translation>Filter: {words}. Druk om te wijzigen, Delete om weg te halen.</translation>
    </message>
    <message>
        <source>Save filter…</source>
        <translation>Filter bewaren…</translation>
    </message>
</context>
<context>
    <name>FilterEdit</name>
    <message>
        <source>Condition</source>
        <translation>Voorwaarde</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>Use filter</source>
        <translation>Filter gebruiken</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Waarde</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>All of the team</source>
        <translation>Alles van het team</translation>
    </message>
    <message>
        <source>My candidates</source>
        <translation>Mijn kandidaten</translation>
    </message>
    <message>
        <source>My companies</source>
        <translation>Mijn bedrijven</translation>
    </message>
    <message>
        <source>My contacts</source>
        <translation>Mijn contacten</translation>
    </message>
    <message>
        <source>My vacancies</source>
        <translation>Mijn vacatures</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Laatst geopend</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vóór</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>bevat</translation>
    </message>
    <message>
        <source>is</source>
        <translation>is</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>is leeg</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>is ingevuld</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>is niet</translation>
    </message>
    <message>
        <source>me</source>
        <translation>mij</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>since</source>
        <translation>sinds</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Zoeken in dit gesprek</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Volgende plaats</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige plaats</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Click Connect again if you want this all the same.</source>
        <translation>Klik nog eens op Verbinden als je dit toch wilt.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Kept in the keychain of this computer, never in plain text.</source>
        <translation>Bewaard in de sleutelhanger van deze computer, nooit als leesbare tekst.</translation>
    </message>
    <message>
        <source>Look at the certificate…</source>
        <translation>Certificaat bekijken…</translation>
    </message>
    <message>
        <source>Newest mail comes first. You can start right away.</source>
        <translation>De nieuwste mail komt eerst. Je kunt meteen beginnen.</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Uitgaande mail</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>De verbinding wordt getest…</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Dit is niet gelukt</translation>
    </message>
</context>
<context>
    <name>FirstRunForm</name>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-mailadres</translation>
    </message>
    <message>
        <source>&amp;Incoming (IMAP)</source>
        <translation>&amp;Inkomend (IMAP)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Outgoing (SMTP)</source>
        <translation>&amp;Uitgaand (SMTP)</translation>
    </message>
    <message>
        <source>&amp;Password for this mailbox</source>
        <translation>&amp;Wachtwoord van deze mailbox</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Gebruikersnaam</translation>
    </message>
    <message>
        <source>Carerix Desktop</source>
        <translation>Carerix Desktop</translation>
    </message>
    <message>
        <source>Connect your mailbox</source>
        <translation>Verbind je mailbox</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mailadres</translation>
    </message>
    <message>
        <source>Every message is filed with the right candidate, contact or vacancy. Your mail also stays where it is.</source>
        <translation>Elk bericht komt in het dossier van de juiste kandidaat, contactpersoon of vacature. Je mail blijft ook staan waar hij staat.</translation>
    </message>
    <message>
        <source>Incoming mailserver</source>
        <translation>Inkomende mailserver</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Newest mail comes first. You can start right away.</source>
        <translation>De nieuwste mail komt eerst. Je kunt meteen beginnen.</translation>
    </message>
    <message>
        <source>Outgoing mailserver</source>
        <translation>Uitgaande mailserver</translation>
    </message>
    <message>
        <source>Outgoing port</source>
        <translation>Uitgaande poort</translation>
    </message>
    <message>
        <source>Password for this mailbox</source>
        <translation>Wachtwoord van deze mailbox</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Toch opslaan</translation>
    </message>
    <message>
        <source>Security of the incoming mailserver</source>
        <translation>Beveiliging van de inkomende mailserver</translation>
    </message>
    <message>
        <source>Security of the outgoing mailserver</source>
        <translation>Beveiliging van de uitgaande mailserver</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Usually your full e-mail address</source>
        <translation>Meestal je volledige e-mailadres</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Je &amp;naam</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Je naam</translation>
    </message>
    <message>
        <source>imap.example.com</source>
        <translation>imap.voorbeeld.nl</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>naam@voorbeeld.nl</translation>
    </message>
    <message>
        <source>smtp.example.com</source>
        <translation>smtp.voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message>
        <source>All received</source>
        <translation>Alles ontvangen</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Mappen</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Niet gekoppeld</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
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
    <name>FolderTreeModel</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Holds all mail. Only what is in no other folder is fetched from it.</source>
        <translation>Bevat alle berichten. Alleen wat in geen andere map staat, wordt hieruit opgehaald.</translation>
    </message>
    <message>
        <source>Serves as {role}</source>
        <translation>Dient als {role}</translation>
    </message>
    <message>
        <source>Shows the mail of other folders again, so it is not fetched twice.</source>
        <translation>Toont de mail van andere mappen nog eens en wordt daarom niet dubbel opgehaald.</translation>
    </message>
</context>
<context>
    <name>FoldersDialog</name>
    <message>
        <source>A tick means: fetched and kept up to date here.</source>
        <translation>Een vinkje betekent: wordt opgehaald en hier bijgehouden.</translation>
    </message>
    <message>
        <source>All folders on the server</source>
        <translation>Alle mappen op de server</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Edit folders</source>
        <translation>Mappen instellen</translation>
    </message>
    <message>
        <source>Nothing moves on the server when you save.</source>
        <translation>Er wordt niets verplaatst op de server.</translation>
    </message>
    <message>
        <source>Please check {roles}: the name only looks like it.</source>
        <translation>Controleer {roles}: de naam lijkt er alleen op.</translation>
    </message>
    <message>
        <source>Read folders again</source>
        <translation>Mappen opnieuw lezen</translation>
    </message>
    <message>
        <source>Reading the folders of {server}…</source>
        <translation>De mappen van {server} worden gelezen…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Dit is niet gelukt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Use this mapping</source>
        <translation>Deze indeling gebruiken</translation>
    </message>
    <message numerus="yes">
        <source>We found %n folder(s) on {server} and proposed where each one belongs.</source>
        <translation>
            <numerusform>Er is %n map gevonden op {server}, met een voorstel waar die bij hoort.</numerusform>
            <numerusform>Er zijn %n mappen gevonden op {server}, met een voorstel waar elke map bij hoort.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” cannot serve twice. Choose another folder for one of them.</source>
        <translation>“{name}” kan niet twee keer dienen. Kies voor een van beide een andere map.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>%n message(s) not delivered</source>
        <translation>
            <numerusform>%n bericht niet afgeleverd</numerusform>
            <numerusform>%n berichten niet afgeleverd</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Continue in background</source>
        <translation>Op achtergrond doorgaan</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>Stop after this message</source>
        <translation>Stop na dit bericht</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>FormatBar</name>
    <message>
        <source>Add a dictionary…</source>
        <translation>Woordenboek toevoegen…</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Vet</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Lijst met opsommingstekens</translation>
    </message>
    <message>
        <source>Clear formatting</source>
        <translation>Opmaak wissen</translation>
    </message>
    <message>
        <source>Heading {n}</source>
        <translation>Kop {n}</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursief</translation>
    </message>
    <message>
        <source>Language of spelling, signature and templates</source>
        <translation>Taal van spelling, handtekening en sjablonen</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>Taal: {name}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Link…</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Genummerde lijst</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>Alinea</translation>
    </message>
    <message>
        <source>Paragraph style</source>
        <translation>Alineastijl</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citaat</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Onderstrepen</translation>
    </message>
    <message>
        <source>Web or mail address:</source>
        <translation>Web- of mailadres:</translation>
    </message>
</context>
<context>
    <name>GivePassword</name>
    <message>
        <source>A password for {name}</source>
        <translation>Een wachtwoord voor {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Give password</source>
        <translation>Wachtwoord geven</translation>
    </message>
    <message>
        <source>It takes the place of the one before and is changed at its first use.</source>
        <translation>Het komt in de plaats van het vorige en wordt bij het eerste gebruik gewijzigd.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nieuw wachtwoord</translation>
    </message>
    <message>
        <source>{name} has a new password</source>
        <translation>{name} heeft een nieuw wachtwoord</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>{name} can see this conversation now</source>
        <translation>{name} kan dit gesprek nu zien</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>&amp;Colleague</source>
        <translation>&amp;Collega</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Waarom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Collega</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Overdragen</translation>
    </message>
    <message>
        <source>Hand the conversation over</source>
        <translation>Gesprek overdragen</translation>
    </message>
    <message>
        <source>Stands in the audit log</source>
        <translation>Staat in het logboek</translation>
    </message>
    <message>
        <source>The colleague gets own copies of what you have of it, confidential or not. That cannot be undone.</source>
        <translation>De collega krijgt eigen exemplaren van wat jij ervan hebt, vertrouwelijk of niet. Dat kan niet worden teruggedraaid.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
</context>
<context>
    <name>HangingWords</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), call(s) or task(s)</source>
        <translation>
            <numerusform>%n notitie, gesprek of taak</numerusform>
            <numerusform>%n notities, gesprekken of taken</numerusform>
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
            <numerusform>%n vacature</numerusform>
            <numerusform>%n vacatures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Tekenset</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Scheidingsteken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Give a number to those that have none; who is known by e-mail is updated</source>
        <translation>Geef een nummer aan wie er geen heeft; wie aan het e-mailadres herkend wordt, wordt bijgewerkt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Import: {kinds}</source>
        <translation>Importeren: {kinds}</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Line {line}: {why}</source>
        <translation>Regel {line}: {why}</translation>
    </message>
    <message>
        <source>Lines that were left out</source>
        <translation>Overgeslagen regels</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Verslag opslaan</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Verslag opslaan…</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Puntkomma</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Tekstbestanden (*.txt)</translation>
    </message>
    <message>
        <source>The columns are as you chose them for such a file before.</source>
        <translation>De kolommen staan zoals je ze eerder voor zo&apos;n bestand koos.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>Het importeren is gestopt. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>Het importeren is ongedaan gemaakt.</translation>
    </message>
    <message>
        <source>Try first</source>
        <translation>Eerst proberen</translation>
    </message>
    <message>
        <source>Would add {added}, update {updated}, leave out {rejected}. Nothing was changed yet.</source>
        <translation>Zou {added} toevoegen, {updated} bijwerken en {rejected} overslaan. Er is nog niets veranderd.</translation>
    </message>
    <message>
        <source>{added} added, {updated} updated, {rejected} left out</source>
        <translation>{added} toegevoegd, {updated} bijgewerkt, {rejected} overgeslagen</translation>
    </message>
    <message>
        <source>{file}: {number} lines</source>
        <translation>{file}: {number} regels</translation>
    </message>
</context>
<context>
    <name>IncomingCard</name>
    <message>
        <source>A password is kept. Type a new one only to replace it.</source>
        <translation>Er is een wachtwoord bewaard. Typ alleen een nieuw om het te vervangen.</translation>
    </message>
    <message>
        <source>Fetching by POP is not there yet. You can save the settings now; your mail stays on the server.</source>
        <translation>Ophalen via POP kan nog niet. Je kunt de instellingen nu opslaan; je mail blijft op de server.</translation>
    </message>
    <message>
        <source>Kept in the keychain of this computer, never in plain text.</source>
        <translation>Bewaard in de sleutelhanger van deze computer, nooit als leesbare tekst.</translation>
    </message>
    <message>
        <source>Mail is taken to this computer</source>
        <translation>Mail wordt naar deze computer gehaald</translation>
    </message>
    <message>
        <source>Only for POP. With IMAP your mail always stays on the server.</source>
        <translation>Alleen bij POP. Bij IMAP blijft je mail altijd op de server.</translation>
    </message>
    <message>
        <source>Same mail here, in Outlook and on your phone</source>
        <translation>Dezelfde mail hier, in Outlook en op je telefoon</translation>
    </message>
</context>
<context>
    <name>IncomingForm</name>
    <message>
        <source>&amp;Edit folders…</source>
        <translation>&amp;Mappen instellen…</translation>
    </message>
    <message>
        <source>&amp;Fetch e-mail from mailserver</source>
        <translation>&amp;E-mail ophalen van mailserver</translation>
    </message>
    <message>
        <source>&amp;Keep a copy of fetched e-mails on the mailserver</source>
        <translation>&amp;Kopie van opgehaalde e-mail op de mailserver bewaren</translation>
    </message>
    <message>
        <source>&amp;Mailserver</source>
        <translation>Mail&amp;server</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Wachtwoord</translation>
    </message>
    <message>
        <source>&amp;Security</source>
        <translation>Be&amp;veiliging</translation>
    </message>
    <message>
        <source>&amp;Type mailserver</source>
        <translation>&amp;Type mailserver</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Gebruikersnaam</translation>
    </message>
    <message>
        <source>Days until kept copies are removed</source>
        <translation>Dagen tot bewaarde kopieën worden verwijderd</translation>
    </message>
    <message>
        <source>IMAP</source>
        <translation>IMAP</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Inkomende mail</translation>
    </message>
    <message>
        <source>Mailserver</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>No encryption: everyone on the way can read your password and your mail</source>
        <translation>Geen versleuteling: iedereen onderweg kan je wachtwoord en je mail lezen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>POP</source>
        <translation>POP</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Poort</translation>
    </message>
    <message>
        <source>Remove kept copies after some days</source>
        <translation>Bewaarde kopieën na enkele dagen verwijderen</translation>
    </message>
    <message>
        <source>SSL</source>
        <translation>SSL</translation>
    </message>
    <message>
        <source>STARTTLS: the connection begins in clear and must turn into TLS before signing in (143, 110 or 587)</source>
        <translation>STARTTLS: de verbinding begint leesbaar en moet TLS worden vóór het aanmelden (143, 110 of 587)</translation>
    </message>
    <message>
        <source>Same mail here, in Outlook and on your phone</source>
        <translation>Dezelfde mail hier, in Outlook en op je telefoon</translation>
    </message>
    <message>
        <source>Security: None</source>
        <translation>Beveiliging: geen</translation>
    </message>
    <message>
        <source>Security: SSL</source>
        <translation>Beveiliging: SSL</translation>
    </message>
    <message>
        <source>Security: TLS</source>
        <translation>Beveiliging: TLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>TLS from the first byte (993, 995 or 465)</source>
        <translation>TLS vanaf de eerste byte (993, 995 of 465)</translation>
    </message>
    <message>
        <source>Type mailserver: IMAP</source>
        <translation>Type mailserver: IMAP</translation>
    </message>
    <message>
        <source>Type mailserver: POP</source>
        <translation>Type mailserver: POP</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Usually your full e-mail address</source>
        <translation>Meestal je volledige e-mailadres</translation>
    </message>
    <message>
        <source>and remove it after</source>
        <translation>en verwijderen na</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dagen</translation>
    </message>
    <message>
        <source>imap.example.com</source>
        <translation>imap.voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>KeepDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Bewaren</translation>
    </message>
    <message numerus="yes">
        <source>Keep %n person(s)</source>
        <translation>
            <numerusform>%n persoon bewaren</numerusform>
            <numerusform>%n personen bewaren</numerusform>
        </translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Maanden</translation>
    </message>
    <message>
        <source>Not proposed for so many months</source>
        <translation>Niet voorgesteld gedurende zoveel maanden</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
</context>
<context>
    <name>KindBanner</name>
    <message>
        <source>Show the message</source>
        <translation>Bericht tonen</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>&amp;Mail goes to</source>
        <translation>&amp;Mail gaat naar</translation>
    </message>
    <message>
        <source>&amp;Tasks and files go to</source>
        <translation>&amp;Taken en dossiers gaan naar</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>&amp;Waarom</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Confidential mail stays with its owner, and so do drafts and junk.</source>
        <translation>Vertrouwelijke mail blijft bij de eigenaar, en concepten en spam ook.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Overdragen</translation>
    </message>
    <message>
        <source>Hand over the mailbox of {name}</source>
        <translation>Het postvak van {name} overdragen</translation>
    </message>
    <message>
        <source>Hand the &amp;mailbox over, too</source>
        <translation>Ook het &amp;postvak overdragen</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Signs in no more; mail is no longer fetched; what waits in the outbox is not sent.</source>
        <translation>Logt niet meer in; mail wordt niet meer opgehaald; wat in het postvak Uit wacht, wordt niet verzonden.</translation>
    </message>
    <message>
        <source>Stands in the audit log</source>
        <translation>Staat in het logboek</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Uitzetten</translation>
    </message>
    <message>
        <source>The addresses stay, so that old mail stays internal mail. Have the mail server forward new mail.</source>
        <translation>De adressen blijven, zodat oude mail interne mail blijft. Laat de mailserver nieuwe mail doorsturen.</translation>
    </message>
    <message>
        <source>The colleague gets own copies, in folders “{name}/…”; mail that comes later is not among them.</source>
        <translation>De collega krijgt eigen exemplaren, in mappen “{name}/…”; mail die later komt, is daar niet bij.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>{name} leaves</source>
        <translation>{name} vertrekt</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Sending; the window closes after that.</source>
        <translation>Wordt verzonden; daarna sluit het venster.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Files that were found</source>
        <translation>Gevonden dossiers</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <source>Link to a file</source>
        <translation>Koppelen aan een dossier</translation>
    </message>
    <message>
        <source>Name, number or e-mail of a candidate, contact, company or vacancy</source>
        <translation>Naam, nummer of e-mail van een kandidaat, contactpersoon, bedrijf of vacature</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>Niets gevonden voor “{words}”</translation>
    </message>
    <message>
        <source>Search a file</source>
        <translation>Dossier zoeken</translation>
    </message>
    <message>
        <source>Type a name to search.</source>
        <translation>Typ een naam om te zoeken.</translation>
    </message>
</context>
<context>
    <name>LinkPopup</name>
    <message>
        <source>Space checks several, Enter links.</source>
        <translation>Spatie vinkt meerdere aan, Enter koppelt.</translation>
    </message>
</context>
<context>
    <name>ListLine</name>
    <message>
        <source>Asks first, then opens a page of {host}.</source>
        <translation>Vraagt eerst, en opent dan een pagina van {host}.</translation>
    </message>
    <message>
        <source>Asks {host} to stop. Nothing else is sent.</source>
        <translation>Vraagt {host} te stoppen. Er wordt niets anders verstuurd.</translation>
    </message>
    <message>
        <source>Opens a message to the list, ready to be sent.</source>
        <translation>Opent een bericht aan de lijst, klaar om te verzenden.</translation>
    </message>
    <message>
        <source>This came by a newsletter or mailing list.</source>
        <translation>Dit kwam via een nieuwsbrief of mailinglijst.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Afmelden</translation>
    </message>
    <message>
        <source>Write to the list</source>
        <translation>De lijst schrijven</translation>
    </message>
    <message>
        <source>{host} confirmed that you are unsubscribed.</source>
        <translation>{host} heeft bevestigd dat je bent afgemeld.</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <source>Doubles…</source>
        <translation>Dubbele dossiers…</translation>
    </message>
    <message>
        <source>Mark two files first: with Ctrl and a click, or Shift and an arrow.</source>
        <translation>Markeer eerst twee dossiers: met Ctrl en een klik, of met Shift en een pijl.</translation>
    </message>
    <message>
        <source>Merge the two marked files…</source>
        <translation>De twee gemarkeerde dossiers samenvoegen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Recently removed…</source>
        <translation>Onlangs verwijderd…</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gevonden</numerusform>
            <numerusform>%n gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not been fetched yet and are not searched.</source>
        <translation>
            <numerusform>%n bericht is nog niet opgehaald en wordt niet doorzocht.</numerusform>
            <numerusform>%n berichten zijn nog niet opgehaald en worden niet doorzocht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not fetched yet</source>
        <translation>
            <numerusform>%n nog niet opgehaald</numerusform>
            <numerusform>%n nog niet opgehaald</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ongelezen</numerusform>
            <numerusform>%n ongelezen</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles gedaan</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter wissen</translation>
    </message>
    <message>
        <source>New mail appears here by itself.</source>
        <translation>Nieuwe mail verschijnt hier vanzelf.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Niets hier</translation>
    </message>
    <message>
        <source>Nothing in {folder} fits the filter</source>
        <translation>Niets in {folder} past bij het filter</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Volgorde</translation>
    </message>
    <message>
        <source>Quick filter</source>
        <translation>Snelfilter</translation>
    </message>
    <message>
        <source>Show folders</source>
        <translation>Mappen tonen</translation>
    </message>
    <message>
        <source>The filter looks at this folder only.</source>
        <translation>Het filter kijkt alleen in deze map.</translation>
    </message>
    <message numerus="yes">
        <source>The filter looks at what has been fetched: %n message(s) to go.</source>
        <translation>
            <numerusform>Het filter kijkt naar wat is opgehaald: nog %n bericht te gaan.</numerusform>
            <numerusform>Het filter kijkt naar wat is opgehaald: nog %n berichten te gaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words, another spelling, or from: and has:attachment on their own.</source>
        <translation>Probeer minder woorden, een andere spelling, of alleen van: en heeft:bijlage.</translation>
    </message>
    <message>
        <source>{folder} is empty.</source>
        <translation>{folder} is leeg.</translation>
    </message>
    <message>
        <source>{found} of {whole}</source>
        <translation>{found} van {whole}</translation>
    </message>
</context>
<context>
    <name>ListSide</name>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Keep for myself</source>
        <translation>Voor mijzelf houden</translation>
    </message>
    <message>
        <source>Lists and filters</source>
        <translation>Lijsten en filters</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Naam wijzigen…</translation>
    </message>
    <message>
        <source>Share with the team</source>
        <translation>Delen met het team</translation>
    </message>
</context>
<context>
    <name>LogDetail</name>
    <message>
        <source>Open message</source>
        <translation>Bericht openen</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>Waarom: {reason}</translation>
    </message>
</context>
<context>
    <name>LookAround</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Ontvangen</translation>
    </message>
    <message>
        <source>Or look around first</source>
        <translation>Of kijk eerst rond</translation>
    </message>
    <message>
        <source>Start with demo data</source>
        <translation>Beginnen met demogegevens</translation>
    </message>
    <message>
        <source>The demo shows the program with the mail of an invented agency. Nothing leaves this computer.</source>
        <translation>De demo toont het programma met de mail van een verzonnen bureau. Er verlaat niets deze computer.</translation>
    </message>
</context>
<context>
    <name>LotLine</name>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation>Verzenden: {done} van {total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total}</source>
        <translation>Gestopt na {done} van {total}</translation>
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
        <source>%n conversation(s) joined into one</source>
        <translation>
            <numerusform>%n gesprek samengevoegd</numerusform>
            <numerusform>%n gesprekken tot één samengevoegd</numerusform>
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
    <message numerus="yes">
        <source>%n message(s) linked to {name}</source>
        <translation>
            <numerusform>%n bericht gekoppeld aan {name}</numerusform>
            <numerusform>%n berichten gekoppeld aan {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>A conversation of its own begins with this message</source>
        <translation>Met dit bericht begint een eigen gesprek</translation>
    </message>
    <message>
        <source>All mail of {address} is linked to {name}</source>
        <translation>Alle mail van {address} is gekoppeld aan {name}</translation>
    </message>
    <message>
        <source>Linked to {name}</source>
        <translation>Gekoppeld aan {name}</translation>
    </message>
    <message>
        <source>Linked to {name} instead of {other}</source>
        <translation>Gekoppeld aan {name} in plaats van {other}</translation>
    </message>
    <message>
        <source>Nobody is proposed for {address} any more</source>
        <translation>Voor {address} wordt niemand meer voorgesteld</translation>
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
    <message>
        <source>{name} is not proposed here again</source>
        <translation>{name} wordt hier niet meer voorgesteld</translation>
    </message>
</context>
<context>
    <name>MailImportDialog</name>
    <message>
        <source>&amp;Into the folder</source>
        <translation>&amp;In de map</translation>
    </message>
    <message>
        <source>A Maildir, a folder of messages, or a profile</source>
        <translation>Een Maildir, een map met berichten of een profiel</translation>
    </message>
    <message>
        <source>Choose where the mail is.</source>
        <translation>Kies waar de mail staat.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Bestand…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Map…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation>Mail importeren</translation>
    </message>
    <message>
        <source>Importing mail</source>
        <translation>Mail wordt geïmporteerd</translation>
    </message>
    <message>
        <source>Mail (*.eml *.msg *.mbox *.mbx);;All files (*)</source>
        <translation>Mail (*.eml *.msg *.mbox *.mbx);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Messages that were set aside</source>
        <translation>Berichten die apart zijn gezet</translation>
    </message>
    <message>
        <source>Nothing is changed where the mail comes from. What is here already is not doubled.</source>
        <translation>Er verandert niets waar de mail vandaan komt. Wat hier al is, komt er niet dubbel in.</translation>
    </message>
    <message>
        <source>The import was stopped. What came in until then stays; the same import goes on from there.</source>
        <translation>Het importeren is gestopt. Wat tot dan toe binnenkwam blijft; dezelfde import gaat daar verder.</translation>
    </message>
    <message>
        <source>Thunderbird of this computer</source>
        <translation>Thunderbird op deze computer</translation>
    </message>
    <message>
        <source>where its own folder does not say it</source>
        <translation>waar de eigen map het niet zegt</translation>
    </message>
    <message>
        <source>{added} added, {there} here already, {aside} set aside</source>
        <translation>{added} toegevoegd, {there} al aanwezig, {aside} apart gezet</translation>
    </message>
</context>
<context>
    <name>MailboxPage</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>S&amp;ter</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Als &amp;gelezen markeren</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Als on&amp;gelezen markeren</translation>
    </message>
    <message>
        <source>Remove &amp;star</source>
        <translation>S&amp;ter weghalen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultaten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Mailbox</source>
        <translation>Postvak</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nieuw bericht</translation>
    </message>
    <message>
        <source>No mailbox is connected. Set one up under My account.</source>
        <translation>Er is geen mailbox verbonden. Stel er een in onder Mijn account.</translation>
    </message>
    <message>
        <source>Nobody is marked here. Mark people in a list, or messages, first.</source>
        <translation>Hier is niemand gemarkeerd. Markeer eerst mensen in een lijst, of berichten.</translation>
    </message>
</context>
<context>
    <name>ManyActs</name>
    <message numerus="yes">
        <source>%n file(s) changed</source>
        <translation>
            <numerusform>%n dossier gewijzigd</numerusform>
            <numerusform>%n dossiers gewijzigd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>%n dossier verwijderd</numerusform>
            <numerusform>%n dossiers verwijderd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) stayed: they were changed again since.</source>
        <translation>
            <numerusform>%n dossier blijft zo: het is intussen opnieuw gewijzigd.</numerusform>
            <numerusform>%n dossiers blijven zo: ze zijn intussen opnieuw gewijzigd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to {name}</source>
        <translation>
            <numerusform>%n dossier weggeschreven naar {name}</numerusform>
            <numerusform>%n dossiers weggeschreven naar {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Add to vacancy…</source>
        <translation>Aan vacature toevoegen…</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv);;JSON (*.json)</source>
        <translation>CSV voor spreadsheets (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)?</source>
        <translation>
            <numerusform>%n dossier verwijderen?</numerusform>
            <numerusform>%n dossiers verwijderen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n file(s)…</source>
        <translation>
            <numerusform>%n dossier verwijderen…</numerusform>
            <numerusform>%n dossiers verwijderen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message numerus="yes">
        <source>Export %n file(s)…</source>
        <translation>
            <numerusform>%n dossier exporteren…</numerusform>
            <numerusform>%n dossiers exporteren…</numerusform>
        </translation>
    </message>
    <message>
        <source>Files are being changed</source>
        <translation>Dossiers worden gewijzigd</translation>
    </message>
    <message>
        <source>Files are being deleted</source>
        <translation>Dossiers worden verwijderd</translation>
    </message>
    <message>
        <source>Many files are being worked on. Wait until that is done, or stop it.</source>
        <translation>Er wordt aan veel dossiers gewerkt. Wacht tot dat klaar is, of stop het.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nothing is marked. Mark rows first, Ctrl+A marks all.</source>
        <translation>Er is niets gemarkeerd. Markeer eerst rijen, Ctrl+A markeert alles.</translation>
    </message>
    <message>
        <source>Set owner</source>
        <translation>Eigenaar instellen</translation>
    </message>
    <message>
        <source>Set status</source>
        <translation>Status instellen</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestopt. Er is geen bestand geschreven.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n file(s) stayed as they were</source>
        <translation>
            <numerusform>Gestopt: %n dossier bleef zoals het was</numerusform>
            <numerusform>Gestopt: %n dossiers bleven zoals ze waren</numerusform>
        </translation>
    </message>
    <message>
        <source>Their mail stays in the mailbox. Undo puts the files back with all links.</source>
        <translation>De mail blijft in het postvak. Ongedaan maken zet de dossiers terug met alle koppelingen.</translation>
    </message>
    <message>
        <source>They were so already: nothing was changed.</source>
        <translation>Ze stonden al zo: er is niets gewijzigd.</translation>
    </message>
</context>
<context>
    <name>ManyDesk</name>
    <message>
        <source>No message is selected, so nobody is mailed. Select messages first.</source>
        <translation>Er is geen bericht geselecteerd, dus niemand krijgt mail. Selecteer eerst berichten.</translation>
    </message>
    <message>
        <source>None of these messages is on the file of a candidate or contact, so nobody is mailed.</source>
        <translation>Geen van deze berichten staat in het dossier van een kandidaat of contact, dus niemand krijgt mail.</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Keep the other number</source>
        <translation>Het andere nummer houden</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Merge two files</source>
        <translation>Twee dossiers samenvoegen</translation>
    </message>
    <message>
        <source>The one file</source>
        <translation>Het ene dossier</translation>
    </message>
    <message>
        <source>{gone} opens {kept} from then on. Messages, notes, documents and procedures of both are on the one file; you can undo this at any time, and each gets its own back.</source>
        <translation>{gone} opent voortaan {kept}. Berichten, notities, documenten en procedures van beide staan in het ene dossier; je kunt dit altijd ongedaan maken, en dan krijgt elk het zijne terug.</translation>
    </message>
    <message>
        <source>{ref}, is kept</source>
        <translation>{ref}, blijft</translation>
    </message>
    <message>
        <source>{ref}, is merged into it</source>
        <translation>{ref}, gaat erin op</translation>
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
    <name>MessageTable</name>
    <message>
        <source>Messages</source>
        <translation>Berichten</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message numerus="yes">
        <source>%n candidate(s) moved to {stage}</source>
        <translation>
            <numerusform>%n kandidaat verplaatst naar {stage}</numerusform>
            <numerusform>%n kandidaten verplaatst naar {stage}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stayed</source>
        <translation>
            <numerusform>Nog %n bleef staan</numerusform>
            <numerusform>Nog %n bleven staan</numerusform>
        </translation>
    </message>
    <message>
        <source>The procedure {who} is not there any more.</source>
        <translation>De procedure {who} is er niet meer.</translation>
    </message>
    <message>
        <source>{who} stays: somebody moved this candidate to {stage} meanwhile.</source>
        <translation>{who} blijft staan: iemand heeft deze kandidaat intussen naar {stage} verplaatst.</translation>
    </message>
    <message>
        <source>{who} stays: the vacancy is closed. Open it first, then move candidates on.</source>
        <translation>{who} blijft staan: de vacature is gesloten. Open haar eerst en verplaats dan kandidaten.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>For the whole team</source>
        <translation>Voor het hele team</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Naam van het filter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>The two new passwords differ. Enter the same one twice.</source>
        <translation>De twee nieuwe wachtwoorden verschillen. Vul twee keer hetzelfde in.</translation>
    </message>
</context>
<context>
    <name>NewPasswordForm</name>
    <message>
        <source>&amp;Current password</source>
        <translation>&amp;Huidig wachtwoord</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nieuw wachtwoord</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Huidig wachtwoord</translation>
    </message>
    <message>
        <source>Eight characters or more. A few words are easier to remember than signs.</source>
        <translation>Acht tekens of meer. Een paar woorden onthoud je makkelijker dan leestekens.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nieuw wachtwoord</translation>
    </message>
    <message>
        <source>New password &amp;again</source>
        <translation>Nieuw wachtwoord n&amp;og een keer</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Nieuw wachtwoord nog een keer</translation>
    </message>
</context>
<context>
    <name>NewPersonDesk</name>
    <message>
        <source>Added to the file of {name}</source>
        <translation>Toegevoegd aan het dossier van {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>The file of {name} was made</source>
        <translation>Dossier van {name} aangemaakt</translation>
    </message>
</context>
<context>
    <name>NewPersonDialog</name>
    <message>
        <source>Add this message to it</source>
        <translation>Bericht daaraan toevoegen</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Bijlagen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Woonplaats</translation>
    </message>
    <message>
        <source>Create anyway</source>
        <translation>Toch aanmaken</translation>
    </message>
    <message>
        <source>Create candidate</source>
        <translation>Kandidaat aanmaken</translation>
    </message>
    <message>
        <source>Create contact</source>
        <translation>Contact aanmaken</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Looks like {name} ({year})</source>
        <translation>Lijkt op {name} ({year})</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Number of the vacancy</source>
        <translation>Nummer van de vacature</translation>
    </message>
    <message>
        <source>Open that file</source>
        <translation>Dat dossier openen</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wordt gelezen…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>The message and what is ticked go to the file; the first is taken for the CV.</source>
        <translation>Het bericht en wat is aangevinkt gaan naar het dossier; het eerste geldt als cv.</translation>
    </message>
    <message>
        <source>This message has no attachments.</source>
        <translation>Dit bericht heeft geen bijlagen.</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>Vacature</translation>
    </message>
    <message>
        <source>{name} was read.</source>
        <translation>{name} is gelezen.</translation>
    </message>
</context>
<context>
    <name>NewUserDialog</name>
    <message>
        <source>&amp;E-mail address</source>
        <translation>&amp;E-mailadres</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Aanmeldnaam</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>Add user</source>
        <translation>Gebruiker toevoegen</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mailadres</translation>
    </message>
    <message>
        <source>First &amp;password</source>
        <translation>Eerste &amp;wachtwoord</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>Eerste wachtwoord</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Aanmeldnaam</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Nieuwe gebruiker</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>The person signs in with this login and gets e-mail settings of their own.</source>
        <translation>De persoon meldt zich aan met deze naam en krijgt eigen e-mailinstellingen.</translation>
    </message>
    <message>
        <source>To sign in with; changed at its first use</source>
        <translation>Om mee in te loggen; wordt bij het eerste gebruik gewijzigd</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>naam@voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>NotTheSame</name>
    <message>
        <source>{name} ({ref}) and {other} ({other_ref}) stay two files</source>
        <translation>{name} ({ref}) en {other} ({other_ref}) blijven twee dossiers</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bewerken…</translation>
    </message>
    <message>
        <source>N writes a note on this file.</source>
        <translation>Met N schrijf je een notitie op dit dossier.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Nog geen notities</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
</context>
<context>
    <name>NotificationsPage</name>
    <message>
        <source>New mail</source>
        <translation>Nieuwe e-mail</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Of tasks, at their time.</source>
        <translation>Van taken, op hun tijd.</translation>
    </message>
    <message>
        <source>Of what comes into your inbox.</source>
        <translation>Van wat in je postvak binnenkomt.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Herinneringen</translation>
    </message>
    <message>
        <source>Sender and subject. Of a confidential message it never says more than that it is one.</source>
        <translation>Afzender en onderwerp. Van een vertrouwelijk bericht staat er nooit meer dan dat het er een is.</translation>
    </message>
    <message>
        <source>While you work in another program</source>
        <translation>Terwijl je in een ander programma werkt</translation>
    </message>
    <message>
        <source>With names</source>
        <translation>Met namen</translation>
    </message>
</context>
<context>
    <name>Notifying</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n nieuw bericht</numerusform>
            <numerusform>%n nieuwe berichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidential message</source>
        <translation>Vertrouwelijk bericht</translation>
    </message>
</context>
<context>
    <name>OrderMenu</name>
    <message>
        <source>By correspondent</source>
        <translation>Op correspondent</translation>
    </message>
    <message>
        <source>By subject</source>
        <translation>Op onderwerp</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Nieuwste eerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Oudste eerst</translation>
    </message>
</context>
<context>
    <name>OutboxGlance</name>
    <message numerus="yes">
        <source>%n message(s) wait to be sent</source>
        <translation>
            <numerusform>%n bericht wacht op verzending</numerusform>
            <numerusform>%n berichten wachten op verzending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were not sent</source>
        <translation>
            <numerusform>%n bericht is niet verzonden</numerusform>
            <numerusform>%n berichten zijn niet verzonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s): did they arrive?</source>
        <translation>
            <numerusform>%n bericht: is het aangekomen?</numerusform>
            <numerusform>%n berichten: zijn ze aangekomen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postvak UIT</translation>
    </message>
    <message>
        <source>Show Outbox</source>
        <translation>Postvak UIT tonen</translation>
    </message>
    <message>
        <source>Waiting for connection</source>
        <translation>Wacht op verbinding</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message numerus="yes">
        <source>%n message(s) without an answer</source>
        <translation>
            <numerusform>%n bericht zonder antwoord</numerusform>
            <numerusform>%n berichten zonder antwoord</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Needs your word</source>
        <translation>Wacht op jou</translation>
    </message>
    <message>
        <source>No answer yet from {0}</source>
        <translation>Nog geen antwoord van {0}</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Er wacht niets op verzending</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Onderweg</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postvak UIT</translation>
    </message>
    <message>
        <source>Sent last</source>
        <translation>Laatst verzonden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>Taken out of “{title}”. Sent again, it takes its place there.</source>
        <translation>Uit “{title}” gehaald. Verzend je het weer, dan gaat het op zijn plaats daarin mee.</translation>
    </message>
    <message>
        <source>What you send is here until it has left.</source>
        <translation>Wat je verzendt, staat hier tot het weg is.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Opnieuw schrijven</translation>
    </message>
    <message>
        <source>“{title}” is stopped. Sent again, this message leaves by itself.</source>
        <translation>“{title}” is gestopt. Verzend je dit bericht weer, dan gaat het apart weg.</translation>
    </message>
</context>
<context>
    <name>OutboxRow</name>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Continue sending</source>
        <translation>Verder verzenden</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>Niet verzenden</translation>
    </message>
    <message>
        <source>E-mail settings</source>
        <translation>E-mailinstellingen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Vasthouden</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Het is aangekomen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Opnieuw verzenden</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Nu verzenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>To {0}</source>
        <translation>Aan {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Nu proberen</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Opnieuw schrijven</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
</context>
<context>
    <name>OutboxWatch</name>
    <message numerus="yes">
        <source>%n message(s) have not left yet.</source>
        <translation>
            <numerusform>%n bericht is nog niet weg.</numerusform>
            <numerusform>%n berichten zijn nog niet weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep in Outbox</source>
        <translation>In Postvak UIT &amp;houden</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>Nu &amp;verzenden</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postvak UIT</translation>
    </message>
    <message>
        <source>What stays in the Outbox leaves when the program is opened again.</source>
        <translation>Wat in Postvak UIT blijft, gaat weg zodra het programma weer open is.</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>Being sent now</source>
        <translation>Wordt nu verzonden</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Cannot be sent yet: the password is not here</source>
        <translation>Kan nog niet worden verzonden: het wachtwoord is hier niet bekend</translation>
    </message>
    <message>
        <source>Cannot be sent yet: the server refuses your sign-in</source>
        <translation>Kan nog niet worden verzonden: de server weigert je aanmelding</translation>
    </message>
    <message>
        <source>Cannot be sent yet: you have no outgoing server</source>
        <translation>Kan nog niet worden verzonden: je hebt geen uitgaande server</translation>
    </message>
    <message>
        <source>Cannot be sent yet: your sign-in has expired</source>
        <translation>Kan nog niet worden verzonden: je aanmelding is verlopen</translation>
    </message>
    <message>
        <source>Did this message arrive?</source>
        <translation>Is dit bericht aangekomen?</translation>
    </message>
    <message>
        <source>Held until you send it</source>
        <translation>Vastgehouden tot je het verzendt</translation>
    </message>
    <message numerus="yes">
        <source>Leaves in %n second(s)</source>
        <translation>
            <numerusform>Gaat weg over %n seconde</numerusform>
            <numerusform>Gaat weg over %n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>Leaves on {0}</source>
        <translation>Gaat weg op {0}</translation>
    </message>
    <message>
        <source>Leaves today at {0}</source>
        <translation>Gaat vandaag weg om {0}</translation>
    </message>
    <message>
        <source>Next attempt at {0}.</source>
        <translation>Volgende poging om {0}.</translation>
    </message>
    <message>
        <source>Not sent yet: there is no room on the server</source>
        <translation>Nog niet verzonden: de server heeft geen ruimte</translation>
    </message>
    <message>
        <source>Not sent yet; we try again</source>
        <translation>Nog niet verzonden; we proberen het opnieuw</translation>
    </message>
    <message>
        <source>Not sent. The text is kept.</source>
        <translation>Niet verzonden. De tekst is bewaard.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verzonden</translation>
    </message>
    <message numerus="yes">
        <source>Sent, but not to %n recipient(s)</source>
        <translation>
            <numerusform>Verzonden, maar niet aan %n ontvanger</numerusform>
            <numerusform>Verzonden, maar niet aan %n ontvangers</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent. It could not be put into Sent yet; we try again.</source>
        <translation>Verzonden. Bewaren in Verzonden lukte nog niet; we proberen het opnieuw.</translation>
    </message>
    <message>
        <source>Stopped with its bulk sending</source>
        <translation>Gestopt, net als de rest van de verzending</translation>
    </message>
    <message>
        <source>The server said: {0}</source>
        <translation>De server zei: {0}</translation>
    </message>
    <message>
        <source>The server&apos;s answer was lost, and the message is not in Sent. It may have arrived. Ask the recipient, then say here whether it did.</source>
        <translation>Het antwoord van de server is verloren gegaan en het bericht staat niet in Verzonden. Misschien is het aangekomen. Vraag het de ontvanger en zeg hier of het zo is.</translation>
    </message>
    <message>
        <source>The text is kept. Enter the outgoing server in the e-mail settings.</source>
        <translation>De tekst is bewaard. Vul de uitgaande server in bij de e-mailinstellingen.</translation>
    </message>
    <message>
        <source>Waiting for connection</source>
        <translation>Wacht op verbinding</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wacht op verzending</translation>
    </message>
</context>
<context>
    <name>OutcomeModel</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Ontvanger</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
</context>
<context>
    <name>OutgoingCard</name>
    <message>
        <source>An administrator sets this address.</source>
        <translation>Een beheerder stelt dit adres in.</translation>
    </message>
    <message>
        <source>Without a sender address, mail goes out from the relay address.</source>
        <translation>Zonder afzenderadres gaat mail uit vanaf het relay-adres.</translation>
    </message>
</context>
<context>
    <name>OutgoingForm</name>
    <message>
        <source>Mailse&amp;rver</source>
        <translation>Mailse&amp;rver</translation>
    </message>
    <message>
        <source>No encryption: everyone on the way can read your password and your mail</source>
        <translation>Geen versleuteling: iedereen onderweg kan je wachtwoord en je mail lezen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Uitgaande mail</translation>
    </message>
    <message>
        <source>Outgoing mailserver</source>
        <translation>Uitgaande mailserver</translation>
    </message>
    <message>
        <source>Outgoing port</source>
        <translation>Uitgaande poort</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Wa&amp;chtwoord</translation>
    </message>
    <message>
        <source>Password of the outgoing mailserver</source>
        <translation>Wachtwoord van de uitgaande mailserver</translation>
    </message>
    <message>
        <source>SSL</source>
        <translation>SSL</translation>
    </message>
    <message>
        <source>STARTTLS: the connection begins in clear and must turn into TLS before signing in (143, 110 or 587)</source>
        <translation>STARTTLS: de verbinding begint leesbaar en moet TLS worden vóór het aanmelden (143, 110 of 587)</translation>
    </message>
    <message>
        <source>Sa&amp;me user name and password</source>
        <translation>&amp;Zelfde gebruikersnaam en wachtwoord</translation>
    </message>
    <message>
        <source>Security of the outgoing mailserver: None</source>
        <translation>Beveiliging van de uitgaande mailserver: geen</translation>
    </message>
    <message>
        <source>Security of the outgoing mailserver: SSL</source>
        <translation>Beveiliging van de uitgaande mailserver: SSL</translation>
    </message>
    <message>
        <source>Security of the outgoing mailserver: TLS</source>
        <translation>Beveiliging van de uitgaande mailserver: TLS</translation>
    </message>
    <message>
        <source>Sen&amp;der address</source>
        <translation>&amp;Afzenderadres</translation>
    </message>
    <message>
        <source>Sender address</source>
        <translation>Afzenderadres</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>TLS from the first byte (993, 995 or 465)</source>
        <translation>TLS vanaf de eerste byte (993, 995 of 465)</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>Ge&amp;bruikersnaam</translation>
    </message>
    <message>
        <source>User name of the outgoing mailserver</source>
        <translation>Gebruikersnaam van de uitgaande mailserver</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>naam@voorbeeld.nl</translation>
    </message>
    <message>
        <source>smtp.example.com</source>
        <translation>smtp.voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Discard</source>
        <translation>Niet bewaren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>Toch opslaan</translation>
    </message>
    <message>
        <source>{name}, user file</source>
        <translation>{name}, gebruikersdossier</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtwoordzin</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>Passphrase of the password vault</source>
        <translation>Wachtwoordzin van de wachtwoordkluis</translation>
    </message>
    <message>
        <source>This computer has no keychain. Your passwords are kept in an encrypted file; the passphrase opens it.</source>
        <translation>Deze computer heeft geen sleutelhanger. Je wachtwoorden staan in een versleuteld bestand; de wachtwoordzin opent het.</translation>
    </message>
    <message>
        <source>Without it, the passwords are asked for at each start.</source>
        <translation>Zonder wachtwoordzin worden de wachtwoorden bij elke start gevraagd.</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>Change password</source>
        <translation>Wachtwoord wijzigen</translation>
    </message>
    <message>
        <source>No password is asked for: whoever has this computer account open sees what the user files of this program see. An administrator changes that.</source>
        <translation>Er wordt geen wachtwoord gevraagd: wie dit computeraccount open heeft, ziet wat de gebruikersdossiers van dit programma zien. Een beheerder verandert dat.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Wachtwoord gewijzigd</translation>
    </message>
    <message>
        <source>Signing in on this computer</source>
        <translation>Inloggen op deze computer</translation>
    </message>
    <message>
        <source>With several users, each signs in with a password of their own.</source>
        <translation>Bij meer dan één gebruiker logt ieder in met een eigen wachtwoord.</translation>
    </message>
    <message>
        <source>You have no password yet. Set one before passwords are asked for.</source>
        <translation>Je hebt nog geen wachtwoord. Stel er een in voordat om wachtwoorden wordt gevraagd.</translation>
    </message>
    <message>
        <source>You sign in with this password where passwords are asked for.</source>
        <translation>Met dit wachtwoord log je in waar om wachtwoorden wordt gevraagd.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Je wachtwoord</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
</context>
<context>
    <name>PersonMarks</name>
    <message>
        <source>Confidentiality</source>
        <translation>Vertrouwelijkheid</translation>
    </message>
    <message>
        <source>It works again</source>
        <translation>Het adres werkt weer</translation>
    </message>
    <message>
        <source>Mail to {address} came back</source>
        <translation>Mail aan {address} kwam terug</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Wants no mailings</source>
        <translation>Wil geen mailings</translation>
    </message>
    <message>
        <source>Wants no mailings, by a letter of {when}</source>
        <translation>Wil geen mailings, volgens een mail van {when}</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n candidate(s)</source>
        <translation>
            <numerusform>%n kandidaat toevoegen</numerusform>
            <numerusform>%n kandidaten toevoegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add to %n vacancy(s)</source>
        <translation>
            <numerusform>Aan %n vacature toevoegen</numerusform>
            <numerusform>Aan %n vacatures toevoegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Enter takes the marked one, Ctrl+Enter ends</source>
        <translation>Enter neemt de gemarkeerde, Ctrl+Enter rondt af</translation>
    </message>
    <message>
        <source>Files that were found</source>
        <translation>Gevonden dossiers</translation>
    </message>
    <message>
        <source>Name, number or e-mail of a candidate</source>
        <translation>Naam, nummer of e-mail van een kandidaat</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>Niets gevonden voor “{words}”</translation>
    </message>
    <message>
        <source>Title or number of a vacancy</source>
        <translation>Titel of nummer van een vacature</translation>
    </message>
    <message>
        <source>Type a name to search.</source>
        <translation>Typ een naam om te zoeken.</translation>
    </message>
    <message>
        <source>{name}, taken; press to leave out</source>
        <translation>{name}, gekozen; druk om weg te laten</translation>
    </message>
</context>
<context>
    <name>PickModel</name>
    <message>
        <source>there already</source>
        <translation>staat er al</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Attached: {files}</source>
        <translation>Bijlagen: {files}</translation>
    </message>
    <message>
        <source>Choose a file to see the template filled in.</source>
        <translation>Kies een dossier om het sjabloon ingevuld te zien.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Fill in for</source>
        <translation>Invullen voor</translation>
    </message>
    <message>
        <source>Fill in for {name}</source>
        <translation>Invullen voor {name}</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Opgemaakt</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende pagina</translation>
    </message>
    <message>
        <source>Nobody without it gets this message. Fill it in on the file, or give a default.</source>
        <translation>Wie dit niet heeft, krijgt dit bericht niet. Vul het in op het dossier, of geef een standaardwaarde.</translation>
    </message>
    <message>
        <source>Not on this file: {fields}</source>
        <translation>Niet op dit dossier: {fields}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Pagina {page} van {pages}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Preview, formatted</source>
        <translation>Voorbeeld, opgemaakt</translation>
    </message>
    <message>
        <source>Preview, text</source>
        <translation>Voorbeeld, tekst</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige pagina</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Aan</translation>
    </message>
</context>
<context>
    <name>PreviewTab</name>
    <message>
        <source>As it will be received</source>
        <translation>Zo komt het aan</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als tekst</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Opgemaakt</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Geen onderwerp</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>There is no preview yet</source>
        <translation>Er is nog geen voorbeeld</translation>
    </message>
</context>
<context>
    <name>PrivacyBlock</name>
    <message>
        <source>Change…</source>
        <translation>Wijzigen…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Wissen…</translation>
    </message>
    <message>
        <source>Kept until {day}: {why}</source>
        <translation>Bewaard tot {day}: {why}</translation>
    </message>
    <message>
        <source>On legal hold: {why}</source>
        <translation>Onder bewaarplicht: {why}</translation>
    </message>
</context>
<context>
    <name>PrivacyForm</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Case, claim or investigation</source>
        <translation>Zaak, vordering of onderzoek</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Eindigt op</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Gegeven op</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Legal hold: cannot be erased</source>
        <translation>Bewaarplicht: kan niet worden gewist</translation>
    </message>
    <message>
        <source>Only an administrator puts on or lifts a legal hold.</source>
        <translation>Alleen een beheerder legt een bewaarplicht op of heft hem op.</translation>
    </message>
    <message>
        <source>Privacy of {name}</source>
        <translation>Privacy van {name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Why the hold</source>
        <translation>Waarom de bewaarplicht</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Erased people</source>
        <translation>Gewiste personen</translation>
    </message>
    <message>
        <source>Found afterwards</source>
        <translation>Daarna gevonden</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Berichten</translation>
    </message>
    <message>
        <source>Nobody has been erased yet.</source>
        <translation>Er is nog niemand gewist.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>People to look at</source>
        <translation>Personen om te bekijken</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>Bewaarregels</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>disk not wiped yet</source>
        <translation>schijf nog niet schoongemaakt</translation>
    </message>
    <message numerus="yes">
        <source>in %n place(s)</source>
        <translation>
            <numerusform>op %n plaats</numerusform>
            <numerusform>op %n plaatsen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>wiped later, not searched</source>
        <translation>later schoongemaakt, niet nagezocht</translation>
    </message>
</context>
<context>
    <name>PrivacyTexts</name>
    <message numerus="yes">
        <source>%n attachment(s)</source>
        <translation>
            <numerusform>%n bijlage</numerusform>
            <numerusform>%n bijlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n concept</numerusform>
            <numerusform>%n concepten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) to others too; this person is taken out</source>
        <translation>
            <numerusform>%n concept dat ook aan anderen is; deze persoon gaat eruit</numerusform>
            <numerusform>%n concepten die ook aan anderen zijn; deze persoon gaat eruit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the log of changes</source>
        <translation>
            <numerusform>%n regel van het wijzigingslogboek</numerusform>
            <numerusform>%n regels van het wijzigingslogboek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of what was sent</source>
        <translation>
            <numerusform>%n regel van wat is verzonden</numerusform>
            <numerusform>%n regels van wat is verzonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n bericht</numerusform>
            <numerusform>%n berichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) in the outbox, which will not be sent</source>
        <translation>
            <numerusform>%n bericht in Postvak UIT, dat niet wordt verzonden</numerusform>
            <numerusform>%n berichten in Postvak UIT, die niet worden verzonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that are on another person&apos;s file too; the link and the name go</source>
        <translation>
            <numerusform>%n bericht dat ook in het dossier van een ander staat; de koppeling en de naam gaan weg</numerusform>
            <numerusform>%n berichten die ook in het dossier van een ander staan; de koppeling en de naam gaan weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n maand</numerusform>
            <numerusform>%n maanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) that are on another person&apos;s file too</source>
        <translation>
            <numerusform>%n notitie die ook in het dossier van een ander staat</numerusform>
            <numerusform>%n notities die ook in het dossier van een ander staan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s), calls and tasks</source>
        <translation>
            <numerusform>%n notitie, gesprek of taak</numerusform>
            <numerusform>%n notities, gesprekken en taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s)</source>
        <translation>
            <numerusform>%n procedure</numerusform>
            <numerusform>%n procedures</numerusform>
        </translation>
    </message>
    <message>
        <source>A message to this person is on its way out, or waits for your answer in the outbox. Erase afterwards.</source>
        <translation>Een bericht aan deze persoon is onderweg of wacht in Postvak UIT op je antwoord. Wis daarna.</translation>
    </message>
    <message numerus="yes">
        <source>A name, address or number still stands in %n place(s) that are not on this file</source>
        <translation>
            <numerusform>Een naam, adres of nummer staat nog op %n plaats die niet bij dit dossier hoort</numerusform>
            <numerusform>Een naam, adres of nummer staat nog op %n plaatsen die niet bij dit dossier horen</numerusform>
        </translation>
    </message>
    <message>
        <source>A rule waits 1 to 240 months. Correct the number.</source>
        <translation>Een regel wacht 1 tot 240 maanden. Verbeter het getal.</translation>
    </message>
    <message>
        <source>All procedures have one status, and no contact for</source>
        <translation>Alle procedures hebben één status, en geen contact gedurende</translation>
    </message>
    <message>
        <source>All procedures: {status}; no contact for {months}</source>
        <translation>Alle procedures: {status}; geen contact gedurende {months}</translation>
    </message>
    <message>
        <source>Choose a day in the future.</source>
        <translation>Kies een dag in de toekomst.</translation>
    </message>
    <message>
        <source>Choose the status that this rule is about.</source>
        <translation>Kies de status waar deze regel over gaat.</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Toestemming</translation>
    </message>
    <message>
        <source>Consent cannot end before it was given. Correct one of the two dates.</source>
        <translation>Toestemming kan niet eindigen voordat zij is gegeven. Verbeter een van de twee datums.</translation>
    </message>
    <message>
        <source>Consent ended more than {months} ago</source>
        <translation>Toestemming meer dan {months} geleden geëindigd</translation>
    </message>
    <message>
        <source>Consent ended on {day}. Ask for it again, or erase.</source>
        <translation>De toestemming is op {day} geëindigd. Vraag haar opnieuw of wis.</translation>
    </message>
    <message>
        <source>Consent ended, since</source>
        <translation>Toestemming geëindigd, sinds</translation>
    </message>
    <message>
        <source>Consent ends on {day}. Ask for it again.</source>
        <translation>De toestemming eindigt op {day}. Vraag haar opnieuw.</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Overeenkomst</translation>
    </message>
    <message>
        <source>Legal obligation</source>
        <translation>Wettelijke plicht</translation>
    </message>
    <message>
        <source>Legitimate interest</source>
        <translation>Gerechtvaardigd belang</translation>
    </message>
    <message>
        <source>Name, addresses and numbers were looked for everywhere in the store, and are nowhere.</source>
        <translation>Naam, adressen en nummers zijn overal in de opslag gezocht en staan nergens meer.</translation>
    </message>
    <message>
        <source>No consent is noted.</source>
        <translation>Er is geen toestemming genoteerd.</translation>
    </message>
    <message>
        <source>No contact for</source>
        <translation>Geen contact gedurende</translation>
    </message>
    <message>
        <source>No contact for {months}</source>
        <translation>Geen contact gedurende {months}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Not noted yet</source>
        <translation>Nog niet genoteerd</translation>
    </message>
    <message>
        <source>Only an administrator may do this. Ask one.</source>
        <translation>Alleen een beheerder mag dit. Vraag er een.</translation>
    </message>
    <message>
        <source>Say why these people are kept longer: it stands on their files.</source>
        <translation>Zeg waarom deze personen langer worden bewaard: het staat in hun dossier.</translation>
    </message>
    <message>
        <source>Say why this person is on legal hold: who lifts it later has to know.</source>
        <translation>Zeg waarom deze persoon onder bewaarplicht valt: wie hem later opheft, moet het weten.</translation>
    </message>
    <message>
        <source>The name is not the same. Nothing was erased; type it as it stands above.</source>
        <translation>De naam is niet dezelfde. Er is niets gewist; typ hem zoals hij erboven staat.</translation>
    </message>
    <message>
        <source>The store is in use: what is left on the disk is wiped at the next start.</source>
        <translation>De opslag is in gebruik: wat op de schijf is achtergebleven, wordt bij de volgende start gewist.</translation>
    </message>
    <message>
        <source>This file was deleted. Put it back first, then erase it.</source>
        <translation>Dit dossier is verwijderd. Zet het eerst terug en wis het dan.</translation>
    </message>
    <message>
        <source>This person is on legal hold. Lift it first, under Privacy on the file.</source>
        <translation>Deze persoon valt onder bewaarplicht. Hef die eerst op, onder Privacy in het dossier.</translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation>Tot {day}</translation>
    </message>
    <message>
        <source>Was erased before</source>
        <translation>Eerder gewist</translation>
    </message>
    <message>
        <source>Was erased before, and came back with an older backup</source>
        <translation>Eerder gewist, en met een oudere back-up teruggekomen</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Zonder einde</translation>
    </message>
    <message>
        <source>backup {name}, until you delete it</source>
        <translation>back-up {name}, tot je hem verwijdert</translation>
    </message>
    <message>
        <source>backup {name}, until {day}</source>
        <translation>back-up {name}, tot {day}</translation>
    </message>
    <message numerus="yes">
        <source>in the folders of %n user(s)</source>
        <translation>
            <numerusform>in de mappen van %n gebruiker</numerusform>
            <numerusform>in de mappen van %n gebruikers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of these %n is/are confidential; you do not see them here</source>
        <translation>
            <numerusform>daarvan is %n vertrouwelijk; je ziet het hier niet</numerusform>
            <numerusform>daarvan zijn %n vertrouwelijk; je ziet ze hier niet</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages} with {files}</source>
        <translation>{messages} met {files}</translation>
    </message>
</context>
<context>
    <name>ProcedureModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>niet aangevinkt</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>aangevinkt</translation>
    </message>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
</context>
<context>
    <name>ProceduresTab</name>
    <message>
        <source>Add candidates…</source>
        <translation>Kandidaten toevoegen…</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Bord</translation>
    </message>
    <message>
        <source>Candidates of this vacancy appear here.</source>
        <translation>Hier komen de kandidaten van deze vacature te staan.</translation>
    </message>
    <message>
        <source>No candidates yet</source>
        <translation>Nog geen kandidaten</translation>
    </message>
    <message>
        <source>Nobody is ticked, so nobody is mailed. Tick candidates first.</source>
        <translation>Niemand is aangevinkt, dus niemand krijgt mail. Vink eerst kandidaten aan.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>&amp;Further addresses</source>
        <translation>&amp;Verdere adressen</translation>
    </message>
    <message>
        <source>&amp;Incoming e-mail confidential by default</source>
        <translation>&amp;Inkomende e-mail standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>&amp;May use the program</source>
        <translation>&amp;Mag het programma gebruiken</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>&amp;Outgoing e-mail confidential by default</source>
        <translation>&amp;Uitgaande e-mail standaard vertrouwelijk</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Further addresses</source>
        <translation>Verdere adressen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Aanmeldnaam</translation>
    </message>
    <message>
        <source>Mail to these addresses is yours too. Put ; between them.</source>
        <translation>Mail aan deze adressen is ook van jou. Zet er ; tussen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>name@example.com; other@example.com</source>
        <translation>naam@voorbeeld.nl; ander@voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Addresses, role and access are set by an administrator.</source>
        <translation>Adressen, rol en toegang worden door een beheerder ingesteld.</translation>
    </message>
    <message>
        <source>Mail to these addresses is yours too. Put ; between them.</source>
        <translation>Mail aan deze adressen is ook van jou. Zet er ; tussen.</translation>
    </message>
    <message>
        <source>Only who gets or sends a confidential message sees it, administrators neither.</source>
        <translation>Alleen wie een vertrouwelijk bericht krijgt of verstuurt, ziet het; beheerders ook niet.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>This is set by an administrator.</source>
        <translation>Dit stelt een beheerder in.</translation>
    </message>
    <message>
        <source>User file saved</source>
        <translation>Gebruikersdossier opgeslagen</translation>
    </message>
</context>
<context>
    <name>ProfileTab</name>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Edit profile and addresses</source>
        <translation>Profiel en adressen bewerken</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Laatst actief</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>One on each line</source>
        <translation>Eén per regel</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>{field} of {name} changed</source>
        <translation>{field} van {name} gewijzigd</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
</context>
<context>
    <name>ProposalChip</name>
    <message>
        <source>{question} Enter accepts, Delete refuses, Space explains</source>
        <translation>{question} Enter accepteert, Delete weigert, spatie legt uit</translation>
    </message>
</context>
<context>
    <name>ProposalPopover</name>
    <message>
        <source>Always for this address</source>
        <translation>Altijd voor dit adres</translation>
    </message>
    <message>
        <source>Create candidate…</source>
        <translation>Kandidaat aanmaken…</translation>
    </message>
    <message>
        <source>Create contact…</source>
        <translation>Contact aanmaken…</translation>
    </message>
    <message>
        <source>Do not ask</source>
        <translation>Niet vragen</translation>
    </message>
    <message>
        <source>Earlier and later mail of {address}</source>
        <translation>Eerdere en latere mail van {address}</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Koppelen</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Koppelen…</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Deze niet</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Ander…</translation>
    </message>
</context>
<context>
    <name>ProposalsBox</name>
    <message numerus="yes">
        <source>%n person(s) proposed. Nothing is erased by itself.</source>
        <translation>
            <numerusform>%n persoon voorgesteld. Er wordt niets vanzelf gewist.</numerusform>
            <numerusform>%n personen voorgesteld. Er wordt niets vanzelf gewist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase ticked…</source>
        <translation>Aangevinkte wissen…</translation>
    </message>
    <message>
        <source>Keep ticked…</source>
        <translation>Aangevinkte bewaren…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>People whom the rules propose</source>
        <translation>Personen die de regels voorstellen</translation>
    </message>
    <message>
        <source>The rules propose nobody today.</source>
        <translation>De regels stellen vandaag niemand voor.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
</context>
<context>
    <name>QuestionWords</name>
    <message>
        <source>Changed field: {text} (change it by hand where it is wrong)</source>
        <translation>Gewijzigd veld: {text} (pas het met de hand aan als het niet klopt)</translation>
    </message>
    <message>
        <source>Contact: {text}</source>
        <translation>Contact: {text}</translation>
    </message>
    <message>
        <source>Document: {text}</source>
        <translation>Document: {text}</translation>
    </message>
    <message>
        <source>E-mail address: {text}</source>
        <translation>E-mailadres: {text}</translation>
    </message>
    <message>
        <source>Mail domain: {text}</source>
        <translation>Maildomein: {text}</translation>
    </message>
    <message>
        <source>Message: {text}</source>
        <translation>Bericht: {text}</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Notitie: {text}</translation>
    </message>
    <message>
        <source>Procedure: {text}</source>
        <translation>Procedure: {text}</translation>
    </message>
    <message>
        <source>Vacancy: {text}</source>
        <translation>Vacature: {text}</translation>
    </message>
</context>
<context>
    <name>QuestionsDialog</name>
    <message>
        <source>All is decided.</source>
        <translation>Alles is beslist.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Decide what the merge left</source>
        <translation>Beslissen wat van het samenvoegen overbleef</translation>
    </message>
    <message>
        <source>It is of {name} ({ref})</source>
        <translation>Het is van {name} ({ref})</translation>
    </message>
    <message>
        <source>It stays</source>
        <translation>Het blijft</translation>
    </message>
    <message>
        <source>It stays with {name} ({ref})</source>
        <translation>Het blijft bij {name} ({ref})</translation>
    </message>
    <message>
        <source>This came while two files were one, and nothing tells whose it is. It stays where it is until you say so.</source>
        <translation>Dit kwam binnen toen twee dossiers één waren, en niets vertelt van wie het is. Het blijft waar het is tot je het zegt.</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Niet beslist</translation>
    </message>
</context>
<context>
    <name>QuickFilterBar</name>
    <message>
        <source>Attachment</source>
        <translation>Bijlage</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Met ster</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Woorden</translation>
    </message>
    <message>
        <source>Words in this folder</source>
        <translation>Woorden in deze map</translation>
    </message>
</context>
<context>
    <name>QuoteFold</name>
    <message>
        <source>Leave the quoted message out</source>
        <translation>Het geciteerde bericht weglaten</translation>
    </message>
    <message>
        <source>Show the quoted message in the text</source>
        <translation>Het geciteerde bericht in de tekst tonen</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ongelezen</numerusform>
            <numerusform>%n ongelezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wacht</numerusform>
            <numerusform>%n wachten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingHead</name>
    <message numerus="yes">
        <source>%n picture(s) from the internet are blocked.</source>
        <translation>
            <numerusform>%n afbeelding van internet is geblokkeerd.</numerusform>
            <numerusform>%n afbeeldingen van internet zijn geblokkeerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>Create candidate</source>
        <translation>Kandidaat aanmaken</translation>
    </message>
    <message>
        <source>Link to a file (L)</source>
        <translation>Koppelen aan een dossier (L)</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Koppelen…</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>Afbeeldingen tonen</translation>
    </message>
    <message>
        <source>{name} is not in your files yet</source>
        <translation>{name} staat nog niet in je dossiers</translation>
    </message>
</context>
<context>
    <name>ReadingOn</name>
    <message>
        <source>Nothing unread further down.</source>
        <translation>Verder naar beneden is niets ongelezen.</translation>
    </message>
    <message>
        <source>Nothing unread further up.</source>
        <translation>Verder naar boven is niets ongelezen.</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message numerus="yes">
        <source>%n conversation(s) selected</source>
        <translation>
            <numerusform>%n gesprek geselecteerd</numerusform>
            <numerusform>%n gesprekken geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(geen onderwerp)</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiveren</translation>
    </message>
    <message>
        <source>Choose a message to read it here.</source>
        <translation>Kies een bericht om het hier te lezen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>Van {name}</translation>
    </message>
    <message>
        <source>It was moved or removed, or you cannot see it any more.</source>
        <translation>Het is verplaatst of verwijderd, of je kunt het niet meer zien.</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Geen bericht geselecteerd</translation>
    </message>
    <message>
        <source>Show images</source>
        <translation>Afbeeldingen tonen</translation>
    </message>
    <message>
        <source>The printer did not take the message. Check it and try again.</source>
        <translation>De printer nam het bericht niet aan. Controleer hem en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This message is being fetched and shows here as soon as it has come.</source>
        <translation>Dit bericht wordt opgehaald en verschijnt hier zodra het er is.</translation>
    </message>
    <message>
        <source>This message is no longer here</source>
        <translation>Dit bericht is hier niet meer</translation>
    </message>
    <message>
        <source>This message is not here yet, and fetching is paused. Fetch mail now (F5).</source>
        <translation>Dit bericht is er nog niet, en het ophalen is gepauzeerd. Haal nu e-mail op (F5).</translation>
    </message>
    <message>
        <source>This message is not here yet. It is fetched as soon as the mail server answers.</source>
        <translation>Dit bericht is er nog niet. Het wordt opgehaald zodra de mailserver antwoordt.</translation>
    </message>
    <message>
        <source>This message is not here yet. It is fetched as soon as you are online.</source>
        <translation>Dit bericht is er nog niet. Het wordt opgehaald zodra je online bent.</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>Aan {name}</translation>
    </message>
    <message>
        <source>Until then it cannot be answered, moved or linked.</source>
        <translation>Tot dan is het niet te beantwoorden, te verplaatsen of te koppelen.</translation>
    </message>
    <message>
        <source>{linked} linked to a file, {rest} not linked.</source>
        <translation>{linked} gekoppeld aan een dossier, {rest} niet gekoppeld.</translation>
    </message>
</context>
<context>
    <name>ReadingToolbar</name>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
</context>
<context>
    <name>ReceivingCard</name>
    <message>
        <source>The relay address appears when an administrator sets the agency&apos;s mail domain.</source>
        <translation>Het relay-adres verschijnt zodra een beheerder het maildomein van het bureau instelt.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nog geen</translation>
    </message>
</context>
<context>
    <name>ReceivingForm</name>
    <message>
        <source>Addresses for receiving</source>
        <translation>Adressen om op te ontvangen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Copy the relay address</source>
        <translation>Relay-adres kopiëren</translation>
    </message>
    <message>
        <source>Relay address</source>
        <translation>Relay-adres</translation>
    </message>
    <message>
        <source>Your mailbox</source>
        <translation>Je mailbox</translation>
    </message>
</context>
<context>
    <name>RecipientList</name>
    <message>
        <source>All {n}</source>
        <translation>Alle {n}</translation>
    </message>
    <message>
        <source>Attention {n}</source>
        <translation>Aandacht {n}</translation>
    </message>
    <message>
        <source>Changed {n}</source>
        <translation>Aangepast {n}</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Ontvangers</translation>
    </message>
</context>
<context>
    <name>RecordField</name>
    <message>
        <source>Files that were found</source>
        <translation>Gevonden dossiers</translation>
    </message>
    <message>
        <source>More than one is called “{words}”. Choose one from the list.</source>
        <translation>Er heet er meer dan één “{words}”. Kies er een uit de lijst.</translation>
    </message>
    <message>
        <source>Nothing is called “{words}”. Choose one from the list, or leave it empty.</source>
        <translation>Niets heet “{words}”. Kies uit de lijst of laat het leeg.</translation>
    </message>
    <message>
        <source>Type a name to search</source>
        <translation>Typ een naam om te zoeken</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Aanmaken</translation>
    </message>
    <message>
        <source>Given by itself when empty</source>
        <translation>Wordt vanzelf gegeven als het leeg is</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Several with ; between</source>
        <translation>Meerdere met ; ertussen</translation>
    </message>
</context>
<context>
    <name>RecordListModel</name>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Link this message to a file, and it stands there from now on.</source>
        <translation>Koppel dit bericht aan een dossier, dan staat het daar voortaan.</translation>
    </message>
    <message>
        <source>No message open</source>
        <translation>Geen bericht open</translation>
    </message>
    <message>
        <source>On no file yet</source>
        <translation>Nog in geen dossier</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Dossier openen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>The file of the person who wrote appears here.</source>
        <translation>Het dossier van wie schreef verschijnt hier.</translation>
    </message>
    <message>
        <source>This file could not be read</source>
        <translation>Dit dossier kon niet worden gelezen</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>RecordTexts</name>
    <message>
        <source>Add to vacancy…</source>
        <translation>Koppel vacature…</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Beschikbaar</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>Call {phone}</source>
        <translation>Bel {phone}</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidaat</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Plaats</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesloten</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Bedrijven</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Bedrijf</translation>
    </message>
    <message>
        <source>Consent ends on</source>
        <translation>Toestemming eindigt op</translation>
    </message>
    <message>
        <source>Consent given on</source>
        <translation>Toestemming gegeven op</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contactpersoon</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>Create this file only if they agreed to it; press Create again.</source>
        <translation>Maak dit dossier alleen als de persoon ermee instemt; druk nog eens op Aanmaken.</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Geboortedatum</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Nederlands</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engels</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Vervuld</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Voor- en achternaam</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Frans</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Duits</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Uren</translation>
    </message>
    <message>
        <source>In procedure</source>
        <translation>In procedure</translation>
    </message>
    <message>
        <source>In this stage</source>
        <translation>In deze fase</translation>
    </message>
    <message>
        <source>Incoming e-mail is confidential</source>
        <translation>Inkomende e-mail is vertrouwelijk</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Uitgenodigd</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Laatste contact</translation>
    </message>
    <message>
        <source>Last mail</source>
        <translation>Laatste mail</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Grondslag</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Bewaarplicht</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Mail domains</source>
        <translation>Maildomeinen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>New candidate</source>
        <translation>Nieuwe kandidaat</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>Nieuw bedrijf</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nieuwe contactpersoon</translation>
    </message>
    <message>
        <source>New procedure</source>
        <translation>Nieuwe procedure</translation>
    </message>
    <message>
        <source>New vacancy</source>
        <translation>Nieuwe vacature</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>No candidates yet</source>
        <translation>Nog geen kandidaten</translation>
    </message>
    <message>
        <source>No companies yet</source>
        <translation>Nog geen bedrijven</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Nog geen contacten</translation>
    </message>
    <message>
        <source>No procedures yet</source>
        <translation>Nog geen procedures</translation>
    </message>
    <message>
        <source>No vacancies yet</source>
        <translation>Nog geen vacatures</translation>
    </message>
    <message>
        <source>Not looking</source>
        <translation>Zoekt niet</translation>
    </message>
    <message>
        <source>Not proposed for erasure until</source>
        <translation>Niet voorgesteld om te wissen tot</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Aangeboden</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigenaar</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Geplaatst</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Voorgesteld</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Afgewezen</translation>
    </message>
    <message>
        <source>Salary</source>
        <translation>Salaris</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Stap {step} van {steps}</translation>
    </message>
    <message>
        <source>Step {step} of {steps}, {status}</source>
        <translation>Stap {step} van {steps}, {status}</translation>
    </message>
    <message>
        <source>The person with {address} was erased on {day}, at their wish or by a rule.</source>
        <translation>De persoon met {address} is op {day} gewist, op eigen verzoek of volgens een regel.</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tijdlijn</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Vacancies</source>
        <translation>Vacatures</translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation>Vacature</translation>
    </message>
    <message>
        <source>Wants no mailings</source>
        <translation>Wil geen mailings</translation>
    </message>
    <message>
        <source>Why kept longer</source>
        <translation>Waarom langer bewaard</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Teruggetrokken</translation>
    </message>
    <message>
        <source>Write a message; I invites, X rejects, T chooses a template</source>
        <translation>Schrijf een bericht; I nodigt uit, X wijst af, T kiest een sjabloon</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sinds {day}</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Files with records (*.csv *.tsv *.txt *.vcf *.json)</source>
        <translation>Bestanden met gegevens (*.csv *.tsv *.txt *.vcf *.json)</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <translation>Importeren uit een bestand</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Uitnodigen…</translation>
    </message>
    <message>
        <source>Nobody is marked, so nobody is mailed. Mark candidates or contacts first.</source>
        <translation>Niemand is gemarkeerd, dus niemand krijgt mail. Markeer eerst kandidaten of contacten.</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>Niets gevonden voor “{words}”</translation>
    </message>
    <message>
        <source>Nothing here fits this filter</source>
        <translation>Niets past hier bij dit filter</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>Afwijzen…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>This list could not be read</source>
        <translation>Deze lijst kon niet worden gelezen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probeer opnieuw</translation>
    </message>
    <message>
        <source>Try fewer words, or another spelling.</source>
        <translation>Probeer minder woorden of een andere spelling.</translation>
    </message>
    <message>
        <source>With the marked…</source>
        <translation>Met gemarkeerde…</translation>
    </message>
    <message>
        <source>Write to the marked rows, one message each (Ctrl+Shift+M)</source>
        <translation>Schrijf aan de gemarkeerde rijen, elk een eigen bericht (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schrijven…</translation>
    </message>
    <message>
        <source>{marked} of {all} marked</source>
        <translation>{marked} van {all} gemarkeerd</translation>
    </message>
</context>
<context>
    <name>ReminderCard</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n herinnering</numerusform>
            <numerusform>%n herinneringen</numerusform>
        </translation>
    </message>
    <message>
        <source>Confidential message</source>
        <translation>Vertrouwelijk bericht</translation>
    </message>
    <message>
        <source>Reminder: {title}</source>
        <translation>Herinnering: {title}</translation>
    </message>
    <message>
        <source>Reminds you {when}</source>
        <translation>Herinnert je {when}</translation>
    </message>
</context>
<context>
    <name>RemovedDialog</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Files that were deleted</source>
        <translation>Dossiers die zijn verwijderd</translation>
    </message>
    <message>
        <source>No file was deleted.</source>
        <translation>Er is geen dossier verwijderd.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>Recently removed</source>
        <translation>Onlangs verwijderd</translation>
    </message>
    <message>
        <source>{name} ({kind} {ref}), deleted by {who}, {when}</source>
        <translation>{name} ({kind} {ref}), verwijderd door {who}, {when}</translation>
    </message>
</context>
<context>
    <name>ResultDelegate</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Back to the text of the template</source>
        <translation>Terug naar de tekst van het sjabloon</translation>
    </message>
    <message>
        <source>Edit file…</source>
        <translation>Dossier bewerken…</translation>
    </message>
    <message>
        <source>Gets no message</source>
        <translation>Krijgt geen bericht</translation>
    </message>
    <message>
        <source>Next message (Alt+Right)</source>
        <translation>Volgend bericht (Alt+rechts)</translation>
    </message>
    <message>
        <source>Next with attention (Alt+Down)</source>
        <translation>Volgende met aandacht (Alt+omlaag)</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>Niemand gekozen</translation>
    </message>
    <message>
        <source>Only for {name}</source>
        <translation>Alleen voor {name} aanpassen</translation>
    </message>
    <message>
        <source>Preview {n} of {all}</source>
        <translation>Voorbeeld {n} van {all}</translation>
    </message>
    <message>
        <source>Previous message (Alt+Left)</source>
        <translation>Vorig bericht (Alt+links)</translation>
    </message>
    <message>
        <source>Recipient {n} of {all}</source>
        <translation>Ontvanger {n} van {all}</translation>
    </message>
    <message>
        <source>What they wrote today</source>
        <translation>Wat deze persoon vandaag schreef</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>Your user file is read-only. An administrator can give you another role.</source>
        <translation>Je gebruikersdossier is alleen-lezen. Een beheerder kan je een andere rol geven.</translation>
    </message>
</context>
<context>
    <name>RightsTab</name>
    <message>
        <source>Access</source>
        <translation>Toegang</translation>
    </message>
    <message>
        <source>Does everything, and runs users, agency and templates. Sees no more confidential mail than others.</source>
        <translation>Doet alles, en beheert gebruikers, bureau en sjablonen. Ziet niet meer vertrouwelijke mail dan anderen.</translation>
    </message>
    <message>
        <source>Give a password…</source>
        <translation>Wachtwoord geven…</translation>
    </message>
    <message>
        <source>Hand the mailbox over…</source>
        <translation>Postvak overdragen…</translation>
    </message>
    <message>
        <source>May sign in.</source>
        <translation>Mag inloggen.</translation>
    </message>
    <message>
        <source>Reads everything; changes no file and sends nothing.</source>
        <translation>Leest alles; wijzigt geen dossier en verzendt niets.</translation>
    </message>
    <message>
        <source>Reads, writes and sends mail, works on all files.</source>
        <translation>Leest, schrijft en verzendt mail, werkt aan alle dossiers.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Uitzetten…</translation>
    </message>
    <message>
        <source>Switch on again</source>
        <translation>Weer aanzetten</translation>
    </message>
    <message>
        <source>Switched off: signs in no more, nothing is fetched.</source>
        <translation>Staat uit: logt niet meer in, er wordt niets opgehaald.</translation>
    </message>
</context>
<context>
    <name>RoleRow</name>
    <message>
        <source>Create “{name}” on the server</source>
        <translation>“{name}” op de server aanmaken</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Geen map</translation>
    </message>
    <message>
        <source>is made when you save</source>
        <translation>wordt gemaakt bij het opslaan</translation>
    </message>
    <message>
        <source>no folder serves as this</source>
        <translation>geen map dient hiervoor</translation>
    </message>
    <message>
        <source>serves another row too</source>
        <translation>dient ook voor een andere rij</translation>
    </message>
    <message>
        <source>you chose it</source>
        <translation>jouw keuze</translation>
    </message>
    <message>
        <source>{role} on server: {name}, {sure}, {why}</source>
        <translation>{role} op de server: {name}, {sure}, {why}</translation>
    </message>
</context>
<context>
    <name>RulesBox</name>
    <message>
        <source>Add rule</source>
        <translation>Regel toevoegen</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Maanden</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>Regel verwijderen</translation>
    </message>
    <message>
        <source>Retention rules</source>
        <translation>Bewaarregels</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>months</source>
        <translation>maanden</translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Filter renamed to “{name}”</source>
        <translation>Filter heet nu “{name}”</translation>
    </message>
    <message>
        <source>Filter “{name}” deleted</source>
        <translation>Filter “{name}” verwijderd</translation>
    </message>
    <message>
        <source>Filter “{name}” is your own again</source>
        <translation>Filter “{name}” is weer van jou</translation>
    </message>
    <message>
        <source>Filter “{name}” saved</source>
        <translation>Filter “{name}” bewaard</translation>
    </message>
    <message>
        <source>Rename filter</source>
        <translation>Naam van filter wijzigen</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter bewaren</translation>
    </message>
    <message>
        <source>“{name}” is the team&apos;s now</source>
        <translation>“{name}” is nu van het team</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Overal zoeken</translation>
    </message>
    <message>
        <source>Search mail, candidates, companies and vacancies</source>
        <translation>Zoek in mail, kandidaten, bedrijven en vacatures</translation>
    </message>
    <message>
        <source>{operator} selected. Backspace removes it.</source>
        <translation>{operator} geselecteerd. Backspace haalt het weg.</translation>
    </message>
</context>
<context>
    <name>SearchSide</name>
    <message>
        <source>Any time</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>Alleen</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dit jaar</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>With attachment</source>
        <translation>Met bijlage</translation>
    </message>
    <message>
        <source>Write to these people…</source>
        <translation>Schrijf aan deze mensen…</translation>
    </message>
    <message>
        <source>{document} on the file of {name}</source>
        <translation>{document} op het dossier van {name}</translation>
    </message>
</context>
<context>
    <name>SecretsAtStart</name>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Password of {name}. It is used until you quit; this computer does not keep it.</source>
        <translation>Wachtwoord van {name}. Het wordt gebruikt tot je afsluit; deze computer bewaart het niet.</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault. Type it again.</source>
        <translation>Deze wachtwoordzin opent de kluis niet. Typ hem opnieuw.</translation>
    </message>
</context>
<context>
    <name>SendingStep</name>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n geweigerd</numerusform>
            <numerusform>%n geweigerd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n verzonden</numerusform>
            <numerusform>%n verzonden</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultaten</translation>
    </message>
    <message numerus="yes">
        <source>Sending begins in %n second(s)</source>
        <translation>
            <numerusform>Verzenden begint over %n seconde</numerusform>
            <numerusform>Verzenden begint over %n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>Some messages had left already and cannot be taken back.</source>
        <translation>Sommige berichten waren al weg en kunnen niet meer worden teruggehaald.</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total}</source>
        <translation>Gestopt na {done} van {total}</translation>
    </message>
    <message>
        <source>The rest stays in the Outbox until you continue.</source>
        <translation>De rest blijft in Postvak UIT tot je doorgaat.</translation>
    </message>
    <message>
        <source>Until then you can take everything back with Undo.</source>
        <translation>Tot die tijd haal je alles terug met Ongedaan maken.</translation>
    </message>
    <message>
        <source>What was refused is kept in the Outbox. Correct the address, or try again.</source>
        <translation>Wat geweigerd is, blijft in Postvak UIT. Verbeter het adres of probeer het opnieuw.</translation>
    </message>
    <message>
        <source>You can close this window. Sending goes on in the background.</source>
        <translation>Je kunt dit venster sluiten. Het verzenden gaat op de achtergrond door.</translation>
    </message>
    <message>
        <source>{done} of {total} processed</source>
        <translation>{done} van {total} verwerkt</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A POP server has no folders. Choose type IMAP to match folders.</source>
        <translation>Een POP-server heeft geen mappen. Kies type IMAP om mappen in te stellen.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535. The usual one here is %1.</source>
        <translation>Een poort is een getal van 1 tot 65535. Hier is %1 gebruikelijk.</translation>
    </message>
    <message>
        <source>A user name is one line of text. Type it again.</source>
        <translation>Een gebruikersnaam is één regel tekst. Typ hem opnieuw.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Beheerder</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archief</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Zeker</translation>
    </message>
    <message>
        <source>Check this</source>
        <translation>Controleer dit</translation>
    </message>
    <message>
        <source>Connection is encrypted</source>
        <translation>De verbinding is versleuteld</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Versleutelen</translation>
    </message>
    <message>
        <source>Enter a number of days from 1 to 3650.</source>
        <translation>Vul een aantal dagen in van 1 tot 3650.</translation>
    </message>
    <message>
        <source>Enter the mailserver, such as imap.example.com.</source>
        <translation>Vul de mailserver in, zoals imap.voorbeeld.nl.</translation>
    </message>
    <message>
        <source>Enter the user name: usually your full e-mail address.</source>
        <translation>Vul de gebruikersnaam in: meestal je volledige e-mailadres.</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Ophalen</translation>
    </message>
    <message>
        <source>Fetching {n}%</source>
        <translation>Ophalen {n}%</translation>
    </message>
    <message>
        <source>Find server</source>
        <translation>Server zoeken</translation>
    </message>
    <message>
        <source>Folders read</source>
        <translation>Mappen gelezen</translation>
    </message>
    <message>
        <source>Folders to match: {n}</source>
        <translation>Nog in te stellen mappen: {n}</translation>
    </message>
    <message>
        <source>Has never signed in.</source>
        <translation>Heeft nog nooit ingelogd.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Wachtwoord verbergen</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>In en uit</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Ontvangen</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Inkomend</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Waarschijnlijk</translation>
    </message>
    <message>
        <source>No mailserver is set yet. Fill in the e-mail settings first.</source>
        <translation>Er is nog geen mailserver ingesteld. Vul eerst de e-mailinstellingen in.</translation>
    </message>
    <message>
        <source>No password here</source>
        <translation>Hier geen wachtwoord</translation>
    </message>
    <message>
        <source>No password is kept for this mailbox. Type it in the field Password.</source>
        <translation>Voor deze mailbox is geen wachtwoord bewaard. Typ het in het veld Wachtwoord.</translation>
    </message>
    <message>
        <source>No sender address</source>
        <translation>Geen afzenderadres</translation>
    </message>
    <message>
        <source>No sender address, sends from {address}</source>
        <translation>Geen afzenderadres, verzendt vanaf {address}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Not complete</source>
        <translation>Niet volledig</translation>
    </message>
    <message>
        <source>Not everything of this mailbox is here. Nothing is lost on the server; it is tried again.</source>
        <translation>Nog niet alles van dit postvak is hier. Op de server is niets verloren; er wordt opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Niet ingesteld</translation>
    </message>
    <message>
        <source>One folder cannot serve twice. Choose another one for one of them.</source>
        <translation>Eén map kan niet twee keer dienen. Kies voor een van beide een andere.</translation>
    </message>
    <message>
        <source>Only an administrator may do this. Ask one of them.</source>
        <translation>Alleen een beheerder mag dit. Vraag het een van hen.</translation>
    </message>
    <message>
        <source>Only for POP. With IMAP your mail always stays on the server.</source>
        <translation>Alleen bij POP. Bij IMAP blijft je mail altijd op de server.</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Uitgaand</translation>
    </message>
    <message>
        <source>Password refused</source>
        <translation>Wachtwoord geweigerd</translation>
    </message>
    <message>
        <source>Read folders</source>
        <translation>Mappen lezen</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lezer</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Recruiter</source>
        <translation>Recruiter</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Verzenden</translation>
    </message>
    <message>
        <source>Sending works</source>
        <translation>Verzenden werkt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verzonden</translation>
    </message>
    <message>
        <source>Server found</source>
        <translation>Server gevonden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Wachtwoord tonen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Aangemeld</translation>
    </message>
    <message>
        <source>Some folders are not matched with the server&apos;s yet. Match them with Edit folders.</source>
        <translation>Sommige mappen zijn nog niet aan die van de server gekoppeld. Koppel ze met Mappen instellen.</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Uitgeschakeld</translation>
    </message>
    <message>
        <source>The password vault does not open. Check the passphrase and try again.</source>
        <translation>De wachtwoordkluis gaat niet open. Controleer de wachtwoordzin en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The server refuses the password; it was probably changed. New mail waits on the server, nothing is lost. Enter the new password in the e-mail settings.</source>
        <translation>De server weigert het wachtwoord; waarschijnlijk is het gewijzigd. Nieuwe mail wacht op de server, er is niets verloren. Vul het nieuwe wachtwoord in bij de e-mailinstellingen.</translation>
    </message>
    <message>
        <source>The settings are saved. Fetching by POP is not there yet.</source>
        <translation>De instellingen zijn opgeslagen. Ophalen via POP kan nog niet.</translation>
    </message>
    <message>
        <source>There is a user with this login already. Choose another login.</source>
        <translation>Er is al een gebruiker met deze aanmeldnaam. Kies een andere.</translation>
    </message>
    <message>
        <source>There is no password to sign in with: give one under Rights.</source>
        <translation>Er is geen wachtwoord om in te loggen: geef er een onder Rechten.</translation>
    </message>
    <message>
        <source>These settings are not saved yet. Save them?</source>
        <translation>Deze instellingen zijn nog niet opgeslagen. Opslaan?</translation>
    </message>
    <message>
        <source>This address belongs to another user. Enter another one.</source>
        <translation>Dit adres is van een andere gebruiker. Vul een ander adres in.</translation>
    </message>
    <message>
        <source>This computer has no keychain: the password is kept until you quit, and asked at each start.</source>
        <translation>Deze computer heeft geen sleutelhanger: het wachtwoord wordt onthouden tot je afsluit en bij elke start gevraagd.</translation>
    </message>
    <message>
        <source>This computer keeps no password for this mailbox, so nothing is fetched here. New mail waits on the server. Enter the password in the e-mail settings.</source>
        <translation>Deze computer bewaart geen wachtwoord voor dit postvak, dus hier wordt niets opgehaald. Nieuwe mail wacht op de server. Vul het wachtwoord in bij de e-mailinstellingen.</translation>
    </message>
    <message>
        <source>This folder holds other folders but no mail. Choose another one.</source>
        <translation>Deze map bevat andere mappen maar geen mail. Kies een andere.</translation>
    </message>
    <message>
        <source>This folder is not on the server any more. Read the folders again.</source>
        <translation>Deze map staat niet meer op de server. Lees de mappen opnieuw.</translation>
    </message>
    <message>
        <source>This is not an e-mail address. Write it as name@example.com.</source>
        <translation>Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.</translation>
    </message>
    <message>
        <source>This is the last administrator. Make somebody else an administrator first.</source>
        <translation>Dit is de laatste beheerder. Maak eerst iemand anders beheerder.</translation>
    </message>
    <message>
        <source>This user file is not there any more. Choose another one.</source>
        <translation>Dit gebruikersdossier bestaat niet meer. Kies een ander.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Verwijderd</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Niet-opgeslagen wijzigingen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Bijgewerkt</translation>
    </message>
    <message>
        <source>Without security, everyone on the way can read your password and your mail.</source>
        <translation>Zonder beveiliging kan iedereen onderweg je wachtwoord en je mail lezen.</translation>
    </message>
    <message>
        <source>always fixed</source>
        <translation>ligt altijd vast</translation>
    </message>
    <message>
        <source>another folder fits better</source>
        <translation>een andere map past beter</translation>
    </message>
    <message>
        <source>cannot hold messages</source>
        <translation>kan geen berichten bevatten</translation>
    </message>
    <message>
        <source>holds all mail</source>
        <translation>bevat alle mail</translation>
    </message>
    <message>
        <source>known name</source>
        <translation>bekende naam</translation>
    </message>
    <message>
        <source>known name, but inside another folder</source>
        <translation>bekende naam, maar binnen een andere map</translation>
    </message>
    <message>
        <source>name looks like it</source>
        <translation>naam lijkt erop</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nooit</translation>
    </message>
    <message>
        <source>no known name</source>
        <translation>geen bekende naam</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>only what is nowhere else is fetched</source>
        <translation>alleen wat nergens anders staat, wordt opgehaald</translation>
    </message>
    <message>
        <source>several known names</source>
        <translation>meerdere bekende namen</translation>
    </message>
    <message>
        <source>shows messages of other folders</source>
        <translation>toont berichten van andere mappen</translation>
    </message>
    <message>
        <source>the server says so</source>
        <translation>de server zegt het</translation>
    </message>
    <message>
        <source>the server says so of several</source>
        <translation>de server zegt het van meerdere</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
    <message>
        <source>“%1” is not a server name. Write the name alone, like imap.example.com.</source>
        <translation>“%1” is geen servernaam. Schrijf alleen de naam, zoals imap.voorbeeld.nl.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections of the settings</source>
        <translation>Onderdelen van de instellingen</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Action</source>
        <translation>Actie</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Single keys work while the list or the conversation has the focus, never in a text field.</source>
        <translation>Losse toetsen werken als de lijst of het gesprek de focus heeft, nooit in een tekstveld.</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Action</source>
        <translation>Handeling</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Zoals het was</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Letters such as E to archive work in the list and while reading, never in a field.</source>
        <translation>Letters zoals E om te archiveren werken in de lijst en bij het lezen, nooit in een invoerveld.</translation>
    </message>
    <message>
        <source>Other keys for this action</source>
        <translation>Andere toetsen voor deze handeling</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Single keys</source>
        <translation>Losse toetsen</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Deze toetsen gebruiken</translation>
    </message>
    <message>
        <source>{keys} is for “{action}” already. Choose other keys, or change those first.</source>
        <translation>{keys} is al voor “{action}”. Kies andere toetsen, of verander die eerst.</translation>
    </message>
</context>
<context>
    <name>SideModel</name>
    <message>
        <source>filter of the team</source>
        <translation>filter van het team</translation>
    </message>
    <message>
        <source>own filter</source>
        <translation>eigen filter</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Beside the message</source>
        <translation>Naast het bericht</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>Templates, preview and file</source>
        <translation>Sjablonen, voorbeeld en dossier</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Change and open</source>
        <translation>Wijzigen en openen</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Kies je eigen wachtwoord</translation>
    </message>
    <message>
        <source>No password is asked for on this computer.</source>
        <translation>Op deze computer wordt geen wachtwoord gevraagd.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Inloggen</translation>
    </message>
    <message>
        <source>The one that you used was given by an administrator. From now on only you know it.</source>
        <translation>Het wachtwoord dat je gebruikte kreeg je van een beheerder. Vanaf nu ken alleen jij het.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. You can try again in {time}.</source>
        <translation>Te veel verkeerde wachtwoorden. Over {time} kun je het opnieuw proberen.</translation>
    </message>
    <message>
        <source>Who is working here?</source>
        <translation>Wie werkt hier?</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Wachtwoord</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Caps Lock staat aan.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>As plain text, for messages without formatting</source>
        <translation>Als platte tekst, voor berichten zonder opmaak</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Andere talen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Send at once</source>
        <translation>Meteen verzenden</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Verzenden</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Handtekening</translation>
    </message>
    <message>
        <source>Signature as plain text</source>
        <translation>Handtekening als platte tekst</translation>
    </message>
    <message>
        <source>Signature saved</source>
        <translation>Handtekening opgeslagen</translation>
    </message>
    <message>
        <source>Undo sending within</source>
        <translation>Verzenden ongedaan maken binnen</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>You have no signature yet. Write one under Settings, Signature.</source>
        <translation>Je hebt nog geen handtekening. Schrijf er een onder Instellingen, Handtekening.</translation>
    </message>
</context>
<context>
    <name>SnoozeButton</name>
    <message>
        <source>In an hour</source>
        <translation>Over een uur</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Volgende week</translation>
    </message>
    <message>
        <source>Remind me later</source>
        <translation>Herinner me later</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>Save message</source>
        <translation>Bericht opslaan</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>Bron van het bericht</translation>
    </message>
    <message>
        <source>The rest is in the saved file.</source>
        <translation>De rest staat in het opgeslagen bestand.</translation>
    </message>
</context>
<context>
    <name>StageModel</name>
    <message numerus="yes">
        <source>%n day(s) in this stage</source>
        <translation>
            <numerusform>%n dag in deze fase</numerusform>
            <numerusform>%n dagen in deze fase</numerusform>
        </translation>
    </message>
    <message>
        <source>in this stage since today</source>
        <translation>sinds vandaag in deze fase</translation>
    </message>
    <message>
        <source>last mail {when}</source>
        <translation>laatste mail {when}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>Er ging iets mis in het programma.</translation>
    </message>
    <message>
        <source>Your mail is safe. You can go on; the log has the details.</source>
        <translation>Je mail is veilig. Je kunt doorgaan; de details staan in het logboek.</translation>
    </message>
</context>
<context>
    <name>StateBanner</name>
    <message>
        <source>An administrator has to enter one before you can send.</source>
        <translation>Een beheerder moet er een invullen voordat je kunt verzenden.</translation>
    </message>
    <message>
        <source>Check settings</source>
        <translation>Instellingen bekijken</translation>
    </message>
    <message>
        <source>Demo: nothing leaves this computer</source>
        <translation>Demo: er verlaat niets deze computer</translation>
    </message>
    <message>
        <source>Fetching stopped</source>
        <translation>Ophalen gestopt</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Mail goes out from {address} until an administrator enters one.</source>
        <translation>Mail gaat uit vanaf {address} totdat een beheerder er een invult.</translation>
    </message>
    <message>
        <source>Many messages are gone from the server</source>
        <translation>Veel berichten zijn van de server verdwenen</translation>
    </message>
    <message>
        <source>Read and file as usual. Mail comes when you are back.</source>
        <translation>Lees en archiveer zoals altijd. Mail komt zodra je weer verbinding hebt.</translation>
    </message>
    <message>
        <source>Remove them here too</source>
        <translation>Hier ook weghalen</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Aanmelden mislukt</translation>
    </message>
    <message>
        <source>The certificate is refused</source>
        <translation>Het certificaat is geweigerd</translation>
    </message>
    <message>
        <source>The mail server does not answer</source>
        <translation>De mailserver antwoordt niet</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Nu proberen</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>Je bent offline</translation>
    </message>
    <message>
        <source>You have no sender address</source>
        <translation>Je hebt geen afzenderadres</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Recipients</source>
        <translation>Ontvangers</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Controleren</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Verzenden</translation>
    </message>
    <message>
        <source>Step {step} of {steps}, {name}</source>
        <translation>Stap {step} van {steps}, {name}</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Sjabloon</translation>
    </message>
</context>
<context>
    <name>StoreTrouble</name>
    <message>
        <source>A backup takes its place; the damaged file is kept beside it.</source>
        <translation>Een back-up komt ervoor in de plaats; het beschadigde bestand blijft ernaast bewaard.</translation>
    </message>
    <message>
        <source>Choose another profile…</source>
        <translation>Ander profiel kiezen…</translation>
    </message>
    <message>
        <source>Folder of the other profile</source>
        <translation>Map van het andere profiel</translation>
    </message>
    <message>
        <source>Mail that came since is fetched again, as far as it is still on the server.</source>
        <translation>Mail die sindsdien binnenkwam wordt opnieuw opgehaald, voor zover die nog op de server staat.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Restore the backup of {day}</source>
        <translation>Back-up van {day} terugzetten</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message numerus="yes">
        <source>%n suggestion(s), arrow down to choose</source>
        <translation>
            <numerusform>%n suggestie, pijl omlaag om te kiezen</numerusform>
            <numerusform>%n suggesties, pijl omlaag om te kiezen</numerusform>
        </translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggesties</translation>
    </message>
    <message>
        <source>after:</source>
        <translation>na:</translation>
    </message>
    <message>
        <source>before:</source>
        <translation>voor:</translation>
    </message>
    <message>
        <source>candidate:</source>
        <translation>kandidaat:</translation>
    </message>
    <message>
        <source>company:</source>
        <translation>bedrijf:</translation>
    </message>
    <message>
        <source>day, month or year</source>
        <translation>dag, maand of jaar</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>map</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>van:</translation>
    </message>
    <message>
        <source>has:attachment</source>
        <translation>heeft:bijlage</translation>
    </message>
    <message>
        <source>in:</source>
        <translation>in:</translation>
    </message>
    <message>
        <source>is:starred</source>
        <translation>is:gemarkeerd</translation>
    </message>
    <message>
        <source>is:unread</source>
        <translation>is:ongelezen</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>nog niet gelezen</translation>
    </message>
    <message>
        <source>on this candidate&apos;s file</source>
        <translation>op het dossier van deze kandidaat</translation>
    </message>
    <message>
        <source>on this company&apos;s file</source>
        <translation>op het dossier van dit bedrijf</translation>
    </message>
    <message>
        <source>on this vacancy&apos;s file</source>
        <translation>op het dossier van deze vacature</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>ontvanger</translation>
    </message>
    <message>
        <source>sender</source>
        <translation>afzender</translation>
    </message>
    <message>
        <source>subject:</source>
        <translation>onderwerp:</translation>
    </message>
    <message>
        <source>to:</source>
        <translation>aan:</translation>
    </message>
    <message>
        <source>vacancy:</source>
        <translation>vacature:</translation>
    </message>
    <message>
        <source>with a file</source>
        <translation>met een bestand</translation>
    </message>
    <message>
        <source>with a star</source>
        <translation>met een ster</translation>
    </message>
    <message>
        <source>word in the subject</source>
        <translation>woord in het onderwerp</translation>
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
    <name>SyncPopover</name>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Nu ophalen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Mappen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mijn account</translation>
    </message>
    <message>
        <source>No mailbox is connected. Set one up under My account.</source>
        <translation>Er is geen mailbox verbonden. Stel er een in onder Mijn account.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Remove them here too</source>
        <translation>Hier ook weghalen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Hervatten</translation>
    </message>
    <message>
        <source>Server, here and set aside do not add up for every folder. Fetch again to complete them.</source>
        <translation>Server, hier en apart gezet kloppen niet voor elke map. Haal opnieuw op om ze aan te vullen.</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Synchronisatie</translation>
    </message>
    <message>
        <source>{done} of {total} folders complete</source>
        <translation>{done} van {total} mappen volledig</translation>
    </message>
    <message>
        <source>{n} tries. Next try in {s} seconds.</source>
        <translation>{n} pogingen. Volgende poging over {s} seconden.</translation>
    </message>
</context>
<context>
    <name>SyncStatus</name>
    <message>
        <source>Certificate refused</source>
        <translation>Certificaat geweigerd</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Fetching stopped</source>
        <translation>Ophalen gestopt</translation>
    </message>
    <message>
        <source>Fetching {done} of {total}</source>
        <translation>{done} van {total} opgehaald</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Ophalen…</translation>
    </message>
    <message>
        <source>Not fetching mail</source>
        <translation>Haalt geen mail op</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Gepauzeerd</translation>
    </message>
    <message>
        <source>Press for details</source>
        <translation>Druk voor details</translation>
    </message>
    <message>
        <source>Reading the list: {done} of {total}</source>
        <translation>Lijst gelezen: {done} van {total}</translation>
    </message>
    <message>
        <source>Server does not answer</source>
        <translation>Server antwoordt niet</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Aanmelden mislukt</translation>
    </message>
    <message>
        <source>Some messages are missing</source>
        <translation>Er ontbreken berichten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>Sync: {state}</source>
        <translation>Synchronisatie: {state}</translation>
    </message>
    <message>
        <source>Up to date {time}</source>
        <translation>Bijgewerkt {time}</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>Wacht op je antwoord</translation>
    </message>
    <message>
        <source>Working offline</source>
        <translation>Offline aan het werk</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message numerus="yes">
        <source>%n to do by today</source>
        <translation>
            <numerusform>%n te doen tot en met vandaag</numerusform>
            <numerusform>%n te doen tot en met vandaag</numerusform>
        </translation>
    </message>
    <message>
        <source>B on a message, or Task on a file, makes one.</source>
        <translation>Met B op een bericht, of Taak op een dossier, maak je er een.</translation>
    </message>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Done in the last week</source>
        <translation>Klaar in de afgelopen week</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bewerken…</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Nieuwe taak</translation>
    </message>
    <message>
        <source>No tasks</source>
        <translation>Geen taken</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Weer openen</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Te laat</translation>
    </message>
    <message>
        <source>Reminds you {when}</source>
        <translation>Herinnert je {when}</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Zonder dag</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>van {name}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>te laat</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>te doen</translation>
    </message>
</context>
<context>
    <name>TemplateActs</name>
    <message numerus="yes">
        <source>%n template(s) written.</source>
        <translation>
            <numerusform>%n sjabloon geschreven.</numerusform>
            <numerusform>%n sjablonen geschreven.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>Sjablonen exporteren</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>Sjablonen importeren</translation>
    </message>
    <message>
        <source>Name, for files and the command line:</source>
        <translation>Naam, voor bestanden en de opdrachtregel:</translation>
    </message>
    <message>
        <source>Refused: {names}</source>
        <translation>Geweigerd: {names}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Naam wijzigen</translation>
    </message>
    <message>
        <source>Renamed to {name}.</source>
        <translation>De naam is nu {name}.</translation>
    </message>
    <message>
        <source>Template removed.</source>
        <translation>Sjabloon verwijderd.</translation>
    </message>
    <message>
        <source>Template saved as version {n}.</source>
        <translation>Sjabloon opgeslagen als versie {n}.</translation>
    </message>
    <message>
        <source>Version {n} is in use again.</source>
        <translation>Versie {n} is weer in gebruik.</translation>
    </message>
    <message>
        <source>{a} added, {u} changed.</source>
        <translation>{a} toegevoegd, {u} gewijzigd.</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>Attach…</source>
        <translation>Bijlage…</translation>
    </message>
    <message>
        <source>Formatted version (HTML)</source>
        <translation>Opgemaakte versie (HTML)</translation>
    </message>
    <message>
        <source>Insert field</source>
        <translation>Veld invoegen</translation>
    </message>
    <message>
        <source>Insert {field}</source>
        <translation>{field} invoegen</translation>
    </message>
    <message>
        <source>Made from the text</source>
        <translation>Gemaakt van de tekst</translation>
    </message>
    <message>
        <source>Show the fields as they are written</source>
        <translation>Toon de velden zoals ze geschreven worden</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Use {field}</source>
        <translation>Gebruik {field}</translation>
    </message>
</context>
<context>
    <name>TemplateFiles</name>
    <message>
        <source>Attach files to the template</source>
        <translation>Bestanden bij het sjabloon voegen</translation>
    </message>
</context>
<context>
    <name>TemplateFoot</name>
    <message>
        <source>Add a language</source>
        <translation>Taal toevoegen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Terugdraaien</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
</context>
<context>
    <name>TemplatePanel</name>
    <message>
        <source>After sending: status of {vacancy} becomes {status}</source>
        <translation>Na verzenden: status van {vacancy} wordt {status}</translation>
    </message>
    <message>
        <source>Put the message on the file of a candidate or contact, and templates appear here.</source>
        <translation>Koppel het bericht aan een kandidaat of contact, dan staan hier de sjablonen.</translation>
    </message>
    <message>
        <source>Search a template</source>
        <translation>Zoek een sjabloon</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
</context>
<context>
    <name>TemplateStep</name>
    <message>
        <source>Each person gets it in their own language.</source>
        <translation>Iedereen krijgt het in de eigen taal.</translation>
    </message>
    <message>
        <source>How it reads for the first recipient</source>
        <translation>Zo leest het voor de eerste ontvanger</translation>
    </message>
    <message>
        <source>Make one under Templates; it must be allowed on these people.</source>
        <translation>Maak er een onder Sjablonen; het moet voor deze personen bedoeld zijn.</translation>
    </message>
    <message>
        <source>No template fits these recipients</source>
        <translation>Geen sjabloon past bij deze ontvangers</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
</context>
<context>
    <name>TemplateTexts</name>
    <message>
        <source>Agency and date</source>
        <translation>Bureau en datum</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>Kandidaat</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contactpersoon</translation>
    </message>
    <message>
        <source>Contact of the vacancy</source>
        <translation>Contactpersoon van de vacature</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Uitgenodigd</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Aanbod gedaan</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Geplaatst</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Voorgesteld</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Afgewezen</translation>
    </message>
    <message>
        <source>Somebody else changed this template meanwhile. Look at Versions; your text is still here.</source>
        <translation>Iemand anders heeft dit sjabloon intussen gewijzigd. Kijk bij Versies; je tekst staat hier nog.</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
    <message>
        <source>The attachments come to more than {n} MB, which many servers refuse. Remove one, or put a link in the text.</source>
        <translation>De bijlagen zijn samen groter dan {n} MB; veel servers weigeren dat. Haal er een weg, of zet een link in de tekst.</translation>
    </message>
    <message>
        <source>There is a template of this name already. Choose another name.</source>
        <translation>Er is al een sjabloon met deze naam. Kies een andere naam.</translation>
    </message>
    <message>
        <source>There is no field {field} ({part}, line {line}). Choose one from the list.</source>
        <translation>Het veld {field} bestaat niet ({part}, regel {line}). Kies er een uit de lijst.</translation>
    </message>
    <message>
        <source>There is no field {field} ({part}, line {line}). Do you mean “{nearest}”?</source>
        <translation>Het veld {field} bestaat niet ({part}, regel {line}). Bedoel je “{nearest}”?</translation>
    </message>
    <message>
        <source>This cannot be read ({part}, line {line}). Look for a brace too many or too few.</source>
        <translation>Dit is niet te lezen ({part}, regel {line}). Kijk of er een accolade te veel of te weinig staat.</translation>
    </message>
    <message>
        <source>This vacancy has no contact. Choose another one for the preview.</source>
        <translation>Deze vacature heeft geen contactpersoon. Kies een andere voor het voorbeeld.</translation>
    </message>
    <message>
        <source>Vacancy and company</source>
        <translation>Vacature en bedrijf</translation>
    </message>
    <message>
        <source>Version {n}, {who}, {when}</source>
        <translation>Versie {n}, {who}, {when}</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Teruggetrokken</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Jij</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>nog niet opgeslagen</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>meegeleverd</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>blijft zoals die is</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>onderwerp</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
</context>
<context>
    <name>TemplatesHead</name>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nieuw sjabloon</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Sjablonen</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Changes undone.</source>
        <translation>Wijzigingen teruggedraaid.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliceren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importeren…</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Nieuw sjabloon</translation>
    </message>
    <message>
        <source>No template with these words</source>
        <translation>Geen sjabloon met deze woorden</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>Nog geen sjablonen</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Nog niet opgeslagen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Naam wijzigen…</translation>
    </message>
    <message>
        <source>Save mine on top</source>
        <translation>De mijne toch opslaan</translation>
    </message>
    <message>
        <source>Save the changes first, or undo them; then rename.</source>
        <translation>Sla de wijzigingen eerst op of draai ze terug; wijzig daarna de naam.</translation>
    </message>
    <message>
        <source>Somebody else changed this template meanwhile.</source>
        <translation>Iemand anders heeft dit sjabloon intussen gewijzigd.</translation>
    </message>
    <message>
        <source>Template removed.</source>
        <translation>Sjabloon verwijderd.</translation>
    </message>
    <message>
        <source>Try fewer words.</source>
        <translation>Probeer minder woorden.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versies</translation>
    </message>
    <message>
        <source>Your text is still here. Theirs stays under Versions.</source>
        <translation>Je tekst staat hier nog. De andere blijft onder Versies staan.</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (kopie)</translation>
    </message>
</context>
<context>
    <name>Templating</name>
    <message>
        <source>Put the message on the file of a candidate or contact first.</source>
        <translation>Koppel het bericht eerst aan een kandidaat of contact.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Mail from or to this file appears here by itself.</source>
        <translation>Mail van of aan dit dossier verschijnt hier vanzelf.</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Nog geen geschiedenis</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tijdlijn</translation>
    </message>
</context>
<context>
    <name>TimelineDelegate</name>
    <message>
        <source>To {name}</source>
        <translation>Aan {name}</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Choose All to see everything on this file.</source>
        <translation>Kies Alles om alles van dit dossier te zien.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Mail, notes, calls and changes of this file appear here by themselves.</source>
        <translation>Mail, notities, gesprekken en wijzigingen van dit dossier komen hier vanzelf te staan.</translation>
    </message>
    <message>
        <source>No history yet</source>
        <translation>Nog geen geschiedenis</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>Niets van deze soort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tijdlijn</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>Appointment</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>Belnotitie</translation>
    </message>
    <message>
        <source>Document: {name}</source>
        <translation>Document: {name}</translation>
    </message>
    <message>
        <source>File created</source>
        <translation>Dossier aangemaakt</translation>
    </message>
    <message>
        <source>File deleted</source>
        <translation>Dossier verwijderd</translation>
    </message>
    <message>
        <source>File put back</source>
        <translation>Dossier teruggezet</translation>
    </message>
    <message>
        <source>Merged with another file</source>
        <translation>Samengevoegd met een ander dossier</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Procedure begun</source>
        <translation>Procedure begonnen</translation>
    </message>
    <message>
        <source>Taken apart again</source>
        <translation>Weer uit elkaar gehaald</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>To {name}</source>
        <translation>Aan {name}</translation>
    </message>
    <message>
        <source>called</source>
        <translation>gebeld</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>vertrouwelijk</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>uiterlijk {day}</translation>
    </message>
    <message>
        <source>for {name}</source>
        <translation>voor {name}</translation>
    </message>
    <message>
        <source>is to be called back</source>
        <translation>belt terug</translation>
    </message>
    <message>
        <source>left a message</source>
        <translation>bericht ingesproken</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>geen gehoor</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>gesproken</translation>
    </message>
    <message>
        <source>was called</source>
        <translation>werd gebeld</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Undo {n} s</source>
        <translation>Ongedaan maken {n} s</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Go on writing: {title}</source>
        <translation>Verder schrijven: {title}</translation>
    </message>
    <message>
        <source>New message in its own window</source>
        <translation>Nieuw bericht in een eigen venster</translation>
    </message>
</context>
<context>
    <name>TransferDesk</name>
    <message>
        <source>Everything as a ZIP (*.zip);;To read, as a PDF (*.pdf)</source>
        <translation>Alles als ZIP (*.zip);;Om te lezen, als PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export all: {kinds}</source>
        <translation>Alles exporteren: {kinds}</translation>
    </message>
    <message>
        <source>Export messages</source>
        <translation>Berichten exporteren</translation>
    </message>
    <message numerus="yes">
        <source>Export the %n marked</source>
        <translation>
            <numerusform>De gemarkeerde exporteren</numerusform>
            <numerusform>De %n gemarkeerde exporteren</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Mailbox file (*.mbox)</source>
        <translation>Mailboxbestand (*.mbox)</translation>
    </message>
    <message>
        <source>Message (*.eml)</source>
        <translation>Bericht (*.eml)</translation>
    </message>
    <message>
        <source>Messages in a ZIP (*.zip)</source>
        <translation>Berichten in een ZIP (*.zip)</translation>
    </message>
    <message>
        <source>No file is open here. Open the file of a person first.</source>
        <translation>Er is hier geen dossier open. Open eerst het dossier van een persoon.</translation>
    </message>
    <message>
        <source>Nothing is marked here. Open a list of files, or mark messages, first.</source>
        <translation>Er is hier niets gemarkeerd. Open eerst een lijst met dossiers of markeer berichten.</translation>
    </message>
    <message>
        <source>Save the dossier</source>
        <translation>Dossier opslaan</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tabel voor een spreadsheet (*.csv)</translation>
    </message>
    <message>
        <source>The dossier is in {file}</source>
        <translation>Het dossier staat in {file}</translation>
    </message>
    <message>
        <source>Writing the dossier</source>
        <translation>Het dossier wordt geschreven</translation>
    </message>
    <message>
        <source>vCard 3.0 (*.vcf)</source>
        <translation>vCard 3.0 (*.vcf)</translation>
    </message>
    <message>
        <source>vCard 4.0 (*.vcf)</source>
        <translation>vCard 4.0 (*.vcf)</translation>
    </message>
    <message>
        <source>{number} written to {file}</source>
        <translation>{number} geschreven naar {file}</translation>
    </message>
</context>
<context>
    <name>TrustedCard</name>
    <message>
        <source>Nobody vouches for these. Another certificate of the same server is refused.</source>
        <translation>Hier staat niemand voor in. Een ander certificaat van dezelfde server wordt geweigerd.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove the certificate of {server}</source>
        <translation>Certificaat van {server} verwijderen</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Vertrouwde certificaten</translation>
    </message>
</context>
<context>
    <name>UnfinishedLots</name>
    <message numerus="yes">
        <source>%n of {total} were not sent</source>
        <translation>
            <numerusform>%n van {total} is niet verzonden</numerusform>
            <numerusform>%n van {total} zijn niet verzonden</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Continue?</source>
        <translation>Doorgaan?</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Niet verzenden</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>{title}. The program ended in the middle of it. Nothing is sent twice.</source>
        <translation>{title}. Het programma stopte er middenin. Niets wordt twee keer verzonden.</translation>
    </message>
</context>
<context>
    <name>UserActs</name>
    <message numerus="yes">
        <source>%n message(s) handed over</source>
        <translation>
            <numerusform>%n bericht overgedragen</numerusform>
            <numerusform>%n berichten overgedragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Handing over the mailbox of {name}</source>
        <translation>Het postvak van {name} wordt overgedragen</translation>
    </message>
    <message>
        <source>Stopped. {done}; do it again for the rest.</source>
        <translation>Gestopt. {done}; doe het nog eens voor de rest.</translation>
    </message>
    <message>
        <source>{name} is switched off</source>
        <translation>{name} is uitgezet</translation>
    </message>
    <message>
        <source>{name} was changed</source>
        <translation>{name} is gewijzigd</translation>
    </message>
</context>
<context>
    <name>UserFile</name>
    <message>
        <source>E-mail settings</source>
        <translation>E-mailinstellingen</translation>
    </message>
    <message>
        <source>Page of the user file</source>
        <translation>Pagina van het gebruikersdossier</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
</context>
<context>
    <name>UserPanel</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profiel</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechten</translation>
    </message>
    <message>
        <source>What is shown of the user</source>
        <translation>Wat van de gebruiker wordt getoond</translation>
    </message>
</context>
<context>
    <name>UsersModel</name>
    <message>
        <source>Confidential</source>
        <translation>Vertrouwelijk</translation>
    </message>
    <message>
        <source>Last active</source>
        <translation>Laatst actief</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>confidential: {which}</source>
        <translation>vertrouwelijk: {which}</translation>
    </message>
</context>
<context>
    <name>UsersPage</name>
    <message numerus="yes">
        <source>%n mailbox(es) set up</source>
        <translation>
            <numerusform>%n mailbox ingesteld</numerusform>
            <numerusform>%n mailboxen ingesteld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n vraagt aandacht</numerusform>
            <numerusform>%n vragen aandacht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n gebruiker</numerusform>
            <numerusform>%n gebruikers</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles werkt</translation>
    </message>
    <message>
        <source>Filter users</source>
        <translation>Gebruikers filteren</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Vraagt aandacht</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Nieuwe gebruiker</translation>
    </message>
    <message>
        <source>No user has these words in name, login or address.</source>
        <translation>Geen gebruiker heeft deze woorden in naam, login of adres.</translation>
    </message>
    <message>
        <source>No user needs attention.</source>
        <translation>Geen gebruiker heeft aandacht nodig.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Gebruikers</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>{name} is toegevoegd</translation>
    </message>
</context>
<context>
    <name>WhoPopover</name>
    <message>
        <source>Always for {name}</source>
        <translation>Altijd voor {name}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Make visible again…</source>
        <translation>Weer zichtbaar maken…</translation>
    </message>
    <message>
        <source>Who can see this</source>
        <translation>Wie kan dit zien</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>{name}, you</source>
        <translation>{name}, jij</translation>
    </message>
</context>
<context>
    <name>WhyHere</name>
    <message>
        <source>A person put this here, no rule did.</source>
        <translation>Dit zette een mens hier neer, geen regel.</translation>
    </message>
    <message>
        <source>Linked to {name} instead of {other}</source>
        <translation>Gekoppeld aan {name} in plaats van {other}</translation>
    </message>
    <message>
        <source>This message is not on this file any more.</source>
        <translation>Dit bericht staat niet meer in dit dossier.</translation>
    </message>
    <message>
        <source>Unlinked from {name}</source>
        <translation>Losgekoppeld van {name}</translation>
    </message>
    <message>
        <source>Why is this here?</source>
        <translation>Waarom staat dit hier?</translation>
    </message>
</context>
<context>
    <name>WhyPopover</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Dossier openen</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Ander…</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Ontkoppelen</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archiveren</translation>
    </message>
    <message>
        <source>&amp;Create candidate</source>
        <translation>Kandidaat &amp;aanmaken</translation>
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
        <source>&amp;Forward</source>
        <translation>&amp;Doorsturen</translation>
    </message>
    <message>
        <source>&amp;Invite</source>
        <translation>&amp;Uitnodigen</translation>
    </message>
    <message>
        <source>&amp;Join into one conversation</source>
        <translation>Tot één gesprek &amp;samenvoegen</translation>
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
        <source>&amp;New message</source>
        <translation>&amp;Nieuw bericht</translation>
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
        <source>&amp;Reply</source>
        <translation>&amp;Beantwoorden</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>S&amp;ter</translation>
    </message>
    <message>
        <source>&amp;Template</source>
        <translation>S&amp;jabloon</translation>
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
        <source>Confidentia&amp;l</source>
        <translation>&amp;Vertrouwelijk</translation>
    </message>
    <message>
        <source>Create co&amp;ntact</source>
        <translation>Co&amp;ntact aanmaken</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporteren…</translation>
    </message>
    <message>
        <source>Edit as ne&amp;w</source>
        <translation>Be&amp;werken als nieuw</translation>
    </message>
    <message>
        <source>Forward as attac&amp;hment</source>
        <translation>Doorsturen als bij&amp;lage</translation>
    </message>
    <message>
        <source>Hand the conversation &amp;over…</source>
        <translation>Gesprek &amp;overdragen…</translation>
    </message>
    <message>
        <source>Import ma&amp;il…</source>
        <translation>Ma&amp;il importeren…</translation>
    </message>
    <message>
        <source>Import p&amp;eople and files…</source>
        <translation>P&amp;ersonen en gegevens importeren…</translation>
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
        <source>Re&amp;ject</source>
        <translation>A&amp;fwijzen</translation>
    </message>
    <message>
        <source>Read &amp;back, then the unread before</source>
        <translation>&amp;Terugbladeren, dan het vorige ongelezen bericht</translation>
    </message>
    <message>
        <source>Read &amp;on, then the next unread</source>
        <translation>&amp;Doorlezen, dan het volgende ongelezen bericht</translation>
    </message>
    <message>
        <source>Remin&amp;d me of this…</source>
        <translation>&amp;Herinner me hieraan…</translation>
    </message>
    <message>
        <source>Reply to &amp;all</source>
        <translation>&amp;Allen beantwoorden</translation>
    </message>
    <message>
        <source>S&amp;plit the conversation here</source>
        <translation>Gesprek hier s&amp;plitsen</translation>
    </message>
    <message>
        <source>S&amp;witch user…</source>
        <translation>&amp;Wissel van gebruiker…</translation>
    </message>
    <message>
        <source>Save &amp;dossier…</source>
        <translation>&amp;Dossier opslaan…</translation>
    </message>
    <message>
        <source>Search e&amp;verywhere</source>
        <translation>&amp;Overal zoeken</translation>
    </message>
    <message>
        <source>Send a&amp;gain</source>
        <translation>&amp;Opnieuw verzenden</translation>
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
    <message>
        <source>Wh&amp;o can see this</source>
        <translation>Wie &amp;kan dit zien</translation>
    </message>
    <message>
        <source>Write to &amp;many…</source>
        <translation>Aan &amp;velen schrijven…</translation>
    </message>
</context>
<context>
    <name>WritingPlace</name>
    <message>
        <source>Continue</source>
        <translation>Verder schrijven</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>The draft was kept as it was.</source>
        <translation>Het concept is bewaard zoals het was.</translation>
    </message>
    <message>
        <source>You were writing to {names}</source>
        <translation>Je schreef aan {names}</translation>
    </message>
</context>
</TS>
