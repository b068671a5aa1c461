"""What the screens of confidential mail say: who sees it, why it is so, and what the box would change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject

from carerix_desktop.domain.confidentiality import BoxChange, BoxPreview, Cause, ClosedBecause, Onlooker
from carerix_desktop.domain.view import ConversationView, Direction
from carerix_desktop.services.who_can_read import StoreReaders

MOST_NAMED = 3
"""More names than these, beside the viewer, are told as a number."""


class ConfidentialTexts(QObject):
    """One place for what is said about confidential conversations.

    Args:
        viewer: the login of the user who is signed in.
        parent: owns it.
    """

    def __init__(self, viewer: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._viewer = viewer

    def onlookers(self, preview: BoxPreview) -> list[Onlooker]:
        """Who sees it, the viewer first."""
        return sorted(preview.sees_now, key=lambda one: (one.login != self._viewer, one.name.casefold()))

    def is_viewer(self, onlooker: Onlooker) -> bool:
        """Whether that is the user who is signed in."""
        return onlooker.login == self._viewer

    def sight(self, preview: BoxPreview) -> str:
        """One sentence about who sees it, one about who does not."""
        shut_out = len(preview.gaining)
        hidden = self.tr("Hidden from %n colleague(s).", "", shut_out) if shut_out else ""
        return f"{self._only(self.onlookers(preview))} {hidden}".strip()

    def _only(self, onlookers: Sequence[Onlooker]) -> str:
        others = [one.name for one in onlookers if not self.is_viewer(one)]
        if not others:
            return self.tr("Only you can see it.")
        if len(others) > MOST_NAMED:
            return self.tr("Only you and %n colleague(s) can see it.", "", len(others))
        return self.tr("Only you and {names} can see it.").format(names=self.names(others))

    def names(self, names: Sequence[str]) -> str:
        """Anna, Bram and Carla."""
        if len(names) < 2:
            return "".join(names)
        return self.tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])

    def hidden(self, preview: BoxPreview) -> str:
        """From whom, and where."""
        if not preview.gaining:
            return self.tr("It is on no file, so no colleague would see it otherwise.")
        return self.tr(
            "Hidden from %n colleague(s), also in search, counters and on the time line. Administrators do not "
            "see it either.",
            "",
            len(preview.gaining),
        )

    def differing(self, preview: BoxPreview, *, beyond: int) -> list[str]:
        """Who sees a part of it only; and how many people are not named."""
        parts = [one for one in self.onlookers(preview) if one.sees < preview.messages]
        lines = [
            self.tr("{name} sees {some} of %n message(s).", "", preview.messages).format(name=one.name, some=one.sees)
            for one in parts
        ]
        more = len(preview.sees_now) - beyond
        return [*lines, self.tr("And %n more.", "", more)] if more > 0 else lines

    def limits(self, readers: StoreReaders | None) -> tuple[str, ...]:
        """What hiding cannot do (RELIABILITY.md C-09, C-10); `readers` of the store's file, where they are known."""
        return self.tr("Leaving somebody out of a reply does not hide what they received already."), self._file(readers)

    def _file(self, readers: StoreReaders | None) -> str:
        if readers is None or not readers.owner:
            text = self.tr(
                "Whoever can read the program's data files on this computer can read all mail that is in them."
            )
        elif readers.everybody:
            text = self.tr("Every account of this computer can read the data file, and with it all mail that is in it.")
        else:
            names = self.names([readers.owner, *readers.accounts])
            text = self.tr(
                "On this computer {names}, and who administers it, can read the data file, and with it all mail in it."
            ).format(names=names)
        key = self.tr("It is encrypted, so that takes its key.")
        return f"{text} {key}" if readers is not None and readers.encrypted else text

    def why_fixed(self, preview: BoxPreview) -> str:
        """Why the viewer cannot change the box; "" where they can."""
        if preview.not_filed:
            return self.tr("A message in Drafts or Junk is seen by its owner only; it needs no mark.")
        if preview.at is None:
            return self.tr("Only somebody with a copy of the message in their mailbox can make it visible again.")
        return ""

    def switch(self, *, on: bool) -> str:
        """What the switch is called by a screen reader."""
        if on:
            return self.tr("Confidential, on, applies to this conversation")
        return self.tr("Confidential, off, applies to this conversation")

    def done(self, *, on: bool) -> str:
        """What was done."""
        return self.tr("The conversation is confidential now") if on else self.tr("The conversation is visible again")

    def ask_to_open(self, preview: BoxPreview, senders: str) -> str:
        """What unticking does."""
        if not preview.gaining:
            return self.tr(
                "It is on no file, so for now nobody else will see it. Once it is on one, all colleagues can."
            )
        most = max(one.sees for one in preview.gaining)
        who = self.tr("%n colleague(s) will be able to read", "", len(preview.gaining))
        what = self.tr("%n message(s) from {names}", "", most).format(names=senders)
        return self.tr("{who} {what}.").format(who=who, what=what)

    def ask_to_close(self, preview: BoxPreview) -> str:
        """What ticking does to the viewer."""
        return self.tr(
            "You have no copy of %n message(s) of this conversation, did not send them and are not addressed by "
            "them. You will not see them any more yourself.",
            "",
            preview.loses_sight,
        )

    def change(self, change: BoxChange) -> str:
        """A line of the log."""
        day = long_day(change.at)
        if not change.by:
            return self.tr("Made confidential by a rule on {day}").format(day=day)
        text = self.tr("Made confidential by {who} on {day}") if change.confidential else self.tr(
            "Made visible by {who} on {day}"
        )  # fmt: skip
        return text.format(who=change.by, day=day)

    def senders(self, view: ConversationView) -> str:
        """Who wrote it: those outside the agency where there are any."""
        outside = [one for one in view.messages if one.direction is Direction.IN] or list(view.messages)
        return self.names(list(dict.fromkeys(one.sender.name or one.sender.address for one in outside)))

    def why_seen(self, onlooker: Onlooker) -> str:
        """Copy of the mailbox, sent it, addressed by it, or because it is on a file."""
        words = {
            "copy": self.tr("has a copy"),
            "sent": self.tr("sent it"),
            "addressed": self.tr("recipient"),
            "file": self.tr("it is on a file"),
        }
        return ", ".join(words.get(one, one) for one in onlooker.why)

    def reasons(self, preview: BoxPreview) -> list[str]:
        """Why it is confidential, each reason once."""
        mine = next((one.name for one in preview.sees_now if self.is_viewer(one)), "")
        return list(dict.fromkeys(self._reason(one, mine) for one in preview.reasons))

    def _reason(self, reason: ClosedBecause, mine: str) -> str:
        """Why it is confidential, with the evidence, who or what, and when."""
        day = long_day(reason.at)
        if reason.cause is Cause.BOX:
            who = self.tr("you") if reason.made_by == mine else reason.made_by
            return self.tr("Ticked by {who} on {day}.").format(who=who, day=day)
        because = {
            Cause.CONVERSATION: self.tr("It was part of a confidential conversation."),
            Cause.KEYWORD: self.tr("The subject contains “{evidence}”."),
            Cause.PERSON: self.tr("The file of {evidence} says: incoming e-mail confidential."),
            Cause.USER: self.tr("It is the default of {evidence}."),
        }[reason.cause].format(evidence=reason.label or reason.evidence)
        return self.tr("{because} Set automatically on {day}.").format(because=because, day=day)


def long_day(moment: datetime) -> str:
    """17 November, with the year where it is another."""
    local, now = moment.astimezone(), datetime.now().astimezone()
    day = QDate(local.year, local.month, local.day)
    text = QLocale().toString(day, "d MMMM" if local.year == now.year else "d MMMM yyyy")
    return text.replace(" ", "\N{NO-BREAK SPACE}")
