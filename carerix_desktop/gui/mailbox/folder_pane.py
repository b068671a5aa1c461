"""The folder pane: our folders, views and team in a tree of 30 px rows; messages can be dropped on server folders."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import ListSource
from carerix_desktop.gui.models.folders import FolderData, FolderModel
from carerix_desktop.gui.theme import Theme
from carerix_desktop.gui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
MESSAGES_MIME = "application/x-carerix-messages"


class FolderDelegate(QStyledItemDelegate):
    """A folder: icon, name, count; or the heading of a section."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        least = self._theme.metrics("body").height() + 12
        return QSize(120, 32 if index.data(FolderData.HEADING) else max(self._theme.size("row.folder"), least))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(FolderData.HEADING):
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_folder(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, label: str) -> None:
        painter.setFont(self._theme.font("captionStrong"))
        painter.setPen(self._theme.color("text.tertiary"))
        painter.drawText(rect.adjusted(8, 8, -8, 0), Qt.AlignmentFlag.AlignVCenter, label)

    def _paint_folder(self, painter: QPainter, option: Any, index: Index) -> None:
        color, state = self._theme.color, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 0.5, 0, -0.5)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("bg.selected" if selected else "bg.hover"))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QPen(color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        self._paint_words(painter, option, index, selected=selected)

    def _paint_words(self, painter: QPainter, option: Any, index: Index, *, selected: bool) -> None:
        rect, color = option.rect.adjusted(8, 0, -8, 0), self._theme.color
        tint = "accent.text" if selected else "text.secondary"
        pixmap = self._theme.icons.pixmap(index.data(FolderData.ICON), tint, 16, option.widget.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.left(), rect.top() + (rect.height() - 16) / 2), pixmap)
        count = index.data(FolderData.COUNT)
        number = option.locale.toString(count) if count else ""
        painter.setFont(self._theme.font("metaStrong"))
        painter.setPen(color("accent.text" if selected else "text.tertiary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        role = "strong" if selected else "bodyMedium"
        painter.setFont(self._theme.font(role))
        painter.setPen(color("text.primary" if selected else "text.secondary"))
        used = self._theme.metrics("metaStrong").horizontalAdvance(number) + 8 if number else 0
        room = rect.adjusted(25, 0, -used, 0)
        label = self._theme.metrics(role).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label)


class FolderTree(QTreeView):
    """The tree; drops of messages go out as a signal."""

    dropped = Signal(object)  # the mailbox key

    def dragMoveEvent(self, event: Any) -> None:
        index = self.indexAt(event.position().toPoint())
        known = event.mimeData().hasFormat(MESSAGES_MIME)
        if known and index.isValid() and index.data(FolderData.MAILBOX) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragEnterEvent(self, event: Any) -> None:
        if event.mimeData().hasFormat(MESSAGES_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        mailbox = index.data(FolderData.MAILBOX) if index.isValid() else None
        if mailbox is not None and event.mimeData().hasFormat(MESSAGES_MIME):
            event.acceptProposedAction()
            self.dropped.emit(mailbox)


class FolderPane(QFrame):
    """Folders with the account below them.

    Signals:
        opened: a list source to show, with its label.
        dropped: messages of the list were dropped on this mailbox.
    """

    opened = Signal(object, str)
    dropped = Signal(object)

    def __init__(self, theme: Theme, model: FolderModel) -> None:
        super().__init__()
        self.setProperty("pane", "window")
        self._theme, self._model = theme, model
        self._source = ListSource(role=FolderRole.INBOX)
        self.tree = self._make_tree()
        self._address, self._line = Text(role="caption", elide=True), Text(role="caption", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.tree, 1)
        column.addWidget(self._make_account())
        model.loaded.connect(self._on_loaded)
        theme.changed.connect(self._paint_icon)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.dropped.connect(self.dropped)

    def show_account(self, address: str, line: str) -> None:
        """The foot: whose mailbox this is and how much is here."""
        self._address.setText(address)
        self._line.setText(line)
        self._foot.setVisible(bool(address))

    def choose(self, source: ListSource) -> None:
        """Select the row of a list."""
        self._source = source
        index = self._model.index_of(source)
        if index.isValid():
            mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, mode)

    def open_again(self) -> None:
        """The list that was open, after a search."""
        index = self._model.index_of(self._source)
        if index.isValid():
            self.opened.emit(self._source, str(index.data()))

    def _make_tree(self) -> FolderTree:
        tree = FolderTree()
        tree.setProperty("kind", "folders")
        tree.setModel(self._model)
        tree.setItemDelegate(FolderDelegate(self._theme, tree))
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(14)
        tree.setMouseTracking(True)
        tree.setAcceptDrops(True)
        tree.setDropIndicatorShown(True)
        tree.setAccessibleName(self.tr("Folders"))
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return tree

    def _make_account(self) -> QWidget:
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._address)
        words.addWidget(self._line)
        row.addLayout(words, 1)
        self._foot.hide()
        self._paint_icon()
        return self._foot

    def _paint_icon(self) -> None:
        pixmap = self._theme.icons.pixmap("hard-drive", "text.tertiary", 14, self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)

    def _on_loaded(self) -> None:
        self.tree.expandAll()
        selection = self.tree.selectionModel()
        selection.blockSignals(True)  # the list is shown already; only the mark is to come back
        self.choose(self._source)
        selection.blockSignals(False)
        self.tree.viewport().update()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        source = index.data(FolderData.SOURCE) if index.isValid() else None
        if source is not None:
            self._source = source
            self.opened.emit(source, str(index.data()))
