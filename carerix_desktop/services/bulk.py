"""Bulk sending: who gets it, one message each, made once, looked at, and put into the outbox (RULES.md section 5).

    look ─▶ standings ─▶ make ─▶ copies ── a person looks, edits one ─▶ send ─▶ one lot in the outbox

A copy's bytes are made by `make` (or by `edit`, for one that a person changed), Message-ID included; the preview reads
them and `send` queues them: what was seen is what leaves, and what was queued once cannot be queued again (S-12).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from carerix_desktop.domain.bulk import (
    Addressee,
    Caution,
    Copy,
    Hindrance,
    Standing,
    Wanted,
    judge,
    judged_for,
    situation_of,
)
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import LotKey, MessageKey, RecordKey, RecordKind, SubmissionKey, UserKey
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.outgoing import Prepared
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Filling, Rendering, Situation, Template, TemplateKind, TemplateText
from carerix_desktop.services.bulk_copy import build_copy, closed, rebuild, values_of
from carerix_desktop.services.bulk_people import read_people
from carerix_desktop.services.bulk_values import FilledIn
from carerix_desktop.services.permission import user_with_key
from carerix_desktop.storage import addressees
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.users import find_agency, find_users

_TAKES = {
    TemplateKind.CANDIDATE: RecordKind.CANDIDATE,
    TemplateKind.CONTACT: RecordKind.CONTACT,
    TemplateKind.VACANCY: RecordKind.CONTACT,
}


class TemplateTexts(Protocol):
    """The part of `services.templates.Templates` that bulk sending asks."""

    def choose(self, viewer: UserKey, name_or_group: str, language: str) -> Template:
        """The text in a person's language, else in the agency's."""

    def render_many(self, viewer: UserKey, fillings: Sequence[Filling]) -> tuple[Rendering | UserFault, ...]:
        """Subject and texts for each, or why there are none."""


class Senders(Protocol):
    """The part of `services.drafting.Drafting` that bulk sending asks."""

    def identities(self, viewer: UserKey) -> tuple[Address, ...]:
        """The choices of From, the usual one first."""


class LotOutbox(Protocol):
    """The part of `services.outbox.Outbox` that bulk sending asks."""

    def make_lot(self, acting: UserKey, title: str, vacancy: RecordKey | None, total: int) -> LotKey:
        """Begin one bulk sending."""

    def queue(
        self, acting: UserKey, prepared: Sequence[Prepared], *, release_at: int | None
    ) -> tuple[SubmissionKey, ...]:
        """Put messages into the outbox, all or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was put into the outbox: by copy its submission, and the copies that were held back at the last moment."""

    lot: LotKey | None
    queued: tuple[tuple[Copy, SubmissionKey], ...]
    held_back: tuple[Copy, ...] = ()


class Bulk:
    """Bulk sending for every user.

    Args:
        store: the profile's store.
        templates, senders, outbox: the services that it stands on.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        store: Store,
        templates: TemplateTexts,
        senders: Senders,
        outbox: LotOutbox,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._templates = templates
        self._senders = senders
        self._outbox = outbox
        self._clock = clock

    def people_of(self, viewer: UserKey, messages: Sequence[MessageKey]) -> tuple[RecordRef, ...]:
        """The candidates and contacts on whose files these messages are, as far as the viewer sees them."""
        with self._store.reader(viewer) as reader:
            named = addressees.keys_of_messages(reader, messages)
            refs = addressees.refs_of(reader, named)
        return tuple(RecordRef(kind=kind, ref=refs[kind, key]) for kind, key in named if (kind, key) in refs)

    def wanted_of(self, viewer: UserKey, messages: Sequence[MessageKey], situation: Situation | None) -> Wanted:
        """A bulk sending to the people of these messages, about their vacancy where all of them are on one's file.

        Only candidates are invited or rejected, not the client whose letter is among them.
        """
        people = self.people_of(viewer, messages)
        if situation in (Situation.INVITE, Situation.REJECT):
            people = tuple(one for one in people if one.kind is RecordKind.CANDIDATE)
        with self._store.reader(viewer) as reader:
            key = addressees.vacancy_of_messages(reader, messages)
            vacancy = None if key is None else rows.get_records(reader, RecordKind.VACANCY, [key]).get(key)
            company = "" if vacancy is None else vacancy.fields["company"]
            named = rows.keys_by_ref(reader, RecordKind.COMPANY, [company]) if company else {}
            companies = rows.get_records(reader, RecordKind.COMPANY, list(named.values())).values()
        if vacancy is None:
            return Wanted(people=people, situation=situation)
        about = ", ".join([vacancy.name, *(one.name for one in companies)])
        return Wanted(people=people, vacancy=vacancy.ref, about=about, situation=situation)

    def vacancy_key(self, viewer: UserKey, ref: str) -> RecordKey:
        """The key of a vacancy; raises NotVisible where there is none."""
        with self._store.reader(viewer) as reader:
            key = rows.keys_by_ref(reader, RecordKind.VACANCY, [ref]).get(ref)
        if key is None:
            raise NotVisible(
                f"There is no vacancy with the number {ref}. Look it up with: records list --kind vacancy."
            )
        return key

    def look(
        self,
        viewer: UserKey,
        chosen: Sequence[RecordRef],
        vacancy: RecordKey | None,
        situation: Situation | None = None,
    ) -> tuple[Standing, ...]:
        """Say of each that was chosen whether they can be mailed, in that order; `situation`: with what."""
        with self._store.reader(viewer) as reader:
            user = user_with_key(find_users(reader), viewer)
            return judge(read_people(reader, user, chosen, vacancy, today=self._midnight()), situation)

    def make(self, viewer: UserKey, template: str, standings: Sequence[Standing]) -> tuple[Copy, ...]:
        """Make the message of each who can be mailed; each copy's bytes are final.

        Args:
            viewer: who is sending.
            template: a name, or a group whose languages are chosen by person.
            standings: as `look` gave them.
        """
        texts = _Choice(self._templates, viewer, template)
        sender = self._senders.identities(viewer)[:1]
        with self._store.reader(viewer) as reader:
            user = user_with_key(find_users(reader), viewer)
            known, keywords = FilledIn(reader, user, standings), find_agency(reader).keywords
        plans = [_plan(one, texts) for one in standings]
        fillings = [one for one in plans if isinstance(one, Filling)]
        given = iter(self._templates.render_many(viewer, fillings))
        made = (
            self._make_one(standing, plan.template, next(given), sender, known)
            if isinstance(plan, Filling)
            else Copy(standing=plan)
            for standing, plan in zip(standings, plans, strict=True)
        )
        return tuple(
            one if one.prepared is None else replace(one, prepared=closed(one.prepared, user, keywords)) for one in made
        )

    def edit(self, copy: Copy, subject: str, text: str, html: str) -> Copy:
        """One copy as a person changed it: built anew, with the Message-ID that it had; `html` "": it is plain.

        Raises:
            UserFault: `injection` where the subject holds a line end.
        """
        return rebuild(copy, subject=subject, text=text, html=html)

    def send(
        self, acting: UserKey, copies: Sequence[Copy], *, title: str, vacancy: RecordKey | None, hold_s: int
    ) -> Handed:
        """Put one message for each of these people into the outbox, as one lot.

        Whoever cannot be mailed any more (a file changed since the preview) is held back.

        Args:
            acting: who is sending.
            copies: those that a person left ticked; what has no message is left out.
            title: what the window calls this sending.
            vacancy: what it is about.
            hold_s: how long all of it can be taken back.

        Raises:
            UserFault: `nobody`: nothing is left to send; `already_queued`.
        """
        ready, held_back = self._still_good(acting, [one for one in copies if one.prepared is not None])
        if not ready:
            raise UserFault("Nobody is selected, so nobody is mailed. Tick at least one recipient.", code="nobody")
        lot = self._outbox.make_lot(acting, title, vacancy, len(ready))
        return Handed(lot=lot, queued=self._queue(acting, ready, lot, hold_s), held_back=held_back)

    def queue(self, acting: UserKey, copies: Sequence[Copy], *, hold_s: int) -> Handed:
        """As `send`, without a lot and without a title: for the command line; nobody is no fault."""
        ready, held_back = self._still_good(acting, [one for one in copies if one.prepared is not None])
        queued = self._queue(acting, ready, None, hold_s) if ready else ()
        return Handed(lot=None, queued=queued, held_back=held_back)

    def _queue(
        self, acting: UserKey, ready: Sequence[Copy], lot: LotKey | None, hold_s: int
    ) -> tuple[tuple[Copy, SubmissionKey], ...]:
        with self._store.reader(acting) as reader:
            user, keywords = user_with_key(find_users(reader), acting), find_agency(reader).keywords
        prepared = [closed(replace(one.prepared, lot=lot), user, keywords) for one in ready if one.prepared is not None]
        keys = self._outbox.queue(acting, prepared, release_at=int(self._clock()) + hold_s)
        return tuple(zip(ready, keys, strict=True))

    def _still_good(self, acting: UserKey, copies: Sequence[Copy]) -> tuple[list[Copy], tuple[Copy, ...]]:
        ready: list[Copy] = []
        held_back: list[Copy] = []
        for copy, now in zip(copies, self._look_again(acting, copies), strict=True):
            detail = _changed(copy.standing, now)
            if now.hindrance is None and not detail:
                ready.append(copy)
            else:
                why = now if now.hindrance else replace(now, hindrance=Hindrance.UNUSABLE, detail=detail)
                held_back.append(replace(copy, standing=why, prepared=None))
        return ready, tuple(held_back)

    def _look_again(self, acting: UserKey, copies: Sequence[Copy]) -> list[Standing]:
        """As `look`, where each copy may be about a vacancy of its own."""
        people: list[Addressee] = []
        with self._store.reader(acting) as reader:
            user = user_with_key(find_users(reader), acting)
            by_vacancy: dict[RecordKey | None, list[int]] = {}
            for place, copy in enumerate(copies):
                by_vacancy.setdefault(copy.standing.person.vacancy, []).append(place)
            found: dict[int, Addressee] = {}
            for vacancy, places in by_vacancy.items():
                refs = [_ref(copies[place].standing.person) for place in places]
                found.update(zip(places, read_people(reader, user, refs, vacancy, today=self._midnight()), strict=True))
            people = [found[place] for place in range(len(copies))]
        return [judged_for(now, copy.standing.situation) for now, copy in zip(judge(people), copies, strict=True)]

    def _make_one(
        self,
        standing: Standing,
        template: TemplateText,
        given: Rendering | UserFault,
        sender: Sequence[Address],
        known: FilledIn,
    ) -> Copy:
        standing = judged_for(standing, situation_of(template))
        try:
            if isinstance(given, UserFault):
                raise given
            if given.missing:
                detail = ", ".join(given.missing)
                return Copy(standing=replace(standing, hindrance=Hindrance.MISSING, detail=detail))
            if not sender or not sender[0].address:
                raise UserFault("You have no sender address. An administrator can set it on your user file.")
            made = build_copy(standing, template, given, sender[0], date=self._now())
        except UserFault as fault:
            return Copy(standing=replace(standing, hindrance=Hindrance.UNUSABLE, detail=fault.message))
        return replace(made, values=values_of(template, known.of(standing.person)))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(int(self._clock()), UTC).astimezone()

    def _midnight(self) -> int:
        return int(self._now().replace(hour=0, minute=0, second=0).timestamp())


