"""The sentences of DESIGN.md section 8 in both languages: each code has one, none is unknown."""

from __future__ import annotations

import re

import pytest

from carerix_desktop.domain.fault_texts import CODES, action, sentence

DETAILS = {
    "host": "mail.example.nl",
    "port": "993",
    "alt": "143",
    "sec": "tls",
    "cn": "mx.hoster.nl",
    "date": "2026-02-03",
    "provider": "Google",
    "imap": "imap.example.nl",
    "pop": "pop.example.nl",
    "from": "a@example.nl",
    "user": "b@example.nl",
    "n": "5",
}
ROWS = {
    "dns": (
        "There is no server called mail.example.nl. Check the spelling.",
        "Er is geen server met de naam mail.example.nl. Controleer de spelling.",
    ),
    "refused": (
        "mail.example.nl is there, but does not accept mail programs on port 993. Try port 143.",
        "mail.example.nl bestaat, maar accepteert geen mailprogramma op poort 993. Probeer poort 143.",
    ),
    "timeout": (
        "mail.example.nl does not answer. A firewall or VPN may block port 993.",
        "mail.example.nl antwoordt niet. Mogelijk blokkeert een firewall of VPN poort 993.",
    ),
    "offline": (
        "This computer is offline. We will test again when it is back.",
        "Deze computer is offline. We testen opnieuw zodra er verbinding is.",
    ),
    "wrong_security": (
        "The server speaks TLS on this port. Switch Security to TLS.",
        "De server gebruikt TLS op deze poort. Zet Beveiliging op TLS.",
    ),
    "certificate_name": (
        "The certificate is for mx.hoster.nl, not mail.example.nl. Use mx.hoster.nl, or ask your provider.",
        "Het certificaat is voor mx.hoster.nl, niet voor mail.example.nl. Gebruik mx.hoster.nl of vraag je provider.",
    ),
    "certificate_expired": (
        "The certificate of mail.example.nl expired on 3 February 2026. Only your provider can renew it.",
        "Het certificaat van mail.example.nl is verlopen op 3 februari 2026. Alleen je provider kan het vernieuwen.",
    ),
    "auth_failed": (
        "User name or password is not correct. Use the password of your webmail.",
        "Gebruikersnaam of wachtwoord klopt niet. Gebruik het wachtwoord van je webmail.",
    ),
    "app_password": (
        "Google needs an app password for mail programs.",
        "Google vraagt om een app-wachtwoord voor mailprogramma's.",
    ),
    "plain_refused": (
        "The server only accepts passwords over SSL or TLS. Change Security.",
        "De server accepteert wachtwoorden alleen via SSL of TLS. Pas Beveiliging aan.",
    ),
    "wrong_protocol": (
        "This is a POP server. Choose POP, or use imap.example.nl.",
        "Dit is een POP-server. Kies POP of gebruik imap.example.nl.",
    ),
    "too_many": (
        "The server allows no more connections now. We try again in 5 minutes.",
        "De server staat nu geen extra verbinding toe. Over 5 minuten opnieuw.",
    ),
    "sender_refused": (
        "You may not send as a@example.nl. Use b@example.nl, or have your provider allow it.",
        "Je mag niet verzenden als a@example.nl. Gebruik b@example.nl of laat je provider het toestaan.",
    ),
    "mailbox_full": (
        "Your mailbox is full. Receiving works, saving to Sent does not.",
        "Je mailbox is vol. Ontvangen lukt, bewaren in Verzonden niet.",
    ),
}


@pytest.mark.parametrize("code", ROWS)
def test_the_fourteen_rows_read_as_designed(code: str) -> None:
    assert (sentence(code, DETAILS, "en"), sentence(code, DETAILS, "nl")) == ROWS[code]


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("details", [DETAILS, {}], ids=["with details", "without"])
def test_every_code_has_whole_sentences_in_both_languages(code: str, details: dict[str, str]) -> None:
    english, dutch = sentence(code, details, "en"), sentence(code, details, "nl")
    assert english != dutch
    for text in (english, dutch):
        assert re.fullmatch(r"[^{}\[\]]+\.", text)
        assert "unknown" not in text.lower()
        assert "onbekend" not in text.lower()


def test_a_code_without_a_row_gets_a_sentence_too() -> None:
    assert sentence("something_new", DETAILS, "en").startswith("mail.example.nl could not do this.")


@pytest.mark.parametrize("code", ["no_password", "vault", "disk_full", "store", "engine", "bug"])
def test_what_stops_the_sync_without_any_server_blames_none(code: str) -> None:
    assert "server" not in sentence(code, {}, "en").lower()
    assert "server" not in sentence(code, {}, "nl").lower()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_other_servers_are_called_by_what_they_are(language: str) -> None:
    texts = {
        sentence("wrong_protocol", {**DETAILS, "speaks": kind}, language)
        for kind in ("pop3", "imap", "smtp", "http", "receiving")
    }
    assert len(texts) == 5


def test_no_security_has_a_word_of_its_own_in_each_language() -> None:
    assert "Switch Security to None." in sentence("wrong_security", {"sec": "none"}, "en")
    assert "Zet Beveiliging op Geen." in sentence("wrong_security", {"sec": "none"}, "nl")


def test_one_minute_is_no_plural() -> None:
    assert sentence("too_many", {"n": "1"}, "en").endswith("in 1 minute.")
    assert sentence("too_many", {"n": "1"}, "nl").endswith("Over 1 minuut opnieuw.")


def test_what_a_server_says_is_never_a_pattern() -> None:
    assert "{host}" in sentence("certificate_name", {**DETAILS, "cn": "{host}"}, "en")
    assert "yesterday" in sentence("certificate_expired", {**DETAILS, "date": "yesterday"}, "en")


def test_another_language_reads_english() -> None:
    assert sentence("offline", {}, "de") == ROWS["offline"][0]


def test_the_buttons_beside_the_sentences() -> None:
    assert {code: action(code, DETAILS) for code in CODES if action(code, DETAILS)} == {
        "wrong_security": "switch_security",
        "app_password": "app_password_help",
        "wrong_protocol": "switch_type",
    }
    assert action("wrong_protocol", {"speaks": "http"}) == ""
