"""The editor of one copy: that of the composer, so that bold, links and lists stay as the template has them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMessageBox, QVBoxLayout

from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.document_reading import tidy
from carerix_desktop.gui.composer.format_bar import FormatBar
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text


class CopyEditor(QFrame):
    """Subject and text of one message.

    Signals:
        saved: subject, text and HTML ("" where the message is plain).
        left: editing was ended without a change.
    """

    saved = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "box")
        self.subject = QLineEdit()
        self.body = BodyEdit(theme, Spelling([], None, self))
        self.body.marks.set_spelling(False)
        self.bar = FormatBar(theme, self.body)
        self.problem = Banner(theme)
        self.save = Button(theme, self.tr("Keep for this person"), kind="primary")
        self.drop = Button(theme, self.tr("Cancel"))
        self.box: QMessageBox | None = None
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.save.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self.drop.clicked.connect(self.leave)
        self.body.textChanged.connect(self._may_save)
        self.subject.textChanged.connect(self._may_save)

    def keep(self) -> None:
        """As the button does, by a key."""
        if self.save.isEnabled():
            self._save()

    def begin(self, subject: str, text: str, html: str, name: str) -> None:
        """Show a message to be edited."""
        self.problem.hide()
        self.subject.setText(subject)
        self.subject.setModified(False)
        if html:
            self.body.show_html(tidy(html))
        else:
            self.body.show_text(text)
        self.body.document().setModified(False)
        self.bar.setVisible(bool(html))
        self.body.setAccessibleName(self.tr("Message to {name}").format(name=name))
        self._may_save()
        self.body.setFocus()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed."""
        return self.subject.isModified() or self.body.document().isModified()

    def leave(self) -> None:
        """Go back without a change; what was typed is not dropped unasked."""
        if not self.is_changed:
            self.left.emit()
        elif self.box is None:
            self._ask_to_drop()

    def show_problem(self, sentence: str) -> None:
        """Why the edited copy cannot be."""
        self.problem.say("bad", "circle-alert", sentence)

    def _save(self) -> None:
        if self.is_changed:
            self.saved.emit(self.subject.text(), self.body.text(), self.body.html())
        else:
            self.left.emit()

    def _may_save(self) -> None:
        self.save.setEnabled(bool(self.body.text().strip()))

    def _ask_to_drop(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, self.window().windowTitle(), self.tr("Drop what you changed?"))
        box.setParent(self.window(), box.windowFlags())
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setInformativeText(self.tr("The message to this person stays as it was."))
        drop = box.addButton(self.tr("Drop changes"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Go on writing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box = box
        box.finished.connect(lambda _result: self._answered(dropped=box.clickedButton() is drop))
        box.open()

    def _answered(self, *, dropped: bool) -> None:
        self.box = None
        if dropped:
            self.left.emit()
        else:
            self.body.setFocus()

    def _lay_out(self) -> None:
        self.subject.setAccessibleName(self.tr("Subject"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 14, 1, 14)
        column.setSpacing(8)
        top, foot = QVBoxLayout(), QHBoxLayout()
        for line in (top, foot):
            line.setContentsMargins(18, 0, 18, 0)
        for widget in (self.problem, Text(self.tr("Subject"), "meta"), self.subject):
            top.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.save)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        column.addLayout(foot)
