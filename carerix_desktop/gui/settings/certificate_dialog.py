"""A certificate that was refused, shown to a person who may trust it all the same, for one server (T-03)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from carerix_desktop.domain import fault_texts
from carerix_desktop.domain.account import CertificatePin
from carerix_desktop.gui.fault_words import language_code
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.dim import open_dimmed
from carerix_desktop.gui.widgets.text import Text

_PER_LINE = 32  # digits: sixteen pairs


class CertificateDialog(QDialog):
    """Why it was refused, whose it is, and its fingerprint; nobody trusts it by pressing Enter."""

    def __init__(self, theme: Theme, code: str, details: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pin = pin_of(details)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Certificate of {host}").format(host=self.pin.host))
        self.setMinimumWidth(560)
        self.reason = Banner(theme)
        self.reason.say("bad", "shield-alert", fault_texts.sentence(code, details, language_code()))
        self.rows: dict[str, Text] = {}
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        trust = self.tr("Trust this certificate for this server")
        self.trust = self.buttons.addButton(trust, QDialogButtonBox.ButtonRole.AcceptRole)
        self.trust.setAutoDefault(False)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        cancel.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        cancel.setFocus()

    def _lay_out(self) -> None:
        warning = self.tr(
            "Trust it only if your provider or administrator told you this fingerprint: whoever sits between you "
            "and the server can show a certificate too. Only this very certificate is trusted, and only for this "
            "server."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.reason)
        column.addLayout(self._make_form())
        column.addWidget(Text(warning, wrap=True))
        column.addWidget(self.buttons)

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, label, value in self._facts():
            text = self.rows[name] = Text(value, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label} {value}")
            form.addRow(Text(label, role="meta"), text)
        self.rows["sha256"].setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return form

    def _facts(self) -> tuple[tuple[str, str, str], ...]:
        pin = self.pin
        return (
            ("server", self.tr("Server"), f"{pin.host}:{pin.port}"),
            ("subject", self.tr("Issued to"), pin.subject or self.tr("nobody")),
            ("issuer", self.tr("Issued by"), pin.issuer or self.tr("nobody")),
            ("valid", self.tr("Valid"), validity(pin)),
            ("sha256", self.tr("Fingerprint (SHA-256)"), "\n".join(map(spelled, wrap(pin.sha256, _PER_LINE)))),
        )


def ask_to_trust(
    theme: Theme, code: str, details: Mapping[str, str], parent: QWidget, take: Callable[[CertificatePin], None]
) -> None:
    """Show a certificate over a window; `take` is told where the person trusts it."""
    dialog = CertificateDialog(theme, code, details, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: take(dialog.pin))
    open_dimmed(dialog)


def pin_of(details: Mapping[str, str]) -> CertificatePin:
    """The certificate that a fault tells of; `details` has its fingerprint."""
    return CertificatePin(
        host=details["host"],
        port=int(details["port"]),
        sha256=details["fingerprint"],
        subject=details.get("subject", ""),
        issuer=details.get("issuer", ""),
        valid_from=details.get("valid_from", ""),
        valid_until=details.get("valid_until", ""),
    )


def spelled(sha256: str) -> str:
    """A fingerprint as people compare it: pairs with a colon between."""
    return ":".join(wrap(sha256.upper(), 2))


def validity(pin: CertificatePin) -> str:
    """From when to when, in ISO days as certificates are shown everywhere."""
    return f"{pin.valid_from} – {pin.valid_until}" if pin.valid_until else ""
