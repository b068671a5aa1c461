"""The language of a text, and the lines above a quotation: what we write, our own parser knows again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carerix_desktop.domain.attribution import Quoted, attribution, forwarded_lines
from carerix_desktop.domain.language import guess_language
from carerix_desktop.domain.message import Address
from carerix_desktop.parse.forwarded import inner_sender
from carerix_desktop.parse.quoting import is_quotation_start

JAN = Address(name="Jan Jansen", address="jan@example.nl")
WHEN = datetime(2026, 11, 27, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Beste Anna, bedankt voor je bericht. Ik kan morgen wel langskomen.", "nl"),
        ("Dear Anna, thank you for your message. I could come by tomorrow.", "en"),
        ("Liebe Anna, danke für die Nachricht. Ich kann morgen gerne kommen.", "de"),
        ("Bonjour Anna, merci pour votre message. Je peux venir avec le dossier.", "fr"),
        ("CV Python 2026", ""),
        ("", ""),
        ("...", ""),
    ],
)
def test_a_text_tells_its_language_or_nothing(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "Op vr 27 nov. 2026 om 14:05 schreef Jan Jansen <jan@example.nl>:"),
        ("en", "On Fri, 27 Nov 2026 at 14:05, Jan Jansen <jan@example.nl> wrote:"),
        ("de", "Am Fr, 27. Nov. 2026 um 14:05 schrieb Jan Jansen <jan@example.nl>:"),
        ("fr", "Le ven. 27 nov. 2026 à 14:05, Jan Jansen <jan@example.nl> a écrit :"),
        ("xx", "On Fri, 27 Nov 2026 at 14:05, Jan Jansen <jan@example.nl> wrote:"),
    ],
)
def test_the_attribution_is_in_the_language_of_the_message(language: str, line: str) -> None:
    assert attribution(language, Quoted(sender=JAN, date=WHEN)) == line
    assert is_quotation_start([line, "> hallo"], 0)


def test_a_message_without_a_date_is_still_somebodys() -> None:
    assert attribution("nl", Quoted(sender=Address(name="", address="jan@x.nl"), date=None)) == "jan@x.nl schreef:"


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_the_block_above_a_forward_tells_its_sender(language: str) -> None:
    quoted = Quoted(sender=JAN, date=WHEN, subject="CV", to=(Address(name="", address="anna@bureau.nl"),))
    title, lines = forwarded_lines(language, quoted)
    text = "\n".join([f"---------- {title} ----------", *(f"{name}: {value}" for name, value in lines)])
    assert inner_sender("Fwd: CV", text, None) == JAN
    assert is_quotation_start(text.split("\n"), 0)
