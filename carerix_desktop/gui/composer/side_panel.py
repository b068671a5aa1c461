"""The panel at the right of the composer: templates, the preview, the file of whom one writes to (mock-up 03).

Preview and file are made when they are first looked at; they follow what is written while they show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout

from carerix_desktop.domain.record import Record
from carerix_desktop.gui.composer.file_tab import FileTab
from carerix_desktop.gui.composer.preview_tab import PreviewTab, Taken
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.template_panel import TemplatePanel
from carerix_desktop.gui.context import Context

TEMPLATES, PREVIEW, FILE = range(3)
FOLLOW_MS, LARGE, FOLLOW_LARGE_MS = 400, 2_000_000, 2500  # a large message takes longer to build


class SidePanel(QFrame):
    """Three tabs.

    Args:
        context: services and look.
        services: those of writing.
        take: what stands in the composer now.
        records: the files in its link row now.
    """

    def __init__(
        self,
        context: Context,
        services: WritingServices,
        take: Callable[[], Taken],
        records: Callable[[], Sequence[Record]],
    ) -> None:
        super().__init__()
        self._context, self._services, self._take, self._records = context, services, take, records
        self.setProperty("pane", "window")
        self.setAccessibleName(self.tr("Templates, preview and file"))
        self.templates = TemplatePanel(context.theme)
        self.preview: PreviewTab | None = None
        self.file: FileTab | None = None
        self.tabs, self._pages = QTabBar(), QStackedWidget()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._follow)
        self._lay_out(has_templates=services.templates is not None)

    def show_tab(self, number: int) -> None:
        """Go to a tab."""
        self.tabs.setCurrentIndex(number)

    def touch(self) -> None:
        """Something was written, or another recipient or file is there."""
        if self.tabs.currentIndex() != TEMPLATES and self.isVisible():
            draft, _data = self._take()
            size = sum(file.size_octets for file in draft.files)
            self._wait.start(FOLLOW_LARGE_MS if size > LARGE else FOLLOW_MS)

    def shut(self) -> None:
        """The composer goes."""
        self._wait.stop()
        if self.preview is not None:
            self.preview.shut()

    def _turn(self, number: int) -> None:
        if number == PREVIEW and self.preview is None:
            self.preview = PreviewTab(self._context, self._services, self._take)
            self._pages.insertWidget(PREVIEW, self.preview)
        if number == FILE and self.file is None:
            self.file = FileTab(self._context, self._services)
            self._pages.addWidget(self.file)
        shown = (self.templates, self.preview, self.file)[number]
        if shown is not None:
            self._pages.setCurrentWidget(shown)
        self._follow()

    def _follow(self) -> None:
        number = self.tabs.currentIndex()
        if number == PREVIEW and self.preview is not None:
            self.preview.refresh()
        elif number == FILE and self.file is not None:
            self.file.follow(self._take()[0].content, self._records())

    def _lay_out(self, *, has_templates: bool) -> None:
        for title in (self.tr("Templates"), self.tr("Preview"), self.tr("File")):
            self.tabs.addTab(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Beside the message"))
        self._pages.addWidget(self.templates)
        self.tabs.setTabVisible(TEMPLATES, has_templates)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        if not has_templates:
            self.tabs.setCurrentIndex(FILE)
            self._turn(FILE)
        self.tabs.currentChanged.connect(self._turn)
