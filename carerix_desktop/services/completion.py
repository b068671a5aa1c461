"""Completion of recipients: people of the records first, then who wrote or was written to, then groups.

Ranked by recency and frequency: each message counts one, halved for every 60 days of its age.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.automation import is_machine
from carerix_desktop.domain.ids import COUNTER_BITS, RecordKind
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.writing import Suggestion, SuggestionSource
from carerix_desktop.storage import correspondents
from carerix_desktop.storage.correspondents import KnownAddress, SeenAddress
from carerix_desktop.storage.unit_of_work import Reader

MOST_IN_A_GROUP: Final = 500
_GROUPS: Final = 2
_SHORTEST_FOR_MAIL: Final = 2
_MAX_CHARS: Final = 200
_HALF_LIFE_S: Final = 60 * 86_400
_WORD: Final = re.compile(r"[^\W_]+")


def complete(reader: Reader, typed: str, limit: int, own: Collection[str]) -> tuple[Suggestion, ...]:
    """What may be meant by the words typed so far.

    Args:
        reader: the viewer's: nothing comes from mail that it does not show (C-04).
        typed: the text of the field's last entry.
        limit: how many at most.
        own: the viewer's own addresses, normalised, which nobody means.
    """
    typed = typed[:_MAX_CHARS].strip().casefold()
    words = _WORD.findall(typed)
    if not words or limit < 1:
        return ()
    known = [_of_record(one) for one in correspondents.find_known(reader, words, typed, limit) if one.normal not in own]
    found = known[:limit]
    groups = _groups(reader, words, typed)[:_GROUPS]
    if len(found) < limit and max(map(len, words)) >= _SHORTEST_FOR_MAIL:
        taken = {normalise(one.addresses[0].address) for one in known} | set(own)
        seen = [one for one in correspondents.find_seen(reader, words) if one.normal not in taken]
        found += _ranked(seen, words)[: limit - len(found)]
    return (*found[: max(1, limit - len(groups))], *groups)[:limit]


def _of_record(one: KnownAddress) -> Suggestion:
    return Suggestion(
        source=SuggestionSource.RECORD,
        label=one.name,
        detail=one.detail,
        addresses=(Address(name=one.name, address=one.address),),
        kind=one.kind,
        ref=one.ref,
        undeliverable=one.undeliverable,
    )


def _ranked(seen: Sequence[SeenAddress], words: Sequence[str]) -> list[Suggestion]:
    """One suggestion an address, with the name that it had last."""
    scores: dict[str, float] = defaultdict(float)
    latest: dict[str, SeenAddress] = {}
    newest = max((one.message for one in seen), default=0) >> COUNTER_BITS
    for one in seen:
        if is_machine(one.address) or not _fits(one, words):
            continue
        age_s = newest - (one.message >> COUNTER_BITS)
        scores[one.normal] += 0.5 ** (age_s / _HALF_LIFE_S)
        before = latest.get(one.normal)
        if before is None or (bool(one.name), one.message) > (bool(before.name), before.message):
            latest[one.normal] = one
    order = sorted(scores, key=lambda normal: (-scores[normal], normal))
    return [
        Suggestion(
            source=SuggestionSource.MAIL,
            label=latest[normal].name or latest[normal].address,
            detail="",
            addresses=(Address(name=latest[normal].name, address=latest[normal].address),),
        )
        for normal in order
    ]


def _fits(one: SeenAddress, words: Sequence[str]) -> bool:
    """Whether each word begins a word of this very name or address; the index only says that the message has one."""
    own = [word.casefold() for word in _WORD.findall(f"{one.name} {one.address}")]
    return all(any(mine.startswith(word) for mine in own) for word in words)


def _groups(reader: Reader, words: Sequence[str], typed: str) -> list[Suggestion]:
    groups = []
    for group in correspondents.find_groups(reader, words, typed, _GROUPS):
        members = correspondents.addresses_of_group(reader, group.key, MOST_IN_A_GROUP)
        if members:
            addresses = tuple(Address(name=name, address=address) for name, address in members)
            groups.append(
                Suggestion(
                    source=SuggestionSource.GROUP,
                    label=group.ref,
                    detail=group.title,
                    addresses=addresses,
                    kind=RecordKind.VACANCY,
                    ref=group.ref,
                )
            )
    return groups
