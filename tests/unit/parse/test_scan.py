"""Sections of MIME parts (RFC 9051 §6.4.5), whatever the structure."""

import time

import pytest

from carerix_desktop.parse.scan import MAX_DEPTH, scan, with_line_feeds
from carerix_desktop.parse.structure import part_content, read_structure


def sections(raw: bytes) -> list[tuple[str, str]]:
    return [(part.section, part.content_type) for part in read_structure(raw).walk()]


def multipart(kind: str, boundary: str, *parts: str, end: bool = True) -> str:
    inside = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inside}' + (f"--{boundary}--\n" if end else "")


def text(word: str, kind: str = "plain") -> str:
    return f"Content-Type: text/{kind}\n\n{word}"


IMAGE = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nYWJj"


# The example of RFC 9051 §6.4.5.1, HEADER, TEXT and MIME left out.
RFC_EXAMPLE = multipart(
    "mixed",
    "a",
    text("1"),
    "Content-Type: application/octet-stream\n\n2",
    "Content-Type: message/rfc822\n\nSubject: inner\n"
    + multipart("mixed", "b", text("3.1"), "Content-Type: application/octet-stream\n\n3.2"),
    multipart(
        "mixed",
        "c",
        "Content-Type: image/gif\n\n4.1",
        "Content-Type: message/rfc822\n\nSubject: inner\n"
        + multipart(
            "mixed", "d", text("4.2.1"), multipart("alternative", "e", text("4.2.2.1"), text("4.2.2.2", "richtext"))
        ),
    ),
)


def test_the_example_of_the_standard():
    assert sections(RFC_EXAMPLE.encode()) == [
        ("", "multipart/mixed"),
        ("1", "text/plain"),
        ("2", "application/octet-stream"),
        ("3", "message/rfc822"),
        ("3", "multipart/mixed"),
        ("3.1", "text/plain"),
        ("3.2", "application/octet-stream"),
        ("4", "multipart/mixed"),
        ("4.1", "image/gif"),
        ("4.2", "message/rfc822"),
        ("4.2", "multipart/mixed"),
        ("4.2.1", "text/plain"),
        ("4.2.2", "multipart/alternative"),
        ("4.2.2.1", "text/plain"),
        ("4.2.2.2", "text/richtext"),
    ]


@pytest.mark.parametrize("section", ["1", "2", "3.1", "3.2", "4.1", "4.2.1", "4.2.2.1", "4.2.2.2"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_section_of_the_example_holds_its_own_number(section, line_end):
    assert part_content(RFC_EXAMPLE.replace("\n", line_end).encode(), section) == section.encode()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Subject: x\n\nhello", [("1", "text/plain")]),
        ("hello, no header", [("1", "text/plain")]),
        ("", [("1", "text/plain")]),
        ("\nhello", [("1", "text/plain")]),
        (text("x", "html"), [("1", "text/html")]),
        ("Content-Type: message/rfc822\n\nSubject: inner\n\nhello", [("1", "message/rfc822"), ("1.1", "text/plain")]),
        ("Content-Type: multipart/mixed\n\nno boundary", [("1", "multipart/mixed")]),
        ('Content-Type: multipart/mixed; boundary="x"\n\nnever comes', [("1", "multipart/mixed")]),
        (multipart("mixed", "x", text("a"), end=False), [("", "multipart/mixed"), ("1", "text/plain")]),
        (multipart("mixed", "x"), [("1", "multipart/mixed")]),
        (
            multipart("digest", "x", "\nSubject: d\n\nhi"),
            [("", "multipart/digest"), ("1", "message/rfc822"), ("1.1", "text/plain")],
        ),
        # A boundary that begins with its parent's, as many mailers write them.
        (
            multipart("mixed", "bd", multipart("alternative", "bda", text("a"), text("b", "html")), IMAGE),
            [
                ("", "multipart/mixed"),
                ("1", "multipart/alternative"),
                ("1.1", "text/plain"),
                ("1.2", "text/html"),
                ("2", "image/png"),
            ],
        ),
        # The inner end is missing: the parent's delimiter ends both.
        (
            multipart("mixed", "o", multipart("alternative", "i", text("a"), end=False), IMAGE),
            [("", "multipart/mixed"), ("1", "multipart/alternative"), ("1.1", "text/plain"), ("2", "image/png")],
        ),
        # A part without the empty line behind its header.
        (
            'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: image/png\n--x\n\nb\n--x--\n',
            [("", "multipart/mixed"), ("1", "image/png"), ("2", "text/plain")],
        ),
        # What stands behind the end is nothing.
        (multipart("mixed", "x", text("a")) + "--x\n\nghost\n", [("", "multipart/mixed"), ("1", "text/plain")]),
        ("Content-Type: nonsense\n\nx", [("1", "text/plain")]),
        (
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKeQ==",
            [("1", "message/rfc822")],
        ),
    ],
)
def test_sections_of_odd_structures(raw, expected):
    assert sections(raw.encode()) == expected
    assert sections(raw.replace("\n", "\r\n").encode()) == expected


def test_the_line_break_before_a_delimiter_belongs_to_the_delimiter():
    raw = multipart("mixed", "x", text("a\n"), text("b")).encode()
    assert part_content(raw, "1") == b"a\n"
    assert part_content(raw.replace(b"\n", b"\r\n"), "1") == b"a\r\n"
    assert part_content(raw, "2") == b"b"


def test_what_is_no_delimiter_stays_text():
    raw = multipart("mixed", "x", text("--xy\n-- x\n --x\n--"), text("b")).encode()
    assert part_content(raw, "1") == b"--xy\n-- x\n --x\n--"


def test_an_unknown_section_is_empty():
    assert part_content(RFC_EXAMPLE.encode(), "9.9") == b""
    assert part_content(RFC_EXAMPLE.encode(), "3").startswith(b"Subject: inner")


def nested(levels: int) -> bytes:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return f"{head}\ndeep".encode()


def test_two_thousand_levels_are_read_to_the_bottom():
    started = time.process_time()
    *_, last = read_structure(nested(2_000)).walk()
    assert last.section.count(".") == 1_999
    assert part_content(nested(2_000), last.section) == b"deep"
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "raw",
    [
        nested(20_000),
        b"Content-Type: message/rfc822\n\n" * 50_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nx\n" * 200_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--\n" * 500_000,
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 20_000,
        b"a: b\n" * 500_000,
        b"\n" * 500_000,
        b"\r" * 500_000,
    ],
    ids=["multiparts", "messages", "parts", "dashes", "one boundary", "fields", "feeds", "returns"],
)
def test_hostile_structures_take_linear_time(raw):
    started = time.process_time()
    root = scan(with_line_feeds(raw))
    assert sum(1 for _ in root.leaves()) <= 20_000
    assert time.process_time() - started < 5
    assert MAX_DEPTH >= 2_000
