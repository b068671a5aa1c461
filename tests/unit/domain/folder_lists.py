"""Folder lists as providers and mail programs show them, with the role that a person would give to each.

One line per mailbox: the name, then after `=` the role where it has one, then after `:` its flags. `~` is a space.
"""

from types import MappingProxyType

PROVIDERS = MappingProxyType(
    {
        "Gmail, Dutch": (
            "/",
            r"""
INBOX = inbox
Archief 2025
Archief 2026 = archive
Facturen
Klanten
Klanten/Havenbedrijf Delta
Klanten/Trash
[Gmail] : \Noselect
[Gmail]/Alle berichten : \All
[Gmail]/Belangrijk : \Important
[Gmail]/Concepten = drafts : \Drafts
[Gmail]/Met ster : \Flagged
[Gmail]/Prullenbak = trash : \Trash
[Gmail]/Spam = junk : \Junk
[Gmail]/Verzonden berichten = sent : \Sent
""",
        ),
        "Gmail, English, with labels left by another program": (
            "/",
            r"""
INBOX = inbox
Deleted Items
Junk E-mail
Sent Messages
Archive = archive
[Gmail] : \Noselect
[Gmail]/All Mail : \All
[Gmail]/Bin = trash : \Trash
[Gmail]/Drafts = drafts : \Drafts
[Gmail]/Sent Mail = sent : \Sent
[Gmail]/Spam = junk : \Junk
[Gmail]/Starred : \Flagged
[Gmail]/Important : \Important
""",
        ),
        "Google Mail, German, XLIST": (
            "/",
            r"""
Posteingang = inbox : \Inbox
[Google Mail] : \Noselect
[Google Mail]/Alle Nachrichten = archive : \AllMail
[Google Mail]/Entwürfe = drafts : \Drafts
[Google Mail]/Gesendet = sent : \Sent
[Google Mail]/Markiert : \Starred
[Google Mail]/Papierkorb = trash : \Trash
[Google Mail]/Spam = junk : \Spam
[Google Mail]/Wichtig : \Important
""",
        ),
        "Microsoft 365, Dutch": (
            "/",
            r"""
Archief = archive : \Archive
Concepten = drafts : \Drafts
Conversation History
INBOX = inbox
INBOX/Kandidaten
Notities
Ongewenste e-mail = junk : \Junk
Postvak UIT
RSS-feeds
Synchronisatieproblemen
Synchronisatieproblemen/Conflicten
Verwijderde items = trash : \Trash
Verwijderde items/Archief
Verzonden items = sent : \Sent
""",
        ),
        "Exchange, English": (
            "/",
            r"""
INBOX = inbox
Archive = archive : \Archive
Drafts = drafts : \Drafts
Sent Items = sent : \Sent
Deleted Items = trash : \Trash
Junk E-mail = junk : \Junk
Outbox
Journal
Calendar
Calendar/Birthdays
Contacts
Deleted users project
Sync Issues
""",
        ),
        "Outlook.com, old names": (
            "/",
            r"""
Inbox = inbox
Archive = archive
Deleted = trash : \Trash
Drafts = drafts : \Drafts
Junk = junk : \Junk
Notes
Outbox
Sent = sent : \Sent
""",
        ),
        "Outlook, German": (
            "/",
            r"""
INBOX = inbox
Archiv = archive : \Archive
Entwürfe = drafts : \Drafts
Gesendete Elemente = sent : \Sent
Gelöschte Elemente = trash : \Trash
Junk-E-Mail = junk : \Junk
Postausgang
Aufgezeichnete Unterhaltungen
""",
        ),
        "Outlook, French": (
            "/",
            r"""
INBOX = inbox
Archive = archive : \Archive
Brouillons = drafts : \Drafts
Éléments envoyés = sent : \Sent
Éléments supprimés = trash : \Trash
Courrier indésirable = junk : \Junk
Boîte d'envoi
Flux RSS
""",
        ),
        "Outlook, Spanish": (
            "/",
            r"""
INBOX = inbox
Archivo = archive : \Archive
Borradores = drafts : \Drafts
Elementos enviados = sent : \Sent
Elementos eliminados = trash : \Trash
Correo no deseado = junk : \Junk
Bandeja de salida
""",
        ),
        "Outlook, Polish": (
            "/",
            r"""
INBOX = inbox
Archiwum = archive : \Archive
Wersje robocze = drafts : \Drafts
Elementy wysłane = sent : \Sent
Elementy usunięte = trash : \Trash
Wiadomości-śmieci = junk : \Junk
Skrzynka nadawcza
""",
        ),
        "iCloud": (
            "/",
            r"""
INBOX = inbox
Archive = archive : \Archive
Deleted Messages = trash : \Trash
Drafts = drafts : \Drafts
Junk = junk : \Junk
Notes
Sent Messages = sent : \Sent
""",
        ),
        "Yahoo": (
            "/",
            r"""
Archive = archive : \Archive
Bulk = junk : \Junk
Draft = drafts : \Drafts
Inbox = inbox
Sent = sent : \Sent
Trash = trash : \Trash
""",
        ),
        "Dovecot with its example configuration": (
            ".",
            r"""
INBOX = inbox
Drafts = drafts : \Drafts
Junk = junk : \Junk
Sent = sent : \Sent
Sent Messages : \Sent
Trash = trash : \Trash
virtual.All : \All
virtual.Flagged : \Flagged
""",
        ),
        "Courier": (
            ".",
            r"""
INBOX = inbox
INBOX.Drafts = drafts
INBOX.Sent = sent
INBOX.Trash = trash
INBOX.spam = junk
INBOX.Archives = archive
INBOX.Klanten
INBOX.Klanten.Trash
INBOX.Spam rules kandidaten
""",
        ),
        "Cyrus, flags in lower case, another user's folders": (
            "/",
            r"""
INBOX = inbox
Archive = archive : \archive
Drafts = drafts : \drafts
Sent = sent : \sent
Spam = junk : \junk
Trash = trash : \trash
Other Users/thomas/Trash
user/thomas/Sent : \sent
""",
        ),
        "Zimbra": (
            "/",
            r"""
INBOX = inbox
Chats
Contacts
Drafts = drafts : \Drafts
Emailed Contacts
Junk = junk : \Junk
Sent = sent : \Sent
Trash = trash : \Trash
Trash ideas
""",
        ),
        "GMX": (
            "/",
            r"""
INBOX = inbox
Entwürfe = drafts : \Drafts
Gelöscht
Gesendet = sent : \Sent
OUTBOX
Papierkorb = trash : \Trash
Spamverdacht = junk : \Junk
""",
        ),
        "IONOS": (
            "/",
            r"""
INBOX = inbox
Archiv = archive
Entwürfe = drafts
Gesendete Objekte = sent
Papierkorb = trash
Spam = junk
""",
        ),
        "Orange": (
            "/",
            r"""
INBOX = inbox
DRAFT = drafts
OUTBOX = sent
QUARANTAINE = junk
TRASH = trash
Clients
""",
        ),
        "La Poste": (
            "/",
            r"""
INBOX = inbox
Brouillons = drafts
Corbeille = trash
Indésirables = junk
Messages envoyés = sent
""",
        ),
        "Libero": (
            "/",
            r"""
INBOX = inbox
draft = drafts
outbox = sent
trash = trash
Spam = junk
""",
        ),
        "KPN and Ziggo": (
            "/",
            r"""
INBOX = inbox
Concepten = drafts
Verzonden = sent
Prullenbak = trash
Spam = junk
Vakantie
""",
        ),
        "Proton Bridge": (
            "/",
            r"""
INBOX = inbox
All Mail : \All
Archive = archive : \Archive
Drafts = drafts : \Drafts
Sent = sent : \Sent
Spam = junk : \Junk
Starred : \Flagged
Trash = trash : \Trash
Folders : \Noselect
Folders/Spam ideas
Labels : \Noselect
Labels/Trash
""",
        ),
        "Gmail, Portuguese": (
            "/",
            r"""
INBOX = inbox
[Gmail] : \Noselect
[Gmail]/Com estrela : \Flagged
[Gmail]/E-mails enviados = sent : \Sent
[Gmail]/Lixeira = trash : \Trash
[Gmail]/Rascunhos = drafts : \Drafts
[Gmail]/Spam = junk : \Junk
[Gmail]/Todos os e-mails = archive : \All
""",
        ),
        "Gmail, Turkish": (
            "/",
            r"""
INBOX = inbox
[Gmail]/Çöp Kutusu = trash : \Trash
[Gmail]/Gönderilmiş Postalar = sent : \Sent
[Gmail]/Spam = junk : \Junk
[Gmail]/Taslaklar = drafts : \Drafts
[Gmail]/Tüm Postalar = archive : \All
""",
        ),
        "Gmail, Finnish": (
            "/",
            r"""
INBOX = inbox
[Gmail]/Kaikki viestit = archive : \All
[Gmail]/Lähetetyt viestit = sent : \Sent
[Gmail]/Luonnokset = drafts : \Drafts
[Gmail]/Roskakori = trash : \Trash
[Gmail]/Roskaposti = junk : \Junk
""",
        ),
        "Outlook, Italian": (
            "/",
            r"""
INBOX = inbox
Archivio = archive : \Archive
Bozze = drafts : \Drafts
Posta inviata = sent : \Sent
Posta eliminata = trash : \Trash
Posta indesiderata = junk : \Junk
Posta in uscita
""",
        ),
        "Outlook, Swedish": (
            "/",
            r"""
INBOX = inbox
Arkiv = archive : \Archive
Borttaget = trash : \Trash
Skickat = sent : \Sent
Skräppost = junk : \Junk
Utkast = drafts : \Drafts
Utkorgen
""",
        ),
        "Outlook, Danish": (
            "/",
            r"""
INBOX = inbox
Arkiv = archive : \Archive
Kladder = drafts : \Drafts
Sendt post = sent : \Sent
Slettet post = trash : \Trash
Uønsket mail = junk : \Junk
Udbakke
""",
        ),
        "Outlook, Norwegian": (
            "/",
            r"""
INBOX = inbox
Arkiv = archive : \Archive
Utkast = drafts : \Drafts
Sendte elementer = sent : \Sent
Slettede elementer = trash : \Trash
Søppelpost = junk : \Junk
Utboks
""",
        ),
        "Yandex, Russian, in modified UTF-7": (
            "|",
            r"""
INBOX = inbox
&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1- = sent
&BCcENQRABD0EPgQyBDgEOgQ4- = drafts
&BCMENAQwBDsENQQ9BD0ESwQ1- = trash
&BCEEPwQwBDw- = junk
""",
        ),
        "NetEase, Chinese": (
            "/",
            """
INBOX = inbox
草稿箱 = drafts
已发送 = sent
已删除 = trash
垃圾邮件 = junk
病毒文件夹
""",
        ),
        "Gmail, Japanese": (
            "/",
            """
INBOX = inbox
[Gmail]/すべてのメール = archive
[Gmail]/ゴミ箱 = trash
[Gmail]/スター付き
[Gmail]/下書き = drafts
[Gmail]/迷惑メール = junk
[Gmail]/送信済みメール = sent
[Gmail]/重要
""",
        ),
        "Seznam, Czech": (
            "/",
            """
INBOX = inbox
Koncepty = drafts
Odeslané = sent
Koš = trash
Spam = junk
Archiv = archive
""",
        ),
        "UW-IMAP with a root": (
            "/",
            r"""
INBOX = inbox
mail : \Noselect
mail/Drafts = drafts
mail/sent-mail = sent
mail/Trash = trash
mail/Junk = junk
""",
        ),
    }
)
