"""You wrote *attached*: in Dutch and English, in what was newly written."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.attachment_words import attachment_word


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("In de bijlage vind je het cv.", "bijlage"),
        ("Zie bijlagen", "bijlagen"),
        ("Bijgevoegd de vacature.", "Bijgevoegd"),
        ("Bijgaand stuur ik het profiel.", "Bijgaand"),
        ("Ik stuur het cv hierbij mee.", "stuur"),
        ("Ik voeg het contract bij", "voeg"),
        ("Please find attached the CV.", "attached"),
        ("See the attachment", "attachment"),
        ("I've enclosed my reference letter", "enclosed"),
        ("Hierbij mijn cv en motivatie", "Hierbij"),
        ("Please find my CV below", "Please find"),
        ("Hierbij bevestig ik onze afspraak.", ""),
        ("Hallo Jan, tot morgen.", ""),
        ("Kun je mij een mail sturen?", ""),
        ("Ik stuur je morgen een bericht.", ""),
        ("Er zit geen bijlage bij.", ""),
        ("There is no attachment.", ""),
        ("> zie bijlage\nDank, ontvangen.", ""),
        ("Groet\n-- \nBijlagen groter dan 10 MB graag via de site", ""),
        ("", ""),
    ],
)
def test_a_promise_of_a_file_is(written: str, word: str) -> None:
    assert attachment_word(written) == word
