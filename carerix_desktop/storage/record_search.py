"""Files by name, number or address, for the search box and the dialog that links."""

from __future__ import annotations

from sqlalchemy import and_, exists, func, or_, select

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import RecordHit
from carerix_desktop.storage.removed import find_merged_ref
from carerix_desktop.storage.tables_crm import candidate, company, contact, record_address, vacancy
from carerix_desktop.storage.unit_of_work import Reader

_LOOKED_AT = (
    (RecordKind.CANDIDATE, candidate, candidate.c.full_name, candidate.c.city),
    (RecordKind.CONTACT, contact, contact.c.full_name, contact.c.title),
    (RecordKind.COMPANY, company, company.c.name, company.c.city),
    (RecordKind.VACANCY, vacancy, vacancy.c.title, vacancy.c.status),
)
_WITH_ADDRESSES = (RecordKind.CANDIDATE, RecordKind.CONTACT)


def find_records(reader: Reader, text: str, limit: int, kind: RecordKind | None = None) -> list[RecordHit]:
    """Files in which every word of the text occurs in the name, or whose number or address begins with the text.

    The number of a file that was merged finds the one that was kept.
    """
    words = text.casefold().split()
    if not words:
        return []
    hits: list[RecordHit] = []
    for each, table, name, detail in _LOOKED_AT:
        if kind not in (None, each):
            continue
        found = [
            and_(*(func.lower(name).contains(word, autoescape=True) for word in words)),
            func.lower(table.c.ref).startswith(words[0].lstrip("#"), autoescape=True),
        ]
        if (merged := find_merged_ref(reader, each, text.strip().lstrip("#").upper())) is not None:
            found.append(table.c.key == merged)
        if each in _WITH_ADDRESSES:
            a = record_address.c
            begins = a.normal.startswith(words[0], autoescape=True)
            found.append(exists(select(1).where(a.kind == each, a.record_key == table.c.key, begins)))
        query = select(table.c.ref, name, detail).where(or_(*found)).order_by(name, table.c.key).limit(limit)
        hits += [
            RecordHit(kind=each, ref=ref, label=label or ref, detail=more)
            for ref, label, more in reader.connection.execute(query)
        ]
    return hits[:limit]
