"""What the demo's people wrote on files: a call, a note and a task for those who are in a procedure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from carerix_desktop.domain.account import User
from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.services.entries import Entries

PEOPLE = 12
_CALLS = (
    (
        "Motivatie en reistijd",
        "Wil maximaal drie kwartier reizen en twee dagen thuiswerken. Opzegtermijn is een maand.",
    ),
    ("Kennismaking", "Zoekt meer inhoud dan in de huidige rol en staat open voor leidinggeven. Belt zelf terug."),
)
_NOTES = (
    "Heeft ook een aanbod van een andere werkgever en beslist voor het eind van de maand.",
    "Referenties zijn gebeld: allebei enthousiast, vooral over het zelfstandig werken.",
)
_TASKS = ("Referenties opvragen", "Terugbellen over de voorwaarden")


def write_notes(
    entries: Entries, acting: User, matches: Iterable[Mapping[str, str]], moment: datetime, spared: frozenset[str]
) -> None:
    """Write on the files of the first candidates with a procedure; whoever is spared keeps a file of mail alone."""
    pairs = {row["candidate"]: row["vacancy"] for row in matches if row["candidate"] not in spared}
    for number, (person, vacancy) in enumerate(list(pairs.items())[:PEOPLE]):
        on = RecordRef(kind=RecordKind.CANDIDATE, ref=person)
        both = (on, RecordRef(kind=RecordKind.VACANCY, ref=vacancy))
        title, body = _CALLS[number % 2]
        detail = {"direction": "out", "outcome": "reached", "minutes": str(8 + number)}
        called = _seconds(moment - timedelta(days=2 + number, hours=3))
        noted = _seconds(moment - timedelta(days=1 + number, hours=1))
        due = _seconds(moment + timedelta(days=number - 1, hours=4))
        for written in (
            EntryText(sort=EntrySort.CALL, at=called, title=title, body=body, detail=detail, records=both),
            EntryText(sort=EntrySort.NOTE, at=noted, body=_NOTES[number % 2], records=(on,)),
            EntryText(sort=EntrySort.TASK, at=noted, title=_TASKS[number % 2], due_at=due, records=both),
        ):
            entries.write(acting.key, written)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
