"""Whose an address is, for one batch: users' own addresses at once, people as they are asked for.

RULES.md section 3: a user's own address never links to a person; a plus tag is dropped only when the exact address is
unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from carerix_desktop.domain.addresses import without_tag
from carerix_desktop.domain.ids import MessageKey, UserKey
from carerix_desktop.domain.linking import counterparty_fields
from carerix_desktop.filing.record_book import RecordBook
from carerix_desktop.storage.archive_choices import Choice, find_choices
from carerix_desktop.storage.archive_graph import AddressNode, find_addresses, find_refused, find_refused_of
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.archive_messages import put_addresses
from carerix_desktop.storage.archive_people import (
    KnownPerson,
    OwnAddress,
    find_addresses_of,
    find_own_addresses,
    find_people,
)
from carerix_desktop.storage.archive_rows import Values
from carerix_desktop.storage.unit_of_work import Archive


class AddressBook:
    """The addresses that one transaction meets, looked up in portions and kept for its length.

    Attributes:
        records: what the records say beyond addresses.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.records = RecordBook(archive)
        self._own: dict[str, list[OwnAddress]] = defaultdict(list)
        for own in find_own_addresses(archive):
            self._own[own.normal].append(own)
        self._people: dict[str, tuple[KnownPerson, ...]] = {}
        self._choices: dict[str, Choice] = {}
        self._of_messages: dict[MessageKey, list[AddressNode]] = {}

    def is_own(self, normal: str) -> bool:
        """Whether the address is a user's: from, alias or system."""
        return bool(self.owners(normal))

    def put(self, rows: Sequence[Values]) -> None:
        """Store addresses of messages that are here, in the order of their positions, and keep them at hand."""
        put_addresses(self._archive, rows)
        refused = find_refused(self._archive, {row[0] for row in rows})
        self._keep(rows, refused)

    def keep(self, rows: Sequence[Values], sent: Mapping[MessageKey, str]) -> None:
        """Keep addresses of new messages at hand, in the order of their positions; `sent` are Message-IDs of ours."""
        refused = find_refused_of(self._archive, sent.values())
        self._keep(rows, {(key, normal) for key, one in sent.items() for by, normal in refused if by == one})

    def _keep(self, rows: Sequence[Values], refused: Collection[tuple[MessageKey, str]]) -> None:
        for key, _position, field, name, address, normal in rows:
            node = AddressNode(field, normal, address, name, (key, normal) in refused)
            self._of_messages.setdefault(key, []).append(node)

    def of_messages(self, keys: Collection[MessageKey]) -> dict[MessageKey, list[AddressNode]]:
        """The addresses of each message, in the order of its headers."""
        unknown = [key for key in keys if key not in self._of_messages]
        found = find_addresses(self._archive, unknown)
        refused = find_refused(self._archive, unknown)
        self._of_messages |= {
            key: [one._replace(refused=(key, one.normal) in refused) for one in found.get(key, ())] for key in unknown
        }
        return {key: self._of_messages[key] for key in keys}

    def own_addresses(self) -> list[OwnAddress]:
        """All addresses of all users."""
        return [own for some in self._own.values() for own in some]

    def owners(self, normal: str) -> list[OwnAddress]:
        """The users that have this address, with or without its plus tag."""
        return self._own.get(normal) or self._own.get(without_tag(normal)) or []

    def learn(self, normals: Iterable[str]) -> None:
        """Look up the people on these addresses that were not asked for before."""
        new = {normal for normal in normals if normal and normal not in self._people}
        if not new:
            return
        bare = {normal: without_tag(normal) for normal in new}
        found: dict[str, list[KnownPerson]] = defaultdict(list)
        for person in find_people(self._archive, new | set(bare.values())):
            found[person.normal].append(person)
        chosen = find_choices(self._archive, new | set(bare.values()))
        for normal in new:
            choice = chosen.get(normal) or (None if normal in found else chosen.get(bare[normal]))
            if choice is not None:
                self._choices[normal] = choice
            people = found.get(normal) or found.get(bare[normal]) or []
            self._people[normal] = tuple(sorted(people, key=lambda one: (one.kind, one.record_key)))

    def forget(self, normal: str) -> None:
        """A record changed: look this address up anew."""
        self._people.pop(normal, None)
        self._choices.pop(normal, None)

    def people_at(self, normal: str) -> tuple[KnownPerson, ...]:
        """The candidates and contacts with this address; nobody for a user's own one. `learn` comes first."""
        return () if self.is_own(normal) else self._people.get(normal, ())

    def choice_for(self, normal: str) -> Choice | None:
        """What a person chose for all mail of this address; nothing for a user's own one. `learn` comes first."""
        return None if self.is_own(normal) else self._choices.get(normal)

    def counterparties(self, direction: str, addresses: Collection[AddressNode]) -> set[str]:
        """With whom a message is exchanged: the comparable addresses, less the users' own."""
        fields = counterparty_fields(direction)
        met = (one for one in addresses if one.field in fields and one.normal and not one.refused)
        return {one.normal for one in met if not self.is_own(one.normal)}

    def all_addresses_of(self, normals: Collection[str]) -> dict[str, set[str]]:
        """For each address: itself and the other addresses of the people on whose files it stands."""
        self.learn(normals)
        people = {RecordId(p.kind, p.record_key) for normal in normals for p in self.people_at(normal)}
        theirs: dict[RecordId, set[str]] = defaultdict(set)
        for kind in {one.kind for one in people}:
            keys = [one.record_key for one in people if one.kind == kind]
            for key, normal in find_addresses_of(self._archive, kind, keys):
                theirs[RecordId(kind, key)].add(normal)
        return {
            normal: {normal}.union(*(theirs[RecordId(p.kind, p.record_key)] for p in self.people_at(normal)))
            for normal in normals
        }

    def users_seen_at(self, normal: str, at: int) -> set[UserKey]:
        """The users whom this address counts for in mail of that second (RULES.md section 4)."""
        return {own.user for own in self.owners(normal) if own.proven or own.added_at <= at}
