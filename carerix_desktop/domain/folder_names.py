"""The names that mail programs and providers give to their folders, for the proposal in "Edit folders".

Data only, read by `folder_naming`. One table per language: for each role the names in use at Gmail, Outlook and
Exchange, Dovecot, Courier, Cyrus, Zimbra, Yahoo, iCloud and the providers of that country, with `;` between them, the
usual one first. Letter case, accents, spaces and hyphens do not matter. A name behind `?` is an ordinary word
elsewhere ("Kuka" is also a firm): it counts only where another folder bears a name of the same table.

Names that a person may well choose for another purpose ("Reclame", "Basura", "Werbung") are left out: a wrong Trash
or Junk costs mail, a missing proposal costs one choice.
"""

from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.mailbox import FolderRole

_INBOX, _SENT, _DRAFTS = FolderRole.INBOX, FolderRole.SENT, FolderRole.DRAFTS
_TRASH, _JUNK, _ARCHIVE = FolderRole.TRASH, FolderRole.JUNK, FolderRole.ARCHIVE

NAMES_NORTH_WEST: Final = MappingProxyType(
    {
        "en": {
            _INBOX: "Inbox",
            _SENT: "Sent; Sent Items; Sent Mail; Sent Messages; Sent Email; Sent Emails; Sent E-mail; Sent Objects;"
            "Sent-Mail; Sentmail; Sent Folder; Mail Sent; My Sent Mail",
            _DRAFTS: "Drafts; Draft; Draft Messages; Draft Mail; Drafts Folder; Draft Items; Unsent Drafts",
            _TRASH: "Trash; Deleted Items; Deleted Messages; Deleted; Deleted Mail; Deleted Email; Deleted Emails;"
            "Trash Can; Trash Bin; Trash Folder; Recycle Bin; Rubbish; Rubbish Bin; Wastebasket; Waste Basket; ? Bin",
            _JUNK: "Junk; Spam; Junk E-mail; Junk Mail; Junk Folder; Junk Messages; Junk Emails; Spam Mail;"
            "Spam Folder;"
            "Spam E-mail; Spambox; Junkmail; Spam Mails; Spam Messages; Bulk Mail; Bulkmail",
            _ARCHIVE: "Archive; Archives; Archived; Archived Items; Archived Mail; Archived Messages; Mail Archive;"
            "Email Archive; Archive Folder",
        },
        "yahoo": {_SENT: "Sent", _DRAFTS: "Draft", _TRASH: "Trash", _JUNK: "? Bulk", _ARCHIVE: "Archive"},
        "orange": {_SENT: "? OUTBOX", _DRAFTS: "DRAFT", _TRASH: "TRASH", _JUNK: "? QUARANTAINE"},
        "nl": {
            _INBOX: "Postvak IN; Ontvangen; Inkomend; Inkomende berichten; Postvak; Postvak-IN",
            _SENT: "Verzonden items; Verzonden berichten; Verzonden; Verzonden e-mail; Verzonden mail; Verzonden post;"
            "Verzonden objecten; Verzonden e-mails; Verzonden mails; Verstuurd; Verstuurde berichten;"
            "Verstuurde items;"
            "Verstuurde mail; Verstuurde e-mail; Verzonden elementen",
            _DRAFTS: "Concepten; Conceptberichten; Concept-berichten; Concept e-mails; Conceptmails;"
            "Conceptmail; Kladjes; Kladberichten; Klad; ? Concept",
            _TRASH: "Verwijderde items; Prullenbak; Verwijderde berichten; Verwijderd; Prullenmand;"
            "Verwijderde e-mail;"
            "Verwijderde objecten; Verwijderde e-mails; Verwijderde mail; Verwijderde elementen; Vuilnisbak;"
            "Papiermand; Papierbak; Afvalbak",
            _JUNK: "Ongewenste e-mail; Ongewenst; Ongewenste berichten; Ongewenste mail; Ongewenste post;"
            "Ongewenste items;"
            "Ongewenste e-mails; Ongewenste reclame; Spamberichten; Spammap; Spam-map; Spamfolder; Reclamepost",
            _ARCHIVE: "Archief; Archieven; Gearchiveerd; Gearchiveerde items; Gearchiveerde berichten; Archiefmap;"
            "Online archief; Mailarchief; E-mailarchief; Gearchiveerde e-mail",
        },
        "de": {
            _INBOX: "Posteingang; Eingang; Empfangen",
            _SENT: "Gesendet; Gesendete Elemente; Gesendete Objekte; Gesendete Nachrichten; Gesendete E-Mails;"
            "Gesendete Mails; Gesendete; Gesendete Post; Versendet; Verschickt; Versandt; Gesendete E-Mail;"
            "Versendete Nachrichten; Verschickte Nachrichten; Gesendete Mail",
            _DRAFTS: "Entwürfe; Entwuerfe; Entwurf; Nachrichtenentwürfe; Unfertige Nachrichten;E-Mail-Entwürfe",
            _TRASH: "Papierkorb; Gelöschte Elemente; Gelöschte Objekte; Gelöschte Nachrichten; Gelöscht;"
            "Gelöschte E-Mails; Gelöschte Mails; Geloescht; Geloeschte Elemente; Geloeschte Objekte;"
            "Geloeschte Nachrichten; Mülleimer; Muelleimer; Gelöschte; Gelöschte E-Mail; Abfalleimer",
            _JUNK: "Junk-E-Mail; Spam; Spamverdacht; Unerwünschte Werbung; Unerwünscht; Spam-Verdacht; Spamordner;"
            "Spam-Ordner; Unerwuenscht; Unerwünschte E-Mails; Unerwünschte Mails; Unerwünschte Nachrichten;"
            "Unerwünschte E-Mail; Junk-Ordner; Unerwuenschte Werbung",
            _ARCHIVE: "Archiv; Archive; Archiviert; Archivierte Elemente; Archivierte Nachrichten; Archivordner;"
            "Archivierte E-Mails; Mailarchiv; Online-Archiv",
        },
        "fr": {
            _INBOX: "Boîte de réception; Réception; Messages reçus; Courrier entrant; Reçus; Courrier reçu",
            _SENT: "Éléments envoyés; Messages envoyés; Envoyés; Courrier envoyé; Objets envoyés; Mails envoyés;"
            "Envoyé;"
            "E-mails envoyés; Courriers envoyés; Courriels envoyés; Emails envoyés",
            _DRAFTS: "Brouillons; Brouillon; Messages en brouillon; Ébauches; Courriers brouillons",
            _TRASH: "Corbeille; Éléments supprimés; Messages supprimés; Supprimés; Objets supprimés; Poubelle;"
            "Courrier supprimé; E-mails supprimés; Mails supprimés; Supprimé; Courriels supprimés;"
            "Courriers supprimés;"
            "Messages effacés",
            _JUNK: "Courrier indésirable; Indésirables; Pourriel; Spam; Pourriels; Indésirable; Messages indésirables;"
            "Courriers indésirables; Courriel indésirable; Courriels indésirables; E-mails indésirables; Spams;"
            "Mails indésirables; Email indésirable; Dossier spam; Boîte de spam",
            _ARCHIVE: "Archive; Archives; Archivés; Messages archivés; Éléments archivés; Courrier archivé; Archivé",
        },
        "sv": {
            _INBOX: "Inkorgen; Inkorg",
            _SENT: "Skickat; Skickade objekt; Skickade; Skickade meddelanden; Skickad post; Skickade mail;"
            "Skickade mejl;"
            "Skickad e-post; Skickade e-postmeddelanden",
            _DRAFTS: "Utkast; Utkasten",
            _TRASH: "Borttaget; Papperskorgen; Papperskorg; Borttagna objekt; Borttagna; Borttagna meddelanden;"
            "Raderade objekt; Raderade; Raderat; Raderade meddelanden; Borttagen post; Borttagna mejl",
            _JUNK: "Skräppost; Skräp; Spam; Oönskad e-post; Skräpmeddelanden; Skräpmejl; Skräpposten",
            _ARCHIVE: "Arkiv; Arkivet; Arkiverat; Arkiverade; Arkiverade objekt; Arkiverade meddelanden",
        },
        "da": {
            _INBOX: "Indbakke",
            _SENT: "Sendt post; Sendt; Sendte mails; Sendte elementer; Sendte beskeder; Sendte; Sendte meddelelser;"
            "Sendte e-mails; Sendte mail; Sendt e-mail",
            _DRAFTS: "Kladder; Kladde; Udkast",
            _TRASH: "Slettet post; Papirkurv; Slettede elementer; Slettet; Slettede beskeder; Slettede mails;"
            "Slettede;"
            "Slettede meddelelser; Papirkurven; Slettede e-mails; Skraldespand",
            _JUNK: "Uønsket mail; Uønsket e-mail; Uønsket post; Uønsket; Spam; Uønsket reklame; Uønskede mails;"
            "Uønskede beskeder; Junkpost",
            _ARCHIVE: "Arkiv; Arkiver; Arkiverede; Arkiverede elementer; Arkiveret",
        },
        "nb": {
            _INBOX: "Innboks; Innkurv",
            _SENT: "Sendte elementer; Sendt; Sendt e-post; Sendte meldinger; Sendte e-poster; Sendte; Sendt post;"
            "Sende element; Sendt element",
            _DRAFTS: "Utkast; Kladd; Kladder; Utkaster",
            _TRASH: "Slettede elementer; Søppelbøtte; Papirkurv; Slettet; Slettede meldinger; Slettede;"
            "Slettet e-post;"
            "Søppelkurv; Sletta element; Søppelbøtta; Slettede e-poster; Søppelkasse",
            _JUNK: "Søppelpost; Søppel-e-post; Søppelepost; Uønsket e-post; Spam; Useriøs e-post; Søppelmeldinger",
            _ARCHIVE: "Arkiv; Arkivert; Arkiverte elementer; Arkivet",
        },
        "fi": {
            _INBOX: "Saapuneet; Postilaatikko; Saapuneet-kansio",
            _SENT: "Lähetetyt; Lähetetyt viestit; Lähetetyt kohteet; Lähetetyt sähköpostit; Lähetetty;Lähetetty posti",
            _DRAFTS: "Luonnokset; Luonnos; Vedokset",
            _TRASH: "Poistetut; Roskakori; Poistetut viestit; Poistetut kohteet; Poistettu; Poistetut sähköpostit",
            _JUNK: "Roskaposti; Roskapostit; Roskasähköposti; Roskapostikansio; Spam",
            _ARCHIVE: "Arkisto; Arkistoidut; Arkistot; Arkistoitu; Arkistoidut viestit",
        },
        "is": {
            _SENT: "Sendur póstur; Sendir hlutir; Sendir póstar",
            _DRAFTS: "Drög; Uppköst",
            _TRASH: "Eyddir hlutir; Ruslakarfa; Ruslafata; Eyddur póstur; Eydd atriði",
            _JUNK: "Ruslpóstur; Rusltölvupóstur",
            _ARCHIVE: "Safn; Geymsla",
        },
    }
)
"""English, Dutch, German, French and the Nordic languages, and two providers with names of their own."""

