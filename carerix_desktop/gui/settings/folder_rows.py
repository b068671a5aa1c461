"""A row of Edit folders: one of our folders, the mailbox that serves as it, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from carerix_desktop.domain.folder_roles import Confidence
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.fields import make_roomy
from carerix_desktop.gui.settings.texts import confidence_name, reason_text, role_name
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.folders import INBOX, ServerFolder

ICONS = {
    FolderRole.INBOX: "inbox",
    FolderRole.SENT: "send",
    FolderRole.DRAFTS: "file-pen",
    FolderRole.TRASH: "trash-2",
    FolderRole.ARCHIVE: "archive",
    FolderRole.JUNK: "shield-alert",
}
CREATE = "create:"
"""Marks the item that makes a new mailbox; what follows is its name."""


class ConfidenceBars(QWidget):
    """Three bars: as many filled as a proposal is sure. Decoration; the words beside it say the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._confidence = theme, Confidence.NONE
        theme.changed.connect(self.update)

    def show_confidence(self, confidence: Confidence) -> None:
        """Fill as many bars."""
        self._confidence = confidence
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(48, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        filled = {Confidence.CERTAIN: 3, Confidence.LIKELY: 2, Confidence.CHECK: 2, Confidence.NONE: 0}
        token = "warning.base" if self._confidence is Confidence.CHECK else "success.base"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            name = token if number < filled[self._confidence] else "border.default"
            painter.setBrush(self._theme.color(name))
            painter.drawRoundedRect(QRectF(number * 17, (self.height() - 5) / 2, 14, 5), 2, 2)
        painter.end()


class RoleRow(QWidget):
    """One of our folders.

    Signals:
        chosen: the person took another mailbox.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, role: FolderRole) -> None:
        super().__init__()
        self._theme, self.role = theme, role
        self._folders: dict[str, ServerFolder] = {}
        self._icon, self._arrow = QLabel(), QLabel()
        self._label = Text(role="strong")
        self.box = QComboBox()
        self._label.setBuddy(self.box)
        self._count = Text(role="meta")
        self._bars = ConfidenceBars(theme)
        self._sure, self._why = Text(role="meta"), Text(role="caption", wrap=True)
        self._confidence, self._by_hand = Confidence.NONE, False
        self._lay_out()
        self.box.currentIndexChanged.connect(self._on_chosen)  # a screen reader's choice activates nothing
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def _lay_out(self) -> None:
        self.box.setEditable(self.role is not FolderRole.INBOX)
        edit = self.box.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._settle)
            edit.textChanged.connect(self._on_text)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumContentsLength(18)
        make_roomy(self.box)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.setMinimumWidth(48)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._bars)
        words.addWidget(self._sure, 1)
        sure = QWidget()
        sure.setMinimumWidth(150)
        column = QVBoxLayout(sure)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(words)
        column.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._label)
        self._label.setMinimumWidth(104)
        row.addWidget(self._arrow)
        row.addWidget(self.box, 1)
        row.addWidget(self._count)
        row.addWidget(sure)

    @property
    def name(self) -> str | None:
        """The mailbox that is chosen, or None; a mailbox that is to be made counts."""
        data = self.box.currentData()
        return str(data).removeprefix(CREATE) if data else None

    @property
    def creates(self) -> str | None:
        """The mailbox that has to be made, or None."""
        data = str(self.box.currentData() or "")
        return data.removeprefix(CREATE) if data.startswith(CREATE) else None

    @property
    def confidence(self) -> Confidence:
        """How sure the row is that is shown."""
        return self._confidence

    def show_folders(self, folders: Sequence[ServerFolder], new_name: str) -> None:
        """Offer the mailboxes that can hold mail, and to make a new one; choose the saved or the proposed one."""
        self._folders = {folder.proposal.name: folder for folder in folders if folder.proposal.selectable}
        self._label.setText(role_name(self.role))
        chosen = self._choice()
        with QSignalBlocker(self.box):  # only what a person takes is told
            self._offer(new_name)
            self.box.setCurrentIndex(max(0, self.box.findData(chosen.proposal.name if chosen else "")))
        self.box.setEnabled(self.role is not FolderRole.INBOX)
        self._complete()
        self._explain(by_hand=chosen is not None and chosen.proposal.role is not self.role)

    def _offer(self, new_name: str) -> None:
        self.box.clear()
        if self.role is FolderRole.INBOX:
            self.box.addItem(INBOX, INBOX)
            return
        self.box.addItem(self.tr("No folder"), "")
        for name in self._folders:
            self.box.addItem(name, name)
        if new_name and new_name not in self._folders:
            self.box.addItem(self.tr("Create “{name}” on the server").format(name=new_name), CREATE + new_name)

    def mark_clash(self, clash: bool) -> None:
        """Say that another row has the same mailbox."""
        if clash:
            self._show_sure(Confidence.CHECK, self.tr("serves another row too"))
        else:
            self._explain(by_hand=self._by_hand)

    def _complete(self) -> None:
        edit = self.box.lineEdit()
        if edit is None:
            return
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.box.setCompleter(completer)
        edit.setAccessibleName(role_name(self.role))

    def _on_text(self, text: str) -> None:
        """Text that nobody typed comes from a screen reader: it counts at once where it names a mailbox."""
        edit = self.box.lineEdit()
        if edit is not None and not edit.isModified():
            self._take(text)

    def _settle(self) -> None:
        """What was typed and names no mailbox goes back to what was chosen."""
        self._take(self.box.currentText())
        self.box.setEditText(self.box.itemText(self.box.currentIndex()))

    def _take(self, text: str) -> None:
        """Choose what a text names; two mailboxes may differ in nothing but the case of a letter."""
        if text != self.box.itemText(self.box.currentIndex()):
            exact = self.box.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
            number = exact if exact >= 0 else self.box.findText(text, Qt.MatchFlag.MatchFixedString)
            self.box.setCurrentIndex(number if number >= 0 else self.box.currentIndex())

    def _choice(self) -> ServerFolder | None:
        saved = [folder for folder in self._folders.values() if folder.paired is self.role]
        proposed = [folder for folder in self._folders.values() if folder.proposal.role is self.role]
        free = [folder for folder in proposed if folder.paired in (None, self.role)]
        return next(iter([*saved, *free]), None)

    def _on_chosen(self, _number: int) -> None:
        self._explain(by_hand=True)
        self.chosen.emit()

    def _explain(self, *, by_hand: bool) -> None:
        self._by_hand = by_hand
        folder = self._folders.get(self.name or "")
        counted = folder.messages if folder else None
        self._count.setText("" if counted is None else QLocale().toString(counted))
        if self.creates:
            self._show_sure(Confidence.LIKELY, self.tr("is made when you save"))
        elif folder is None:
            self._show_sure(Confidence.NONE, self.tr("no folder serves as this"))
        elif folder.proposal.role is self.role:
            self._show_sure(folder.proposal.confidence, reason_text(folder.proposal.reason))
        else:
            self._show_sure(Confidence.CERTAIN, self.tr("you chose it"))

    def _show_sure(self, confidence: Confidence, why: str) -> None:
        self._confidence = confidence
        self._bars.show_confidence(confidence)
        self._sure.setText(confidence_name(confidence))
        self._sure.set_property("tone", "warn" if confidence is Confidence.CHECK else "")
        self._why.setText(why)
        name = self.name or self.tr("No folder")
        spoken = self.tr("{role} on server: {name}, {sure}, {why}")
        text = spoken.format(role=role_name(self.role), name=name, sure=confidence_name(confidence), why=why)
        self.box.setAccessibleName(text)

    def _paint_icons(self) -> None:
        icons, ratio = self._theme.icons, self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(ICONS[self.role], "text.tertiary", 16, ratio))
        self._arrow.setPixmap(icons.pixmap("chevron-right", "text.tertiary", 16, ratio))
