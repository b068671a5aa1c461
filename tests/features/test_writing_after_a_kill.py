"""kill -9 while one writes, on a real display: the next start offers the message, with text, cursor and attachment."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.app import build_office
from carerix_desktop.domain.draft import Draft
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from tests.support.desktop import Desktop

START_S, SLOW_S = 30.0, 20.0
CV = b"%PDF-1.4 cv"
ATTACHED = ("panel", "^cv.pdf, PDF")
TEXT = "^Text of the message$"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def home() -> Iterator[Path]:
    """Where the profile is, and a file to attach."""
    directory = Path(tempfile.mkdtemp(prefix="cd-", dir="/tmp"))  # short: UNIX sockets live in it
    (directory / "cv.pdf").write_bytes(CV)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def office(home: Path) -> Iterator[Office]:
    """The profile of the window: a user without a mailbox, and a candidate."""
    made = build_office(Profile(home / "p"), Redaction())
    eva = made.users.add(None, "eva", name="Eva Bakker", from_address="eva@bureau.example")
    fields = {"first_name": "Sanne", "last_name": "de Vries", "emails": "sanne@post.example"}
    made.records.add(eva.key, RecordKind.CANDIDATE, fields)
    yield made
    made.close()


def write(desktop: Desktop, home: Path) -> None:
    """A message with an attachment, the cursor in the middle of its text."""
    desktop.click("push button", "^New message$")
    desktop.find("text", "^To$", focused=True, within_s=SLOW_S)
    desktop.type("sanne@post.example,")
    desktop.click("text", "^Subject$")
    desktop.type("gesprek")
    desktop.click("push button", "^Attach files")
    for _press in range(3):  # a menu is no part of the tree: keys that come before it go nowhere
        desktop.keys("Down", "Return")
        with contextlib.suppress(AssertionError):
            desktop.find("text", "^File name", focused=True, within_s=3)
            break
    desktop.write("text", "^File name", str(home / "cv.pdf"))
    desktop.keys("Return")
    desktop.gone("text", "^File name")
    desktop.find(*ATTACHED, within_s=SLOW_S)
    desktop.click("text", TEXT)
    desktop.type("beste sanne tot donderdag")
    desktop.keys(*["Left"] * len(" donderdag"))


def saved(office: Office, viewer: UserKey, text: str, cursor: int) -> Draft:
    """Wait until the draft is on the disk."""
    end = time.monotonic() + SLOW_S
    while True:
        (draft,) = office.drafting.find_open(viewer)
        if (draft.content.text.strip(), draft.content.cursor) == (text, cursor):
            return draft
        assert time.monotonic() < end, draft
        time.sleep(0.1)


def test_what_was_written_is_offered_with_cursor_and_attachment(home: Path, office: Office) -> None:
    (eva,) = office.users.everybody()
    with Desktop(home, "--profile", str(home / "p"), "--as", "eva") as desktop:
        desktop.find("label", "^All done$", within_s=START_S)
        write(desktop, home)
        written = desktop.text("text", TEXT, "tot donderdag")
        saved(office, eva.key, *written)
        desktop.kill()

        desktop.start_again()
        desktop.find("label", "^You were writing to sanne@.?post.example$", within_s=START_S)
        desktop.press("push button", "^Continue$")
        assert desktop.text("text", TEXT, "donderdag", within_s=SLOW_S) == written
        assert written == ("beste sanne tot donderdag", len("beste sanne tot"))
        assert desktop.text("text", "^Subject$")[0] == "gesprek"
        desktop.find("push button", "^Sanne de Vries, by recipient")
        desktop.find(*ATTACHED)
        desktop.focus("text", TEXT)  # a button that goes hands the keyboard on now and then; the cursor stays
        desktop.find("text", TEXT, focused=True)
        desktop.type(" en met")
        draft = saved(office, eva.key, "beste sanne tot en met donderdag", len("beste sanne tot en met"))
    (file,) = draft.files
    assert (file.filename, office.drafting.file_data(eva.key, draft.key, file.sha256)) == ("cv.pdf", CV)
