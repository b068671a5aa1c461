"""The dialog of a candidate or contact made from a message: form at the left, attachments at the right (DESIGN 5.5).

What is filled in says where it comes from. The CV is read meanwhile; what was typed, or filled in before, stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.person_fields import Finding, PersonFindings, split_name
from carerix_desktop.domain.view import PartView
from carerix_desktop.gui.models.spoken import file_size
from carerix_desktop.gui.records.origins import likeness, origin, why_unread
from carerix_desktop.gui.records.texts import RecordTexts
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.new_people import Chosen, CvRead, PossibleDouble, Proposed

WIDTH = 640
ROW_HEIGHT = 44
_SECTION = Qt.ItemDataRole.UserRole + 1
_NAMES = ("name", "emails", "phones", "city", "source", "vacancy")


class NewPersonDialog(QDialog):
    """The form; who made it asks, checks and saves (`NewPersonDesk`).

    Args:
        parent: the window that waits.
        theme: the look.
        kind: candidate or contact.
        proposed: what the message says.

    Signals:
        wanted: the file is to be made.
        edited: a field changed that doubles are looked for by.
        open_double, add_to_double: of the file that was found.
        cv_chosen: another attachment is the CV: its section.
    """

    wanted = Signal()
    edited = Signal()
    open_double = Signal(object)
    add_to_double = Signal(object)
    cv_chosen = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, kind: RecordKind, proposed: Proposed) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._attachments = theme, kind, proposed.attachments
        self._shown: PossibleDouble | None = None
        self._birth_date = ""
        self._filled: dict[str, str] = {}
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(RecordTexts().create(kind))
        self.setMinimumWidth(WIDTH)
        self.banner, self.reading = Banner(theme, stacked=True), Text(role="meta", wrap=True)
        self.fields = {name: QLineEdit() for name in _NAMES}
        self.origins = {name: Text(role="caption", tone="tertiary") for name in _NAMES}
        self.files = self._make_files(proposed.attachments, proposed.cv)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.confirm = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.confirm.setDefault(True)
        self.confirm.setProperty("kind", "primary")
        self._say_button()
        self._lay_out(proposed)
        self.fill(proposed.found)
        self._put("source", proposed.source, "")
        self._put("vacancy", proposed.vacancy[0], proposed.vacancy[1])
        self.buttons.accepted.connect(self.wanted)
        self.buttons.rejected.connect(self.reject)
        for name in ("name", "emails", "phones"):
            self.fields[name].textChanged.connect(self.edited)

    @property
    def chosen(self) -> Chosen:
        """What becomes of the attachments, and for which vacancy it is."""
        return Chosen(sections=self._ticked(), cv=self.cv, vacancy=self.fields["vacancy"].text())

    @property
    def cv(self) -> str:
        """The section of the ticked attachment that is the CV: the first one."""
        return next(iter(self._ticked()), "")

    @property
    def shown_double(self) -> PossibleDouble | None:
        """The double that the dialog speaks of."""
        return self._shown

    def values(self) -> dict[str, str]:
        """The fields of the record."""
        first, last = split_name(self.fields["name"].text())
        found = {"first_name": first, "last_name": last, "source": self.fields["source"].text()}
        found |= {name: self.fields[name].text() for name in ("emails", "phones")}
        if self._kind is RecordKind.CANDIDATE:
            found["city"] = self.fields["city"].text()
        if self._birth_date:
            found["birth_date"] = self._birth_date
        return found

    def fill(self, found: PersonFindings) -> None:
        """Fill in what is still empty; a field that was typed in, or emptied, stays as it is."""
        self._fill_one("name", (found.name,))
        self._fill_one("emails", found.emails)
        self._fill_one("phones", found.phones)
        self._fill_one("city", (found.city,))
        if found.birth_date is not None and not self._birth_date:
            self._birth_date = found.birth_date.text

    def say_reading(self, section: str) -> None:
        """The attachment with this section is being read."""
        name = next((part.filename for part in self._attachments if part.section == section), "")
        self.reading.setText(self.tr("Reading {name}…").format(name=name))

    def show_cv(self, read: CvRead) -> None:
        """The CV was read, or not."""
        self.fill(read.found)
        line = self.tr("{name} was read.").format(name=read.name)
        self.reading.setText(line if read.unread is None else why_unread(read.unread, read.name))

    def show_double(self, double: PossibleDouble | None) -> None:
        """Speak of somebody who may be the same person, or no longer."""
        if double == self._shown:
            return
        self._shown = double
        self._say_button()
        if double is None:
            self.banner.hide()
            return
        title = self.tr("Looks like {name} ({year})").format(name=double.name, year=double.since)
        add = (self.tr("Add this message to it"), "", lambda: self.add_to_double.emit(double))
        see = (self.tr("Open that file"), "", lambda: self.open_double.emit(double))
        self.banner.say("warn", "users", title, f"{double.record.ref}: {likeness(double.why)}", (see, add))

    def say_fault(self, line: str) -> None:
        """It could not be made."""
        self.buttons.setEnabled(True)
        self.banner.say("bad", "circle-alert", line)

    def say_erased(self, address: str, day: date) -> None:
        """The person with this address was erased here."""
        self.buttons.setEnabled(True)
        self.banner.say("warn", "triangle-alert", *RecordTexts().erased(address, day))

    def say_saving(self) -> None:
        """It is being made: nobody presses twice."""
        self.buttons.setEnabled(False)

    def _say_button(self) -> None:
        usual = self.tr("Create candidate") if self._kind is RecordKind.CANDIDATE else self.tr("Create contact")
        self.confirm.setText(self.tr("Create anyway") if self._shown else usual)

    def _fill_one(self, name: str, findings: tuple[Finding | None, ...]) -> None:
        values = [one for one in findings if one is not None]
        field = self.fields[name]
        untouched = field.text() == self._filled.get(name, "") and not field.isModified()
        if not values or not untouched or (field.text() and name in ("name", "city")):
            return
        known = [part for part in field.text().split(";") if part]
        new = [one for one in values if one.text not in known]
        if not new:
            return
        words = [*filter(None, [self.origins[name].text()]), *(origin(one) for one in new)]
        self._put(name, ";".join((*known, *(one.text for one in new))), ", ".join(dict.fromkeys(words)))

    def _put(self, name: str, text: str, told: str) -> None:
        self._filled[name] = text
        self.fields[name].setText(text)
        self.fields[name].setCursorPosition(0)
        self.origins[name].setText(told)
        self.origins[name].setVisible(bool(told))
        self.fields[name].setAccessibleDescription(told)

    def _ticked(self) -> tuple[str, ...]:
        items = [self.files.item(row) for row in range(self.files.count())]
        return tuple(item.data(_SECTION) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _make_files(self, attachments: tuple[PartView, ...], cv: str) -> QListWidget:
        files = QListWidget()
        files.setAccessibleName(self.tr("Attachments"))
        files.setWordWrap(True)
        for part in sorted(attachments, key=lambda one: one.section != cv):
            item = QListWidgetItem(f"{part.filename}\n{file_size(part.size_octets)}")
            item.setData(_SECTION, part.section)
            item.setSizeHint(QSize(0, max(ROW_HEIGHT, 2 * self._theme.metrics("body").height() + 10)))
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if part.section == cv else Qt.CheckState.Unchecked)
            files.addItem(item)
        files.setMaximumHeight(max(1, len(attachments)) * ROW_HEIGHT + 8)
        files.itemChanged.connect(lambda _item: self.cv_chosen.emit(self.cv))
        return files

    def _lay_out(self, proposed: Proposed) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(2)
        labels: Mapping[str, str] = {
            "name": self.tr("Name"),
            "emails": self.tr("E-mail"),
            "phones": self.tr("Phone"),
            "city": self.tr("City"),
            "source": self.tr("Source"),
            "vacancy": self.tr("Vacancy"),
        }
        shown = [name for name in _NAMES if self._kind is RecordKind.CANDIDATE or name not in ("city", "vacancy")]
        for row, name in enumerate(shown):
            label = Text(labels[name])
            label.setBuddy(self.fields[name])
            self.fields[name].setAccessibleName(labels[name])
            form.addWidget(label, row * 2, 0)
            form.addWidget(self.fields[name], row * 2, 1)
            form.addWidget(self.origins[name], row * 2 + 1, 1)
            form.setRowMinimumHeight(row * 2 + 1, 18)
        form.setRowStretch(len(shown) * 2, 1)
        self.fields["vacancy"].setPlaceholderText(self.tr("Number of the vacancy"))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(form, 3)
        middle.addLayout(self._lay_out_files(any_there=bool(proposed.attachments)), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.banner)
        column.addLayout(middle)
        column.addWidget(self.buttons)

    def _lay_out_files(self, *, any_there: bool) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(Text(self.tr("Attachments"), "section"))
        none = self.tr("This message has no attachments.")
        right.addWidget(self.files if any_there else Text(none, "meta", wrap=True))
        right.addWidget(self.reading)
        tail = self.tr("The message and what is ticked go to the file; the first is taken for the CV.")
        right.addWidget(Text(tail, "meta", wrap=True))
        right.addStretch()
        return right
