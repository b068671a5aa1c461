"""The confidential box for a person: who sees a conversation and why, what changing the box would do, changing it.

All that is said comes from the viewer's own reader: a message that the viewer does not see is in no number and no name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from carerix_desktop.domain.account import User
from carerix_desktop.domain.confidentiality import (
    AudienceReason,
    BoxChange,
    BoxPreview,
    Cause,
    ClosedBecause,
    Onlooker,
    may_see,
)
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.event import MessagesChanged
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.values import AnyUndo, ByHand
from carerix_desktop.storage import confidential, conversations
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader
from carerix_desktop.storage.users import find_users

FILE = "file"
Reasons = dict[int, dict[int, list[AudienceReason]]]
"""User → message → why it is theirs to see."""


class Confidential:
    """Shows and changes the box of conversations.

    Args:
        store: where it is read, as the viewer.
        desk: where it is changed.
    """

    def __init__(self, store: Store, desk: FilingDesk) -> None:
        self._store = store
        self._desk = desk

    def preview(self, viewer: UserKey, message: MessageKey) -> BoxPreview:
        """Who sees the conversation of a message, why it is confidential, and what changing the box would do.

        Raises:
            NotVisible: there is no such message for this viewer.
        """
        with self._store.reader(viewer) as reader:
            return read_preview(reader, viewer, message)

    def set_box(self, actor: UserKey, message: MessageKey, *, confidential: bool) -> ByHand:
        """Tick or untick the box, for the whole conversation; `BoxPreview.at` is the message to do it at.

        Raises:
            NotVisible: there is no such message for this user.
            UserFault: it is only in Drafts or Junk, or it is unticked by somebody without a copy.
        """
        return self._desk.set_confidential(actor, message, confidential=confidential)

    def earlier(self, viewer: UserKey, kind: RecordKind, ref: str) -> tuple[MessageKey, ...]:
        """One message of each conversation on a person's file that this viewer could make confidential and still see.

        Raises:
            NotVisible: there is no such file.
        """
        with self._store.reader(viewer) as reader:
            record = conversations.find_record(reader, kind, ref)
            if record is None:
                raise NotVisible(f"There is no {kind} with the number {ref}.")
            return tuple(confidential.open_conversations(reader, kind, record))

    def undo(self, actor: UserKey, undo: AnyUndo) -> MessagesChanged:
        """Put the box back as it was, unless somebody changed it meanwhile; who lost sight by ticking may, too."""
        return self._desk.undo_hand(actor, undo)


def read_preview(reader: Reader, viewer: UserKey, key: MessageKey) -> BoxPreview:
    """See `Confidential.preview`."""
    box = confidential.box_of(reader, key)
    if box is None:
        raise NotVisible("There is no such message.")
    talk, closed, opened, filed = box
    keys, users = confidential.members_of(reader, talk), find_users(reader)
    reasons, files = _reasons(reader, keys), confidential.on_file(reader, keys)
    now = _onlookers(users, keys, reasons, files, closed=closed)
    then = _onlookers(users, keys, reasons, files, closed=not closed)
    left = sum(one.sees for one, user in then if user.key == viewer)
    return BoxPreview(
        message=key,
        confidential=closed,
        opened=opened,
        messages=len(keys),
        sees_now=tuple(one for one, _user in now),
        sees_then=tuple(one for one, _user in then),
        reasons=_causes(reader, keys) if closed else (),
        at=_place(reasons[viewer], key, keys, closed=closed) if filed else None,
        loses_sight=max(0, len(keys) - left),
        not_filed=not filed,
        changes=_changes(reader, keys),
    )


def _changes(reader: Reader, keys: Sequence[int]) -> tuple[BoxChange, ...]:
    lines = confidential.changes_of(reader, keys)
    names = conversations.user_names(reader, {by for _on, by, _at in lines})
    return tuple(
        BoxChange(confidential=on, by=names.get(by, ""), at=datetime.fromtimestamp(at, UTC)) for on, by, at in lines
    )


def _reasons(reader: Reader, keys: Sequence[int]) -> Reasons:
    reasons: Reasons = defaultdict(lambda: defaultdict(list))
    for message, user, why in confidential.audience_of(reader, keys):
        reasons[user][message].append(AudienceReason(why))
    return reasons


def _onlookers(
    users: Iterable[User], keys: Sequence[int], reasons: Reasons, files: Collection[int], *, closed: bool
) -> list[tuple[Onlooker, User]]:
    """Who sees these messages while the box is so; by name."""
    found = []
    for user in users:
        own = reasons[user.key]
        seen = [
            key
            for key in keys
            if may_see(active=user.active, reasons=own.get(key, ()), confidential=closed, on_file=key in files)
        ]
        if seen:
            whys = {why.value for key in seen for why in own.get(key, ())}
            order: list[str] = [why.value for why in AudienceReason if why.value in whys]
            order += [FILE] if any(not own.get(key) for key in seen) else []
            found.append((_onlooker(user, order, len(seen)), user))
    return sorted(found, key=lambda one: (one[0].name.casefold(), one[0].login))


def _onlooker(user: User, why: Sequence[str], sees: int) -> Onlooker:
    return Onlooker(
        login=user.login, name=user.name or user.login, role=user.role, active=user.active, why=tuple(why), sees=sees
    )


def _place(
    own: dict[int, list[AudienceReason]], key: MessageKey, keys: Sequence[int], *, closed: bool
) -> MessageKey | None:
    """Where the viewer may change the box: unticking takes a copy, of the message asked about or else of the newest."""
    if not closed:
        return key
    held = [one for one in (key, *reversed(keys)) if AudienceReason.COPY in own.get(one, ())]
    return MessageKey(held[0]) if held else None


def _causes(reader: Reader, keys: Sequence[int]) -> tuple[ClosedBecause, ...]:
    rows = confidential.reasons_of(reader, keys)
    names = conversations.user_names(reader, {row.made_by for row in rows} | {row.evidence for row in rows})
    return tuple(
        ClosedBecause(
            message=MessageKey(row.message_key),
            cause=Cause(row.rule),
            evidence=row.evidence,
            label=_label(reader, row.rule, row.evidence, names),
            made_by=names.get(row.made_by, ""),
            at=datetime.fromtimestamp(row.made_at, UTC),
        )
        for row in rows
    )


def _label(reader: Reader, rule: str, evidence: str, names: dict[str, str]) -> str:
    if rule == Cause.USER:
        return names.get(evidence, evidence)
    kind, _, ref = evidence.partition(":")
    if rule != Cause.PERSON or kind not in (RecordKind.CANDIDATE, RecordKind.CONTACT):
        return evidence
    record = conversations.find_record(reader, RecordKind(kind), ref)
    found = {} if record is None else conversations.record_names(reader, [(kind, record)])
    return next((name for _ref, name in found.values()), ref)
