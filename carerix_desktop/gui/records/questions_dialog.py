"""What a merge left that nothing tells whose it is: it stays with the file that was kept until somebody says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.event import Event
from carerix_desktop.domain.merging import Question
from carerix_desktop.domain.record import Record
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.storage.removed import Removal

ROW_HEIGHT = 32
ABOUT = Qt.ItemDataRole.UserRole + 1


class QuestionsDialog(QDialog):
    """The list; ticked lines go where one says.

    Args:
        parent: the window that waits.
        context: services and look.
        removal: the merge that was undone.
        kept: the file from whose menu one came.
    """

    def __init__(self, parent: QWidget, context: Context, removal: Removal, kept: Record) -> None:
        super().__init__(parent)
        self._context, self._removal = context, removal
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Decide what the merge left"))
        self.resize(620, 460)
        hint = self.tr(
            "This came while two files were one, and nothing tells whose it is. It stays where it is until you say so."
        )
        self._hint, self.banner = Text(hint, "meta", wrap=True), Banner(context.theme)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Undecided"))
        back = self.tr("It is of {name} ({ref})").format(name=removal.name, ref=removal.ref)
        stay = self.tr("It stays") if kept.key == removal.record_key else self.tr("It stays with {name} ({ref})")
        self.give = Button(context.theme, back, kind="primary")
        self.stay = Button(context.theme, stay.format(name=kept.name, ref=kept.ref))
        self.close_it = Button(context.theme, self.tr("Close"))
        self.give.clicked.connect(lambda: self._choose(gone=True))
        self.stay.clicked.connect(lambda: self._choose(gone=False))
        self.close_it.clicked.connect(self.accept)
        self.list.itemChanged.connect(lambda _item: self._enable())
        self._lay_out()
        self._read()

    def _read(self) -> None:
        service, viewer = self._context.services.more["merging"], self._context.services.viewer.key
        self._context.jobs.ask(service.questions, viewer, self._removal.key, on_done=self._show, on_fault=self._fail)

    def _show(self, questions: list[Question]) -> None:
        words = QuestionWords(self)
        self.list.clear()
        for one in questions:
            item = QListWidgetItem(words.say(one))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(ABOUT, one.about)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self._enable()
        if not questions:
            self.banner.say("good", "circle-check", self.tr("All is decided."))

    def _ticked(self) -> list[QListWidgetItem]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item for item in items if item.checkState() is Qt.CheckState.Checked]

    def _enable(self) -> None:
        ticked = self._ticked()
        self.stay.setEnabled(bool(ticked))
        self.give.setEnabled(bool(ticked) and all(item.data(ABOUT).what != "field" for item in ticked))

    def _choose(self, *, gone: bool) -> None:
        chosen = [item.data(ABOUT) for item in self._ticked()]
        service, viewer, key = (
            self._context.services.more["merging"],
            self._context.services.viewer.key,
            self._removal.key,
        )

        def work() -> tuple[Event, ...]:
            events: tuple[Event, ...] = service.choose(viewer, key, chosen, gone=gone)
            return events

        self.give.setEnabled(False)
        self.stay.setEnabled(False)
        self._context.jobs.tell(work, on_done=self._chosen, on_fault=self._fail)

    def _chosen(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._context.bridge.receive(event)
        self._read()

    def _fail(self, fault: Fault) -> None:
        self.banner.say("bad", "circle-alert", fault_line(fault))
        self._enable()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_it)
        foot.addStretch(1)
        foot.addWidget(self.stay)
        foot.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self.banner)
        column.addWidget(self.list, 1)
        column.addLayout(foot)


class QuestionWords(QObject):
    """Says what something undecided is."""

    def say(self, one: Question) -> str:
        """One line: what it is, and how it is called."""
        text = RecordTexts().column(one.text) if one.about.what == "field" else one.text
        shape = {
            "message": self.tr("Message: {text}"),
            "entry": self.tr("Note: {text}"),
            "document": self.tr("Document: {text}"),
            "match": self.tr("Procedure: {text}"),
            "vacancy": self.tr("Vacancy: {text}"),
            "contact": self.tr("Contact: {text}"),
            "address": self.tr("E-mail address: {text}"),
            "domain": self.tr("Mail domain: {text}"),
            "field": self.tr("Changed field: {text} (change it by hand where it is wrong)"),
        }
        return shape[one.about.what].format(text=text)