def _changed(before: Standing, now: Standing) -> str:
    """What on the file is otherwise than in the preview, so that the message must be looked at again; "" nothing."""
    if (now.person.address, now.person.key) != (before.person.address, before.person.key):
        return "The address on the file changed after the preview. Look at this message again."
    if Caution.SET_ASIDE in now.cautions and Caution.SET_ASIDE not in before.cautions:
        return f"The status became {now.person.match_status} after the preview. Look at this message again."
    return ""


def _ref(person: Addressee) -> RecordRef:
    return RecordRef(kind=person.kind, ref=person.ref)


def _plan(standing: Standing, texts: _Choice) -> Filling | Standing:
    """What is filled in for one; a standing, with the hindrance, where nothing can be."""
    person = standing.person
    if standing.hindrance is not None:
        return standing
    try:
        template = texts.of(person.language).written
    except UserFault as fault:
        return replace(standing, hindrance=Hindrance.UNUSABLE, detail=fault.message)
    if _TAKES[template.kind] is not person.kind:
        return replace(standing, hindrance=Hindrance.WRONG_KIND, detail=template.kind)
    return Filling(template=template, to=(person.kind, person.key), vacancy=person.vacancy)


class _Choice:
    """A template's texts, each looked up once per language."""

    def __init__(self, templates: TemplateTexts, viewer: UserKey, name: str) -> None:
        self._templates, self._viewer, self._name = templates, viewer, name
        self._known: dict[str, Template] = {}

    def of(self, language: str) -> Template:
        """The text for a language; raises UserFault where there is no such template."""
        if language not in self._known:
            self._known[language] = self._templates.choose(self._viewer, self._name, language)
        return self._known[language]
