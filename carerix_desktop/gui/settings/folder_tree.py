r"""The server's folders as a tree with a tick each and their counts: the right side of Edit folders.

A level that is no mailbox itself has no tick. INBOX is always fetched; a folder that shows the mail of other folders
(\All of Gmail, RFC 6154) is listed but never downloaded twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal

from carerix_desktop.domain.folder_naming import is_all_mail
from carerix_desktop.domain.folder_roles import DiscoveredMailbox, view_mailboxes
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.settings.texts import role_name
from carerix_desktop.gui.theme import Theme
from carerix_desktop.services.folders import INBOX, ServerFolder

Index = QModelIndex | QPersistentModelIndex
NAME, COUNT = 0, 1
ROW_HEIGHT = 26


@dataclass(slots=True, eq=False)
class Node:
    """A level of the tree; `folder` is None where the server has no mailbox of that name."""

    label: str
    parent: Node | None
    folder: ServerFolder | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def row(self) -> int:
        """Its place among its siblings."""
        return self.parent.children.index(self) if self.parent else 0


class FolderTreeModel(QAbstractItemModel):
    """Read from a discovery; the ticks are its own.

    Signals:
        wanted_changed: a tick was set or taken away.
    """

    wanted_changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._root = Node(label="", parent=None)
        self._wanted: dict[str, bool] = {}
        self._before: dict[str, bool] = {}
        self._views: frozenset[str] = frozenset()
        self._roles: dict[str, FolderRole] = {}

    def show_folders(self, folders: Sequence[ServerFolder]) -> None:
        """Show what was read; the ticks are those that were saved."""
        self.beginResetModel()
        self._root = build_tree(folders)
        self._before = {folder.proposal.name: folder.wanted for folder in folders if folder.proposal.selectable}
        self._wanted = dict(self._before)
        listed = [folder.proposal for folder in folders]
        self._views = view_mailboxes(
            [DiscoveredMailbox(name=one.name, delimiter=one.delimiter, flags=one.flags) for one in listed]
        )
        self.endResetModel()

    def show_roles(self, roles: dict[str, FolderRole]) -> None:
        """Mark which folder serves as what: name → role."""
        self._roles = roles
        self._tell_all(QModelIndex())

    @property
    def changed_wanted(self) -> dict[str, bool]:
        """The ticks that differ from what is saved."""
        return {name: value for name, value in self._wanted.items() if value != self._before[name]}

    def index_of(self, name: str) -> QModelIndex:
        """The index of a folder, invalid where it is not there."""
        node = next((one for one in _walk(self._root) if one.folder and one.folder.proposal.name == name), None)
        return QModelIndex() if node is None else self.createIndex(node.row, NAME, node)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        node = self._node(parent)
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, child: Index = QModelIndex()) -> Any:
        above = self._node(child).parent if child.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, NAME, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._node(parent).children) if parent.column() <= NAME else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002  (Qt's signature)
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        node = self._node(index)
        if node.folder is None or not node.folder.proposal.selectable:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._can_choose(node.folder) else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if index.column() == COUNT:
            return self._count(node, role)
        match role:
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, ROW_HEIGHT)
            case Qt.ItemDataRole.DisplayRole:
                return node.label
            case Qt.ItemDataRole.CheckStateRole:
                return self._check_state(node)
            case Qt.ItemDataRole.ToolTipRole:
                return self._explain(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case Qt.ItemDataRole.ForegroundRole:
                return None if node.folder else self._theme.color("text.tertiary")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self._node(index)
        if role != Qt.ItemDataRole.CheckStateRole or node.folder is None or not self._can_choose(node.folder):
            return False
        self._wanted[node.folder.proposal.name] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.wanted_changed.emit()
        return True

    def _node(self, index: Index) -> Node:
        node: Node = index.internalPointer() if index.isValid() else self._root
        return node

    def _can_choose(self, folder: ServerFolder) -> bool:
        return folder.proposal.selectable and folder.proposal.name not in self._views | {INBOX}

    def _check_state(self, node: Node) -> Qt.CheckState | None:
        if node.folder is None or not node.folder.proposal.selectable:
            return None
        name = node.folder.proposal.name
        wanted = (self._wanted[name] and name not in self._views) or name in self._roles
        return Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked

    def _count(self, node: Node, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("text.tertiary")
        counted = node.folder.messages if node.folder else None
        if role != Qt.ItemDataRole.DisplayRole or counted is None:
            return None
        return QLocale().toString(counted)

    def _explain(self, node: Node) -> str | None:
        if node.folder is None:
            return None
        name = node.folder.proposal.name
        if name in self._views and name not in self._roles:
            return self.tr("Shows the mail of other folders again, so it is not fetched twice.")
        if is_all_mail(node.folder.proposal.flags) and name != INBOX:
            return self.tr("Holds all mail. Only what is in no other folder is fetched from it.")
        if name in self._roles:
            return self.tr("Serves as {role}").format(role=role_name(self._roles[name]))
        return name

    def _spoken(self, node: Node) -> str:
        counted = node.folder.messages if node.folder else None
        count = "" if counted is None else self.tr("%n message(s)", "", counted)
        role = role_name(self._roles[node.folder.proposal.name]) if self._has_role(node) and node.folder else ""
        return ", ".join(part for part in (node.label, role, count) if part)

    def _has_role(self, node: Node) -> bool:
        return node.folder is not None and node.folder.proposal.name in self._roles

    def _tell_all(self, parent: QModelIndex) -> None:
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, NAME, parent), self.index(rows - 1, COUNT, parent))
        for row in range(rows):
            self._tell_all(self.index(row, NAME, parent))


def build_tree(folders: Sequence[ServerFolder]) -> Node:
    """Levels by the server's own delimiter, INBOX first, the rest in the server's order; any depth will do."""
    root = Node(label="", parent=None)
    places: dict[tuple[str, ...], Node] = {(): root}
    for folder in sorted(folders, key=lambda one: one.proposal.name != INBOX):
        delimiter = folder.proposal.delimiter
        parts = tuple(folder.proposal.name.split(delimiter)) if delimiter else (folder.proposal.name,)
        for depth in range(1, len(parts) + 1):
            if parts[:depth] not in places:
                above = places[parts[: depth - 1]]
                places[parts[:depth]] = Node(label=parts[depth - 1], parent=above)
                above.children.append(places[parts[:depth]])
        places[parts].folder = folder
    return root


def _walk(root: Node) -> list[Node]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(node.children)
    return found
