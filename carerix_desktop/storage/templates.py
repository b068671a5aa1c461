"""Message templates and their versions in the store; they belong to the agency, everybody sees them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from carerix_desktop.domain.ids import RecordKind, TemplateKey, UserKey
from carerix_desktop.domain.template import Situation, Template, TemplateDraft, TemplateFile, TemplateKind, TemplateText
from carerix_desktop.storage.tables_crm import candidate, contact
from carerix_desktop.storage.tables_write import template, template_draft, template_file, template_version
from carerix_desktop.storage.unit_of_work import Reader, Work

_ROWS_LOOKED_AT = 2000
_PLAIN = ("language", "subject", "title", "status_after")


def find_heads(door: Reader | Work) -> Sequence[Row[*tuple[Any, ...]]]:
    """Of each template by name what it is found by: no text and no attachment is read."""
    t = template.c
    columns = (t.name, t.family.label("group"), t.language, t.kind, t.situation)
    return door.connection.execute(select(*columns).order_by(func.lower(t.name), t.name)).all()


def find_templates(door: Reader | Work, names: Collection[str] | None = None) -> tuple[Template, ...]:
    """Those of these names, or all, by name, with their attachments."""
    wanted = select(template).order_by(func.lower(template.c.name), template.c.name)
    query = select(template_file).order_by(template_file.c.template_key, template_file.c.position)
    if names is not None:
        wanted = wanted.where(template.c.name.in_(names))
        query = query.where(template_file.c.template_key.in_(select(template.c.key).where(template.c.name.in_(names))))
    found = door.connection.execute(wanted).all()
    files: dict[int, list[TemplateFile]] = defaultdict(list)
    for row in door.connection.execute(query):
        files[row.template_key].append(
            TemplateFile(filename=row.filename, content_type=row.content_type, data=bytes(row.data))
        )
    return tuple(_template_of(row, tuple(files[row.key])) for row in found)


def find_versions(door: Reader | Work, name: str) -> tuple[Template, ...]:
    """Every version of a template, the newest first, of one that was removed too; `key` is the version's own."""
    v = template_version.c
    query = select(template_version).where(v.name == name).order_by(v.version.desc())
    return tuple(
        Template(
            key=TemplateKey(row.key),
            written=_load(name, row.content),
            version=row.version,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        for row in door.connection.execute(query)
    )


def put_template(work: Work, written: TemplateText, *, by: str, at: int) -> int:
    """Add a template or change the one of that name; the answer is its new version."""
    c = work.connection
    latest = select(func.max(template_version.c.version)).where(template_version.c.name == written.name)
    version = (c.execute(latest).scalar() or 0) + 1
    noted = {"version": version, "changed_by": by, "changed_at": at}
    row = {**_row_of(written), **noted}
    key = c.execute(select(template.c.key).where(template.c.name == written.name)).scalar()
    if key is None:
        key = c.execute(insert(template).returning(template.c.key), {"name": written.name, **row}).scalar_one()
    else:
        c.execute(update(template).where(template.c.key == key).values(**row))
        c.execute(delete(template_file).where(template_file.c.template_key == key))
    for position, one in enumerate(written.files):
        values = {"filename": one.filename, "content_type": one.content_type, "data": one.data}
        c.execute(insert(template_file), {"template_key": key, "position": position, **values})
    c.execute(insert(template_version), {"name": written.name, "content": _dump(written), **noted})
    return version


def delete_template(work: Work, name: str) -> bool:
    """Remove a template, its versions stay; whether there was one."""
    key = work.connection.execute(select(template.c.key).where(template.c.name == name)).scalar()
    if key is None:
        return False
    work.connection.execute(delete(template_file).where(template_file.c.template_key == key))
    work.connection.execute(delete(template).where(template.c.key == key))
    return True


def rename_template(work: Work, name: str, new_name: str) -> None:
    """Give a template another name, which nothing has or had; its versions follow, and everybody's drafts of it."""
    for table in (template, template_version, template_draft):
        work.connection.execute(update(table).where(table.c.name == name).values(name=new_name))
    beside = template_draft.c.beside
    work.connection.execute(update(template_draft).where(beside == name).values(beside=new_name))


def is_name_taken(work: Work, name: str) -> bool:
    """Whether a template has or had this name, or somebody writes one under it."""
    c = work.connection
    tables = (template, template_version, template_draft)
    return any(c.execute(select(table.c.name).where(table.c.name == name)).first() is not None for table in tables)


def find_template_drafts(door: Reader | Work, owner: UserKey) -> tuple[TemplateDraft, ...]:
    """What somebody has written and not saved, by name."""
    d = template_draft.c
    query = select(template_draft).where(d.owner_key == owner).order_by(d.name)
    return tuple(
        TemplateDraft(written=_load(row.name, row.content), base_version=row.base_version, beside=row.beside)
        for row in door.connection.execute(query)
    )


def put_template_draft(work: Work, owner: UserKey, kept: TemplateDraft) -> None:
    """Keep a text that is not saved, in the place of an earlier one of its name."""
    delete_template_draft(work, owner, kept.written.name)
    row = {"base_version": kept.base_version, "beside": kept.beside, "content": _dump(kept.written)}
    work.connection.execute(insert(template_draft), {"owner_key": owner, "name": kept.written.name, **row})


def delete_template_draft(work: Work, owner: UserKey, name: str) -> None:
    """It was saved, or thrown away."""
    d = template_draft.c
    work.connection.execute(delete(template_draft).where(d.owner_key == owner, d.name == name))


def further_columns(reader: Reader, kind: RecordKind) -> tuple[str, ...]:
    """The names of the further columns on the files of a kind, as the last files that were added have them."""
    table = contact if kind is RecordKind.CONTACT else candidate
    query = select(table.c.extra).order_by(table.c.key.desc()).limit(_ROWS_LOOKED_AT)
    names: dict[str, None] = {}
    for extra in reader.connection.execute(query).scalars():
        names.update(dict.fromkeys(extra or {}))
    return tuple(sorted(names))


def _row_of(written: TemplateText) -> dict[str, Any]:
    return {
        **{name: getattr(written, name) for name in _PLAIN},
        "family": written.group,
        "kind": written.kind.value,
        "situation": written.situation.value,
        "body_text": written.text,
        "body_html": written.html,
        "confidential": written.confidential,
    }


def _dump(written: TemplateText) -> dict[str, Any]:
    files = [
        {"filename": one.filename, "content_type": one.content_type, "data": b64encode(one.data).decode()}
        for one in written.files
    ]
    return {**_row_of(written), "files": files}


def _load(name: str, content: dict[str, Any]) -> TemplateText:
    files = tuple(
        TemplateFile(filename=one["filename"], content_type=one["content_type"], data=b64decode(one["data"]))
        for one in content["files"]
    )
    return _text_of(name, content, files)


def _template_of(row: Row[Any], files: tuple[TemplateFile, ...]) -> Template:
    return Template(
        key=TemplateKey(row.key),
        written=_text_of(row.name, row._asdict(), files),
        version=row.version,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def _text_of(name: str, row: dict[str, Any], files: tuple[TemplateFile, ...]) -> TemplateText:
    return TemplateText(
        **{field: row[field] for field in _PLAIN},
        name=name,
        group=row["family"],
        kind=TemplateKind(row["kind"]),
        situation=Situation(row["situation"]),
        text=row["body_text"],
        html=row["body_html"],
        confidential=bool(row["confidential"]),
        files=files,
    )
