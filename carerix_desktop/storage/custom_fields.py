"""The definitions of further fields in the store."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from carerix_desktop.domain.custom_field import CustomField, FieldType
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage.tables_files import custom_field
from carerix_desktop.storage.unit_of_work import Reader, Work


def find_fields(door: Reader | Work, kind: RecordKind, *, retired: bool = False) -> list[CustomField]:
    """The fields of a kind in their order."""
    f = custom_field.c
    query = select(custom_field).where(f.kind == kind).order_by(f.position, f.key)
    if not retired:
        query = query.where(f.active)
    return [
        CustomField(
            kind=kind,
            name=row.name,
            label=row.label,
            type=FieldType(row.type),
            choices=tuple(row.choices),
            position=row.position,
            active=row.active,
        )
        for row in door.connection.execute(query)
    ]


def put_field(work: Work, field: CustomField) -> None:
    """Add a field, or change the one of this kind and name."""
    f = custom_field.c
    row = {
        "label": field.label,
        "type": field.type.value,
        "choices": list(field.choices),
        "position": field.position,
        "active": field.active,
    }
    same = (f.kind == field.kind, f.name == field.name)
    if not work.connection.execute(update(custom_field).where(*same).values(**row)).rowcount:
        work.connection.execute(insert(custom_field).values(kind=field.kind.value, name=field.name, **row))
