"""Edit folders (DESIGN 4.10, 5.9): reads the server's folders, proposes which serves as which of ours, lets one choose.

Nothing moves on the server when this is saved. With settings that are not saved yet the choice is handed back as a
plan; otherwise it is saved here, where a missing folder is made on request.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.account_draft import AccountDraft
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.folder_roles import Confidence
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.settings.folder_rows import RoleRow
from carerix_desktop.gui.settings.folder_tree import COUNT, NAME, FolderTreeModel
from carerix_desktop.gui.settings.services import SettingsServices
from carerix_desktop.gui.settings.texts import fault_text, role_name
from carerix_desktop.gui.widgets.banner import Banner
from carerix_desktop.gui.widgets.buttons import Button
from carerix_desktop.gui.widgets.empty_state import EmptyState
from carerix_desktop.gui.widgets.popover import line
from carerix_desktop.gui.widgets.text import Text
from carerix_desktop.services.folders import FolderPlan, ServerFolder, new_folder_name
from carerix_desktop.wire.cancel import Cancellation

ORDER = (
    FolderRole.INBOX,
    FolderRole.SENT,
    FolderRole.DRAFTS,
    FolderRole.TRASH,
    FolderRole.ARCHIVE,
    FolderRole.JUNK,
)
WAITING, READY = 0, 1


class FoldersDialog(QDialog):
    """The dialog.

    Args:
        draft: settings that are not saved yet, or None.
        password: as typed, or None for the kept one.

    Signals:
        planned: the FolderPlan, where the settings are not saved yet.
        saved: the pairs (role → mailbox), where it was saved.
    """

    planned = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        context: Context,
        services: SettingsServices,
        owner: UserKey,
        *,
        server: str,
        draft: AccountDraft | None = None,
        password: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._services, self._owner = context, services, owner
        self._server, self._draft, self._password = server, draft, password
        self._cancel = Cancellation()
        theme = context.theme
        self.rows = {role: RoleRow(theme, role) for role in ORDER}
        self.tree_model = FolderTreeModel(theme, self)
        self.tree = QTreeView()
        self.banner, self.waiting = Banner(theme), EmptyState(theme)
        self._found = Text(role="meta", elide=True)
        self.again = Button(theme, self.tr("Read folders again"), icon="refresh-cw", compact=True)
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self.use_button = Button(theme, self.tr("Use this mapping"), kind="primary")
        self.setWindowTitle(self.tr("Edit folders"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.window().size() if parent is not None else QSize(1440, 900)
        self.resize(min(1040, room.width() - 48), min(640, room.height() - 48))
        self._lay_out()
        self._connect()
        self.read()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("pane", "head")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(self.tr("Edit folders"), role="title"))
        words.addWidget(self._found)
        top = QHBoxLayout(head)
        top.setContentsMargins(20, 14, 20, 14)
        top.addLayout(words, 1)
        top.addWidget(self.again)
        foot = QFrame()
        foot.setProperty("pane", "foot")
        bottom = QHBoxLayout(foot)
        bottom.setContentsMargins(20, 12, 20, 12)
        bottom.addWidget(Text(self.tr("Nothing moves on the server when you save."), role="meta", wrap=True), 1)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.use_button)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(self._content())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, self.pages, foot):
            column.addWidget(widget, 1 if widget is self.pages else 0)

    def _content(self) -> QWidget:
        left = QFrame()
        left.setProperty("pane", "surface")
        mapping = QVBoxLayout(left)
        mapping.setContentsMargins(20, 8, 20, 12)
        mapping.setSpacing(0)
        for number, row in enumerate(self.rows.values()):
            if number:
                mapping.addWidget(line())
            mapping.addWidget(row)
        mapping.addSpacing(8)
        mapping.addWidget(self.banner)
        mapping.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(left)
        right = QFrame()
        right.setProperty("pane", "window")
        side = QVBoxLayout(right)
        side.setContentsMargins(12, 12, 12, 8)
        side.addWidget(Text(self.tr("All folders on the server"), role="section"))
        side.addWidget(self.tree, 1)
        hint = self.tr("A tick means: fetched and kept up to date here.")
        side.addWidget(Text(hint, role="caption", wrap=True))
        content = QWidget()
        halves = QHBoxLayout(content)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(area, 5)
        halves.addWidget(right, 2)
        self._dress_tree()
        return content

    def _dress_tree(self) -> None:
        self.tree.setModel(self.tree_model)
        self.tree.setProperty("kind", "folders")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setAccessibleName(self.tr("All folders on the server"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(COUNT, QHeaderView.ResizeMode.ResizeToContents)

    def _connect(self) -> None:
        self.again.clicked.connect(self.read)
        self.cancel_button.clicked.connect(self.reject)
        self.use_button.clicked.connect(self._use)
        for row in self.rows.values():
            row.chosen.connect(self._show_choice)
        self.finished.connect(self._stop)

    def read(self) -> None:
        """Ask the server, off the window's thread."""
        self._wait(self.tr("Reading the folders of {server}…").format(server=self._server))
        folders, viewer, owner = self._services.folders, self._services.viewer.key, self._owner
        draft, password, cancel = self._draft, self._password, self._cancel

        def discover() -> list[ServerFolder]:
            return folders.discover(viewer, owner, draft=draft, password=password, cancel=cancel)

        self._context.jobs.ask(discover, on_done=self._show, on_fault=self._fail, key=("folders", id(self)))

    @property
    def plan(self) -> FolderPlan:
        """What is chosen now."""
        created = tuple(row.creates for row in self.rows.values() if row.creates)
        return FolderPlan(
            pairs={role: row.name for role, row in self.rows.items()},
            wanted=self.tree_model.changed_wanted,
            create=created,
        )

    def _show(self, folders: Sequence[ServerFolder]) -> None:
        self.tree_model.show_folders(folders)
        self.tree.expandAll()
        names = [folder.proposal for folder in folders]
        for role, row in self.rows.items():
            row.show_folders(folders, new_folder_name(role_name(role), names))
        found = self.tr("We found %n folder(s) on {server} and proposed where each one belongs.", "", len(folders))
        self._found.setText(found.format(server=self._server))
        self.pages.setCurrentIndex(READY)
        self.again.setEnabled(True)
        self._show_choice()
        unsure = [row for row in self.rows.values() if row.confidence in (Confidence.CHECK, Confidence.NONE)]
        (unsure[0] if unsure else self.rows[FolderRole.SENT]).box.setFocus()

    def _show_choice(self) -> None:
        names = [row.name for row in self.rows.values() if row.name]
        clashes = {name for name in names if names.count(name) > 1}
        for row in self.rows.values():
            row.mark_clash(row.name in clashes)
        self.use_button.setEnabled(not clashes)
        self.tree_model.show_roles({row.name: role for role, row in self.rows.items() if row.name})
        if clashes:
            text = self.tr("“{name}” cannot serve twice. Choose another folder for one of them.")
            self.banner.say("bad", "circle-alert", text.format(name=min(clashes)))
            return
        unsure = [role_name(role) for role, row in self.rows.items() if row.confidence is Confidence.CHECK]
        if unsure:
            text = self.tr("Please check {roles}: the name only looks like it.")
            self.banner.say("warn", "triangle-alert", text.format(roles=", ".join(unsure)))
        else:
            self.banner.hide()

    def _use(self) -> None:
        plan = self.plan
        if self._draft is not None:
            self.planned.emit(plan)
            self.accept()
            return
        self._wait(self.tr("Saving…"))
        folders, viewer, owner = self._services.folders, self._services.viewer.key, self._owner
        password, cancel = self._password, self._cancel

        def save() -> dict[FolderRole, str]:
            return folders.save(viewer, owner, plan, password=password, cancel=cancel)

        self._context.jobs.ask(save, on_done=self._on_saved, on_fault=self._fail, key=("folders", id(self)))

    def _on_saved(self, pairs: dict[FolderRole, str]) -> None:
        self.saved.emit(pairs)
        self.accept()

    def _wait(self, text: str) -> None:
        self.waiting.say("folder-sync", text)
        self.pages.setCurrentIndex(WAITING)
        self.again.setEnabled(False)
        self.use_button.setEnabled(False)

    def _fail(self, fault: Fault) -> None:
        text = fault_text(fault)
        self.waiting.say(
            "circle-x", self.tr("This did not work"), text, ((self.tr("Try again"), "refresh-cw", self.read),)
        )
        self.pages.setCurrentIndex(WAITING)
        self.again.setEnabled(True)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _stop(self, _result: int) -> None:
        self._cancel.cancel()
        self._context.jobs.drop(("folders", id(self)))
