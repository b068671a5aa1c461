"""Message templates: found, written, kept in versions, exchanged as files, filled in for a person (CLI.md).

Every method takes the acting or looking user first and is safe on any worker thread. Filling in is done by
`compose.render` in a child with limits (`host.limited`), never here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carerix_desktop.domain.account import User, UserRole
from carerix_desktop.domain.errors import NotVisible, StoreFault, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.domain.template import (
    Filling,
    Rendering,
    Situation,
    Template,
    TemplateDraft,
    TemplateKind,
    TemplateText,
)
from carerix_desktop.host.limited import Runner
from carerix_desktop.host.profile import write_private
from carerix_desktop.services.permission import FORBIDDEN, user_with_key
from carerix_desktop.services.template_fields import TemplateField, fields_for, nearest_field, person_kind
from carerix_desktop.services.template_files import SUFFIX, build_toml, check_template, parts_of, read_folder
from carerix_desktop.services.template_filling import fill_in
from carerix_desktop.services.template_values import RecipientValues
from carerix_desktop.storage import templates as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.unit_of_work import Reader, Work
from carerix_desktop.storage.users import find_agency, find_users, has_mark, put_agency

STARTER = "starter set"
"""Who made the first version of a template that came with the program."""

_FILLED = "starter_templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import of template files did; names, and why some were refused."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


class Templates:
    """The agency's message templates.

    Args:
        store: the profile's store.
        limited: runs the filling in.
        clock: seconds since 1970.
    """

    def __init__(self, store: Store, limited: Runner, *, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._limited = limited
        self._clock = clock

    def find(
        self, viewer: UserKey, *, kind: TemplateKind | None = None, situation: Situation | None = None
    ) -> tuple[Template, ...]:
        """The templates by name, of one kind or situation."""
        with self._store.reader(viewer) as reader:
            names = [
                one.name
                for one in rows.find_heads(reader)
                if kind in (None, one.kind) and situation in (None, one.situation)
            ]
            return rows.find_templates(reader, names)

    def get(self, viewer: UserKey, name: str) -> Template:
        """A template; raises NotVisible where there is none of this name."""
        with self._store.reader(viewer) as reader:
            return _named(reader, name)

    def choose(self, viewer: UserKey, name_or_group: str, language: str) -> Template:
        """The text of that name; else the group's in a person's language, the agency's, or whichever there is.

        Raises:
            NotVisible: there is no such template.
        """
        with self._store.reader(viewer) as reader:
            heads = rows.find_heads(reader)
            if any(one.name == name_or_group for one in heads):
                return _named(reader, name_or_group)
            agency = find_agency(reader).language
            group = {one.language: one.name for one in reversed(heads) if one.group == name_or_group}
            if not group:
                raise _no_template(name_or_group)
            return _named(reader, group.get(language) or group.get(agency) or next(iter(group.values())))

    def versions(self, viewer: UserKey, name: str) -> tuple[Template, ...]:
        """Every version that was stored under this name, the newest first; of a removed template too."""
        with self._store.reader(viewer) as reader:
            return rows.find_versions(reader, name)

    def save(
        self, acting: UserKey, written: TemplateText, *, base_version: int | None = None, beside: str = ""
    ) -> Template:
        """Store a template as its next version; what the user kept of it as a draft goes.

        Args:
            acting: who changes it.
            written: the text; its name decides which template it is.
            base_version: of the text that was changed; 0 for a new one, None whatever is there.
            beside: the text of which this is a further language: it joins the group.

        Raises:
            UserFault: `unknown_field`, `template_syntax`, `bad_template`, or `changed_elsewhere`.
        """
        self.check(acting, written)
        with self._store.work(acting) as work:
            by, at = _author(work, acting), int(self._clock())
            stored = {one.written.name: one for one in rows.find_templates(work, {written.name, beside})}
            here = stored[written.name].version if written.name in stored else 0
            if base_version is not None and base_version != here:
                raise _changed_elsewhere(written.name, new=base_version == 0)
            if beside in stored and stored[beside].written.group != written.group:
                rows.put_template(work, replace(stored[beside].written, group=written.group), by=by, at=at)
            rows.put_template(work, written, by=by, at=at)
            rows.delete_template_draft(work, acting, written.name)
            return _named(work, written.name)

    def rename(self, acting: UserKey, name: str, new_name: str) -> Template:
        """Give a template another name, as a version; its versions and drafts follow.

        Raises:
            UserFault: `bad_template`: it cannot be a name; `name_taken`: something has or had it.
        """
        with self._store.work(acting) as work:
            by = _author(work, acting)
            written = replace(_named(work, name).written, name=new_name)
            check_template(written)
            if rows.is_name_taken(work, new_name):
                raise _changed_elsewhere(new_name, new=True)
            rows.rename_template(work, name, new_name)
            rows.put_template(work, written, by=by, at=int(self._clock()))
            return _named(work, new_name)

    def drafts(self, viewer: UserKey) -> tuple[TemplateDraft, ...]:
        """What this user has written and not saved, by name."""
        with self._store.reader(viewer) as reader:
            return rows.find_template_drafts(reader, viewer)

    def keep(self, acting: UserKey, draft: TemplateDraft) -> None:
        """Keep a text that is not saved, whatever is wrong with it, until it is saved or dropped."""
        with self._store.work(acting) as work:
            rows.put_template_draft(work, acting, draft)

    def drop(self, acting: UserKey, name: str) -> None:
        """Throw a text away that was not saved."""
        with self._store.work(acting, on=Sphere.OWN) as work:
            rows.delete_template_draft(work, acting, name)

    def check(self, viewer: UserKey, written: TemplateText) -> None:
        """What an editor asks while one types: raises the UserFault that `save` would, but for another's change."""
        check_template(written)
        with self._store.reader(viewer) as reader:
            fields = _fields(reader, written.kind)
        _refuse_unknown(written, fields)

    def remove(self, acting: UserKey, name: str) -> Template:
        """Remove a template; its versions stay, so that `restore` brings it back. Answers what was removed."""
        with self._store.work(acting) as work:
            _author(work, acting)
            gone = _named(work, name)
            rows.delete_template(work, name)
        return gone

    def restore(self, acting: UserKey, name: str, version: int) -> Template:
        """Make an earlier version the newest one, as a version of its own; of a removed template too.

        Raises:
            NotVisible: there is no such version.
        """
        with self._store.work(acting) as work:
            by = _author(work, acting)
            earlier = [one.written for one in rows.find_versions(work, name) if one.version == version]
            if not earlier:
                raise NotVisible(f"The template {name} has no version {version}.")
            rows.put_template(work, earlier[0], by=by, at=int(self._clock()))
            return _named(work, name)

    def import_folder(self, acting: UserKey, path: Path) -> ImportReport:
        """Add or change a template for each NAME.toml of a folder; other files are ignored.

        A field that is on no file yet is no reason to refuse one: it may come with the next import of records.

        Raises:
            UserFault: there is no such folder.
        """
        if not path.is_dir():
            raise UserFault(f"There is no folder {path}. Check its name.", code="no_such_folder")
        read, refused = read_folder(path)
        with self._store.work(acting) as work:
            by = _author(work, acting)
            here = {one.written.name: one.written for one in rows.find_templates(work)}
            for written in read:
                if here.get(written.name) != written:
                    rows.put_template(work, written, by=by, at=int(self._clock()))
        names = [one.name for one in read]
        return ImportReport(
            added=tuple(name for name in names if name not in here),
            updated=tuple(one.name for one in read if one.name in here and here[one.name] != one),
            refused=tuple(refused),
        )

    def export_folder(self, viewer: UserKey, path: Path) -> tuple[str, ...]:
        """Write each template as NAME.toml into a folder, which is made if need be; the names that were written.

        Raises:
            StoreFault: the disk refuses.
        """
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreFault(f"{path} cannot be made: {error.strerror}. Choose another folder.") from error
        found = [one.written for one in self.find(viewer)]
        for written in found:
            write_private(path / f"{written.name}{SUFFIX}", build_toml(written).encode())
        return tuple(written.name for written in found)

    def fill_once(self, folder: Path) -> None:
        """Put the starter set into a store that never had it; a name that is taken stays as it is."""
        with self._store.reader(None) as reader:
            if has_mark(reader, _FILLED):
                return
        read = [one for language in sorted(folder.iterdir()) if language.is_dir() for one in read_folder(language)[0]]
        with self._store.work(None) as work:
            if has_mark(work, _FILLED):  # another process was quicker
                return
            here = {one.name for one in rows.find_heads(work)}
            for written in read:
                if written.name not in here:
                    rows.put_template(work, written, by=STARTER, at=int(self._clock()))
            put_agency(work, {_FILLED: "yes"})

    def render(
        self,
        viewer: UserKey,
        template: TemplateText,
        *,
        to: tuple[RecordKind, RecordKey],
        vacancy: RecordKey | None = None,
    ) -> Rendering:
        """Fill a template in for one recipient; what is missing is named in the answer.

        Raises:
            UserFault: `wrong_kind`, or `template_refused`: the template cannot be used.
            NotVisible: the person or the vacancy is not there.
        """
        (given,) = self.render_many(viewer, [Filling(template=template, to=to, vacancy=vacancy)])
        if isinstance(given, UserFault):
            raise given
        return given

    def render_many(self, viewer: UserKey, fillings: Sequence[Filling]) -> tuple[Rendering | UserFault, ...]:
        """Fill in for many, in their order: for each what `render` gives, or the fault that it would raise.

        The files are read in a few queries and each text goes to the child once, with all its recipients:

            choose(viewer, group, person.language) → Filling(template=….written, to=(kind, key), vacancy=…) per person
            render_many(viewer, fillings) → zip with the people

        A recipient whose filling in goes over a limit costs the others nothing; a text that does so for the first two
        is refused for all of its recipients at once (`host.limited`).
        """
        with self._store.reader(viewer) as reader:
            known = RecipientValues(reader, user_with_key(find_users(reader), viewer), fillings)
        return fill_in(self._limited, fillings, known)

    def fields(self, viewer: UserKey, kind: TemplateKind) -> tuple[TemplateField, ...]:
        """The fields that an editor offers for a kind."""
        with self._store.reader(viewer) as reader:
            return _fields(reader, kind)


