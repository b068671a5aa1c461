"""Where the panel of a composer stands: beside the text, or over it where room is short; a button shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

LEAST, BESIDE_FROM, WIDE_FROM = 560, 860, 1240
NARROW, WIDE = 316, 366
SETTING = "writing/panel"


class SidePlace(QObject):
    """Follows the width of the composer.

    Args:
        host: the composer.
        row: its layout, text first.
        panel: what stands at the right.
        button: checkable; shows the panel.
        settings: remembers whether it is wanted beside the text.
    """

    def __init__(
        self, host: QWidget, row: QHBoxLayout, panel: QWidget, button: QAbstractButton, settings: QSettings | None
    ) -> None:
        super().__init__(host)
        self._host, self._row, self._panel, self._button, self._settings = host, row, panel, button, settings
        self._wanted = settings is None or settings.value(SETTING, "yes") != "no"
        self._lifted: bool | None = None
        host.setMinimumWidth(LEAST)  # else the panel beside the text would keep the window too wide to leave it
        button.toggled.connect(self._on_toggled)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The composer has another size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def show(self) -> None:
        """The panel is needed now, wherever it stands."""
        self._button.setChecked(True)

    def _fit(self) -> None:
        width, lifted = self._host.width(), self._host.width() < BESIDE_FROM
        self._panel.setFixedWidth(WIDE if width >= WIDE_FROM else NARROW)
        was, self._lifted = self._lifted, lifted
        if lifted and not was:
            self._row.removeWidget(self._panel)
            self._button.setChecked(False)
            self._panel.setVisible(False)
        elif not lifted and was is not False:
            self._row.addWidget(self._panel)
            self._button.setChecked(self._wanted)
            self._panel.setVisible(self._wanted)
        self._lift()

    def _lift(self) -> None:
        if self._lifted:
            top = self._button.mapTo(self._host, self._button.rect().bottomLeft()).y() + 8
            width = min(self._host.width(), self._panel.width())
            self._panel.setGeometry(self._host.width() - width, top, width, self._host.height() - top)
            self._panel.raise_()

    def _on_toggled(self, on: bool) -> None:
        self._panel.setVisible(on)
        if not self._lifted:
            self._wanted = on
            if self._settings is not None:
                self._settings.setValue(SETTING, "yes" if on else "no")
        self._lift()
