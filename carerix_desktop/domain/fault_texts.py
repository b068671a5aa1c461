"""What a person reads when a server or the way to it fails: DESIGN.md section 8, in English and Dutch.

`code` and `details` come from a `ServerFault`; the same table serves window and command line. Markers such as
[Switch] are not part of the sentence: `action` names the button that belongs beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
}
_SECURITY_LABELS = {"ssl": ("SSL", "SSL"), "tls": ("TLS", "TLS"), "none": ("None", "Geen")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One cause: its sentence in both languages, and the button that helps."""

    en: str
    nl: str
    action: str = ""


_FALLBACKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "host": ("The server", "De server"),
        "port": ("this port", "deze poort"),
        "alt": ("another one", "een andere"),
        "cn": ("another name", "een andere naam"),
        "date": ("an earlier day", "een eerdere dag"),
        "provider": ("Your provider", "Je provider"),
        "imap": ("an IMAP server", "een IMAP-server"),
        "pop": ("a POP server", "een POP-server"),
        "from": ("this address", "dit adres"),
        "user": ("the address of your account", "het adres van je account"),
        "n": ("5", "5"),
        "sec": ("another kind of security", "een andere beveiliging"),
        "address": ("this address", "dit adres"),
        "size": ("too large", "te groot"),
        "limit": ("less", "minder"),
    }
)