def _named(door: Reader | Work, name: str) -> Template:
    for one in rows.find_templates(door, [name]):
        return one
    raise _no_template(name)


def _no_template(name: str) -> NotVisible:
    return NotVisible(f"There is no template “{name[:80]}”. Look it up with: templates list.")


def _author(work: Work, acting: UserKey) -> str:
    user: User = user_with_key(find_users(work), acting)
    if not user.active or user.role is UserRole.READER:
        raise UserFault("You may read templates, not change them. Ask an administrator.", code=FORBIDDEN)
    return user.login


def _fields(reader: Reader, kind: TemplateKind) -> tuple[TemplateField, ...]:
    return fields_for(kind, rows.further_columns(reader, person_kind(kind)))


def _refuse_unknown(written: TemplateText, fields: Sequence[TemplateField]) -> None:
    from carerix_desktop.compose.fields import fields_of  # jinja2 costs start-up time

    known = {field.name for field in fields}
    for part, source in parts_of(written).items():
        for use in fields_of(source).fields:
            if use.name not in known:
                nearest = nearest_field(use.name, fields)
                advice = f"Do you mean {nearest.name}?" if nearest else "Choose one from the list."
                raise UserFault(
                    f"There is no field {use.name} (line {use.line} of the {part}). {advice}",
                    code="unknown_field",
                    details={
                        "field": use.name,
                        "part": part,
                        "line": str(use.line),
                        "nearest": nearest.name if nearest else "",
                    },
                )


def _changed_elsewhere(name: str, *, new: bool) -> UserFault:
    if new:
        return UserFault(f"There is a template “{name}” already. Choose another name.", code="name_taken")
    sentence = f"Somebody else changed the template “{name}” meanwhile. Open it again; your text is still here."
    return UserFault(sentence, code="changed_elsewhere", details={"name": name})
