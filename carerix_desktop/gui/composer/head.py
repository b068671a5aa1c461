"""The head of the composer: title and state, From, To, Cc, Bcc, subject, files and confidential (mock-up 03)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.message import Address
from carerix_desktop.gui.composer.link_row import LinkRow
from carerix_desktop.gui.composer.recipients import RecipientEdit
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button, IconButton
from carerix_desktop.gui.widgets.switch import Switch
from carerix_desktop.gui.widgets.text import Text

LABEL_WIDTH, ROW_HEIGHT = 82, 38


class ComposeHead(QFrame):
    """The fields above the text.

    Signals:
        changed: any of them.
        wanted: a recipient field and the words to complete in it.
        recipients_changed: To, Cc or Bcc.
    """

    changed = Signal()
    wanted = Signal(object, str)
    recipients_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        self._theme, self._quiet = theme, False
        self.title, self.saved = Text(role="title"), Text(role="meta", elide=True)
        self.panel_button = IconButton(
            theme, "panel-right-open", self.tr("Templates, preview and file"), checkable=True
        )
        self.panel_button.setChecked(True)
        self.pop_out = IconButton(theme, "picture-in-picture-2", self.tr("Open in its own window"))
        self.close_button = IconButton(theme, "x", self.tr("Close and keep the draft (Esc)"))
        self.banner = Banner(theme, flat=True)
        self.from_box = QComboBox()
        self.from_box.setProperty("kind", "bare")
        self.from_box.setAccessibleName(self.tr("From"))
        self.from_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.to, self.cc, self.bcc = (RecipientEdit(theme, name) for name in (self.tr("To"), "Cc", "Bcc"))
        self.subject = QLineEdit()
        self.subject.setProperty("kind", "bare")
        self.subject.setFrame(False)
        self.subject.setAccessibleName(self.tr("Subject"))
        self.links = LinkRow(theme)
        self.confidential = Switch(theme, self.tr("Confidential"), tint="confidential.base")
        self._lock = QLabel()
        self._more = {"cc": Button(theme, "Cc", kind="link", compact=True),
                      "bcc": Button(theme, "Bcc", kind="link", compact=True)}  # fmt: skip
        for button in self._more.values():
            button.setAccessibleName(self.tr("Add {field}").format(field=button.text()))
        self._lay_out()
        self._connect()

    # what is in it

    def show_content(self, content: DraftContent, identities: tuple[Address, ...]) -> None:
        """What a draft holds."""
        self._quiet = True
        self.from_box.clear()
        known = identities if content.sender in identities else (*identities, content.sender)
        for address in known:
            name = f"{address.name}   {address.address}" if address.name else address.address
            self.from_box.addItem(name, address)
        self.from_box.setCurrentIndex(known.index(content.sender))
        self.to.show_addresses(content.to)
        self.cc.show_addresses(content.cc)
        self.bcc.show_addresses(content.bcc)
        self._rows["cc"].setVisible(bool(content.cc))
        self._rows["bcc"].setVisible(bool(content.bcc))
        self._show_more()
        self.subject.setText(content.subject)
        self.confidential.setChecked(content.confidential)
        self._quiet = False

    @property
    def address(self) -> Address:
        """Who it is from."""
        chosen = self.from_box.currentData()
        return chosen if isinstance(chosen, Address) else Address(name="", address=self.from_box.currentText())

    @property
    def fields(self) -> tuple[RecipientEdit, RecipientEdit, RecipientEdit]:
        """To, Cc, Bcc."""
        return self.to, self.cc, self.bcc

    def commit(self) -> None:
        """Make chips of what is typed."""
        for field in self.fields:
            field.commit()

    def open_field(self, name: str) -> None:
        """Show Cc or Bcc and go there."""
        self._rows[name].show()
        self._show_more()
        (self.cc if name == "cc" else self.bcc).setFocus()

    # parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addWidget(self.saved, 1)
        top.addWidget(self.panel_button)
        top.addWidget(self.pop_out)
        top.addWidget(self.close_button)
        column.addLayout(top)
        column.addWidget(self.banner)
        more = QWidget()
        beside = QHBoxLayout(more)
        beside.setContentsMargins(0, 0, 0, 0)
        for button in self._more.values():
            beside.addWidget(button)
        self._rows = {
            "from": self._row(self.tr("From"), self.from_box),
            "to": self._row(self.tr("To"), self.to, more),
            "cc": self._row("Cc", self.cc),
            "bcc": self._row("Bcc", self.bcc),
            "subject": self._row(self.tr("Subject"), self.subject),
            "links": self._row(self.tr("Files"), self.links, self._confidential_box()),
        }
        for row in self._rows.values():
            column.addWidget(row)

    def _row(self, label: str, field: QWidget, beside: QWidget | None = None) -> QFrame:
        row = QFrame()
        row.setProperty("pane", "row")
        row.setMinimumHeight(ROW_HEIGHT)
        line = QHBoxLayout(row)
        line.setContentsMargins(20, 0, 14, 0)
        line.setSpacing(0)
        name = Text(label, "meta")
        name.setFixedWidth(max(LABEL_WIDTH, name.sizeHint().width() + 10))
        name.setBuddy(field)
        line.addWidget(name)
        line.addWidget(field, 0 if field is self.from_box else 1)
        if field is self.from_box:
            line.addStretch(1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _confidential_box(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(self._lock)
        row.addWidget(Text(self.tr("Confidential")))
        row.addWidget(self.confidential)
        return box

    def _connect(self) -> None:
        for field in self.fields:
            field.changed.connect(self._tell_recipients)
            field.wanted.connect(lambda words, field=field: self.wanted.emit(field, words))
        self.from_box.currentIndexChanged.connect(self._tell)
        self.subject.textEdited.connect(self._tell)
        self.links.changed.connect(self._tell)
        self.confidential.toggled.connect(self._on_confidential)
        for name, button in self._more.items():
            button.clicked.connect(lambda _checked=False, name=name: self.open_field(name))
        self._theme.changed.connect(self._paint_lock)
        self._paint_lock()

    def _on_confidential(self) -> None:
        self._paint_lock()
        self._tell()

    def _paint_lock(self) -> None:
        on = self.confidential.isChecked()
        name, tint = ("lock", "confidential.text") if on else ("lock-open", "text.secondary")
        self._lock.setPixmap(self._theme.icons.pixmap(name, tint, 14, self.devicePixelRatioF()))

    def _show_more(self) -> None:
        for name, button in self._more.items():
            button.setVisible(not self._rows[name].isVisibleTo(self))

    def _tell_recipients(self) -> None:
        self._tell()
        self.recipients_changed.emit()

    def _tell(self, *_what: object) -> None:
        if not self._quiet:
            self.changed.emit()
