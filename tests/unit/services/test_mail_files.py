"""Mail in files: .eml, mbox, Maildir, and what is none of these."""

from pathlib import Path

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.services import mail_files
from carerix_desktop.services.mail_files import read_mail

FROM = b"From jan@example.nl Mon Jan  5 09:00:00 2026\n"
ONE = b"Subject: one\n\nbody\n"


def raws(path: Path) -> list[bytes]:
    return [one.raw for one in read_mail(path)]


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_an_eml_file_is_one_message(tmp_path: Path) -> None:
    raw = b"Subject: x\r\nFrom: a@b.nl\r\n\r\nFrom here on\r\n>From there\r\n"
    assert raws(put(tmp_path / "a.eml", raw)) == [raw]
    assert raws(put(tmp_path / "b.eml", b"\xef\xbb\xbf" + raw)) == [raw]


def test_an_mbox_is_cut_at_its_from_lines_and_unquoted(tmp_path: Path) -> None:
    text = FROM + b"Subject: one\n\n>From me\n>>From you\n> From\n\nFrom now on I write\nbody From x\n\n" + FROM + ONE
    assert raws(put(tmp_path / "a.mbox", text)) == [
        b"Subject: one\n\nFrom me\n>From you\n> From\n\nFrom now on I write\nbody From x\n",
        ONE,
    ]


FROM_LINES = [
    b"From - Mon Jan 05 09:00:00 2026",
    b"From MAILER-DAEMON Mon Jan  5 09:00:00 2026",
    b"From jan@x.nl Mon Jan  5 09:00 CET 2026",
    b"From jan@x.nl  Mon, 05 Jan 2026 09:00:00 +0100",
    b"From 1234567890@xxx Mon Jan 05 09:00:00 +0000 2026",
]


@pytest.mark.parametrize("line", FROM_LINES)
def test_from_lines_of_several_programs(tmp_path: Path, line: bytes) -> None:
    assert raws(put(tmp_path / "a", line + b"\r\n" + ONE)) == [ONE]


def test_status_headers_of_an_mbox_say_what_was_read(tmp_path: Path) -> None:
    text = FROM + b"Status: RO\nX-Status: AF\n\nStatus: D\n\n" + FROM + ONE
    assert [one.flags for one in read_mail(put(tmp_path / "a", text))] == [
        Flags.SEEN | Flags.ANSWERED | Flags.FLAGGED,
        Flags.NONE,
    ]


def test_a_maildir_says_it_in_the_names(tmp_path: Path) -> None:
    for box in ("cur", "new", "tmp"):
        (tmp_path / box).mkdir()
    put(tmp_path / "cur" / "1.x:2,FRS", ONE)
    put(tmp_path / "cur" / ".hidden", ONE)
    put(tmp_path / "new" / "2.x", ONE)
    put(tmp_path / "tmp" / "3.x", ONE)
    (tmp_path / "cur" / "4.x:2,S").symlink_to("/etc/passwd")
    found = list(read_mail(tmp_path))
    assert [(one.where, one.flags) for one in found] == [
        ("cur/1.x:2,FRS", Flags.SEEN | Flags.FLAGGED | Flags.ANSWERED),
        ("new/2.x", Flags.NONE),
    ]


NO_MAIL = [
    ("a.mbox", b"This is no mail.\n"),
    ("b.mbox", ONE),
    ("c.mbox", b"From the desk of the director\n\nDear all,\n"),
    ("d", b""),
    ("e.eml", b"\x00\x01\x02\xff" * 100),
    ("f", b"PK\x03\x04" + b"\x00" * 500),
    ("g", b"\n" * 10_000),
]


@pytest.mark.parametrize(("name", "content"), NO_MAIL)
def test_what_is_no_mail_is_refused_with_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(UserFault, match="is neither"):
        list(read_mail(put(tmp_path / name, content)))


def test_what_is_not_there_or_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="There is no"):
        list(read_mail(tmp_path / "away"))
    with pytest.raises(UserFault, match="no Maildir"):
        list(read_mail(tmp_path))


def test_what_is_no_message_is_left_out_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_files, "LARGEST_OCTETS", 1000)
    large = b"Subject: x\n\n" + b"y" * 2000 + b"\n\n"
    text = FROM + ONE + b"\n" + FROM + b"\n" + FROM + b"no header here\n\n" + FROM + large + FROM + ONE
    found = [(one.where, one.defect) for one in read_mail(put(tmp_path / "a", text))]
    assert [where for where, defect in found if not defect] == ["message 1", "message 5"]
    assert [where for where, defect in found if defect] == ["message 2", "message 3", "message 4"]
    assert all(defect.endswith(".") for _, defect in found if defect)


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_files, "LARGEST_OCTETS", 1000)
    monkeypatch.setattr(mail_files, "LONGEST_LINE", 100)
    text = FROM + b"Subject: x\n\n" + b"z" * 100_000 + b"\n\n" + FROM + ONE
    assert [bool(one.defect) for one in read_mail(put(tmp_path / "a", text))] == [True, False]
