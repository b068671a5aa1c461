"""Files that may be of one person or one company: found, sorted by sureness, and remembered where they are not.

Blocking keys keep it in seconds for 100,000 files: only files that share one of `meeting_keys` are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from carerix_desktop.domain.duplicates import Likeness, Person, compare, fold_name, meeting_keys
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.record import Record, RecordRef
from carerix_desktop.domain.record_fields import split_values
from carerix_desktop.parse.phones import compared
from carerix_desktop.storage import not_doubles
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader

PORTION = 2000
MOST_IN_BLOCK = 50
"""Of a key that more files share than this, such as the agency's own telephone number, nothing follows."""
MOST_FOUND = 5000
AT = "info@"
"""Before the mail domain of a company: two companies with one domain compare as people with one address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two files that may be of one, and why; the file that was made first stands first."""

    kind: RecordKind
    keys: tuple[RecordKey, RecordKey]
    refs: tuple[str, str]
    names: tuple[str, str]
    why: Likeness
    evidence: str


class Doubles:
    """The report of probable doubles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, viewer: UserKey, kind: RecordKind) -> list[Pair]:
        """The probable doubles of a kind, surest first, less those that a person said are not the same."""
        with self._store.reader(viewer) as reader:
            people = dict(_people(reader, kind))
            refused = not_doubles.find(reader, kind)
        found = (_pair(kind, pair, people) for pair in sorted(_candidates(people)) if pair not in refused)
        pairs = sorted((pair for pair in found if pair is not None), key=_order)
        return pairs[:MOST_FOUND]

    def not_the_same(self, actor: UserKey, kind: RecordKind, refs: tuple[str, str], *, differ: bool = True) -> None:
        """Remember, or with `differ` False forget, that two files are not of one.

        Raises:
            NotVisible: one of them is gone.
        """
        with self._store.work(actor) as work:
            keys = rows.keys_by_ref(work, kind, refs)
            if len(keys) != len(set(refs)):
                raise NotVisible("One of these files is not there any more. Look at the list again.")
            not_doubles.put(work, kind, (keys[refs[0]], keys[refs[1]]), differ=differ)


def _people(reader: Reader, kind: RecordKind) -> Iterator[tuple[RecordKey, Person]]:
    keys = sorted(rows.list_keys(reader, kind, ()))
    for start in range(0, len(keys), PORTION):
        for record in rows.get_records(reader, kind, keys[start : start + PORTION]).values():
            yield record.key, person_of(record)


def person_of(record: Record) -> Person:
    """What is compared of a file; of a company its name and its mail domains."""
    born = record.extra.get("birth_date", "")
    return Person(
        record=RecordRef(kind=record.kind, ref=record.ref),
        name=record.name,
        addresses=tuple(_addresses(record)),
        phones=compared(record.fields.get("phones", "")),
        birth_date=_day(born),
    )


def _addresses(record: Record) -> Sequence[str]:
    if record.kind is RecordKind.COMPANY:
        return [f"{AT}{domain}" for domain in split_values(record.fields.get("domains", ""))]
    return split_values(record.fields.get("emails", ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _candidates(people: dict[RecordKey, Person]) -> set[tuple[RecordKey, RecordKey]]:
    """The pairs that share a key, the lower key first."""
    blocks: dict[str, list[RecordKey]] = defaultdict(list)
    for key, person in people.items():
        for one in meeting_keys(person):
            blocks[one].append(key)
    return {pair for block in blocks.values() if len(block) <= MOST_IN_BLOCK for pair in combinations(sorted(block), 2)}


def _pair(kind: RecordKind, keys: tuple[RecordKey, RecordKey], people: dict[RecordKey, Person]) -> Pair | None:
    one, other = (people[key] for key in keys)
    double = compare(one, other)
    if double is None or one.record is None or other.record is None:
        return None
    refs, names = (one.record.ref, other.record.ref), (one.name, other.name)
    evidence = double.evidence.removeprefix(AT) if kind is RecordKind.COMPANY else double.evidence
    return Pair(kind=kind, keys=keys, refs=refs, names=names, why=double.why, evidence=evidence)


def _order(pair: Pair) -> tuple[int, tuple[str, ...], tuple[RecordKey, RecordKey]]:
    return list(Likeness).index(pair.why), fold_name(pair.names[0]), pair.keys
