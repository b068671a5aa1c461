"""File › Import and Export: mail from files, lists, messages and dossiers into files, each stopped without a trace."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.actions import WindowActions
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.marked import Marked
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.transfer.desk import TransferDesk
from carerix_desktop.gui.transfer.mail_dialog import MailImportDialog
from carerix_desktop.gui.transfer.run_dialog import RunDialog
from carerix_desktop.services.messages import MessageQuery, Messages
from carerix_desktop.services.progress import Progress
from tests.support.agency import Agency, mail

CANDIDATE = RecordKind.CANDIDATE
Ask = Callable[[Path, str], None]


class Page(QWidget):
    """A page on which something is marked."""

    def __init__(self, what: Marked) -> None:
        super().__init__()
        self._what = what

    def marked(self) -> Marked:
        return self._what


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The person chooses this file in this form."""

    def answer(path: Path, form: str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), form))

    return answer


@pytest.fixture
def people(agency: Agency, context: Context) -> list[int]:
    """Two candidates and the mail of one."""
    agency.file(mail("one", day=1, body="Eerste."), mail("two", day=2, body="Tweede."))
    records, viewer = context.services.more["records"], context.services.viewer.key
    made = [
        records.add(viewer, CANDIDATE, {"ref": ref, "first_name": name, "emails": address}).record.key
        for ref, name, address in (("K-1", "Jan", "jan@example.nl"), ("K-2", "Eva", "eva@example.nl"))
    ]
    return [int(key) for key in made]


def _desk(qtbot: QtBot, theme: Theme, context: Context, page: QWidget) -> WindowActions:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.show()
    actions = WindowActions(theme, window)
    TransferDesk(window, context, actions, lambda: page)
    return actions


def test_a_list_goes_out_whole_or_as_marked_in_the_form_that_was_chosen(
    qtbot: QtBot, theme: Theme, context: Context, people: list[int], tmp_path: Path, ask: Ask, toasts: list[str]
) -> None:
    actions = _desk(qtbot, theme, context, Page(Marked(kind=CANDIDATE, keys=people[:1])))
    ask(tmp_path / "all", "Table for a spreadsheet (*.csv)")
    actions.export.trigger()
    assert (tmp_path / "all.csv").read_text().count("\n") == 3
    assert toasts == ["2 written to all.csv"]
    actions = _desk(qtbot, theme, context, Page(Marked(kind=CANDIDATE, keys=people)))
    ask(tmp_path / "people.vcf", "vCard 4.0 (*.vcf)")
    actions.export.trigger()
    assert (tmp_path / "people.vcf").read_text().count("VERSION:4.0") == 2


def test_marked_messages_go_out_as_files(
    qtbot: QtBot, theme: Theme, context: Context, agency: Agency, people: list[int], tmp_path: Path, ask: Ask
) -> None:
    keys = [int(agency.key("one")), int(agency.key("two"))]
    page = Page(Marked(source=ListSource(record="candidate:K-1"), keys=keys))
    ask(tmp_path / "mail.mbox", "Messages in a ZIP (*.zip)")
    _desk(qtbot, theme, context, page).export.trigger()
    with zipfile.ZipFile(tmp_path / "mail.zip") as archive:
        assert len(archive.namelist()) == 2
    assert people


def test_a_dossier_is_written_in_the_words_of_the_window(
    qtbot: QtBot, theme: Theme, context: Context, people: list[int], tmp_path: Path, ask: Ask, toasts: list[str]
) -> None:
    actions = _desk(qtbot, theme, context, Page(Marked(kind=CANDIDATE, record=(CANDIDATE, "K-1"))))
    ask(tmp_path / "jan", "To read, as a PDF (*.pdf)")
    actions.dossier.trigger()
    assert toasts == ["The dossier is in jan.pdf"]
    pdf = pypdfium2.PdfDocument(tmp_path / "jan.pdf")
    assert "Tweede." in pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert people


def test_where_nothing_is_marked_it_is_said(qtbot: QtBot, theme: Theme, context: Context, toasts: list[str]) -> None:
    actions = _desk(qtbot, theme, context, QWidget())
    actions.export.trigger()
    actions.dossier.trigger()
    assert ["Nothing is marked" in toasts[0], "No file is open" in toasts[1]] == [True, True]


def test_the_list_tells_what_is_marked_and_whose_file_is_open(
    qtbot: QtBot, context: Context, people: list[int]
) -> None:
    page = RecordsPage(context, CANDIDATE)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.model.loaded, timeout=20_000):
        page.show()
    qtbot.waitUntil(lambda: page.view.currentIndex().isValid(), timeout=20_000)
    qtbot.waitUntil(lambda: page.model.record_at(0) is not None, timeout=20_000)
    page.view.selectAll()
    marked = page.marked()
    assert (marked.kind, sorted(marked.keys)) == (CANDIDATE, sorted(people))
    assert marked.record is not None


def _mbox(tmp_path: Path, count: int) -> Path:
    path = tmp_path / "box.mbox"
    mark = b"From x Mon Jan  5 09:00:00 2026\n"
    mails = [mail(f"m-{n}", day=n).replace(b"\r\n", b"\n") + b"\n" for n in range(count)]
    path.write_bytes(b"".join(mark + one for one in mails) + mark + b"no header at all\n")
    return path


def test_mail_comes_in_with_its_report_and_twice_adds_nothing(
    qtbot: QtBot, desk: QWidget, context: Context, agency: Agency, tmp_path: Path
) -> None:
    dialog = MailImportDialog(desk, context)
    dialog.show()
    assert not dialog.bring.isEnabled()
    for told in ("3 added, 0 here already, 1 set aside", "0 added, 3 here already, 1 set aside"):
        dialog.choose(_mbox(tmp_path, 3))
        qtbot.mouseClick(dialog.bring, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.report.isVisible, timeout=20_000)
        assert told in [label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")]
        assert "no header" in dialog.report.toPlainText()
    found = Messages(agency.store).list(agency.users["anna"], MessageQuery())
    assert {one["role"] for one in found} == {"archive"}
    dialog.reject()


def test_what_is_no_mail_is_one_sentence_and_another_may_be_chosen(
    qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dialog = MailImportDialog(desk, context)
    dialog.show()
    dialog.choose(path)
    qtbot.mouseClick(dialog.bring, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.banner.isVisible, timeout=20_000)
    assert "holds no mail that can be read" in dialog.banner.accessibleName()
    qtbot.waitUntil(dialog.bring.isEnabled, timeout=20_000)
    dialog.reject()


def test_work_that_is_stopped_closes_and_work_that_fails_says_why(
    qtbot: QtBot, desk: QWidget, context: Context
) -> None:
    def endless(progress: Progress) -> None:
        while True:
            progress.step(1, 2)
            time.sleep(0.01)

    def broken(_progress: Progress) -> None:
        raise UserFault("The disk is full.")

    dialog = RunDialog(desk, context, "Exporting", endless)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.progress.bar.maximum() == 2, timeout=20_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert dialog.answer is None
    other = RunDialog(desk, context, "Exporting", broken)
    other.show()
    qtbot.waitUntil(other.banner.isVisible, timeout=20_000)
    assert "The disk is full." in other.banner.accessibleName()
    other.reject()


def test_the_mailbox_tells_which_messages_are_selected(window: MainWindow) -> None:
    window.mailbox.list.view.selectAll()
    marked = window.mailbox.marked()
    assert len(marked.keys) == 40
    assert marked.source is not None
    assert marked.record is None
    assert not window.actions_of_window.export.isEnabled(), "without the services nothing is promised"
