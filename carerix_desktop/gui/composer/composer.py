"""One message that is written: head, text, files, foot, and the panel beside it (mock-up 03).

It belongs to one draft, keeps it (`keeping`), and hands it over (`sending`). Where it stands, in the main window or in
one of its own, is the business of `desk`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carerix_desktop.domain.draft import BodyFormat, Draft
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.message import Address
from carerix_desktop.gui.composer.attach_menu import AttachMenu
from carerix_desktop.gui.composer.attaching import Attaching, FileDrop
from carerix_desktop.gui.composer.body_edit import BodyEdit
from carerix_desktop.gui.composer.closing import Closing
from carerix_desktop.gui.composer.dictionaries import add_dictionary_by_hand
from carerix_desktop.gui.composer.document_html import images_in
from carerix_desktop.gui.composer.files_row import FilesRow
from carerix_desktop.gui.composer.foot import ComposeFoot
from carerix_desktop.gui.composer.format_bar import FormatBar
from carerix_desktop.gui.composer.head import ComposeHead
from carerix_desktop.gui.composer.head_asking import HeadAsking
from carerix_desktop.gui.composer.keeping import DraftKeeper, Snapshot
from carerix_desktop.gui.composer.link_choosing import LinkChoosing
from carerix_desktop.gui.composer.quote import QuoteFold, Unfolding
from carerix_desktop.gui.composer.sending import SendRoad
from carerix_desktop.gui.composer.services import WritingServices
from carerix_desktop.gui.composer.side_panel import SidePanel
from carerix_desktop.gui.composer.side_place import SidePlace
from carerix_desktop.gui.composer.signing import Signing
from carerix_desktop.gui.composer.spelling import Spelling
from carerix_desktop.gui.composer.tab_order import move_focus
from carerix_desktop.gui.composer.template_marks import OPENED
from carerix_desktop.gui.composer.words import clock_time
from carerix_desktop.gui.context import Context
from carerix_desktop.gui.fault_words import fault_line, language_code

Opened = tuple[Draft, dict[bytes, bytes], tuple[Address, ...]]
"""A draft with the content of its images, and the choices of From."""


class Composer(FileDrop):
    """The composer of one draft.

    Signals:
        closed: it is to go; its draft is kept.
        window_wanted: it is to stand in a window of its own.
        discarded: its draft is to be thrown away.
        title_changed: what the window's title says.
    """

    closed = Signal()
    window_wanted = Signal()
    discarded = Signal()
    title_changed = Signal(str)

    def __init__(self, context: Context, services: WritingServices, spelling: Spelling, opened: Opened) -> None:
        super().__init__()
        self.setProperty("pane", "surface")
        draft = opened[0]
        self._context, self._spelling = context, spelling
        self._content, self._is_spoken = draft.content, False
        self.head, self.foot = ComposeHead(context.theme), ComposeFoot(context.theme)
        self.body = BodyEdit(context.theme, spelling)
        self.bar = FormatBar(context.theme, self.body, spelling)
        self.files, self.quote = FilesRow(context.theme), QuoteFold(context.theme)
        self.attaching = Attaching(context, self.files, self.body, self)
        Unfolding(self.quote, self.body)
        self.signing = Signing(context, services, self.body)
        self.closing = Closing(self.head, self.foot)
        self._asking = HeadAsking(context, services, self.head, self.closing)
        LinkChoosing(context, services, self.head.links)
        AttachMenu(context, services, self.foot.attach, self.attaching,
                   lambda: (self._take().content, list(self.head.links.records)))  # fmt: skip
        self.keeper = DraftKeeper(context.jobs, services, draft, self._take, self)
        self.road = SendRoad(context.jobs, services, self.keeper, self)
        self.panel = SidePanel(context, services, self.as_sent, lambda: self.head.links.records)
        self._lay_out()
        self._show(opened)
        self._connect()
        self._make_keys()

    @property
    def draft(self) -> Draft:
        """As it was last stored."""
        return self.keeper.draft

    @property
    def language(self) -> str:
        """The language of the message."""
        return self.body.marks.language

    @property
    def title(self) -> str:
        """Subject, or what is being done."""
        return self.head.subject.text().strip() or self.head.title.text()

    def panes(self) -> list[QWidget]:
        """Where F6 stops."""
        return [self.head.to.line, self.body, self.foot.send_button, self.panel.tabs]

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab and Shift+Tab of everything inside end here (`tab_order`)."""
        below = (self.body, self.quote, self.files, self.foot)
        return move_focus(self, self.head, below, (self.bar, self.panel), on=on)

    def focus_start(self) -> None:
        """Where one begins: at the recipients, or in the text of an answer."""
        (self.body if self._content.to else self.head.to.line).setFocus(Qt.FocusReason.OtherFocusReason)

    # what is in it

    def _show(self, opened: Opened) -> None:
        draft, images, identities = opened
        content = draft.content
        self.head.title.setText(self._title_of(draft))
        self.head.show_content(content, identities)
        self.foot.show_options(content)
        self.attaching.show_stored(draft.files, images)
        plain = content.format is BodyFormat.PLAIN
        if plain or not content.html:
            self.body.show_text(content.text)
            self.body.setAcceptRichText(not plain)
        else:
            self.body.show_html(content.html)
        self.foot.plain.setChecked(plain)
        self.bar.show_plain(plain)
        self.speak(content.language or language_code())
        self.quote.show_quote(content.quoted_html, content.quoted_text)
        self.body.restore_place(content.cursor, content.anchor)
        self.head.links.refused = set(content.unlinks)
        self._asking.follow(content)
        self._begun = self._written()

    def _title_of(self, draft: Draft) -> str:
        if draft.content.answers is not None:
            return self.tr("Reply")
        return self.tr("Forward") if draft.content.forwards is not None else self.tr("New message")

    def speak(self, code: str) -> None:
        """Spelling, signature and templates in another language."""
        self.body.marks.speak(code)
        self.bar.show_language(code)

    def put_text(self, html: str, *, subject: str = "") -> None:
        """A template's text takes the place of what stands there; undo brings that back."""
        cursor = self.body.textCursor()
        cursor.select(cursor.SelectionType.Document)
        self.body.put_html(cursor, html)
        if subject:
            self.head.subject.setText(subject)
        self._touch()

    @property
    def status_after(self) -> str:
        """What the procedure becomes once the message was sent; "" leaves it."""
        return self._content.status_after

    def name_template(self, name: str, status_after: str) -> None:
        """It was filled in from a template: what the fields do not show."""
        self._content = replace(self._content, template=name, status_after=status_after)
        self._on_text()

    def _take(self) -> Snapshot:
        """What stands there now."""
        head, foot, body = self.head, self.foot, self.body
        to, cc, bcc = (field.addresses for field in head.fields)
        html = body.html(with_marks=True)
        used = images_in(html + self.quote.html)
        files = tuple(file for file in self.files.files if not file.content_id or file.content_id in used)
        cursor, anchor = body.place()
        self._content = replace(
            head.links.kept_in(self._content),
            sender=head.address,
            to=to,
            cc=cc,
            bcc=bcc,
            subject=head.subject.text(),
            format=BodyFormat.PLAIN if body.is_plain else BodyFormat.RICH,
            text=body.text(),
            html=html,
            quoted_html=self.quote.html,
            quoted_text=self.quote.text,
            language=self.language,
            confidential=head.confidential.isChecked(),
            priority=foot.priority,
            wants_receipt=foot.receipt.isChecked(),
            remind_after_days=foot.remind_after_days,
            cursor=cursor,
            anchor=anchor,
        )
        return Snapshot(self._content, files, self.attaching.data_of(files))

    def as_sent(self) -> tuple[Draft, Mapping[bytes, bytes]]:
        """The draft as it would leave now, and the content of the files that are not stored yet."""
        now = self._take()
        return replace(self.draft, content=now.content, files=now.files), now.data

    def _touch(self) -> None:
        self.keeper.touch()
        self.panel.touch()

    # leaving

    def close_kept(self) -> None:
        """Esc: close and keep the draft."""
        self.head.commit()
        if self.keeper.is_changed:
            self.keeper.save(lambda _draft: self.closed.emit())
        else:
            self.closed.emit()

    @property
    def is_as_begun(self) -> bool:
        """Whether nothing was written: people, subject, text and files are what it began with."""
        return self._written() == self._begun

    def _written(self) -> tuple[object, ...]:
        people = tuple(field.addresses for field in self.head.fields)
        text = self.body.html() or self.body.text().strip()
        return people, self.head.subject.text(), text, self.quote.html, self.files.files

    def save_at_once(self) -> bool:
        """The window goes; whether all of it is kept."""
        self.head.commit()
        return self.keeper.save_at_once()

    def send(self, hold_s: int, at: int = 0) -> None:
        """Send after a hold, or at a moment."""
        self.head.commit()
        missing = self.missing_fields()
        if missing:
            self._refuse(self.tr("Fill in the fields that are marked in the text first."), None)
            return
        self.head.banner.hide()
        self.road.send(hold_s, at)

    def missing_fields(self) -> list[str]:
        """The empty fields of the template that still stand in the text."""
        in_subject = [self.head.subject.text()] if OPENED in self.head.subject.text() else []
        in_text = self.body.marks.missing() if self._content.template else []  # no long text is gone through in vain
        return [*dict.fromkeys(in_text), *in_subject]

    def _refuse(self, sentence: str, fault: Fault | None) -> None:
        title = self.tr("The message is not sent")
        self.head.banner.say("warn", "triangle-alert", title, sentence or (fault_line(fault) if fault else ""))
        field = next((field for field in self.head.fields if field.bad), None)
        if field is not None:
            field.chips[[chip.is_bad for chip in field.chips].index(True)].setFocus()
        elif not any(field.addresses for field in self.head.fields):
            self.head.to.line.setFocus()

    # parts

    def _lay_out(self) -> None:
        left = QVBoxLayout(self.closing.sheet)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.head, self.bar, self.body, self.quote, self.files, self.foot):
            left.addWidget(part, 1 if part is self.body else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.closing.sheet, 1)
        row.addWidget(self.panel)
        self.place = SidePlace(self, row, self.panel, self.head.panel_button, self._context.settings)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.head.changed.connect(self._touch)
        self.head.changed.connect(lambda: self.title_changed.emit(self.title))
        self.head.wanted.connect(self._asking.complete)
        self._asking.listen(lambda: self._take().content)
        self.head.links.shown.connect(self.panel.touch)
        self.head.links.opened.connect(lambda record: self._context.open_record(record.kind, record.ref))
        self.head.close_button.clicked.connect(self.close_kept)
        self.head.pop_out.clicked.connect(self.window_wanted)
        self.body.textChanged.connect(self._on_text)
        self.head.subject.textChanged.connect(self._count_missing)
        self.dropped.connect(self.attaching.attach)
        self.body.files_given.connect(self.attaching.attach)
        self.body.image_given.connect(self.attaching.put_pasted)
        self.files.changed.connect(self._touch)
        self.bar.language_chosen.connect(self._on_language)
        self.foot.options_changed.connect(self._on_options)
        self.bar.dictionary_wanted.connect(lambda: add_dictionary_by_hand(self, self._context, self._spelling))
        self.foot.picture.clicked.connect(self.attaching.ask_picture)
        self.foot.sign.clicked.connect(lambda: self.signing.sign(self.language))
        self.foot.discard.clicked.connect(self.discarded)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.not_saved.connect(self._on_not_saved)
        self.road.refused.connect(self._refuse)

    def _make_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+Return", self.foot.send.emit),
            ("Ctrl+Enter", self.foot.send.emit),
            ("Ctrl+Shift+L", self.head.confidential.click),
            ("Esc", self.close_kept),
        ):
            QShortcut(QKeySequence(keys), self, act, context=within)

    # what happens

    def _on_text(self) -> None:
        self._count_missing()
        self._touch()

    def _count_missing(self) -> None:
        self.foot.show_missing(len(self.missing_fields()))

    def _on_language(self, code: str) -> None:
        self._is_spoken = True
        self._change_language(code)

    def speak_to(self, code: str) -> None:
        """The person's language, for a new message that nobody wrote in yet or chose a language for."""
        content = self._content
        is_new = content.answers is None and content.forwards is None and not content.template
        if code and is_new and not self._is_spoken and not self.body.document().firstBlock().text().strip():
            self._change_language(code)

    def _change_language(self, code: str) -> None:
        self.signing.change_language(self.language, code)
        self.speak(code)
        self._touch()

    def _on_options(self) -> None:
        self.body.set_plain(self.foot.plain.isChecked())
        self.bar.show_plain(self.body.is_plain)
        self.body.marks.set_spelling(self.foot.spell.isChecked())
        self._touch()

    def _on_saved(self, draft: Draft) -> None:
        self.attaching.forget(draft.files)
        self.head.saved.setText(self.tr("Draft saved {time}").format(time=clock_time(draft.saved_at)))

    def _on_not_saved(self, fault: Fault) -> None:
        self.road.stay()
        self.head.saved.setText(self.tr("Not saved: {why}").format(why=fault_line(fault)))
