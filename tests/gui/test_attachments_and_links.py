"""What a hand does in the reading pane: attachments, links, proposals, pictures, source."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QItemSelectionModel, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.document import DocumentSort
from carerix_desktop.domain.event import RecordsChanged
from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.view import PartView, RecordHit
from carerix_desktop.gui.mailbox import linking
from carerix_desktop.gui.mailbox.dialogs import SourceDialog
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.open_outside import ask_to_open
from carerix_desktop.services.documents import DocumentsDone
from tests.support.fake_services import FakeActions, FakeReading


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What would have been handed to the system."""
    urls: list[QUrl] = []

    def note(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return urls


def answer(monkeypatch: pytest.MonkeyPatch, label: str) -> list[str]:
    """Press a button of every question by its label; answers what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        buttons = {button.text().replace("&", ""): button for button in box.buttons()}
        buttons[label].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def read_row(qtbot: QtBot, window: MainWindow, row: int) -> None:
    window.mailbox.list.select_row(row)
    key = window.mailbox.model.key_at(row)
    reading = window.mailbox.reading
    qtbot.waitUntil(lambda: reading.message is not None and reading.message.key == key)


def part(name: str) -> PartView:
    return PartView(section="2", filename=name, content_type="application/octet-stream", size_octets=10)


def test_an_attachment_opens_from_a_private_file(qtbot: QtBot, window: MainWindow, opened: list[QUrl]) -> None:
    read_row(qtbot, window, 0)
    window.mailbox.reading.attachments.open_row(0)
    qtbot.waitUntil(lambda: bool(opened))
    path = Path(opened[0].toLocalFile())
    assert path.name == "CV_Sanne_de_Vries_2026.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("label", "opens"), [("Cancel", False), ("Open anyway", True)])
def test_what_can_run_asks_first(
    qtbot: QtBot, window: MainWindow, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch, label: str, opens: bool
) -> None:
    asked = answer(monkeypatch, label)
    window.mailbox.reading.attachments.open_part(MessageKey(7), part("cv.pdf.exe"))
    window.jobs.wait()
    qtbot.wait(50)
    assert bool(opened) is opens
    assert "cv.pdf.exe can run a program" in asked[0]


def test_saving_all_overwrites_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "Referenties.docx"
    mine.write_text("mine")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    read_row(qtbot, window, 0)
    window.mailbox.reading.attachments.save_all()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.docx"))) == 2 and len(list(tmp_path.glob("*.pdf"))) == 1)
    assert mine.read_text() == "mine"


def test_an_attachment_can_be_dragged_out_once_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    read_row(qtbot, window, 0)
    bar = window.mailbox.reading.attachments
    index = bar.model.index(0, 0)
    assert bar.model.mimeData([index]).urls() == []
    bar.list.pressed_row.emit(0)
    qtbot.waitUntil(lambda: bool(bar.model.mimeData([index]).urls()))
    assert Path(bar.model.mimeData([index]).urls()[0].toLocalFile()).is_file()


@pytest.mark.parametrize(
    ("address", "label", "opens"),
    [("https://xn--bcher-kva.example/a?b", "Open", True), ("https://a.example/", "Cancel", False)],
)
def test_the_real_host_is_shown_before_a_link_opens(
    window: MainWindow,
    opened: list[QUrl],
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    label: str,
    opens: bool,
) -> None:
    asked = answer(monkeypatch, label)
    ask_to_open(QUrl(address), window)
    assert bool(opened) is opens
    assert QUrl(address).host(QUrl.ComponentFormattingOption.EncodeUnicode) in asked[0]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "ms-word:x"])
def test_other_schemes_are_refused(
    window: MainWindow, opened: list[QUrl], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked = answer(monkeypatch, "OK")
    ask_to_open(QUrl(address), window)
    assert opened == []
    assert "not opened" in asked[0]


def test_l_links_the_open_message_and_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = RecordHit(kind=RecordKind.VACANCY, ref="V-1", label="Java Developer", detail="")
    monkeypatch.setattr(linking, "choose_records", lambda *_args: [java])
    read_row(qtbot, window, 2)
    key = window.mailbox.model.key_at(2)
    window.actions_of_window.link.trigger()
    done = cast("FakeActions", window.context.services.actions).done
    records = (RecordRef(kind=RecordKind.VACANCY, ref="V-1"),)
    qtbot.waitUntil(lambda: ("link_all", (key,), records) in done)
    qtbot.waitUntil(window.actions_of_window.undo.isEnabled)
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: "undo_link" in done)


def test_several_conversations_are_joined_and_undo_parts_them(qtbot: QtBot, window: MainWindow) -> None:
    read_row(qtbot, window, 2)
    act, pane = window.actions_of_window, window.mailbox
    assert not act.join.isEnabled()
    pane.list.view.selectionModel().select(
        pane.model.index(3, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    qtbot.waitUntil(act.join.isEnabled)
    keys = tuple(pane.list.selected_keys())
    buttons = {button.text(): button for button in pane.reading.empty.findChildren(QPushButton)}
    buttons["Join into one conversation"].click()
    done = cast("FakeActions", window.context.services.actions).done
    qtbot.waitUntil(lambda: ("join", keys) in done)
    qtbot.waitUntil(act.undo.isEnabled)
    act.undo.trigger()
    qtbot.waitUntil(lambda: "undo_link" in done)


def test_a_conversation_is_split_at_the_open_message(qtbot: QtBot, window: MainWindow) -> None:
    read_row(qtbot, window, 2)
    act, reading = window.actions_of_window, window.mailbox.reading
    several = reading.view is not None and len(reading.view.messages) > 1
    assert act.split.isEnabled() is several
    act.split.setEnabled(True)
    act.split.trigger()
    done = cast("FakeActions", window.context.services.actions).done
    key = reading.message.key if reading.message is not None else None
    qtbot.waitUntil(lambda: ("split", key) in done)


def test_an_unknown_sender_is_offered_a_file(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(window.mailbox.links.people, "begin", lambda *args: asked.append(args))
    read_row(qtbot, window, 2)
    buttons = {button.text(): button for button in window.mailbox.reading.head.findChildren(QPushButton)}
    buttons["Create candidate"].click()
    assert asked == [(window.mailbox.model.key_at(2), RecordKind.CANDIDATE)]


def offers_images(window: MainWindow) -> bool:
    buttons = window.mailbox.reading.head.findChildren(QPushButton)
    return any(button.text() == "Show images" and button.isVisible() for button in buttons)


def test_pictures_are_shown_for_the_message_that_was_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    cast("FakeReading", window.context.services.reading).html = "<p>Hoi</p>"
    read_row(qtbot, window, 1)
    qtbot.waitUntil(lambda: offers_images(window))
    window.mailbox.reading.head.show_images.emit()
    qtbot.waitUntil(lambda: not offers_images(window))
    read_row(qtbot, window, 0)
    qtbot.waitUntil(lambda: offers_images(window))  # consent is for one message
    read_row(qtbot, window, 1)
    qtbot.waitUntil(lambda: offers_images(window))  # and for one visit


def test_the_source_is_shown_and_saved_as_it_came(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = b"Subject: \xff\x00test\r\n\r\nbody"
    target = tmp_path / "a.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    dialog = SourceDialog(raw, window)
    dialog._save()
    assert target.read_bytes() == raw
    dialog.close()


def test_plain_text_and_the_whole_conversation_at_a_key(qtbot: QtBot, window: MainWindow) -> None:
    read_row(qtbot, window, 0)
    body = window.mailbox.reading.body
    with qtbot.waitSignal(body.shown, timeout=10_000):
        window.actions_of_window.open_all.trigger()
    window.actions_of_window.plain.trigger()
    message = window.mailbox.reading.message
    assert message is not None
    assert body.is_plain(message.key)


class FakeDocuments:
    """Takes attachments in, and gives them back."""

    def __init__(self) -> None:
        self.filed: list[tuple[object, ...]] = []

    def file_attachments(self, _actor: int, *args: object, sort: DocumentSort | None) -> DocumentsDone:
        self.filed.append((*args, sort))
        return DocumentsDone(event=RecordsChanged(records=("candidate:7",)), undo=lambda _work: None)

    def undo(self, _actor: int, done: DocumentsDone) -> RecordsChanged:
        self.filed.clear()
        return done.event


def test_an_attachment_goes_to_the_file_of_its_conversation_and_back(qtbot: QtBot, window: MainWindow) -> None:
    documents = window.context.services.more["documents"] = FakeDocuments()
    read_row(qtbot, window, 0)
    bar = window.mailbox.reading.attachments
    menu = bar.menu(0)
    labels = {action.text(): action for action in menu.actions()}
    assert "Save to file of Java Developer" in labels
    assert "Use as CV of Java Developer" not in labels
    labels["Use as CV of Sanne de Vries"].trigger()
    menu.deleteLater()
    part = bar.model.part_at(0)
    qtbot.waitUntil(lambda: window.toast_text == f"{part.filename} is on the file of Sanne de Vries")
    (filed,) = documents.filed
    assert (filed[0], filed[1], filed[2], filed[4]) == (
        bar.model.message,
        [part.section],
        RecordKind.CANDIDATE,
        DocumentSort.CV,
    )
    window.actions_of_window.undo.trigger()
    qtbot.waitUntil(lambda: documents.filed == [])