ALL_MAIL_NAMES: Final = (
    "All Mail; Alle berichten; Alle e-mails; Alle mail; Alle Nachrichten; Alle E-Mails; Tous les messages; Todos;"
    "Tutti i messaggi; Wszystkie; Todos os e-mails; Todo o correio; Todo o e-mail; Alla mail; Alla mejl;"
    "Alla e-postmeddelanden;"
    "Alle mails; Al post; All e-post; Kaikki viestit; Kaikki sähköpostit; Tüm Postalar; Tüm e-postalar;"
    "Všechny zprávy;"
    "Všechna pošta; Celá pošta; Všetky správy; Összes levél; Az összes levél; Toate mesajele; Вся почта; Уся пошта;"
    "Вся пошта; Όλα τα μηνύματα; すべてのメール; 所有邮件; 全部郵件; 所有郵件; 전체보관함; Tot el correu;"
    "Tots els missatges;"
    "Tots; Sva pošta; Svi e-mailovi; Vsa pošta; Цялата поща; Kõik kirjad; Visas vēstules; Visi laiškai; Semua Surat;"
    "Tất cả thư"
)
"""What Gmail calls, below `[Gmail]`, the folder with every message."""

VIEW_NAMES: Final = (
    # with a star
    "Starred; Met ster; Markiert; Suivis; Messages suivis; Destacados; Speciali; Oznaczone gwiazdką; Com estrela;"
    "Stjärnmärkt;"
    "Stjernemarkeret; Stjernemerket; Tähdellä merkityt; Yıldızlı; S hvězdičkou; S hviezdičkou; Csillagozott; Cu stea;"
    "Помеченные; Із зірочкою; Με αστέρι; スター付き; 已加星标; 已加星號; 별표편지함; Destacats; Sa zvjezdicom;"
    "Z zvezdico; Със звезда;"
    # marked as important
    "Important; Belangrijk; Wichtig; Importantes; Importanti; Ważne; Importante; Viktigt; Vigtigt; Viktig; Tärkeät;"
    "Önemli;"
    "Důležité; Dôležité; Fontos; Importante; Важное; Важливі; Σημαντικά; 重要; 重要邮件; 중요편지함; Importants;"
    "Važno; Pomembno; Важно"
)
"""What Gmail calls, below `[Gmail]`, its views of messages that lie elsewhere too."""
