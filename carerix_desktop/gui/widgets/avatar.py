"""Initials in a circle, painted; nothing is ever downloaded for it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from carerix_desktop.gui.theme import Theme

COLORS = {
    "candidate": ("entity.candidateSubtle", "entity.candidate"),
    "contact": ("entity.contactSubtle", "entity.contact"),
    "company": ("entity.companySubtle", "entity.company"),
    "vacancy": ("entity.vacancySubtle", "entity.vacancy"),
    "match": ("entity.vacancySubtle", "entity.vacancy"),
    "user": ("accent.subtle", "accent.text"),
    "": ("bg.pressed", "text.secondary"),
}


def initials_of(name: str) -> str:
    """One or two capitals: first and last word; an address gives its first letter."""
    words = [word for word in name.replace(".", " ").replace("@", " @").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 and "@" not in name else "")).upper()


def paint_avatar(painter: QPainter, box: QRectF, name: str, kind: str, theme: Theme) -> None:
    """Draw the circle with initials into `box`."""
    back, front = COLORS.get(kind, COLORS[""])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(back))
    painter.drawEllipse(box)
    font = QFont(theme.font("strong"))
    font.setPixelSize(max(9, round(box.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(theme.color(front))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials_of(name))
    painter.restore()


class Avatar(QWidget):
    """A person's or user's initials; decoration, so the name beside it is what is spoken."""

    def __init__(self, theme: Theme, name: str = "", kind: str = "", size: int = 32) -> None:
        super().__init__()
        self._theme, self._name, self._kind = theme, name, kind
        self.setFixedSize(size, size)
        theme.changed.connect(self.update)

    def show_person(self, name: str, kind: str = "") -> None:
        """Someone else."""
        self._name, self._kind = name, kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._kind, self._theme)
        painter.end()
