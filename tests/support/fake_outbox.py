"""An outbox in memory: messages in every state, and what was asked of them."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace

from carerix_desktop.domain.ids import DraftKey, LotKey, MessageKey, SubmissionKey, UserKey
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import (
    OPEN_STATES,
    Consequences,
    Lot,
    LotState,
    RecipientState,
    Stage,
    Submission,
    SubmissionRecipient,
    SubmissionState,
)

S = SubmissionState
ME = UserKey(1)
BASE = Submission(
    key=SubmissionKey(0),
    owner=ME,
    message_id="a@noorderlicht.example",
    envelope_from="eva@noorderlicht.example",
    subject="Uitnodiging eerste gesprek",
    recipients=(
        SubmissionRecipient(
            field=AddressField.TO,
            name="Sanne de Vries",
            address="sanne.devries@post.example",
            state=RecipientState.WAITING,
        ),
    ),
    state=S.WAITING,
    stage=Stage.NONE,
    release_at=1,
    next_attempt_at=0,
    attempts=0,
    error_code="",
    error="",
    answer="",
    created_at=1,
    sent_at=None,
    draft=DraftKey(5),
    lot=None,
    template="",
    message=None,
    consequences=Consequences(),
)
REFUSED = SubmissionRecipient(
    field=AddressField.TO,
    name="",
    address="oud@bedrijf.example",
    state=RecipientState.REFUSED,
    answer="550 5.1.1 <b>no such user</b>",
)


def every_state() -> list[Submission]:
    """One message in each state that a person can meet."""
    now = int(time.time())
    some = [
        replace(BASE, state=S.FAILED, error_code="recipients_refused", error="refused", recipients=(REFUSED,)),
        replace(BASE, state=S.UNKNOWN, subject="Voorstel kandidaten Java Developer", draft=None),
        replace(BASE, state=S.HELD, release_at=now + 50),
        replace(BASE, state=S.HELD, release_at=now + 3 * 86_400, subject="Herinnering intake"),
        replace(BASE, state=S.HELD, release_at=None, subject="Nog even nakijken"),
        replace(BASE, error_code="offline", error="offline", next_attempt_at=now + 120, subject="Terugkoppeling"),
        replace(
            BASE, error_code="no", error="busy", answer="451 4.7.1 greylisted", next_attempt_at=now + 120, subject="Cv"
        ),
        replace(BASE, state=S.SENDING, subject="Plaatsing bevestigd"),
        replace(BASE, state=S.SENT, error_code="mailbox_full", error="full", subject="Contract"),
        replace(BASE, state=S.FILED, subject="Welkom", message=MessageKey(9)),
        replace(BASE, state=S.FILED, subject="Bedankt", recipients=(BASE.recipients[0], REFUSED)),
    ]
    return [replace(one, key=SubmissionKey(number)) for number, one in enumerate(some, 1)]


@dataclass
class FakeOutbox:
    """Has the methods of `gui.bound.BoundOutbox`."""

    some: list[Submission] = field(default_factory=list)
    due: tuple[Submission, ...] = ()
    some_lots: tuple[Lot, ...] = ()
    done: list[tuple[str, int]] = field(default_factory=list)

    def find(self, _viewer: UserKey, *, open_only: bool = False, limit: int = 200) -> tuple[Submission, ...]:
        wanted = OPEN_STATES | {S.FAILED, S.UNKNOWN}
        return tuple(one for one in self.some if not open_only or one.state in wanted)[:limit]

    def reminders(self, _viewer: UserKey) -> tuple[Submission, ...]:
        return self.due

    def counts(self, _viewer: UserKey) -> dict[SubmissionState, int]:
        counted = Counter(one.state for one in self.some if one.lot is None)
        for lot in self.some_lots:
            counted.update(lot.counts)
        return dict(counted)

    def lots(self, _viewer: UserKey) -> tuple[Lot, ...]:
        return self.some_lots

    def stop_lot(self, _acting: UserKey, key: LotKey) -> None:
        self._steer("stop", key, LotState.STOPPED)

    def continue_lot(self, _acting: UserKey, key: LotKey) -> None:
        self._steer("continue", key, LotState.RUNNING)

    def wave_reminder_away(self, _acting: UserKey, key: SubmissionKey) -> None:
        self.done.append(("dismiss", key))
        self.due = ()

    def undo(self, _acting: UserKey, key: SubmissionKey) -> DraftKey | None:
        self._take("undo", key)
        return DraftKey(5)

    def cancel(self, _acting: UserKey, key: SubmissionKey) -> None:
        self._take("cancel", key)

    def hold(self, _acting: UserKey, key: SubmissionKey) -> None:
        self.done.append(("hold", key))

    def release(self, _acting: UserKey, key: SubmissionKey, _at: int) -> None:
        self.done.append(("release", key))

    def retry(self, _acting: UserKey, key: SubmissionKey) -> None:
        self.done.append(("retry", key))

    def resolve(self, _acting: UserKey, key: SubmissionKey, *, was_sent: bool) -> None:
        self.done.append((f"resolve {was_sent}", key))

    def _steer(self, act: str, key: LotKey, state: LotState) -> None:
        self.done.append((act, key))
        self.some_lots = tuple(replace(one, state=state) if one.key == key else one for one in self.some_lots)

    def _take(self, act: str, key: SubmissionKey) -> None:
        self.done.append((act, key))
        self.some = [one for one in self.some if one.key != key]
