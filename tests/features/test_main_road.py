"""The demo's main road on a real display, by the names that a screen reader says: from the first look to the end."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desktop import Desktop

START_S, SLOW_S = 30.0, 20.0
CARD = "Pieter Kuipers, Terugkoppeling kandidaten week 47, .*linked to .*Pieter Kuipers"
STEPS = (
    "^Server found. 127.0.0.1",
    "^Connection is not encrypted",
    "^Signed in. eva@noorderlicht.example",
    "^Folders read. [0-9]+ folders",
    "^Sending works",
)

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    directory = Path(tempfile.mkdtemp(prefix="cd-", dir="/tmp"))  # short: UNIX sockets live in it
    try:
        with Desktop(directory, "--demo") as shown:
            yield shown
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def see_the_mailbox(desktop: Desktop) -> None:
    desktop.find("frame", "Carerix Desktop$", within_s=START_S)
    desktop.find("table", "^Messages$", within_s=SLOW_S)
    desktop.find("label", "^Demo: nothing leaves this computer$")
    desktop.find("check box", "^Mailbox, [0-9]+ unread$", checked=True, within_s=SLOW_S)


def read_a_message(desktop: Desktop) -> None:
    """Its conversation comes, with its link and the file of the person beside it."""
    desktop.press("table cell", CARD, within_s=SLOW_S)  # by its action: new mail may move the row under a click
    desktop.find("label", "^Terugkoppeling kandidaten week 47$")
    desktop.find("push button", "^Contact Pieter Kuipers, linked by .* Press for why$")
    desktop.find("label", "twee zijn goed, maar missen de ervaring met Kafka", within_s=SLOW_S)
    desktop.find("push button", "^Open file$")


def take_the_keyboard(desktop: Desktop) -> None:
    """To the list: choosing a row by its action leaves the keyboard where it was, and a page may still be arriving."""
    for _try in range(5):
        desktop.focus("table", "^Messages$")
        with contextlib.suppress(AssertionError):
            desktop.find("table", "^Messages$", focused=True, within_s=4)
            return
    desktop.find("table", "^Messages$", focused=True)


def archive_and_take_back(desktop: Desktop) -> None:
    take_the_keyboard(desktop)
    desktop.keys("e")
    desktop.find("label", "^1 conversation archived$")
    desktop.gone("table cell", CARD)
    desktop.keys("ctrl+z")
    desktop.find("table cell", CARD)


def search(desktop: Desktop) -> None:
    desktop.keys("ctrl+k")
    desktop.find("text", "^Search everywhere$", focused=True)
    desktop.keys(*"kafka")
    desktop.find("label", "^[0-9]+ found$")
    desktop.find("table cell", CARD)
    desktop.gone("list", "^Suggestions$")
    desktop.keys("Escape")
    desktop.find("tree", "^Folders$")


def open_a_candidate(desktop: Desktop) -> None:
    desktop.press("check box", "^Candidates$")
    desktop.find("frame", "^Candidates")
    desktop.click("text", "^Filter$")
    desktop.keys(*"aisha")
    desktop.find("table cell", "^Name: Aisha Benali$", within_s=SLOW_S)
    desktop.keys("Return")
    desktop.find("label", "^Number: K-1002$")
    desktop.press("push button", "^Open file$")
    desktop.find("push button", "^Back to the list$")
    desktop.find("list item", "Salarisindicatie controller")


def open_my_account(desktop: Desktop) -> None:
    """The menu of one's own picture; a menu is no part of the tree, so it is gone through by keys."""
    desktop.click("push button", "^Eva Bakker, my account$")
    desktop.find("push button", "^Eva Bakker, my account$", pressed=True)
    desktop.keys("Down", "Return")
    desktop.find("label", "^E-mail settings$", within_s=SLOW_S)


def check_the_connection(desktop: Desktop) -> None:
    desktop.press("push button", "^Test connection$")
    desktop.find("push button", "^Test again$", within_s=SLOW_S)
    for step in STEPS:
        desktop.find("filler", step)


def edit_folders(desktop: Desktop) -> None:
    desktop.press("push button", "^Edit folders")
    desktop.find("dialog", "^Edit folders")
    desktop.find("combo box", "^Verzonden items$", within_s=SLOW_S)
    desktop.leave_by("Escape", "dialog", "^Edit folders")


def test_the_main_road(desktop: Desktop) -> None:
    see_the_mailbox(desktop)
    read_a_message(desktop)
    archive_and_take_back(desktop)
    search(desktop)
    open_a_candidate(desktop)
    open_my_account(desktop)
    check_the_connection(desktop)
    edit_folders(desktop)
    assert desktop.quit_by("ctrl+q") == 0
    assert "Traceback" not in desktop.log()
    assert list(desktop.directory.glob("tmp/carerix-demo-*")) == []
