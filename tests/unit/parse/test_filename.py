"""Attachment names (S-08)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.parse.filename import MAX_CHARS, is_executable, safe_file_name


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("CV Zoë.pdf", "CV Zoë.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/passwd", "passwd"),
        ("C:\\cv.pdf", "cv.pdf"),
        ("a/", "a"),
        ("..", "attachment"),
        (".", "attachment"),
        ("", "attachment"),
        ("   ", "attachment"),
        (".bashrc", "bashrc"),
        ("cv.pdf. . .", "cv.pdf"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("a\nb.txt", "a_b.txt"),
        ("a\x00b.txt", "ab.txt"),
        ("cv\u202efdp.exe", "cvfdp.exe"),
        ("con", "_con"),
        ("CON.txt", "_CON.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("lpt\u00b9", "_lpt\u00b9"),
        ("console.txt", "console.txt"),
        ("veel   spaties.pdf", "veel spaties.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("\ud800.pdf", "pdf"),
    ],
)
def test_a_name_becomes_one_plain_file_name(written, safe):
    assert safe_file_name(written) == safe


def test_a_long_name_keeps_its_extension():
    assert safe_file_name("x" * 500 + ".pdf").endswith("x.pdf")
    assert len(safe_file_name("é" * 500 + ".docx").encode()) <= 200
    assert safe_file_name("é" * 500 + ".docx").endswith(".docx")


@given(st.text(max_size=300))
def test_whatever_is_written_the_name_is_plain(written):
    name = safe_file_name(written)
    assert name
    assert name not in (".", "..")
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.isprintable() or " " in name or any(not sign.isprintable() for sign in written)
    assert len(name) <= MAX_CHARS + 1
    assert name[-1] not in " ."
    assert safe_file_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "A.EXE",
        "cv.pdf.exe",
        "cv.exe.pdf",
        "x.js",
        "x.docm",
        "x.lnk",
        "x.html",
        "x.desktop",
        "x.svg",
        "x.iso",
        "x.exe ",
        "x.exe.",
    ],
)
def test_what_may_run_is_recognised(name):
    assert is_executable(name)


@pytest.mark.parametrize("name", ["cv.pdf", "cv.docx", "foto.jpg", "exe", "", "lijst.xlsx", "notes.txt", "x.zip"])
def test_what_is_read_is_not(name):
    assert not is_executable(name)


def test_the_type_counts_too():
    assert is_executable("cv.pdf", "application/x-msdownload")
    assert not is_executable("cv.pdf", "application/pdf")
