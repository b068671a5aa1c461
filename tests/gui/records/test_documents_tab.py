"""The tab Documents: versions, mail's attachments, search, preview, and what a hand does, each with the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.document import DocumentSort, DocumentView, NewVersion, VersionView
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.writing import Document
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.search_side import SearchSide
from carerix_desktop.gui.records.preview import Preview
from carerix_desktop.gui.records.tabs.documents import DocumentsTab
from carerix_desktop.gui.why.popover import WhyPopover
from carerix_desktop.services.documents import Documents
from carerix_desktop.services.records import Records
from tests.gui.conftest import theme
from tests.gui.records.test_records_pages import agency, context, opened, records
from tests.support.agency import Agency
from tests.support.documents import make_locked_pdf, make_pdf
from tests.support.letters import application

__all__ = ["agency", "context", "opened", "records", "theme"]
K, REF = RecordKind.CANDIDATE, "K-1"
CV = make_pdf(["Mehmet Yildiz\nzoekt werk als glazenwasser", "Ervaring"])


class Room:
    """A tab that shows one file, and what it was told."""

    def __init__(self, qtbot: QtBot, context: Context, records: Records) -> None:
        self.done: list[tuple[str, Callable[[], None]]] = []
        self.said: list[str] = []
        told = replace(context, done=lambda text, back: self.done.append((text, back)), toast=self.said.append)
        self.qtbot, self.context, self.tab = qtbot, context, DocumentsTab(told)
        self.documents: Documents = context.services.more["documents"]
        self.viewer = context.services.viewer.key
        self.records = records
        qtbot.addWidget(self.tab)
        self.tab.resize(900, 600)
        self.tab.show()

    def show(self) -> None:
        self.tab.show_file(self.records.file(self.viewer, K, REF), other=True)

    def names(self) -> list[str]:
        model, tree = self.tab.model, self.tab.tree
        heads = [model.index(row, 0) for row in range(model.rowCount())]
        assert all(tree.isExpanded(head) for head in heads)
        return [model.index(row, 0, head).data() for head in heads for row in range(model.rowCount(head))]

    def wait(self, names: list[str]) -> None:
        self.qtbot.waitUntil(lambda: self.names() == names, timeout=20_000)

    def choose(self, name: str) -> object:
        model = self.tab.model
        for group in range(model.rowCount()):
            head = model.index(group, 0)
            for row in range(model.rowCount(head)):
                index = model.index(row, 0, head)
                if index.data() == name:
                    self.tab.tree.setCurrentIndex(index)
                    return model.row_at(index)
        raise AssertionError(name)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.tab.tree, key)

    def act(self, name: str, label: str) -> None:
        row = self.choose(name)
        document = self.tab.model.document_of(self.tab.tree.currentIndex())
        assert isinstance(row, DocumentView | VersionView | Document)
        menu = self.tab.acts.menu(row, document)
        next(one for one in menu.actions() if one.text() == label).trigger()
        menu.deleteLater()


@pytest.fixture
def room(qtbot: QtBot, context: Context, records: Records, agency: Agency) -> Room:
    anna = context.services.viewer.key
    records.add(anna, K, {"ref": REF, "first_name": "Mehmet", "last_name": "Yildiz", "emails": "mehmet@post.example"})
    agency.file(application("first@x", ("CV.pdf", CV), ("cv.pdf.exe", b"MZ")))
    return Room(qtbot, context, records)


def pdf(name: str, data: bytes = CV) -> NewVersion:
    return NewVersion(name=name, content_type="application/pdf", data=data)


def test_an_attachment_becomes_the_cv_with_one_act_and_that_is_taken_back(room):
    room.show()
    room.wait(["CV.pdf", "cv.pdf.exe"])
    room.act("CV.pdf", "Use as CV")
    room.wait(["CV.pdf", "CV.pdf", "cv.pdf.exe"])
    (document,) = room.documents.of(room.viewer, K, REF)
    assert (document.sort, document.present.message is not None) == (DocumentSort.CV, True)
    assert room.done[-1][0] == "CV.pdf added to the documents"
    room.done[-1][1]()
    room.wait(["CV.pdf", "cv.pdf.exe"])


def test_a_document_that_came_by_mail_says_why_and_one_that_a_person_put_there_too(room):
    room.documents.add(room.viewer, K, REF, [pdf("brief.pdf")])
    room.show()
    room.wait(["brief.pdf", "CV.pdf", "cv.pdf.exe"])
    room.choose("brief.pdf")
    room.tab.why.action.trigger()
    assert room.said == ["A person put this here, no rule did."]
    room.choose("CV.pdf")
    room.tab.why.action.trigger()
    room.qtbot.waitUntil(lambda: bool(room.tab.tree.findChildren(WhyPopover)), timeout=20_000)
    (popover,) = room.tab.tree.findChildren(WhyPopover)
    assert popover.accessibleName().endswith("an address of this message stands on this file. Certain")
    popover.close()


def test_files_are_dropped_chosen_and_get_versions_of_which_an_older_one_comes_back(room, tmp_path, monkeypatch):
    room.show()
    for text in ("een", "twee"):
        (tmp_path / "brief.txt").write_text(text)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "brief.txt")), QUrl.fromLocalFile(str(tmp_path))])
        event = QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        room.tab.tree.dropEvent(event)
        done = len(room.done)
        room.qtbot.waitUntil(lambda done=done: len(room.done) > done, timeout=20_000)
    room.wait(["brief.txt (version 2)", "CV.pdf", "cv.pdf.exe"])
    (document,) = room.documents.of(room.viewer, K, REF)
    room.tab.acts.restore(document.versions[1])
    room.wait(["brief.txt (version 3)", "CV.pdf", "cv.pdf.exe"])
    (document,) = room.documents.of(room.viewer, K, REF)
    assert room.documents.content(room.viewer, document.present.key)[2] == b"een"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(tmp_path / "weg.txt")], ""))
    room.tab.acts.add_from_disk()
    room.qtbot.waitUntil(lambda: bool(room.said), timeout=20_000)
    assert "weg.txt" in room.said[0]


def test_a_document_is_renamed_by_f2_marked_and_deleted_by_del_with_the_way_back(room, monkeypatch):
    room.documents.add(room.viewer, K, REF, [pdf("CV oud.pdf")])
    room.show()
    room.wait(["CV oud.pdf", "CV.pdf", "cv.pdf.exe"])
    room.choose("CV oud.pdf")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_keywords: ("CV nieuw.pdf", True))
    room.press(Qt.Key.Key_F2)
    room.wait(["CV nieuw.pdf", "CV.pdf", "cv.pdf.exe"])
    document = room.choose("CV nieuw.pdf")
    assert isinstance(document, DocumentView)
    room.tab.acts.set_sort(document, DocumentSort.LETTER)
    room.qtbot.waitUntil(lambda: len(room.done) == 2, timeout=20_000)
    room.wait(["CV nieuw.pdf", "CV.pdf", "cv.pdf.exe"])
    room.choose("CV nieuw.pdf")
    room.press(Qt.Key.Key_Delete)
    room.wait(["CV.pdf", "cv.pdf.exe"])
    for _text, back in reversed(room.done):
        back()
    room.wait(["CV oud.pdf", "CV.pdf", "cv.pdf.exe"])


def test_words_inside_documents_are_found_once_they_were_read(room):
    room.documents.add(room.viewer, K, REF, [pdf("a.pdf"), pdf("b.pdf", make_pdf(["iets anders"]))])
    room.show()
    states = lambda: {one.present.text_state for one in room.documents.of(room.viewer, K, REF)}  # noqa: E731
    room.qtbot.waitUntil(lambda: states() == {"read"}, timeout=20_000)
    room.tab.line.setText("glazenwas")
    room.wait(["a.pdf"])
    room.tab.line.setText("exe")
    room.wait(["cv.pdf.exe"])
    room.tab.line.setText("nergens")
    room.wait([])
    room.tab.line.clear()
    room.qtbot.waitUntil(lambda: len(room.names()) == 4, timeout=20_000)


def test_space_looks_at_pages_of_a_pdf_and_says_what_cannot_be_drawn(room):
    room.documents.add(room.viewer, K, REF, [pdf("slot.pdf", make_locked_pdf())])
    room.show()
    room.wait(["slot.pdf", "CV.pdf", "cv.pdf.exe"])
    room.choose("CV.pdf")
    room.press(Qt.Key.Key_Space)
    shown = look(room)
    room.qtbot.waitUntil(lambda: shown.pages == 2 and not shown.image.pixmap().isNull(), timeout=20_000)
    first = shown.image.pixmap().toImage()
    room.qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    room.qtbot.waitUntil(lambda: shown.image.pixmap().toImage() != first, timeout=20_000)
    assert shown.line.text() == "Page 2 of 2"
    close(room, shown)
    room.choose("slot.pdf")
    room.press(Qt.Key.Key_Space)
    shown = look(room)
    room.qtbot.waitUntil(lambda: "locked with a password" in shown.line.text(), timeout=20_000)
    close(room, shown)


def look(room: Room) -> Preview:
    room.qtbot.waitUntil(lambda: bool(room.tab.window().findChildren(Preview)), timeout=20_000)
    return room.tab.window().findChildren(Preview)[-1]


def close(room: Room, shown: Preview) -> None:
    shown.close()
    room.qtbot.waitUntil(lambda: not room.tab.window().findChildren(Preview), timeout=20_000)


def test_a_picture_is_shown_and_one_that_claims_to_be_huge_is_not_decoded(room, tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "foto.png"))
    data = (tmp_path / "foto.png").read_bytes()
    huge = data[:16] + (100_000).to_bytes(4) + (100_000).to_bytes(4) + data[24:]
    files = [
        NewVersion(name=name, content_type="image/png", data=one) for name, one in (("a.png", data), ("b.png", huge))
    ]
    room.documents.add(room.viewer, K, REF, files)
    room.show()
    room.qtbot.waitUntil(lambda: len(room.names()) == 4, timeout=20_000)
    for name, drawn in (("a.png", True), ("b.png", False)):
        room.choose(name)
        room.press(Qt.Key.Key_Space)
        shown = look(room)
        room.qtbot.waitUntil(lambda shown=shown: bool(shown.line.text()) or not shown.image.pixmap().isNull())
        assert shown.image.pixmap().isNull() is not drawn
        close(room, shown)


def test_what_can_run_asks_first_and_other_files_open_from_a_private_place(room, monkeypatch):
    urls: list[QUrl] = []
    asked: list[str] = []

    def note(url: QUrl) -> bool:
        urls.append(url)
        return True

    def ask(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    monkeypatch.setattr(QMessageBox, "exec", ask)
    room.show()
    room.wait(["CV.pdf", "cv.pdf.exe"])
    room.choose("cv.pdf.exe")
    room.press(Qt.Key.Key_Return)
    assert (len(asked), urls) == (1, [])
    room.choose("CV.pdf")
    room.press(Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: len(urls) == 1, timeout=20_000)
    path = Path(urls[0].toLocalFile())
    assert (path.name, path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == ("CV.pdf", 0, 0)


def test_the_search_finds_documents_by_what_stands_in_them_and_opens_their_file(room, qtbot, context, opened):
    room.documents.add(room.viewer, K, REF, [pdf("brief.pdf", make_pdf(["Ervaring met zeldzaamwoord"]))])
    side = SearchSide(context)
    qtbot.addWidget(side)
    side.show()
    side.opened.connect(lambda kind, ref: opened.append((kind, ref)))
    side.look_for("zeldzaamwoord from:iemand")

    def found() -> list[QToolButton]:
        return [one for one in side.findChildren(QToolButton) if one.accessibleName().startswith("brief.pdf on the")]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()
    assert opened[-1] == (K, REF)
    side.look_for("nietsdergelijks")
    qtbot.waitUntil(lambda: not found())
