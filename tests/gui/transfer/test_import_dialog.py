"""The import of records in the window: columns chosen, tried, imported, stopped, reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.language import speak
from carerix_desktop.gui.records.import_dialog import ImportDialog
from tests.gui.transfer.conftest import WaysBack
from tests.support.agency import Agency

CANDIDATE = RecordKind.CANDIDATE
DUTCH = "Nummer;Voornaam;Achternaam;E-mailadres;Woonplaats;Bron\nK-1;Zoë;Bos;z@x.nl;Ede;site\nK-2;Jan;;bad;;\n"


def _open(qtbot: QtBot, desk: QWidget, context: Context, path: Path, kind: RecordKind = CANDIDATE) -> ImportDialog:
    dialog = ImportDialog(desk, context, kind, path)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.box.isEnabled() or dialog.banner.isVisible(), timeout=20_000)
    return dialog


def _press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.waitUntil(button.isEnabled, timeout=20_000)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _file(tmp_path: Path, text: str | bytes, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _sample(dialog: ImportDialog, row: int) -> str:
    item = dialog.table.item(row, 1)
    return "" if item is None else item.text()


def _names(context: Context) -> list[str]:
    records, viewer = context.services.more["records"], context.services.viewer.key
    return [one.name for one in records.get_many(viewer, CANDIDATE, records.list_keys(viewer, CANDIDATE))]


def test_columns_are_proposed_tried_and_imported(qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path) -> None:
    dialog = _open(qtbot, desk, context, _file(tmp_path, DUTCH.encode("cp1252")))
    assert list(dialog.table.columns().values()) == ["ref", "first_name", "last_name", "emails", "city", "Bron"]
    assert (dialog.encoding.currentData(), dialog.separator.currentData()) == ("cp1252", ";")
    _press(qtbot, dialog.try_it)
    qtbot.waitUntil(dialog.report.isVisible, timeout=20_000)
    assert "is not an e-mail address" in dialog.report.toPlainText()
    assert "3" in dialog.report.toPlainText()
    assert _names(context) == []
    _press(qtbot, dialog.bring)
    qtbot.waitUntil(lambda: not dialog.bring.isVisible(), timeout=20_000)
    assert _names(context) == ["Zoë Bos"]
    assert "people.csv" in dialog.report_text()
    dialog.reject()


def test_a_choice_of_encoding_and_columns_counts_and_is_remembered(
    qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path
) -> None:
    path = _file(tmp_path, "Nummer,Wie\nK-1,Zoë\n".encode())
    dialog = _open(qtbot, desk, context, path)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp1252"))
    dialog.encoding.activated.emit(0)
    qtbot.waitUntil(lambda: "Ã" in _sample(dialog, 1), timeout=20_000)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("utf-8"))
    dialog.encoding.activated.emit(0)
    qtbot.waitUntil(lambda: "Zoë" in _sample(dialog, 1), timeout=20_000)
    box = dialog.table.box(1)
    box.setCurrentIndex(box.findData("first_name"))
    _press(qtbot, dialog.bring)
    qtbot.waitUntil(lambda: not dialog.bring.isVisible(), timeout=20_000)
    assert _names(context) == ["Zoë"]
    dialog.reject()
    again = _open(qtbot, desk, context, path)
    qtbot.waitUntil(again.banner.isVisible, timeout=20_000)
    assert again.table.columns() == {"Nummer": "ref", "Wie": "first_name"}
    again.reject()


def test_what_is_missing_or_doubled_is_said_before_anything_can_be_imported(
    qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path
) -> None:
    dialog = _open(qtbot, desk, context, _file(tmp_path, "Voornaam,Stad\nJan,Ede\n"))
    assert dialog.numbers.isVisible()
    assert dialog.bring.isEnabled()
    dialog.numbers.setChecked(False)
    assert not dialog.bring.isEnabled()
    assert "Number" in dialog.banner.accessibleName()
    dialog.numbers.setChecked(True)
    box = dialog.table.box(1)
    box.setCurrentIndex(box.findData("first_name"))
    assert not dialog.try_it.isEnabled()
    assert "Two columns" in dialog.banner.accessibleName()
    dialog.reject()


def test_cards_need_no_columns(qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path) -> None:
    path = _file(tmp_path, "BEGIN:VCARD\nFN:Eva Smit\nEND:VCARD\n", "people.vcf")
    dialog = _open(qtbot, desk, context, path)
    assert not dialog.table.isVisible()
    _press(qtbot, dialog.bring)
    qtbot.waitUntil(lambda: not dialog.bring.isVisible(), timeout=20_000)
    assert _names(context) == ["Eva Smit"]
    dialog.reject()


def test_an_import_of_another_file_is_one_clear_sentence(
    qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path
) -> None:
    dialog = _open(qtbot, desk, context, _file(tmp_path, b"\xff\xfe"))
    qtbot.waitUntil(dialog.banner.isVisible, timeout=20_000)
    assert "is empty" in dialog.banner.accessibleName()
    assert not dialog.bring.isEnabled()
    dialog.reject()


def test_esc_stops_an_import_and_nothing_of_it_stays(
    qtbot: QtBot, desk: QWidget, context: Context, agency: Agency, tmp_path: Path
) -> None:
    path = _file(tmp_path, "ref,first_name\n" + "".join(f"K-{n},x\n" for n in range(400)))
    dialog = _open(qtbot, desk, context, path)
    with agency.store.work(None):  # the import waits for its turn, so that it is stopped before it ends
        _press(qtbot, dialog.bring)
        qtbot.waitUntil(lambda: dialog.progress.is_running, timeout=20_000)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.progress.is_running, timeout=20_000)
    assert "stopped" in dialog.banner.accessibleName()
    assert _names(context) == []
    dialog.reject()


def test_the_report_is_saved_as_text(
    qtbot: QtBot, desk: QWidget, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _open(qtbot, desk, context, _file(tmp_path, DUTCH))
    _press(qtbot, dialog.try_it)
    qtbot.waitUntil(dialog.save.isVisible, timeout=20_000)
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    _press(qtbot, dialog.save)
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert "is not an e-mail address" in target.read_text()
    dialog.reject()


@pytest.mark.usefixtures("any_language")
def test_the_report_says_in_dutch_why_a_line_was_left_out(
    qtbot: QtBot, qapp: QApplication, desk: QWidget, context: Context, tmp_path: Path
) -> None:
    speak(qapp, "nl_NL")
    dialog = _open(qtbot, desk, context, _file(tmp_path, DUTCH))
    _press(qtbot, dialog.try_it)
    qtbot.waitUntil(dialog.report.isVisible, timeout=20_000)
    assert "” is geen e-mailadres" in dialog.report.toPlainText()
    dialog.reject()


def test_one_undo_takes_the_whole_import_back(
    qtbot: QtBot,
    desk: QWidget,
    context: Context,
    tmp_path: Path,
    ways_back: WaysBack,
    toasts: list[str],
) -> None:
    dialog = _open(qtbot, desk, context, _file(tmp_path, "ref,first_name\nK-1,Zoë\nK-2,Jan\n"))
    _press(qtbot, dialog.bring)
    qtbot.waitUntil(lambda: bool(ways_back), timeout=20_000)
    dialog.reject()
    assert _names(context) == ["Jan", "Zoë"]
    ways_back[0]()
    qtbot.waitUntil(lambda: toasts == ["The import was taken back."], timeout=20_000)
    assert _names(context) == []
