"""The model of the folder pane: our folders, views, team, then what else lies on the server, as one tree.

Counts are unread messages; Drafts and Not linked count all (DESIGN section 2). When only counts changed, only
they are repainted, so that the selection and a screen reader's place stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import FolderRow, ListSource, ViewName
from carerix_desktop.gui.context import ReadingService
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.models.role_names import role_label

Index = QModelIndex | QPersistentModelIndex

_ROLE_ICONS = {
    FolderRole.INBOX: "inbox",
    FolderRole.DRAFTS: "file-pen",
    FolderRole.SENT: "send",
    FolderRole.ARCHIVE: "archive",
    FolderRole.JUNK: "shield-alert",
    FolderRole.TRASH: "trash-2",
}


class FolderData(IntEnum):
    """Roles beyond Qt's: the list that a row opens (None for a heading), its icon, its count."""

    SOURCE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    HEADING = Qt.ItemDataRole.UserRole + 4
    MAILBOX = Qt.ItemDataRole.UserRole + 5


@dataclass(slots=True, eq=False)
class Node:
    """A row of the tree."""

    label: str
    icon: str = ""
    source: ListSource | None = None
    mailbox: int | None = None
    count: int = 0
    heading: bool = False
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def add(self, child: Node) -> Node:
        """Hang a child below."""
        child.parent = self
        self.children.append(child)
        return child

    def shape(self) -> tuple[Any, ...]:
        """What must stay for counts alone to be repainted."""
        return (self.label, self.source, self.heading, tuple(child.shape() for child in self.children))

    def counts(self) -> tuple[Any, ...]:
        """The numbers of this node and those below."""
        return (self.count, tuple(child.counts() for child in self.children))


@dataclass(frozen=True, slots=True)
class _Answer:
    rows: list[FolderRow]
    counts: dict[str, int]


class FolderModel(QAbstractItemModel):
    """Folders of the signed-in user.

    Signals:
        loaded: the tree is there or has another shape; counts alone do not say so.
        answered: the rows as they were read.
    """

    loaded = Signal()
    answered = Signal(object)

    def __init__(self, jobs: Jobs, reading: ReadingService, parent: Any = None) -> None:
        super().__init__(parent)
        self._jobs, self._reading = jobs, reading
        self._root = Node("")

    def refresh(self) -> None:
        """Read folders and counts again."""
        self._jobs.ask(self._read, on_done=self._take, key=(id(self), "folders"))

    def index_of(self, source: ListSource) -> QModelIndex:
        """The row that opens a list, or an invalid index."""
        node = self._find(self._root, source)
        return self._index(node) if node is not None else QModelIndex()

    def mailbox_of(self, role: FolderRole) -> int | None:
        """The server folder paired with a role."""
        node = self._find(self._root, ListSource(role=role))
        return node.mailbox if node is not None else None

    def inbox_unread(self) -> int:
        """The number on the rail."""
        node = self._find(self._root, ListSource(role=FolderRole.INBOX))
        return node.count if node is not None else 0

    def unread_of(self, source: ListSource) -> int:
        """The number of a row, for the head of its list; drafts count all and say nothing there."""
        node = self._find(self._root, source)
        return node.count if node is not None and source.role is not FolderRole.DRAFTS and source.view is None else 0

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002  (Qt's signature)
        return 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        node = self._node(parent)
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, index: Index = QModelIndex()) -> Any:
        if not index.isValid():
            return QModelIndex()
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self._node(index)
        if not index.isValid() or node.heading:
            return Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags
        openable = Qt.ItemFlag.ItemIsEnabled
        if node.source is not None:
            openable |= Qt.ItemFlag.ItemIsSelectable
        if node.mailbox is not None:
            openable |= Qt.ItemFlag.ItemIsDropEnabled
        return openable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{node.label}, {node.count}" if node.count else node.label
        values: dict[int, Any] = {
            FolderData.SOURCE: node.source,
            FolderData.ICON: node.icon,
            FolderData.COUNT: node.count,
            FolderData.HEADING: node.heading,
            FolderData.MAILBOX: node.mailbox,
        }
        return values.get(role)

    # building

    def _read(self) -> _Answer:
        return _Answer(self._reading.folders(), self._reading.counts())

    def _take(self, answer: _Answer) -> None:
        root = self._build(answer)
        self.answered.emit(answer.rows)
        if root.shape() == self._root.shape():
            if root.counts() != self._root.counts():
                self._copy_counts(self._root, root)
            return
        self.beginResetModel()
        self._root = root
        self.endResetModel()
        self.loaded.emit()

    def _build(self, answer: _Answer) -> Node:
        root = Node("")
        nodes = self._add_roles(root, answer.rows)
        views: tuple[tuple[str, tuple[tuple[ViewName, str, str], ...]], ...] = (
            (self.tr("Views"), ((ViewName.NOT_LINKED, self.tr("Not linked"), "unlink"),
                                (ViewName.CONFIDENTIAL, self.tr("Confidential"), "lock"))),
            (self.tr("Team"), ((ViewName.ALL_RECEIVED, self.tr("All received"), "users"),)),
        )  # fmt: skip
        for heading, below in views:
            root.add(Node(heading, heading=True))
            for view, label, icon in below:
                root.add(Node(label, icon, ListSource(view=view), count=answer.counts.get(view.value, 0)))
        self._add_others(root, nodes, answer.rows)
        return root

    def _add_roles(self, root: Node, rows: list[FolderRow]) -> dict[int, Node]:
        nodes = {}
        for role, icon in _ROLE_ICONS.items():
            for number, row in enumerate(rows):
                if row.role is role:
                    count = row.total if role is FolderRole.DRAFTS else row.unread
                    node = Node(role_label(role), icon, ListSource(role=role), row.mailbox, count)
                    nodes[number] = root.add(node)
        return nodes

    def _add_others(self, root: Node, nodes: dict[int, Node], rows: list[FolderRow]) -> None:
        inbox = next((n for n, row in enumerate(rows) if row.role is FolderRole.INBOX), -1)
        heading = Node(self.tr("Folders"), heading=True)
        for number, row in enumerate(rows):
            if number in nodes:
                continue
            above = root if row.parent == inbox else nodes.get(row.parent, root)
            if above is root and heading.parent is None:
                root.add(heading)
            source = ListSource(mailbox=row.mailbox) if row.mailbox is not None else None
            nodes[number] = above.add(Node(row.name, "folder", source, row.mailbox, row.unread))

    def _copy_counts(self, old: Node, new: Node) -> None:
        for here, there in zip(old.children, new.children, strict=True):
            if here.count != there.count:
                here.count = there.count
                index = self._index(here)
                self.dataChanged.emit(index, index)
            self._copy_counts(here, there)

    def _node(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else self._root
        return node if isinstance(node, Node) else self._root

    def _index(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node)

    def _find(self, node: Node, source: ListSource) -> Node | None:
        for child in node.children:
            if child.source == source:
                return child
            below = self._find(child, source)
            if below is not None:
                return below
        return None
