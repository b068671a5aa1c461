"""The pipeline of a vacancy: candidates put on it and moved from stage to stage, many at once, with one way back.

A move says from which stage it goes: where somebody else moved a candidate meanwhile, that one stays, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.event import Event, MessagesChanged, RecordsChanged
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import MATCH_STATUSES, Handles
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.storage import pipeline
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Work

MATCH = RecordKind.MATCH
CLOSED = frozenset({"closed"})
ENDS = frozenset({"rejected", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A match that goes from one stage to another."""

    match: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Who was not moved, and why: `moved` (by somebody else, to `status`), `gone`, or `closed` (the vacancy)."""

    who: str
    why: str
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What a move did: the way back, who stayed where they were, and the events to tell."""

    back: tuple[Step, ...]
    refused: tuple[Refusal, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The matches that were made, and how many were there before."""

    matches: tuple[str, ...]
    already: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How many matches stayed, because somebody worked on them meanwhile, and the events to tell."""

    kept: int
    events: tuple[Event, ...]


class Pipeline:
    """Changes the matches of candidates and vacancies.

    Args:
        store: where they are.
        desk: links mail to a match that is new.
    """

    def __init__(self, store: Store, desk: FilingDesk) -> None:
        self._store, self._desk = store, desk

    def move(self, actor: UserKey, steps: Sequence[Step]) -> Moved:
        """Move matches, all in one unit of work; the answer says who could not be moved and why.

        Raises:
            UserFault: there is no such stage.
        """
        return self._move(actor, steps, closed=CLOSED)

    def take_back(self, actor: UserKey, steps: Sequence[Step]) -> Moved:
        """Undo a move: the same, also of a vacancy that was closed meanwhile."""
        return self._move(actor, steps, closed=frozenset())

    def _move(self, actor: UserKey, steps: Sequence[Step], *, closed: frozenset[str]) -> Moved:
        for step in steps:
            if step.after not in MATCH_STATUSES:
                text = f"“{step.after}” is no status of a match. Choose one of: {', '.join(MATCH_STATUSES)}."
                raise UserFault(text, code="bad_status", details={"value": step.after})
        done: list[Step] = []
        refused: list[Refusal] = []
        events: list[str] = []
        with self._store.work(actor) as work:
            known = pipeline.standings(work, [step.match for step in steps])
            for step in steps:
                refusal = _hindrance(step, known.get(step.match), closed)
                if refusal is not None:
                    refused.append(refusal)
                    continue
                key = known[step.match].key
                checked = check_fields(MATCH, {"ref": step.match, "status": step.after}, new=False)
                rows.put_record(work, MATCH, key, checked, {})
                done.append(Step(match=step.match, before=step.after, after=step.before))
                events.append(f"{MATCH}:{key}")
        told = (RecordsChanged(records=tuple(events)),) if events else ()
        return Moved(back=tuple(done), refused=tuple(refused), events=told)

    def add(self, actor: UserKey, candidates: Sequence[str], vacancies: Sequence[str]) -> Added:
        """Put candidates on vacancies, each pair once; who is on one already stays as they are.

        Raises:
            UserFault: one of the records is not there any more; nobody was added.
        """
        with self._store.work(actor) as work:
            people = _keys(work, RecordKind.CANDIDATE, candidates)
            jobs = _keys(work, RecordKind.VACANCY, vacancies)
            there = pipeline.pairs(work, people.values(), jobs.values())
            wanted = [(who, what) for what in jobs for who in people if (people[who], jobs[what]) not in there]
            refs = _free_numbers(work, len(wanted))
            touched = [_add_match(work, ref, pair, people, jobs) for ref, pair in zip(refs, wanted, strict=True)]
        already = len(people) * len(jobs) - len(wanted)
        if not touched:
            return Added(matches=(), already=already, events=())
        changed = RecordsChanged(records=tuple(f"{MATCH}:{key}" for key, _handles in touched))
        linked = self._desk.relink(Handles.joined([handles for _key, handles in touched]))
        return Added(matches=tuple(refs), already=already, events=(changed, linked))

    def remove(self, actor: UserKey, matches: Sequence[str]) -> Removed:
        """Undo an addition: the matches go on which nobody has worked, the others stay."""
        with self._store.work(actor) as work:
            keys = pipeline.untouched(work, matches)
            pipeline.remove_matches(work, keys.values())
        named = tuple(f"{MATCH}:{key}" for key in keys.values())
        events = (RecordsChanged(records=named), MessagesChanged(records=named)) if named else ()
        return Removed(kept=len(matches) - len(keys), events=events)


def _hindrance(step: Step, standing: pipeline.Standing | None, closed: frozenset[str]) -> Refusal | None:
    if standing is None:
        return Refusal(who=step.match, why="gone")
    if standing.status != step.before:
        return Refusal(who=standing.candidate_name, why="moved", status=standing.status)
    if standing.vacancy_status.casefold() in closed and step.after not in ENDS:
        return Refusal(who=standing.candidate_name, why="closed")
    return None


def _keys(work: Work, kind: RecordKind, refs: Iterable[str]) -> dict[str, RecordKey]:
    wanted = tuple(dict.fromkeys(refs))
    found = rows.keys_by_ref(work, kind, wanted)
    gone = [ref for ref in wanted if ref not in found]
    if gone:
        text = f"There is no {kind} with the number {gone[0]} any more. Nobody was added; choose again."
        raise UserFault(text, code="no_record", details={"ref": gone[0]})
    return {ref: found[ref] for ref in wanted}


def _free_numbers(work: Work, count: int) -> list[str]:
    taken = rows.refs_beginning(work, MATCH, "M-")
    highest = max((int(ref[2:]) for ref in taken if ref[2:].isdigit()), default=1000)
    return [f"M-{highest + number}" for number in range(1, count + 1)]


def _add_match(
    work: Work, ref: str, pair: tuple[str, str], people: Mapping[str, RecordKey], jobs: Mapping[str, RecordKey]
) -> tuple[RecordKey, Handles]:
    who, what = pair
    checked = check_fields(MATCH, {"ref": ref, "candidate": who, "vacancy": what}, new=True)
    return rows.put_record(work, MATCH, None, checked, {"candidate": people[who], "vacancy": jobs[what]})
