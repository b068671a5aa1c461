"""What a row of the outbox says about what holds its message up, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import RecipientState, Submission, SubmissionRecipient, SubmissionState
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.outbox.words import OutboxWords, Standing
from tests.support.fake_outbox import BASE

HOST = "smtp.example.nl"
DETAILS = {"host": HOST, "user": "eva@example.nl", "from": "info@example.nl", "size": "31.0 MB", "limit": "25.0 MB"}
Say = Callable[[Submission], Standing]


@pytest.fixture(params=["en_GB", "nl_NL"])
def say(request: pytest.FixtureRequest, qapp: QApplication, any_language: None) -> tuple[str, Say]:
    speak(qapp, request.param)
    words = OutboxWords()
    return request.param[:2], lambda one: words.standing(one, HOST, 0.0)


def _held_up(code: str, state: SubmissionState, *people: SubmissionRecipient) -> Submission:
    held = replace(BASE, state=state, error_code=code, error="English", details=DETAILS, next_attempt_at=3600)
    return replace(held, recipients=people or BASE.recipients)


LINES = {
    ("no_password", "en"): "Cannot be sent yet: the password is not here",
    ("no_password", "nl"): "Kan nog niet worden verzonden: het wachtwoord is hier niet bekend",
    ("no_outgoing_server", "en"): "Cannot be sent yet: you have no outgoing server",
    ("no_outgoing_server", "nl"): "Kan nog niet worden verzonden: je hebt geen uitgaande server",
    ("sign_in_expired", "en"): "Cannot be sent yet: your sign-in has expired",
    ("sign_in_expired", "nl"): "Kan nog niet worden verzonden: je aanmelding is verlopen",
    ("auth_failed", "en"): "Cannot be sent yet: the server refuses your sign-in",
    ("auth_failed", "nl"): "Kan nog niet worden verzonden: de server weigert je aanmelding",
    ("no_room", "en"): "Not sent yet: there is no room on the server",
    ("no_room", "nl"): "Nog niet verzonden: de server heeft geen ruimte",
}
REMEDIES = {
    ("no_password", "en"): "Enter it in Settings, My account.",
    ("no_password", "nl"): "Vul het in bij Instellingen, Mijn account.",
    ("no_outgoing_server", "en"): "Enter the outgoing server in the e-mail settings.",
    ("no_outgoing_server", "nl"): "Vul de uitgaande server in",
    ("sign_in_expired", "en"): "Sign in again in Settings, My account.",
    ("sign_in_expired", "nl"): "Meld je opnieuw aan in Instellingen, Mijn account.",
    ("auth_failed", "en"): "Use the password of your webmail.",
    ("auth_failed", "nl"): "Gebruik het wachtwoord van je webmail.",
    ("no_room", "en"): "Make room, or ask your provider.",
    ("no_room", "nl"): "Ruim op of vraag je provider.",
}


@pytest.mark.parametrize("code", sorted({code for code, _ in LINES}))
def test_what_waits_for_a_person_says_for_what_and_the_remedy(say: tuple[str, Say], code: str) -> None:
    language, standing_of = say
    standing = standing_of(_held_up(code, SubmissionState.WAITING))
    assert standing.line == LINES[code, language]
    assert REMEDIES[code, language] in standing.detail
    assert ("01:00" in standing.detail or "1:00" in standing.detail) == (
        code not in {"no_password", "no_outgoing_server"}
    )


def test_what_was_refused_is_said_with_its_figures_in_the_persons_language(say: tuple[str, Say]) -> None:
    language, standing_of = say
    told = {
        code: standing_of(_held_up(code, SubmissionState.FAILED)).detail for code in ("too_large", "sender_refused")
    }
    assert told == (
        {
            "too_large": f"Het bericht is 31,0 MB; {HOST} neemt hoogstens 25,0 MB aan. "
            "Maak de bijlagen kleiner of deel een link.",
            "sender_refused": "Je mag niet verzenden als info@example.nl. "
            "Gebruik eva@example.nl of laat je provider het toestaan.",
        }
        if language == "nl"
        else {
            "too_large": f"The message is 31.0 MB; {HOST} takes 25.0 MB at most. "
            "Make the attachments smaller, or share a link.",
            "sender_refused": "You may not send as info@example.nl. "
            "Use eva@example.nl, or have your provider allow it.",
        }
    )


def test_each_recipient_has_a_line_of_their_own_while_it_waits_and_after(say: tuple[str, Say]) -> None:
    language, standing_of = say
    full = "452 4.2.2 over quota"
    people = tuple(
        SubmissionRecipient(field=AddressField.TO, name="", address=address, state=state, answer=answer)
        for address, state, answer in (
            ("jan@example.nl", RecipientState.ACCEPTED, ""),
            ("vol@example.nl", RecipientState.WAITING, full),
            ("weg@example.nl", RecipientState.REFUSED, "550 5.1.1 unknown"),
        )
    )
    dutch = ("het postvak is vol", "dit adres bestaat niet")
    why = dutch if language == "nl" else ("the mailbox is full", "there is no such address")
    expected = f"vol@example.nl: {why[0]} ({full})\nweg@example.nl: {why[1]} (550 5.1.1 unknown)"
    waiting = standing_of(_held_up("greylisted", SubmissionState.WAITING, *people))
    assert expected in waiting.detail
    sent = replace(BASE, state=SubmissionState.FILED, recipients=people)
    assert standing_of(sent).detail == expected
