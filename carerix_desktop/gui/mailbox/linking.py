"""Linking by hand from the reading pane: the Why popover, Link…, proposals, and a file for an unknown sender."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from carerix_desktop.domain.ids import MessageKey, RecordKind
from carerix_desktop.domain.view import LinkView, ProposalView
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.mailbox.commands import MailCommands
from carerix_desktop.gui.mailbox.reading_head import links_to_show
from carerix_desktop.gui.mailbox.reading_pane import ReadingPane
from carerix_desktop.gui.mailbox.reasons import kind_word
from carerix_desktop.gui.mailbox.why_popover import WhyPopover
from carerix_desktop.gui.records.edit import create_record
from carerix_desktop.gui.records.link_dialog import choose_record


class LinkDesk(QObject):
    """Carries the head's wishes to the commands."""

    def __init__(self, context: Context, commands: MailCommands, reading: ReadingPane, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._commands, self._reading = context, commands, reading
        head = reading.head
        head.why.connect(self._explain)
        head.add_link.connect(self.link_open_message)
        head.proposal.connect(self._settle)
        head.link_sender.connect(self._link_sender)
        head.create_file.connect(self._create_file)
        commands.links_changed.connect(reading.body.reload)
        actions = reading.window_actions
        actions.on(actions.link, self.link_open_message)
        actions.on(actions.why, self.explain_first)
        actions.on(actions.split, self._split_open_message)
        reading.split.connect(commands.split)

    def link_open_message(self) -> None:
        """L: choose a file for the open message."""
        message = self._reading.message
        if message is not None:
            self._choose_and_link(message.key, None, message.sender.name)

    def _split_open_message(self) -> None:
        message = self._reading.message
        if message is not None:
            self._commands.split(message.key)

    def explain_first(self) -> None:
        """Shift+L: why the first chip is there."""
        view, chips = self._reading.view, self._reading.head.chips
        links = links_to_show(view.links) if view is not None else []
        if links and chips:
            self._explain(links[0], chips[0])

    def _explain(self, link: LinkView, chip: QWidget) -> None:
        popover = WhyPopover(self._context.theme, link, chip, can_link=True)
        popover.unlink.connect(self._unlink)
        popover.open_file.connect(lambda known: self._context.open_record(known.kind, known.ref))
        popover.other.connect(self._replace)
        popover.open_below(chip)

    def _unlink(self, link: LinkView) -> None:
        self._commands.unlink(link.message, link.kind, link.ref, link.label)

    def _replace(self, link: LinkView) -> None:
        chosen = choose_record(self._reading.window(), self._context, link.kind, "")
        if chosen is not None and chosen != (link.kind, link.ref):
            self._commands.unlink(link.message, link.kind, link.ref, link.label)
            self._commands.link(link.message, chosen[0], chosen[1], chosen[1])

    def _choose_and_link(self, key: MessageKey, kind: RecordKind | None, text: str) -> None:
        chosen = choose_record(self._reading.window(), self._context, kind, text)
        if chosen is not None:
            self._commands.link(key, chosen[0], chosen[1], f"{kind_word(chosen[0])} {chosen[1]}")

    def _settle(self, proposal: ProposalView, chip: QWidget) -> None:
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icons = self._context.theme.icons
        menu.addAction(icons.icon("check"), self.tr("Link to {name}").format(name=proposal.label),
                       lambda: self._accept(proposal))  # fmt: skip
        menu.addAction(icons.icon("x"), self.tr("Not this one"), lambda: self._commands.dismiss(proposal))
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _accept(self, proposal: ProposalView) -> None:
        if proposal.kind is not None:
            self._commands.link(proposal.message, proposal.kind, proposal.ref, proposal.label)

    def _link_sender(self, proposal: ProposalView) -> None:
        self._choose_and_link(proposal.message, None, proposal.name or proposal.address)

    def _create_file(self, proposal: ProposalView) -> None:
        window = self._reading.window()
        made = create_record(window, self._context, RecordKind.CANDIDATE, proposal.name, proposal.address)
        if made is not None:
            self._reading.body.reload()
