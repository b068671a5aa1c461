"""The office's services, bound to the user who is signed in, as the window asks them (`gui.context`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from carerix_desktop.domain.command import Command, Undo
from carerix_desktop.domain.confidentiality import BoxPreview
from carerix_desktop.domain.event import Event, RecordsChanged
from carerix_desktop.domain.ids import (
    AccountKey,
    DraftKey,
    LotKey,
    MailboxKey,
    MessageKey,
    RecordKey,
    RecordKind,
    SubmissionKey,
    UserKey,
)
from carerix_desktop.domain.outgoing import Lot, Prepared, Submission, SubmissionState
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.filing.values import AnyUndo, ByHand
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.services.linking import Linking
from carerix_desktop.services.office import Office
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.sync.supervisor import Supervisor


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundActions:
    """What the hand does; each act is told to the window at once and to the engine, which carries it to the server."""

    viewer: UserKey
    actions: Actions
    linking: Linking
    publish: Callable[[Event], None]
    wake: Callable[[], None]

    def do(self, command: Command) -> Undo:
        """Carry out a command."""
        undo = self.actions.do(self.viewer, command)
        self.wake()
        return undo

    def undo(self, undo: Undo) -> None:
        """Take it back."""
        self.actions.undo(self.viewer, undo)
        self.wake()

    def link(self, key: MessageKey, kind: RecordKind, ref: str) -> object:
        """Link by hand; answers what takes it back."""
        return self._told(self.linking.link(self.viewer, key, kind, ref))

    def unlink(self, key: MessageKey, kind: RecordKind, ref: str) -> object:
        """Unlink by hand; answers what takes it back."""
        return self._told(self.linking.unlink(self.viewer, key, kind, ref))

    def link_all(self, keys: Sequence[MessageKey], records: Sequence[RecordRef]) -> object:
        """Link several messages to several files by hand; answers what takes it back."""
        return self._told(self.linking.link_all(self.viewer, keys, records))

    def always(self, key: MessageKey, address: str, record: RecordRef | None) -> object:
        """All mail of an address goes to a file, or nobody is proposed for it; answers what takes it back."""
        return self._told(self.linking.always(self.viewer, key, address, record))

    def refuse(self, keys: Sequence[MessageKey], address: str, record: RecordRef | None) -> object:
        """A proposal is wrong: it is not made again for these messages; answers what takes it back."""
        return self._told(self.linking.refuse(self.viewer, keys, address, record))

    def split(self, key: MessageKey) -> object:
        """Begin a conversation of its own with a message; answers what takes it back."""
        return self._told(self.linking.split(self.viewer, key))

    def join(self, keys: Sequence[MessageKey]) -> object:
        """Put the conversations of messages together; answers what takes it back."""
        return tuple(self._told(self.linking.join(self.viewer, key, keys[0])) for key in keys[1:])

    def undo_link(self, token: object) -> None:
        """Take a link, an unlink, a refusal, a split or a join back."""
        for done in reversed(token if isinstance(token, tuple) else (token,)):
            if isinstance(done, ByHand):
                self._told(replace(done, changed=self.linking.undo(self.viewer, done.undo)))

    def _told(self, done: ByHand) -> ByHand:
        self.publish(done.changed)
        if done.records:
            self.publish(RecordsChanged(records=done.records))
        return done


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundConfidential:
    """The box of conversations; each change is told to the window at once."""

    viewer: UserKey
    service: Confidential
    publish: Callable[[Event], None]

    def preview(self, key: MessageKey) -> BoxPreview:
        """Who sees it, and what the box would change."""
        return self.service.preview(self.viewer, key)

    def set_box(self, key: MessageKey, *, confidential: bool) -> Sequence[AnyUndo]:
        """Tick or untick; answers what takes it back."""
        done = self.service.set_box(self.viewer, key, confidential=confidential)
        self.publish(done.changed)
        return [done.undo]

    def earlier(self, kind: RecordKind, ref: str) -> tuple[MessageKey, ...]:
        """One message of each conversation on a file that is open, and that the viewer could close and still see."""
        return self.service.earlier(self.viewer, kind, ref)

    def close_all(self, keys: Sequence[MessageKey]) -> Sequence[AnyUndo]:
        """Tick the boxes of several conversations; answers what takes that back."""
        return [undo for key in keys for undo in self.set_box(key, confidential=True)]

    def undo(self, token: Sequence[AnyUndo]) -> None:
        """As it was."""
        for one in reversed(token):
            self.publish(self.service.undo(self.viewer, one))


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundOutbox:
    """The outbox, whose runner in the engine is woken by what a hand does."""

    outbox: Outbox
    wake: Callable[[], None]

    def queue(
        self, acting: UserKey, prepared: Sequence[Prepared], *, release_at: int | None
    ) -> tuple[SubmissionKey, ...]:
        """Put messages in."""
        keys = self.outbox.queue(acting, prepared, release_at=release_at)
        self.wake()
        return keys

    def undo(self, acting: UserKey, key: SubmissionKey) -> DraftKey:
        """Take one back that has not begun to leave."""
        return self.outbox.undo(acting, key)

    def cancel(self, acting: UserKey, key: SubmissionKey) -> None:
        """Do not send it."""
        self.outbox.cancel(acting, key)

    def hold(self, acting: UserKey, key: SubmissionKey) -> None:
        """Keep it until it is released."""
        self.outbox.hold(acting, key)

    def release(self, acting: UserKey, key: SubmissionKey, at: int) -> None:
        """Let it leave at a moment."""
        self.outbox.release(acting, key, at)
        self.wake()

    def retry(self, acting: UserKey, key: SubmissionKey) -> None:
        """Try again now."""
        self.outbox.retry(acting, key)
        self.wake()

    def resolve(self, acting: UserKey, key: SubmissionKey, *, was_sent: bool) -> None:
        """Whether it arrived."""
        self.outbox.resolve(acting, key, was_sent=was_sent)
        self.wake()

    def find(
        self, viewer: UserKey, *, open_only: bool = False, lot: LotKey | None = None, limit: int = 200
    ) -> tuple[Submission, ...]:
        """The messages, newest first."""
        return self.outbox.find(viewer, open_only=open_only, lot=lot, limit=limit)

    def counts(self, viewer: UserKey) -> Mapping[SubmissionState, int]:
        """How many messages are in each state."""
        return self.outbox.counts(viewer)

    def make_lot(self, acting: UserKey, title: str, vacancy: RecordKey | None, total: int) -> LotKey:
        """Begin one bulk sending."""
        return self.outbox.make_lot(acting, title, vacancy, total)

    def lots(self, viewer: UserKey) -> tuple[Lot, ...]:
        """The bulk sendings, newest first."""
        return self.outbox.lots(viewer)

    def stop_lot(self, acting: UserKey, key: LotKey) -> None:
        """The message that is leaving is the last one."""
        self.outbox.stop_lot(acting, key)

    def continue_lot(self, acting: UserKey, key: LotKey) -> None:
        """Go on."""
        self.outbox.continue_lot(acting, key)
        self.wake()

    def reminders(self, viewer: UserKey) -> tuple[Submission, ...]:
        """What was to be answered by now and was not."""
        return self.outbox.reminders(viewer)

    def wave_reminder_away(self, acting: UserKey, key: SubmissionKey) -> None:
        """Do not remind of it any more."""
        self.outbox.wave_reminder_away(acting, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundSync:
    """The supervisor, for the viewer's own account."""

    supervisor: Supervisor
    account: Callable[[], AccountKey | None]

    def fetch_now(self) -> None:
        """F5."""
        self.supervisor.fetch_now(self.account())

    def fetch_message(self, mailbox: MailboxKey, uid: int) -> None:
        """One message of the viewer's, before all others."""
        account = self.account()
        if account is not None:
            self.supervisor.fetch_message(account, mailbox, uid)

    def pause(self) -> None:
        """Hold."""
        self.supervisor.pause()

    def resume(self) -> None:
        """Go on."""
        self.supervisor.resume()

    def cancel(self) -> None:
        """Stop what goes on."""
        self.supervisor.cancel()

    def answer(self, proceed: bool) -> None:
        """To the mass-delete brake."""
        self.supervisor.answer(proceed)


def own_account(office: Office, viewer: UserKey) -> Callable[[], AccountKey | None]:
    """Finds the viewer's account when it is asked for: settings may have been saved since."""

    def find() -> AccountKey | None:
        account = office.accounts.get(viewer)
        return account.key if account is not None else None

    return find
