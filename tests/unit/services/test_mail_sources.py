"""Mail from a Thunderbird profile, Outlook's files and folders of messages; twice adds nothing, nothing is touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.host.limited import Limited, Outcome, Over
from carerix_desktop.parse.outlook import read_item
from carerix_desktop.services.exchange import Exchange, MailReport
from carerix_desktop.services.mail_sources import OUTLOOK_LIMITS, MailSources
from carerix_desktop.services.messages import MessageQuery, Messages
from carerix_desktop.services.progress import Progress
from tests.support.agency import Agency, mail
from tests.support.outlook_file import build_msg, message

ANNA = UserKey(1)
MARK = b"From - Mon Jan  5 09:00:00 2026\n"


class Child:
    """Reads .msg files without a process."""

    over: Over | None = None

    def run(self, _work: str, _shared: object, items: Sequence[object]) -> list[Outcome]:
        if self.over is not None:
            return [Outcome(over=self.over) for _one in items]
        return [Outcome(value=read_item(one)) for one in items]

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path / "store")
    yield made
    made.close()


def _mbox(*mails: bytes, status: str = "0001") -> bytes:
    head = f"X-Mozilla-Status: {status}\nX-Mozilla-Status2: 00000000\n".encode()
    return b"".join(MARK + head + one.replace(b"\r\n", b"\n") + b"\n" for one in mails)


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    """Two profiles, one of which opens; mail in and outside it, as mbox and as Maildir."""
    top = tmp_path / "thunderbird"
    profile, outside = top / "abc.default-release", tmp_path / "elders"
    imap, local = profile / "ImapMail" / "imap.example.com", profile / "Mail" / "Local Folders"
    for directory in (imap / "INBOX.sbd", local / "Oud.sbd", outside / "Klanten" / "cur", top / "xyz.default"):
        directory.mkdir(parents=True)
    (top / "profiles.ini").write_text(
        "[Install4F96D1932A9F858E]\nDefault=abc.default-release\nLocked=1\n\n"
        "[Profile1]\nName=default\nIsRelative=1\nPath=xyz.default\nDefault=1\n\n"
        "[Profile0]\nName=default-release\nIsRelative=1\nPath=abc.default-release\n"
    )
    (profile / "prefs.js").write_text(
        'user_pref("mail.server.server1.directory-rel", "[ProfD]ImapMail/imap.example.com");\n'
        f'user_pref("mail.server.server2.directory", "{outside}");\n'
    )
    (imap / "INBOX").write_bytes(_mbox(mail("in-1", day=1), mail("in-2", day=2)) + _mbox(mail("gone"), status="0009"))
    (imap / "INBOX.msf").write_bytes(b"From is no mail here")
    (imap / "Sent").write_bytes(_mbox(mail("sent-1", sender="anna@bureau.nl", to="jan@x.nl", day=3)))
    (imap / "INBOX.sbd" / "Caf&AOk-").write_bytes(_mbox(mail("cafe", day=4)))
    (imap / "Empty").write_bytes(b"")
    (local / "Trash").write_bytes(_mbox(mail("trash-1", day=5)))
    (local / "Unsent Messages").write_bytes(_mbox(mail("unsent", day=5)))
    (local / "Oud.sbd" / "2019").write_bytes(_mbox(mail("old-1", day=6)))
    (outside / "Klanten" / "cur" / "1:2,S").write_bytes(mail("maildir-1", day=7))
    return top


def _import(agency: Agency, path: Path, child: Child | None = None, progress: Progress | None = None) -> MailReport:
    exchange = Exchange(agency.store, agency.desk, read=MailSources(lambda: child or Child()).read)
    return exchange.import_mail(ANNA, ANNA, path, FolderRole.ARCHIVE, progress)


def _roles(agency: Agency) -> dict[str, str]:
    return {row["message_id"]: row["role"] for row in Messages(agency.store).list(ANNA, MessageQuery())}


def test_a_profile_is_found_read_by_roles_left_alone_and_adds_nothing_twice(agency: Agency, profiles: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in profiles.rglob("*")}
    report = _import(agency, profiles)
    assert (report.added, report.already_there, report.set_aside) == (7, 0, ())
    assert _roles(agency) == {
        "in-1": "inbox",
        "in-2": "inbox",
        "sent-1": "sent",
        "cafe": "archive",
        "trash-1": "trash",
        "old-1": "archive",
        "maildir-1": "archive",
    }
    again = _import(agency, profiles / "abc.default-release")
    assert (again.added, again.already_there) == (0, 7)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in profiles.rglob("*")} == before


def test_what_was_read_and_where_it_lay_is_known(profiles: Path) -> None:
    found = {one.where: one for one in MailSources(Child).read(profiles)}
    assert found["imap.example.com/INBOX/Café, message 1"].flags is Flags.SEEN
    assert found["imap.example.com/INBOX, message 2"].role is FolderRole.INBOX


def test_links_out_of_a_profile_are_not_followed(agency: Agency, profiles: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(_mbox(mail("secret")))
    (profiles / "abc.default-release" / "Mail" / "Local Folders" / "Link").symlink_to(secret)
    assert not [one for one in MailSources(Child).read(profiles) if b"secret" in one.raw]
    assert _import(agency, profiles).added == 7


def test_a_profile_without_mail_is_said(agency: Agency, tmp_path: Path) -> None:
    (tmp_path / "prefs.js").write_text("")
    with pytest.raises(UserFault, match="without mail"):
        _import(agency, tmp_path)


def test_outlooks_files_and_a_folder_of_them_come_in_once(agency: Agency, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    one = message(subject="Een", body="Dag.", sender="Jan", address="jan@x.nl", message_id="<msg-1>")
    (folder / "een.msg").write_bytes(build_msg(one))
    (folder / "twee.eml").write_bytes(mail("eml-1"))
    (folder / "contact.msg").write_bytes(build_msg(message(kind="IPM.Contact")))
    (folder / "half.msg").write_bytes(build_msg(one)[:700])
    (folder / "leeg.eml").write_bytes(b"")
    (folder / "notities.txt").write_text("geen mail")
    report = _import(agency, folder)
    assert (report.added, report.already_there) == (2, 0)
    assert sorted(aside.where for aside in report.set_aside) == ["contact.msg", "half.msg", "leeg.eml"]
    assert set(_roles(agency)) == {"msg-1", "eml-1"}
    again = _import(agency, folder / "een.msg")
    assert (again.added, again.already_there) == (0, 1)


@pytest.mark.parametrize("over", list(Over))
def test_a_file_that_takes_too_much_is_set_aside(agency: Agency, tmp_path: Path, over: Over) -> None:
    path = tmp_path / "bomb.msg"
    path.write_bytes(build_msg(message(body="x")))
    child = Child()
    child.over = over
    report = _import(agency, path, child)
    assert (report.added, [aside.where for aside in report.set_aside]) == (0, ["bomb.msg"])


def test_the_real_child_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "een.msg"
    path.write_bytes(build_msg(message(subject="Echt", body="Dag.", address="jan@x.nl")))
    (found,) = MailSources(lambda: Limited(OUTLOOK_LIMITS)).read(path)
    assert found.defect == ""
    assert b"Subject: Echt" in found.raw


def test_an_import_that_is_stopped_ends_at_the_next_message_keeps_what_came_and_says_so(
    agency: Agency, tmp_path: Path
) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(_mbox(*(mail(f"m-{n}", day=n) for n in range(5))))
    progress = Progress()
    progress.stop()
    report = _import(agency, path, progress=progress)
    assert (report.stopped, report.added) == (True, 1)
    rest = _import(agency, path)
    assert (rest.stopped, rest.added, rest.already_there) == (False, 4, 1)