_ROWS: Mapping[str, _Row] = MappingProxyType(
    {
        "dns": _Row(
            en="There is no server called {host}. Check the spelling.",
            nl="Er is geen server met de naam {host}. Controleer de spelling.",
        ),
        "refused": _Row(
            en="{host} is there, but does not accept mail programs on port {port}. Try port {alt}.",
            nl="{host} bestaat, maar accepteert geen mailprogramma op poort {port}. Probeer poort {alt}.",
        ),
        "timeout": _Row(
            en="{host} does not answer. A firewall or VPN may block port {port}.",
            nl="{host} antwoordt niet. Mogelijk blokkeert een firewall of VPN poort {port}.",
        ),
        "offline": _Row(
            en="This computer is offline. We will test again when it is back.",
            nl="Deze computer is offline. We testen opnieuw zodra er verbinding is.",
        ),
        "wrong_security": _Row(
            en="The server speaks {sec} on this port. Switch Security to {sec}.",
            nl="De server gebruikt {sec} op deze poort. Zet Beveiliging op {sec}.",
            action="switch_security",
        ),
        "certificate_name": _Row(
            en="The certificate is for {cn}, not {host}. Use {cn}, or ask your provider.",
            nl="Het certificaat is voor {cn}, niet voor {host}. Gebruik {cn} of vraag je provider.",
        ),
        "certificate_expired": _Row(
            en="The certificate of {host} expired on {date}. Only your provider can renew it.",
            nl="Het certificaat van {host} is verlopen op {date}. Alleen je provider kan het vernieuwen.",
        ),
        "certificate": _Row(
            en="The certificate of {host} cannot be trusted. Check the server name, or ask your provider.",
            nl="Het certificaat van {host} is niet te vertrouwen. Controleer de servernaam of vraag je provider.",
        ),
        "certificate_changed": _Row(
            en="{host} shows another certificate than the one you trusted. Test the connection and look at it.",
            nl="{host} toont een ander certificaat dan dat wat je vertrouwde. Test de verbinding en bekijk het.",
        ),
        "auth_failed": _Row(
            en="User name or password is not correct. Use the password of your webmail.",
            nl="Gebruikersnaam of wachtwoord klopt niet. Gebruik het wachtwoord van je webmail.",
        ),
        "app_password": _Row(
            en="{provider} needs an app password for mail programs.",
            nl="{provider} vraagt om een app-wachtwoord voor mailprogramma's.",
            action="app_password_help",
        ),
        "plain_refused": _Row(
            en="The server only accepts passwords over SSL or TLS. Change Security.",
            nl="De server accepteert wachtwoorden alleen via SSL of TLS. Pas Beveiliging aan.",
        ),
        "wrong_protocol": _Row(
            en="This is a POP server. Choose POP, or use {imap}.",
            nl="Dit is een POP-server. Kies POP of gebruik {imap}.",
            action="switch_type",
        ),
        "too_many": _Row(
            en="The server allows no more connections now. We try again in {n} minutes.",
            nl="De server staat nu geen extra verbinding toe. Over {n} minuten opnieuw.",
        ),
        "sender_refused": _Row(
            en="You may not send as {from}. Use {user}, or have your provider allow it.",
            nl="Je mag niet verzenden als {from}. Gebruik {user} of laat je provider het toestaan.",
        ),
        "mailbox_full": _Row(
            en="Your mailbox is full. Receiving works, saving to Sent does not.",
            nl="Je mailbox is vol. Ontvangen lukt, bewaren in Verzonden niet.",
        ),
        "sign_in_expired": _Row(
            en="The sign-in of {user} at {host} has expired. Sign in again in Settings, My account.",
            nl="De aanmelding van {user} bij {host} is verlopen. Meld je opnieuw aan in Instellingen, Mijn account.",
        ),
        "too_large": _Row(
            en="The message is {size}; {host} takes {limit} at most. Make the attachments smaller, or share a link.",
            nl="Het bericht is {size}; {host} neemt hoogstens {limit} aan. Maak de bijlagen kleiner of deel een link.",
        ),
        "international_address": _Row(
            en="{host} cannot send to {address}, because of its letters. Ask for another address of this person.",
            nl="{host} kan niet naar {address} sturen, door de letters erin. Vraag deze persoon om een ander adres.",
        ),
        "recipients_refused": _Row(
            en="{host} accepted no recipient. Check the addresses; its own words stand beside each.",
            nl="{host} accepteert geen enkele ontvanger. Controleer de adressen; de reden staat bij elk adres.",
        ),
        "message_refused": _Row(
            en="{host} refused the message. Its own words are under Details; change the message and try again.",
            nl="{host} weigert het bericht. De reden staat onder Details; pas het bericht aan en probeer het opnieuw.",
        ),
        "greylisted": _Row(
            en="{host} does not take it for every recipient yet. We try again; who is meant stands below.",
            nl="{host} neemt het nog niet voor elke ontvanger aan. We proberen het opnieuw; hieronder staat voor wie.",
        ),
        "no_room": _Row(
            en="{host} has no room for this message: a mailbox or disk is full. Make room, or ask your provider.",
            nl="{host} heeft geen ruimte voor dit bericht: een postvak of schijf is vol. Ruim op of vraag je provider.",
        ),
        "closed": _Row(
            en="{host} closed the connection. Try again in a few minutes.",
            nl="{host} heeft de verbinding verbroken. Probeer het over een paar minuten opnieuw.",
        ),
        "protocol": _Row(
            en="{host} gives answers that no mail server gives. Check server name, port and security.",
            nl="{host} geeft antwoorden die geen mailserver geeft. Controleer servernaam, poort en beveiliging.",
        ),
        "no": _Row(
            en="{host} refused this. Try again later; the server's own words are under Details.",
            nl="{host} weigert dit. Probeer het later opnieuw; de woorden van de server staan onder Details.",
        ),
        "cancelled": _Row(
            en="Stopped, as you asked. Start again whenever you like.",
            nl="Gestopt, zoals je vroeg. Begin opnieuw wanneer je wilt.",
        ),
        "no_password": _Row(
            en="There is no password for this mailbox here. Enter it in Settings, My account.",
            nl="Er is hier geen wachtwoord voor dit postvak. Vul het in bij Instellingen, Mijn account.",
        ),
        "no_outgoing_server": _Row(
            en="You have no outgoing server yet. Enter it in Settings, My account.",
            nl="Je hebt nog geen uitgaande server. Vul die in bij Instellingen, Mijn account.",
        ),
        "vault": _Row(
            en="The password vault is locked. Start the program again and give its passphrase.",
            nl="De wachtwoordkluis is op slot. Start het programma opnieuw en geef de wachtwoordzin.",
        ),
        "disk_full": _Row(
            en="The disk is full. Make room; fetching goes on by itself.",
            nl="De schijf is vol. Maak ruimte; het ophalen gaat vanzelf verder.",
        ),
        "store": _Row(
            en="The mail store answers with an error, so nothing new is kept. Start again; the log says more.",
            nl="De mailopslag geeft een fout, dus er wordt niets nieuws bewaard. Start opnieuw; het logboek zegt meer.",
        ),
        "engine": _Row(
            en="Fetching mail cannot start. Install the program again.",
            nl="E-mail ophalen kan niet beginnen. Installeer het programma opnieuw.",
        ),
        "bug": _Row(
            en="Fetching stopped by an error in the program. Your mail is safe: start again, and the log says more.",
            nl="Het ophalen stopte door een fout in het programma. Je mail is veilig: start opnieuw, zie het logboek.",
        ),
        "unsubscribe": _Row(
            en="{host} did not confirm that you leave this list. Try again later, or write to the sender.",
            nl="{host} bevestigde niet dat je van deze lijst af bent. Probeer het later weer of schrijf de afzender.",
        ),
        "unsubscribe_private": _Row(
            en="{host} is on a private network, so nothing was sent. Mark the message as junk instead.",
            nl="{host} staat in een privénetwerk, dus er is niets verstuurd. Markeer het bericht als spam.",
        ),
        "server": _Row(
            en="{host} could not do this. Try again in a few minutes; its own words are under Details.",
            nl="{host} kon dit niet doen. Probeer het over een paar minuten opnieuw; zie Details.",
        ),
    }
)

