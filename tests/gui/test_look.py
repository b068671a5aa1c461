"""Colours, icons, fonts and painted parts: every token, both modes, many repaints."""

from __future__ import annotations

import re
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.assets import resource_path
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.mailbox.card_delegate import CardDelegate
from carerix_desktop.gui.mailbox.conversation_view import page_look
from carerix_desktop.gui.mailbox.folder_pane import FolderPane
from carerix_desktop.gui.models.folders import FolderModel
from carerix_desktop.gui.models.messages import MessageListModel
from carerix_desktop.gui.models.spoken import CardSpeech
from carerix_desktop.gui.theme import Theme, ThemeChoice, fill_marks
from carerix_desktop.gui.widgets.avatar import initials_of
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.chip import LinkChip
from carerix_desktop.gui.widgets.switch import Segmented, Switch
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.gui.widgets.toast import Toast
from tests.support.fake_services import INBOX, FakeReading


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_theme_dresses_palette_sheet_and_page(qapp: QApplication, theme: Theme, choice: ThemeChoice) -> None:
    changes: list[int] = []
    theme.changed.connect(lambda: changes.append(1))
    try:
        theme.choose(choice)
        assert theme.mode == choice.value
        assert qapp.palette().color(QPalette.ColorRole.Base) == theme.color("bg.surface")
        assert "@" not in qapp.styleSheet()
        assert theme.color("bg.surface").name().lower() in page_look(theme).css.lower()
        assert changes
    finally:
        theme.choose(ThemeChoice.LIGHT)


def test_a_mark_without_a_token_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        fill_marks("a{color:@no.such@}", {})


def test_every_icon_that_the_window_names_is_there() -> None:
    package = resource_path().parent / "carerix_desktop" / "gui"
    named = set()
    for source in package.rglob("*.py"):
        text = source.read_text("utf-8")
        named |= set(re.findall(r"""icons\.(?:icon|pixmap)\(\s*"([a-z0-9-]+)!?\"""", text))
        named |= set(re.findall(r"""icon="([a-z0-9-]+)\"""", text))
    missing = sorted(name for name in named if not resource_path("icons", f"{name}.svg").is_file())
    assert missing == []
    assert len(named) > 20


def test_icons_take_the_colour_of_the_theme_and_the_ratio_of_the_screen(theme: Theme) -> None:
    pixmap = theme.icons.pixmap("archive", "danger.text", 16, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2.0)
    image = pixmap.toImage()
    inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(_near(ink, theme.color("danger.text")) for ink in inked)
    assert theme.icons.pixmap("archive", "danger.text", 16, 2.0) is pixmap


def _near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) < 12 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def test_a_delegate_survives_five_thousand_repaints(qtbot: QtBot, jobs: Jobs, theme: Theme) -> None:
    model = MessageListModel(jobs, FakeReading(size=10), CardSpeech())
    with qtbot.waitSignal(model.loaded):
        model.show_source(INBOX)
    delegate = CardDelegate(theme)
    delegate.words = ("re", "cv")
    canvas = QPixmap(348, 78)
    option = QStyleOptionViewItem()
    widget = QWidget()
    qtbot.addWidget(widget)
    option.widget = widget
    option.rect = QRect(0, 0, 348, 78)
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
    painter = QPainter(canvas)
    for count in range(5000):
        delegate.paint(painter, option, model.index(count % 10, 0))
    painter.end()
    assert not canvas.toImage().allGray()


