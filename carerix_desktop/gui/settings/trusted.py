"""The card "Trusted certificates": exceptions of this user file, each with its way out; hidden while there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.account import CertificatePin
from carerix_desktop.gui.settings.certificate_dialog import ask_to_trust, spelled, validity
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.text import Text

_SHOWN = 23  # of a fingerprint: enough to know it again, all of it is the tooltip


class TrustedCard(QFrame):
    """Holds the pins of the form until it is saved.

    Signals:
        trusted: a person trusted one more; the connection can be tested again.
        removed: one was taken away.
    """

    trusted = Signal()
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("pane", "box")
        self._theme = theme
        self._pins: tuple[CertificatePin, ...] = ()
        self.title, self.hint = Text(role="title"), Text(role="meta", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addLayout(self._rows)
        self.fill(())

    @property
    def pins(self) -> tuple[CertificatePin, ...]:
        """All that are trusted."""
        return self._pins

    def fill(self, pins: tuple[CertificatePin, ...]) -> None:
        """Show these."""
        self._pins = pins
        self._show()

    def ask(self, code: str, details: Mapping[str, str]) -> None:
        """Show a certificate that was refused, and take it in where the person says so."""
        ask_to_trust(self._theme, code, details, self.window(), self._take)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _take(self, pin: CertificatePin) -> None:
        others = tuple(one for one in self._pins if (one.host, one.port) != (pin.host, pin.port))
        self.fill((*others, pin))
        self.trusted.emit()

    def _remove(self, pin: CertificatePin) -> None:
        self.fill(tuple(one for one in self._pins if one != pin))
        self.removed.emit()

    def _show(self) -> None:
        self.title.setText(self.tr("Trusted certificates"))
        self.hint.setText(self.tr("Nobody vouches for these. Another certificate of the same server is refused."))
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for pin in self._pins:
            self._rows.addWidget(self._row(pin))
        self.setVisible(bool(self._pins))

    def _row(self, pin: CertificatePin) -> QWidget:
        place = f"{pin.host}:{pin.port}"
        fingerprint = Text(f"{spelled(pin.sha256)[:_SHOWN]}…", role="meta")
        fingerprint.setToolTip(spelled(pin.sha256))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(place, role="strong", elide=True))
        words.addWidget(Text(", ".join(part for part in (pin.subject, validity(pin)) if part), role="meta", wrap=True))
        words.addWidget(fingerprint)
        remove = Button(self._theme, self.tr("Remove"), compact=True)
        remove.setAccessibleName(self.tr("Remove the certificate of {server}").format(server=place))
        remove.clicked.connect(lambda: self._remove(pin))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(words, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row
