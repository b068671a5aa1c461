"""Subjects without their marks."""

import pytest

from carerix_desktop.domain.subject import bare_subject, is_forward_subject, is_reply_subject, subject_key


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("CV Jan", "CV Jan"),
        ("Re: CV Jan", "CV Jan"),
        ("RE: FW: Antw: CV Jan", "CV Jan"),
        ("Re[2]: CV", "CV"),
        ("Re (3): CV", "CV"),
        ("Re : CV", "CV"),
        ("AW: WG: Angebot", "Angebot"),
        ("SV: VS: Hej", "Hej"),
        ("TR: Réunion", "Réunion"),
        ("Betr: Doorst: x", "x"),
        ("[lijst] Re: x", "[lijst] Re: x"),
        ("Re: [lijst] x", "[lijst] x"),
        ("Re:   twee   spaties ", "twee spaties"),
        ("Re:", ""),
        ("", ""),
        ("Referentie: x", "Referentie: x"),
        ("Ref: V-2041", "Ref: V-2041"),
        ("R: developer", "R: developer"),
        ("Recruiter: senior", "Recruiter: senior"),
        ("Re： volle breedte", "volle breedte"),
    ],
)
def test_marks_of_reply_and_forward_fall_away(subject, bare):
    assert bare_subject(subject) == bare


@pytest.mark.parametrize("mark", ["Re", "RE", "re", "Antw", "AW", "Betr", "SV", "VS", "Antwort", "Odp", "RIF", "Ynt"])
def test_reply_marks(mark):
    assert is_reply_subject(f"{mark}: CV")
    assert not is_forward_subject(f"{mark}: CV")


@pytest.mark.parametrize("mark", ["Fwd", "FW", "Fw", "Doorst", "WG", "TR", "VL", "VB", "ENC", "RV"])
def test_forward_marks(mark):
    assert is_forward_subject(f"{mark}: CV")
    assert not is_reply_subject(f"{mark}: CV")


def test_only_the_outermost_mark_says_what_a_message_is():
    assert is_forward_subject("FW: RE: CV")
    assert is_reply_subject("RE: FW: CV")
    assert not is_reply_subject("CV")


def test_letter_case_does_not_matter_for_comparing():
    assert subject_key("RE: Vacature JAVA") == subject_key("vacature java")


def test_ten_thousand_marks_are_no_trouble():
    assert bare_subject("Re: " * 10_000 + "x") == "x"
