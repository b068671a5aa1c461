"""Keeps filters: a name for what is chosen, renaming, sharing and deleting, each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record_query import SavedFilter
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.records.list_side import ListSide
from carerix_desktop.gui.widgets.text import Text


class NameDialog(QDialog):
    """The name of a filter, and whose it is."""

    def __init__(self, parent: QWidget, title: str, wanted: SavedFilter) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.name, self.team = QLineEdit(wanted.name), QCheckBox(self.tr("For the whole team"))
        self.team.setChecked(wanted.team)
        label = Text(self.tr("Name of the filter"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(label.text())
        self.name.selectAll()
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = box.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText(self.tr("Save"))
        box.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.name.textChanged.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for widget in (label, self.name, self.team, box):
            column.addWidget(widget)
        self._judge()

    def _judge(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))


class SavedFilters(QObject):
    """The kept filters of one list.

    Args:
        context: of the window.
        kind: what is listed.
        side: where they show.
    """

    def __init__(self, context: Context, kind: RecordKind, side: ListSide) -> None:
        super().__init__(side)
        self._context, self._kind, self._side = context, kind, side
        self._select: SavedFilter | None = None
        side.renamed.connect(self.rename)
        side.removed.connect(self.remove)
        side.shared.connect(self.share)

    def read(self) -> None:
        """Read them again."""
        service, viewer = self._context.services.more["record_lists"], self._context.services.viewer.key
        key = (id(self), "filters")
        self._context.jobs.ask(service.filters, viewer, self._kind, on_done=self._show, key=key)

    def keep(self, wanted: SavedFilter) -> None:
        """Ask for a name and keep what is chosen."""
        dialog = NameDialog(self._side.window(), self.tr("Save filter"), wanted)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            named = replace(wanted, name=dialog.name.text(), team=dialog.team.isChecked())
            self._save(named, self.tr("Filter “{name}” saved").format(name=named.name), None)

    def rename(self, wanted: SavedFilter) -> None:
        """Another name."""
        dialog = NameDialog(self._side.window(), self.tr("Rename filter"), wanted)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            named = replace(wanted, name=dialog.name.text(), team=dialog.team.isChecked())
            self._save(named, self.tr("Filter renamed to “{name}”").format(name=named.name), wanted)

    def share(self, wanted: SavedFilter) -> None:
        """Give it to the team, or keep it for oneself."""
        done = self.tr("Filter “{name}” is your own again") if wanted.team else self.tr("“{name}” is the team's now")
        self._save(replace(wanted, team=not wanted.team), done.format(name=wanted.name), wanted)

    def remove(self, wanted: SavedFilter) -> None:
        """Take it away."""
        self._tell("remove_filter", wanted, partial(self._on_removed, wanted))

    def _save(self, wanted: SavedFilter, sentence: str, back: SavedFilter | None) -> None:
        self._tell("save_filter", wanted, partial(self._on_saved, sentence, back))

    def _on_saved(self, sentence: str, before: SavedFilter | None, kept: SavedFilter) -> None:
        self._select = kept
        self.read()
        undo = partial(self._restore, before) if before is not None else partial(self._drop, kept)
        self._context.done(sentence, undo)

    def _on_removed(self, wanted: SavedFilter, gone: SavedFilter) -> None:
        self.read()
        sentence = self.tr("Filter “{name}” deleted").format(name=wanted.name)
        self._context.done(sentence, partial(self._restore, gone))

    def _restore(self, before: SavedFilter) -> None:
        self._tell("save_filter", before, self._on_undone)

    def _drop(self, kept: SavedFilter) -> None:
        self._tell("remove_filter", kept, self._on_undone)

    def _on_undone(self, _answer: object) -> None:
        self.read()

    def _tell(self, act: str, wanted: SavedFilter, on_done: Callable[[Any], None]) -> None:
        service, actor = self._context.services.more["record_lists"], self._context.services.viewer.key
        self._context.jobs.tell(getattr(service, act), actor, wanted, on_done=on_done)

    def _show(self, filters: Sequence[SavedFilter]) -> None:
        self._side.show_filters(filters)
        chosen, self._select = self._select, None
        if chosen is not None:
            self._side.select(chosen)
