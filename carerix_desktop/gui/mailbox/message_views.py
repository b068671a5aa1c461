"""The two faces of the list: cards, and a table of the same model. Single keys are actions, never a jump."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QTreeView

from carerix_desktop.gui.mailbox.card_delegate import CardDelegate
from carerix_desktop.gui.mailbox.folder_pane import MESSAGES_MIME
from carerix_desktop.gui.mailbox.table_delegate import TableDelegate
from carerix_desktop.gui.models.messages import Column, MessageListModel
from carerix_desktop.gui.theme import Theme


class CardList(QTableView):
    """Cards; typing a letter is a command here, never a jump.

    A table of one column and not a QListView: that one asks the model about every row whenever rows come or go, which
    costs tens of milliseconds with 50,000 rows; a header of equal sections asks nothing.
    """

    def __init__(self, theme: Theme, model: MessageListModel) -> None:
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.delegate = CardDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        for column in Column:
            self.setColumnHidden(column, column is not Column.SENDER)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        set_up(self, self.tr("Messages"))
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.delegate.height)

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last card."""
        rows = self.model().rowCount()
        if rows and action is QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if rows and action is QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(rows - 1, 0)
        return super().moveCursor(action, modifiers)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Messages are dragged by their keys, to a folder of this window."""
        start_message_drag(self)


class MessageTable(QTreeView):
    """The same model as a table."""

    def __init__(self, theme: Theme, model: MessageListModel, cards: CardList) -> None:
        super().__init__()
        self.setModel(model)
        self.setSelectionModel(cards.selectionModel())
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setItemDelegate(TableDelegate(theme, self))
        header = self.header()
        header.setSectionResizeMode(Column.SUBJECT, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.setSectionsClickable(True)
        for column, width in ((Column.SENDER, 126), (Column.LINKED, 96), (Column.DATE, 84)):
            self.setColumnWidth(column, width)
        set_up(self, self.tr("Messages"))

    def keyboardSearch(self, search: str) -> None:
        """Single keys are actions."""

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """As in the cards."""
        start_message_drag(self)

    def _choose_columns(self, spot: QPoint) -> None:
        menu = QMenu(self)
        for column in (Column.SENDER, Column.LINKED, Column.DATE):
            title = self.model().headerData(column, Qt.Orientation.Horizontal)
            action = menu.addAction(str(title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda on, column=column: self.setColumnHidden(column, not on))
        menu.popup(self.header().mapToGlobal(spot))


def set_up(view: QTableView | QTreeView, name: str) -> None:
    """What cards and table have in common."""
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setDragEnabled(True)
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setAccessibleName(name)


def start_message_drag(view: QAbstractItemView) -> None:
    """A drag that folders of this window understand; it carries nothing but a mark."""
    data = QMimeData()
    data.setData(MESSAGES_MIME, QByteArray(b"selection"))
    drag = QDrag(view)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.MoveAction)