def test_large_text_makes_larger_cards(qapp: QApplication) -> None:
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(max(9.0, before.pointSizeF()) * 2)
    qapp.setFont(large)
    try:
        theme = Theme(qapp, ThemeChoice.LIGHT)
        theme.apply()
        assert CardDelegate(theme).height > 78
    finally:
        qapp.setFont(before)
        Theme(qapp, ThemeChoice.LIGHT).apply()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sanne de Vries", "SV"),
        ("Cher", "C"),
        ("eva@x.example", "E"),
        ("", "?"),
        ("Mehmet Yıldız", "MY"),
        ("(x) y", "Y"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials_of(name) == letters


def test_labels_never_draw_html(qtbot: QtBot) -> None:
    label = Text("<b>bold</b><img src='file:///dev/zero'>", elide=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.resize(30, 20)
    label.grab()
    assert label.toolTip() == label.text()


def test_a_chip_names_record_and_reason(qtbot: QtBot, theme: Theme) -> None:
    chip = LinkChip(theme, kind="vacancy", label="Java Developer", reason="by conversation", spoken="why")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "why"
    assert chip.sizeHint().height() >= 24
    chip.grab()


def test_the_switch_and_the_segments_answer_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    switch, segments = Switch(theme, "Confidential"), Segmented((("a", "A"), ("b", "B")), "Type")
    qtbot.addWidget(switch)
    qtbot.addWidget(segments)
    for widget in (switch, segments):
        widget.show()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    switch.grab()
    segments.choose("a")
    with qtbot.waitSignal(segments.chosen):
        qtbot.keyClick(segments, Qt.Key.Key_Right)
    assert segments.value == "b"
    for widget in (switch, segments):
        widget.close()


def test_a_banner_says_one_thing_with_its_buttons(qtbot: QtBot, theme: Theme) -> None:
    banner, pressed = Banner(theme), []
    qtbot.addWidget(banner)
    banner.say("warn", "cloud-off", "Offline", "Mail waits.", (("Try now", "", lambda: pressed.append(1)),))
    assert banner.accessibleName() == "Offline Mail waits."
    banner.say("bad", "circle-alert", "Refused")
    assert banner.property("banner") == "bad"
    banner.close()


def test_a_toast_leaves_by_itself_and_waits_while_it_is_used(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    parent.show()
    toast = Toast(theme, parent)
    toast._timer.setInterval(30)
    toast.show_message(lambda n: f"{n} done", kind="a")
    toast.show_message(lambda n: f"{n} done", kind="a")
    assert toast.message == "2 done"
    toast.show_message(lambda n: f"{n} other", kind="b")
    assert toast.message == "1 other"
    qtbot.waitUntil(lambda: toast.message == "")
    parent.close()


def test_folders_paint_in_both_modes(qtbot: QtBot, jobs: Jobs, theme: Theme) -> None:
    model = FolderModel(jobs, FakeReading())
    pane = FolderPane(theme, model)
    qtbot.addWidget(pane)
    pane.resize(196, 500)
    pane.show()
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    pane.show_account("eva@noorderlicht.example", "48,216 messages")
    assert pane.tree.currentIndex() == model.index_of(INBOX)
    assert pane.tree.currentIndex() != QModelIndex()
    pane.grab()
    pane.close()


def test_a_long_address_in_a_banner_leaves_its_buttons_whole(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    address = f"{'piet.hendriks' * 3}@{'sekomedetachering' * 2}.example"
    banner.say("info", "user-plus", "Piet is new", address, (("Create candidate", "primary", lambda: None),))
    assert banner.minimumSizeHint().width() <= 300  # a narrow pane has room for the whole banner, buttons included


def test_a_long_address_in_the_sentence_of_a_banner_leaves_its_buttons_whole(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    title = f"{'piet.hendriks' * 3}@{'sekomedetachering' * 2}.example is not in your files yet"
    banner.say("info", "user-plus", title, "", (("Create candidate", "primary", lambda: None),))
    assert banner.minimumSizeHint().width() <= 300
    assert banner.accessibleName() == title


def test_enter_presses_the_button_that_has_the_keyboard_not_the_dialogs_default(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    keep, merge = Button(theme, "Keep"), Button(theme, "Merge")
    row = QHBoxLayout(dialog)
    for button in (keep, merge):
        row.addWidget(button)
        button.clicked.connect(partial(pressed.append, button.text()))
    keep.setDefault(True)
    dialog.show()
    qtbot.keyClick(merge, Qt.Key.Key_Return)
    qtbot.keyClick(keep, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert pressed == ["Merge", "Keep"]
    dialog.close()
