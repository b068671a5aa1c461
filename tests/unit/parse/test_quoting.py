"""What is new, what is quoted, where the signature begins."""

import time

import pytest

from carerix_desktop.parse.flowed import unflow
from carerix_desktop.parse.quoting import PREVIEW_CHARS, preview_of, split_text

OUTLOOK = "Van: Jan <jan@x.nl>\nVerzonden: maandag 1 januari 2024 10:00\nAan: Anna\nOnderwerp: CV\n\nOude tekst"

ANSWERS = [
    # (text, its quotation begins with)
    ("Prima!\n\nOp 1 jan. 2024 om 10:00 schreef Jan <jan@x.nl>:\n> Kun je?\n> Groet", "Op 1 jan"),
    ("Fine.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Jan Jansen <jan@x.nl> wrote:\n> Can you?", "On Mon"),
    ("Fine.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Jan Jansen\n<jan@x.nl> wrote:\n> Can you?", "On Mon"),
    ("Gut.\n\nAm 01.01.2024 um 10:00 schrieb Jan Jansen:\n> Geht das?", "Am 01"),
    ("Oui.\n\nLe lun. 1 janv. 2024 à 10:00, Jan <jan@x.nl> a écrit :\n> Ça va ?", "Le lun"),
    ("Ok\n\n-----Oorspronkelijk bericht-----\nVan: Jan\nOude tekst", "-----Oorspr"),
    ("Ok\n\n-----Original Message-----\nFrom: Jan\nOld text", "-----Orig"),
    ("Ok\n\n-----Ursprüngliche Nachricht-----\nVon: Jan\nAlt", "-----Urspr"),
    (f"Ok\n\n{OUTLOOK}", "Van: Jan"),
    ("Ok\n\nFrom: Jan\nSent: Monday\nTo: Anna\nSubject: CV\n\nOld", "From: Jan"),
    ("Ok\n\nVon: Jan\nGesendet: Montag\nAn: Anna\nBetreff: CV\n\nAlt", "Von: Jan"),
    ("Ok\n\nDe : Jan\nEnvoyé : lundi\nÀ : Anna\nObjet : CV\n\nVieux", "De : Jan"),
    ("Ok\n\n________________________________\nVan: Jan\nOud", "____"),
    ("Ok\n\nJan Jansen <jan@x.nl> schreef:\n> a", "Jan Jansen <"),
    ("Ok\n> oud\n> ouder\n", "> oud"),
]


@pytest.mark.parametrize(("text", "begins"), ANSWERS)
def test_the_quotation_below_an_answer_is_found(text, begins):
    split = split_text(text)
    assert split.quoted.startswith(begins)
    assert "\n".join(filter(None, (split.body, split.signature, split.quoted))).replace("\n", "") == text.replace(
        "\n", ""
    )


@pytest.mark.parametrize(("text", "_"), ANSWERS)
def test_a_preview_shows_what_is_new(text, _):
    assert preview_of(text) == text.split("\n", 1)[0]


def test_answers_between_quotations_are_never_folded_away():
    text = "On Monday Jan wrote:\n> vraag 1\n> meer\n> meer\nantwoord 1\n> vraag 2\nantwoord 2"
    split = split_text(text)
    assert "antwoord 1" in split.body
    assert "antwoord 2" in split.body


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Hallo\n\n-- \nJan\n06-1234", "-- \nJan\n06-1234"),
        ("Hallo\n\nMet vriendelijke groet,\n\nJan Jansen\nAcme", "Met vriendelijke groet,\n\nJan Jansen\nAcme"),
        ("Hi\n\nKind regards,\nJan", "Kind regards,\nJan"),
        ("Hallo\n\nMit freundlichen Grüßen\nJan", "Mit freundlichen Grüßen\nJan"),
        ("Bonjour\n\nCordialement,\nJean", "Cordialement,\nJean"),
        ("Ja\n\nVerzonden vanaf mijn iPhone", "Verzonden vanaf mijn iPhone"),
        ("Yes\n\nSent from my iPhone", "Sent from my iPhone"),
        ("Geen ondertekening hier", ""),
        ("-- is geen ondertekening", ""),
    ],
)
def test_the_signature_is_found(text, signature):
    assert split_text(text).signature == signature


@pytest.mark.parametrize(
    "text",
    [
        "Van: wie is dit?\nGeen idee.",
        "Op maandag kom ik langs:\nna de lunch.",
        "On the list:\n- a\n- b",
        "De kandidaat: prima",
    ],
)
def test_ordinary_sentences_are_no_quotation(text):
    assert split_text(text).quoted == ""


@pytest.mark.parametrize(
    ("text", "preview"),
    [
        ("", ""),
        ("> alleen\n> oud", "alleen oud"),
        ("een\n\n  twee\tdrie", "een twee drie"),
        ("-- \nJan", "Jan"),
        ("x" * 500, "x" * (PREVIEW_CHARS - 1) + "…"),
    ],
)
def test_a_preview_is_one_bounded_line(text, preview):
    assert preview_of(text) == preview


def test_a_preview_ends_at_a_word():
    preview = preview_of("woord " * 100)
    assert preview.endswith("woord…")
    assert len(preview) <= PREVIEW_CHARS


@pytest.mark.parametrize(
    ("text", "delsp", "flowed"),
    [
        ("een \ntwee\ndrie", False, "een twee\ndrie"),
        ("een \ntwee", True, "eentwee"),
        ("> een \n> twee\nnieuw", False, "> een twee\nnieuw"),
        ("> een \n>> twee", False, "> een \n>> twee"),
        (" >geen citaat", False, ">geen citaat"),
        ("tekst \n-- \nJan", False, "tekst \n-- \nJan"),
        ("", False, ""),
    ],
)
def test_flowed_text(text, delsp, flowed):
    assert unflow(text, delsp=delsp) == flowed


@pytest.mark.parametrize(
    "piece", [">", "> ", "op 3 mei schreef x:\n", "Van: x\n", "On 1\n", "-- \n", " ", "a <b@c.nl> schreef", "\n"]
)
def test_hostile_texts_take_linear_time(piece):
    text = piece * (500_000 // len(piece))
    started = time.process_time()
    split_text(text)
    preview_of(text)
    unflow(text, delsp=False)
    assert time.process_time() - started < 4