_OTHER_SERVERS: Mapping[str, _Row] = MappingProxyType(
    {
        "imap": _Row(
            en="This is an IMAP server. Choose IMAP, or use {pop}.",
            nl="Dit is een IMAP-server. Kies IMAP of gebruik {pop}.",
            action="switch_type",
        ),
        "smtp": _Row(
            en="This is a server for sending mail. Use {imap} for receiving.",
            nl="Dit is een server voor het verzenden van mail. Gebruik {imap} om te ontvangen.",
        ),
        "http": _Row(
            en="This is a web server, not a mail server. Check server name and port with your provider.",
            nl="Dit is een webserver, geen mailserver. Vraag servernaam en poort na bij je provider.",
        ),
        "receiving": _Row(
            en="This is a server for receiving mail. Ask your provider for the outgoing server (SMTP).",
            nl="Dit is een server voor het ontvangen van mail. Vraag je provider naar de uitgaande server (SMTP).",
        ),
    }
)

_NO_LIMIT = _Row(
    en="The message is {size}, more than {host} takes. Make the attachments smaller, or share a link.",
    nl="Het bericht is {size}, meer dan {host} aanneemt. Maak de bijlagen kleiner of deel een link.",
)
"""A message that is too large for a server that does not say what it takes."""

CODES = frozenset(_ROWS)
"""Every code that has a sentence."""
CERTIFICATES = frozenset(code for code in CODES if code.startswith("certificate"))
"""The server is there, but is not believed: nothing was said to it."""
OURS = frozenset(
    {
        "no_password",
        "no_outgoing_server",
        "vault",
        "disk_full",
        "disk",
        "store_read_only",
        "cannot_open",
        "locked",
        "damaged",
        "damaged_store",
        "newer_schema",
        "store",
        "engine",
        "bug",
    }
)
"""Codes of what stops the sync on this computer: no server is to blame."""


def sentence(code: str, details: Mapping[str, str], language: str) -> str:
    """Say what went wrong and what to do, in "en" or "nl" (anything else is English).

    Args:
        code: of a `ServerFault`; one without a row of its own gets the general sentence.
        details: host, port, alt, sec (a `Security` value), cn, date (ISO), provider, imap, pop, from, user, n, and for
            `wrong_protocol` `speaks`: pop3, imap, smtp, http or receiving. What is missing is said in general words.
    """
    row = _row(code, details)
    dutch = language == "nl"
    values = {name: texts[dutch] for name, texts in _FALLBACKS.items()}
    values.update({name: value for name, value in details.items() if value})
    if dutch:
        values |= {name: values[name].replace(".", ",") for name in ("size", "limit")}
    values["sec"] = _SECURITY_LABELS.get(details.get("sec", ""), _FALLBACKS["sec"])[dutch]
    values["date"] = _day(details.get("date", ""), "nl" if dutch else "en") or _FALLBACKS["date"][dutch]
    text = (row.nl if dutch else row.en).format_map(values)
    if details.get("n") == "1":
        text = text.replace("1 minutes", "1 minute").replace("1 minuten", "1 minuut")
    return text


def action(code: str, details: Mapping[str, str]) -> str:
    """Name the button beside the sentence: "switch_security", "switch_type", "app_password_help", or ""."""
    return _row(code, details).action


def _row(code: str, details: Mapping[str, str]) -> _Row:
    if code == "wrong_protocol":
        return _OTHER_SERVERS.get(details.get("speaks", ""), _ROWS[code])
    if code == "too_large" and not details.get("limit"):
        return _NO_LIMIT
    return _ROWS.get(code, _ROWS["server"])


def _day(text: str, language: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"
