"""What an item of a time line says: its sign, its title, what stands below it, who and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.entry import Entry, EntrySort
from carerix_desktop.domain.record_changes import CREATED, LoggedChange
from carerix_desktop.domain.timeline import TimelineItem
from carerix_desktop.domain.view import Card, Direction
from carerix_desktop.gui.models.spoken import clock, long_when
from carerix_desktop.gui.records.texts import RecordTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """An item as text.

    Attributes:
        icon: of its sign.
        title: the first line.
        aside: in quiet text behind the title ("12 min").
        below: one line.
        body: several lines, in a box.
        chips: (kind of record, text).
        badges: (text, tone) of a status before and after.
        when: who and at what time.
        strong: unread.
        confidential: painted as such.
    """

    icon: str
    title: str
    when: str
    aside: str = ""
    below: str = ""
    body: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    badges: tuple[tuple[str, str], ...] = ()
    strong: bool = False
    confidential: bool = False


def moment_of(item: TimelineItem) -> datetime:
    """When it was, in local time."""
    return datetime.fromtimestamp(item.place.at, UTC).astimezone()


class TimelineWords:
    """Texts of the time line, in the window's language."""

    def __init__(self) -> None:
        self._texts = RecordTexts()

    def tr(self, text: str) -> str:
        """A text in the window's language."""
        return QCoreApplication.translate("TimelineWords", text)

    def words(self, item: TimelineItem) -> ItemWords:
        """What an item says."""
        when = clock(moment_of(item))
        by = f"{item.by}, {when}" if item.by else when
        if item.card is not None:
            return self._mail(item.card, when)
        if item.entry is not None:
            return self._entry(item.entry, by)
        if item.change is not None:
            return self._change(item, item.change, by)
        name = item.document.name if item.document is not None else ""
        file = item.document.filename if item.document is not None else ""
        return ItemWords(icon="file-text", title=self.tr("Document: {name}").format(name=name), below=file, when=by)

    def spoken(self, item: TimelineItem) -> str:
        """The sentence for a screen reader."""
        words = self.words(item)
        badges = " → ".join(text for text, _tone in words.badges)
        chips = ", ".join(text for _kind, text in words.chips)
        files = ", ".join(file.filename for file in item.files)
        hidden = self.tr("confidential") if words.confidential else ""
        day = long_when(moment_of(item))
        parts = (words.title, badges, words.aside, words.below, words.body, chips, files, hidden, item.by, day)
        return ", ".join(part for part in parts if part)

    def _mail(self, card: Card, when: str) -> ItemWords:
        outgoing = card.direction is Direction.OUT
        who = self.tr("To {name}").format(name=card.sender) if outgoing else card.sender
        return ItemWords(
            icon="lock" if card.confidential else "send" if outgoing else "mail",
            title=card.subject or "–",
            below=f"{who}: {card.preview}" if card.preview else who,
            chips=tuple((chip.kind.value, f"#{chip.ref}") for chip in card.chips if chip.kind.value == "vacancy"),
            when=when,
            strong=card.unread,
            confidential=card.confidential,
        )

    def _entry(self, entry: Entry, by: str) -> ItemWords:
        written = entry.written
        titles = {
            EntrySort.NOTE: self.tr("Note"),
            EntrySort.CALL: self.tr("Call note"),
            EntrySort.TASK: self.tr("Task"),
            EntrySort.APPOINTMENT: self.tr("Appointment"),
        }
        icons = {
            EntrySort.NOTE: "file-pen",
            EntrySort.CALL: "phone",
            EntrySort.TASK: "square-check" if entry.done_at else "square",
            EntrySort.APPOINTMENT: "calendar",
        }
        title = f"{titles[written.sort]}: {written.title}" if written.title else titles[written.sort]
        others = tuple((one.ref.kind.value, one.name) for one in entry.on if one.ref.kind.value == "vacancy")
        aside = self._task_aside(entry) if written.sort is EntrySort.TASK else self.call_aside(entry)
        return ItemWords(icon=icons[written.sort], title=title, aside=aside, body=written.body, chips=others, when=by)

    def call_aside(self, entry: Entry) -> str:
        """Direction, outcome and length of a call."""
        detail = entry.written.detail
        minutes = detail.get("minutes", "")
        parts = (
            self.call_word(detail.get("direction", "")),
            self.call_word(detail.get("outcome", "")),
            detail.get("number", ""),
            self.tr("{n} min").format(n=minutes) if minutes else "",
        )
        return ", ".join(part for part in parts if part)

    def call_word(self, code: str) -> str:
        """A direction or outcome of a call."""
        return {
            "out": self.tr("called"),
            "in": self.tr("was called"),
            "reached": self.tr("reached"),
            "no_answer": self.tr("no answer"),
            "voicemail": self.tr("left a message"),
            "call_back": self.tr("is to be called back"),
        }.get(code, code)

    def _task_aside(self, entry: Entry) -> str:
        """For whom it is, where that is somebody else than who wrote it, and when."""
        given = entry.written.assignee != entry.author_key and entry.assignee
        whose = self.tr("for {name}").format(name=entry.assignee) if given else ""
        when = ""
        if entry.done_at is not None:
            when = self.tr("done")
        elif entry.written.due_at is not None:
            day = long_when(datetime.fromtimestamp(entry.written.due_at, UTC).astimezone())
            when = self.tr("due {day}").format(day=day)
        return ", ".join(part for part in (whose, when) if part)

    def _change(self, item: TimelineItem, logged: LoggedChange, by: str) -> ItemWords:
        chips = ((item.about.kind.value, item.about.label),) if item.about is not None else ()
        if logged.act == CREATED:
            title = self.tr("Procedure begun") if item.about is not None else self.tr("File created")
            return ItemWords(icon="user-plus", title=title, chips=chips, when=by)
        field, change = logged.change.field, logged.change
        if not field:
            other = f" ({change.before})" if change.before else ""  # the number that was merged, or is free again
            return ItemWords(icon="history", title=f"{self.act(logged.act)}{other}", when=by)
        label = self._texts.column(field)
        if field == "status":
            badges = tuple(
                (self._texts.status(one), self._texts.badge(one)) for one in (change.before, change.after) if one
            )
            return ItemWords(icon="workflow", title=label, badges=badges, chips=chips, when=by)
        texts = item.named or tuple(self._texts.value(field, text) for text in (change.before, change.after))
        before, after = (text or "–" for text in texts)
        return ItemWords(icon="history", title=f"{label}: {before} → {after}", chips=chips, when=by)

    def act(self, act: str) -> str:
        """What was done to a file as a whole."""
        return {
            "removed": self.tr("File deleted"),
            "restored": self.tr("File put back"),
            "merged": self.tr("Merged with another file"),
            "unmerged": self.tr("Taken apart again"),
        }.get(act, act)
