"""Answers of services as plain values that two stores can be compared by.

Ids compare by their order, moments of the run itself and random words (Message-IDs, boundaries, paths) by their place.
All else stays as it is: names, counts, sizes, order, errors.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import time
import zipfile
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from carerix_desktop.domain.event import Event

STARTED = time.time() - 60
_KEY = re.compile(r"\b(\w+Key)\b")
_RANDOM = (
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "UUID"),
    (re.compile(r"={5,}\d+==|=_[0-9a-f]{24}"), "BOUNDARY"),
    (re.compile(r"/tmp/\S*?/(?=[\w.-]+(?:[\s\"”,]|$))"), "DIRECTORY/"),
)
_MOMENTS = (
    re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)?"),
    re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}"),
)
EVENTS = get_args(Event)
"""They carry keys alone, of hidden messages too: a window reads again through its viewer's own door."""
_SERIAL = frozenset({"key", "keys", "id", "thread_id", "removal", "merges"})


@dataclass(frozen=True, slots=True)
class Id:
    """A key that stands for its place among those of its sort."""

    sort: str
    value: int


def plain(value: Any, sort: str = "") -> Any:
    """A value without types: dataclasses as dictionaries, ids as `Id`."""
    for types, read in _READERS:
        if isinstance(value, types):
            return read(value, sort)
    return _fields(value) if is_dataclass(value) else type(value).__name__


def _fields(value: Any) -> Any:
    if isinstance(value, EVENTS):
        return "EVENT"
    cls, source = type(value).__name__, getattr(value, "source", "")
    return {"": cls} | {
        one.name: plain(getattr(value, one.name), _sort_of(one.name, str(one.type), f"{cls}{source}"))
        for one in fields(value)
        if one.name != "undo"  # what takes an act back is not shown
    }


def _sort_of(name: str, type_name: str, cls: str = "") -> str:
    named = _KEY.search(type_name)
    if named:
        return named[1]
    if name.endswith("_key"):
        return name
    return f"{cls}.{name}" if name in _SERIAL else ""


def _name(key: Any) -> Any:
    return key.value if isinstance(key, Enum) else plain(key)


def _number(value: int, sort: str) -> Any:
    if sort:
        return Id(sort, value)
    return "NOW" if value > STARTED and value < STARTED + 86_400 else value


def _text(value: str) -> str:
    for pattern, word in _RANDOM:
        value = pattern.sub(word, value)
    for pattern in _MOMENTS:
        value = pattern.sub(lambda found: _moment(found[0]), value)
    return value


def _moment(text: str) -> str:
    """A moment of the run itself is told from one of the script, which lies in the past."""
    today = time.strftime("%Y-%m-%d"), time.strftime("%d %b %Y")
    return "NOW" if any(one in text for one in today) else text


def _octets(value: bytes) -> Any:
    if value[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(value)) as bundle:
            return {one: _octets(bundle.read(one)) for one in bundle.namelist()}
    text = value.decode("latin-1")
    with contextlib.suppress(ValueError):
        return plain(json.loads(text)) if text[:1] in ("[", "{") else _text(text)
    return _text(text)


_READERS: tuple[tuple[Any, Callable[[Any, str], Any]], ...] = (
    ((type(None), bool, float), lambda value, _sort: value),
    (Enum, lambda value, _sort: value.value),
    (int, _number),
    (str, lambda value, sort: Id(sort, int(value)) if sort and value.isdigit() else _text(value)),
    (bytes, lambda value, _sort: _octets(value)),
    (datetime, lambda value, _sort: "NOW" if value.timestamp() > STARTED else value.isoformat()),
    (date, lambda value, _sort: value.isoformat()),
    (Path, lambda value, _sort: value.name),
    (array, lambda value, _sort: [Id("list", one) for one in value]),
    (Mapping, lambda value, _sort: {_name(name): plain(one, _sort_of(str(name), "")) for name, one in value.items()}),
    ((set, frozenset), lambda value, sort: sorted((plain(one, sort) for one in value), key=repr)),
    ((list, tuple), lambda value, sort: [plain(one, sort) for one in value]),
)


def without(value: Any, key: int) -> Any:
    """The value in which the key that was asked with stands for itself."""
    if isinstance(value, Id):
        return "ASKED" if value.value == key and value.sort != "ConversationKey" else value
    if isinstance(value, dict):
        return {name: without(one, key) for name, one in value.items()}
    if isinstance(value, list):
        return [without(one, key) for one in value]
    return value


def differences(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Where two compared values differ, as paths with both."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}, key=str):
            yield from differences(one.get(name, "absent"), other.get(name, "absent"), f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{number}]")
    elif one != other:
        yield f"{path}: {one!s:.300} | {other!s:.300}"


def ranked(value: Any) -> Any:
    """The value with each id replaced by its place among those of its sort in this value."""
    found: dict[str, set[int]] = {}
    _collect(value, found)
    places = {sort: {key: place for place, key in enumerate(sorted(keys))} for sort, keys in found.items()}
    return _replace(value, places)


def _collect(value: Any, found: dict[str, set[int]]) -> None:
    if isinstance(value, Id):
        found.setdefault(value.sort, set()).add(value.value)
    elif isinstance(value, dict):
        for one in value.values():
            _collect(one, found)
    elif isinstance(value, list):
        for one in value:
            _collect(one, found)


def _replace(value: Any, places: dict[str, dict[int, int]]) -> Any:
    if isinstance(value, Id):
        return f"#{places[value.sort][value.value]}"
    if isinstance(value, dict):
        return {key: _replace(one, places) for key, one in value.items()}
    if isinstance(value, list):
        return [_replace(one, places) for one in value]
    return value
